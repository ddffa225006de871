"""What the adapter makes of answers that are partial, short, strange, or say too much."""

from datetime import UTC, datetime

import httpx
import pytest

from services.contracts.errors import Misconfigured, NotYet, Reason, Refused, Unavailable
from services.contracts.model import Creation, Standing, Status, Step
from services.contracts.office import LinkKind, MemberState, ReportState, SealState, Verdict
from services.contracts.order import FromFile, FromTemplate, Order, PartyKind, Signer
from tests.services.esign.answers import refusal
from tests.services.esign.orders import DEADLINE, PARTY, PERSON

from .peer import peer

LINK = "https://essurl.cn/x"
ORDER = Order(
    name="合同",
    source=FromTemplate(template_id="yDTemplate", role_ids=("yDRole",)),
    signers=(PERSON,),
    deadline=DEADLINE,
)
FILE = ORDER.model_copy(update={"source": FromFile(file_id="F1", file_name="合同.pdf")})


@pytest.mark.parametrize(
    ("answer", "step"),
    [
        ({"FlowIds": ["yD"], "ErrorMessages": [""], "TaskInfos": None}, Step.STARTED),
        ({"FlowIds": ["yD"], "ErrorMessages": None}, Step.STARTED),
        ({"FlowIds": ["yD"], "TaskInfos": [{"TaskStatus": "READY"}]}, Step.STARTED),
        ({"FlowIds": ["yD"], "TaskInfos": [{"TaskStatus": "NOTREADY"}]}, Step.ACCEPTED),
        ({"FlowIds": ["yD"], "ErrorMessages": ["短信未发送"]}, Step.ACCEPTED),
    ],
)
async def test_what_has_an_id_is_made(answer: dict[str, object], step: Step) -> None:
    there = peer(("CreateFlowsByTemplates", answer))
    made = await there.partner().create_step("abc", ORDER, Creation(), None)
    assert (made.remote_id, made.step) == ("yD", step)
    assert made.party_ids == ("yDRole",)


@pytest.mark.parametrize(
    "answer",
    [
        {"FlowIds": [], "ErrorMessages": ["缺少用户信息"]},
        {"FlowIds": ["yD", "yD2"], "ErrorMessages": ["", ""]},
        {"FlowIds": [""], "ErrorMessages": []},
        {"FlowIds": [""], "ErrorMessages": ["", "缺少手机信息"]},
        {"FlowIds": ["yD"], "ErrorMessages": ["", "缺少手机信息"]},
        {"FlowIds": None},
        {"FlowIds": [""], "ErrorMessages": [""]},
    ],
)
async def test_lists_that_do_not_fit_leave_everybody_in_doubt(answer: dict[str, object]) -> None:
    there = peer(("CreateFlowsByTemplates", answer))
    with pytest.raises(Unavailable) as unavailable:
        await there.partner().create_step("abc", ORDER, Creation(), None)
    assert unavailable.value.maybe_done


async def test_one_of_many_that_is_neither_made_nor_refused_is_in_doubt_alone() -> None:
    answer = {"FlowIds": ["yD1", "", ""], "ErrorMessages": ["", "缺少用户信息", ""]}
    there = peer(("CreateFlowsByTemplates", answer), ("DescribeTemplates", {"Templates": []}))
    made = await there.partner().create_many({"a": ORDER, "b": ORDER, "c": ORDER})
    assert isinstance(made["a"], Creation)
    assert made["a"].remote_id == "yD1"
    assert isinstance(made["b"], Refused)
    assert (made["b"].message, made["b"].reason) == ("缺少用户信息", Reason.NO_TEMPLATE)
    assert isinstance(made["c"], Creation)
    assert (made["c"].remote_id, made["c"].done) == ("", False)
    assert made["c"].attempted_at is not None


@pytest.mark.parametrize(
    ("can", "said", "sent"),
    [
        (True, "签署人 王五: 催办成功；", True),
        (True, "", True),
        (True, "签署人 张三: 此签署人已催办过；", False),
        (True, "签署人 张三: 此签署人已催办过；签署人 李四: 催办成功；", True),
        (False, "合同当前状态不支持催办", False),
        (None, "", False),
    ],
)
async def test_a_reminder_went_only_if_it_says_so(can: bool | None, said: str, sent: bool) -> None:
    record = {"FlowId": "yD", "CanRemind": can, "RemindMessage": said}
    there = peer(("ChannelCreateFlowReminds", {"RemindFlowRecords": [record]}))
    outcome = await there.partner().remind("yD")
    assert (outcome.sent, outcome.message) == (sent, said)


async def test_a_reminder_of_which_nothing_is_said_did_not_go() -> None:
    there = peer(("ChannelCreateFlowReminds", {"RemindFlowRecords": None}))
    assert not (await there.partner().remind("yD")).sent


async def test_no_messages_about_many_cancellations_mean_that_all_go_well() -> None:
    for said in (None, [], ["", ""]):
        there = peer(("ChannelBatchCancelFlows", {"FailMessages": said, "TaskId": "yDTask"}))
        task = await there.partner().cancel_many(["a", "b"], "错")
        assert (task.task_id, task.refused) == ("yDTask", {})


async def test_too_few_messages_about_many_cancellations_tell_nothing() -> None:
    there = peer(("ChannelBatchCancelFlows", {"FailMessages": ["不能"], "TaskId": "yDTask"}))
    with pytest.raises(Refused) as refused:
        await there.partner().cancel_many(["a", "b"], "错")
    assert refused.value.reason is Reason.ANSWERS_DO_NOT_FIT


@pytest.mark.parametrize(
    ("status", "over", "expired"),
    [
        ("PROCESSING", False, False),
        ("END", True, False),
        ("TIMEOUT", True, True),
        ("SOMETHING_NEW", False, False),
        (None, False, False),
    ],
)
async def test_a_task_is_over_when_it_says_so(
    status: str | None, over: bool, expired: bool
) -> None:
    there = peer(("DescribeCancelFlowsTask", {"TaskStatus": status, "SuccessFlowIds": None}))
    outcome = await there.partner().cancel_outcome("yDTask")
    assert (outcome.over, outcome.expired, outcome.cancelled) == (over, expired, ())


@pytest.mark.parametrize("status", [-2, -6, -13])
async def test_a_conversion_that_failed_is_a_bad_file(status: int) -> None:
    there = peer(("DescribeFileConvertTask", {"TaskStatus": status}))
    begun = Creation(step=Step.CONVERTING, task_id="yDTask")
    with pytest.raises(Refused) as refused:
        await there.partner().create_step("abc", FILE, begun, None)
    assert refused.value.reason is Reason.BAD_FILE


@pytest.mark.parametrize("status", [0, 4, 5])
async def test_a_conversion_under_way_is_waited_for(status: int) -> None:
    there = peer(("DescribeFileConvertTask", {"TaskStatus": status}))
    begun = Creation(step=Step.CONVERTING, task_id="yDTask")
    with pytest.raises(NotYet):
        await there.partner().create_step("abc", FILE, begun, None)


async def test_a_conversion_that_never_ends_ends_a_preview() -> None:
    order = FILE.model_copy(update={"source": FromFile(file_id="F1", file_name="合同.docx")})
    waiting = [("DescribeFileConvertTask", {"TaskStatus": 4})] * 8
    there = peer(
        ("UploadFiles", {"FileIds": ["yDFile"]}),
        ("CreateFileConvertTask", {"TaskId": "yDTask"}),
        *waiting,
    )
    with pytest.raises(NotYet):
        await there.partner().preview(order, b"PK")
    assert there.all_was_asked()


async def test_all_or_nothing_of_an_upload() -> None:
    for ids in ([], ["a", "b"]):
        there = peer(("UploadFiles", {"FileIds": ids}))
        with pytest.raises(Unavailable) as unavailable:
            await there.partner().create_step("abc", FILE, Creation(), b"%PDF-")
        assert not unavailable.value.maybe_done


async def test_a_contract_without_an_id_is_in_doubt() -> None:
    there = peer(("ChannelCreateFlowByFiles", {"FlowId": ""}))
    uploaded = Creation(step=Step.UPLOADED, file_id="yDFile")
    with pytest.raises(Unavailable) as unavailable:
        await there.partner().create_step("abc", FILE, uploaded, None)
    assert unavailable.value.maybe_done


async def test_a_group_without_all_of_its_ids_is_in_doubt() -> None:
    there = peer(("ChannelCreateFlowGroupByTemplates", {"FlowGroupId": "yDG", "FlowIds": ["a"]}))
    with pytest.raises(Unavailable) as unavailable:
        await there.partner().create_group("abc", "组", [ORDER, ORDER], [])
    assert unavailable.value.maybe_done


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("INIT", Status.WAITING),
        ("PART", Status.PARTLY_SIGNED),
        ("REJECT", Status.REFUSED),
        ("ALL", Status.FINISHED),
        ("DEADLINE", Status.EXPIRED),
        ("CANCEL", Status.CANCELLED),
        ("INVALID", Status.INVALID),
        ("RELIEVED", Status.RELEASED),
        ("SOMETHING_NEW", Status.UNKNOWN),
        ("", Status.UNKNOWN),
    ],
)
async def test_every_word_for_a_contract_has_a_meaning(word: str, status: Status) -> None:
    there = peer(("DescribeFlowDetailInfo", {"FlowInfo": [{"FlowId": "yD", "FlowStatus": word}]}))
    [seen] = await there.partner().look(["yD"])
    assert (seen.status, seen.raw_status) == (status, word)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (["FILLPENDING", "PENDING"], Status.FILLING),
        (["FILLACCEPT", "FILLPENDING"], Status.FILLING),
        (["FILLREJECT", "PENDING"], Status.REFUSED),
        (["FILLACCEPT", "PENDING"], Status.WAITING),
    ],
)
async def test_that_fields_are_filled_in_is_told_by_the_signers_only(
    words: list[str], status: Status
) -> None:
    signers = [{"ApproveStatus": word} for word in words]
    detail = {"FlowId": "yD", "FlowStatus": "INIT", "FlowApproverInfos": signers}
    there = peer(("DescribeFlowDetailInfo", {"FlowInfo": [detail]}))
    [seen] = await there.partner().look(["yD"])
    assert seen.status is status


async def test_pending_is_said_of_all_and_meant_of_the_first() -> None:
    signers = [
        {"ApproveStatus": "ACCEPT", "SignOrder": 0, "ReceiptId": "old", "ApproveTime": 1700000000},
        {"ApproveStatus": "PENDING", "SignOrder": 1, "Mobile": "13800001111"},
        {"ApproveStatus": "PENDING", "SignOrder": 2, "ApproveName": None},
        {"ApproveStatus": "WAITPICKUP", "SignOrder": 3},
        {"ApproveStatus": "NEW_WORD", "SignOrder": 4},
    ]
    detail = {"FlowId": "yD", "FlowStatus": "PART", "FlowApproverInfos": signers, "DeadLine": 0}
    there = peer(("DescribeFlowDetailInfo", {"FlowInfo": [detail]}))
    [seen] = await there.partner().look(["yD"])
    assert [one.standing for one in seen.parties] == [
        Standing.SIGNED,
        Standing.TO_SIGN,
        Standing.NOT_YET,
        Standing.NOT_YET,
        Standing.UNKNOWN,
    ]
    assert (seen.parties[0].id, seen.parties[1].mobile_tail) == ("old", "1111")
    assert seen.parties[0].at == datetime.fromtimestamp(1700000000, UTC)
    assert seen.deadline is None


async def test_what_nobody_asked_for_is_not_told() -> None:
    detail = {"FlowId": "yDOther", "FlowStatus": "ALL"}
    there = peer(("DescribeFlowDetailInfo", {"FlowInfo": [detail]}))
    assert await there.partner().look(["yD"]) == ()


async def test_a_refusal_that_is_about_no_contract_is_passed_on() -> None:
    there = peer(("DescribeFlowDetailInfo", refusal("OperationDenied.NoIdentityVerify")))
    with pytest.raises(Refused) as refused:
        await there.partner().look(["a", "b"])
    assert refused.value.reason is Reason.NOT_VERIFIED


@pytest.mark.parametrize(
    "answer",
    [
        {"SignUrlInfos": [{"SignUrl": LINK}], "ErrorMessages": ["合同已过期"]},
        {"SignUrlInfos": [{"SignUrl": ""}], "ErrorMessages": []},
        {"SignUrlInfos": None},
        {"SignUrlInfos": [{"SignUrl": LINK}, {"SignUrl": "https://essurl.cn/other"}]},
    ],
)
async def test_a_link_that_is_not_surely_theirs_is_given_to_nobody(
    answer: dict[str, object],
) -> None:
    there = peer(("CreateSignUrls", answer))
    with pytest.raises(Refused) as refused:
        await there.partner().sign_link("yD", PARTY, LinkKind.MINI_PROGRAM)
    assert refused.value.reason is Reason.NO_SIGNER


async def test_a_link_to_somewhere_else_is_not_passed_on() -> None:
    there = peer(("CreateSignUrls", {"SignUrlInfos": [{"SignUrl": "https://evil.example/x"}]}))
    with pytest.raises(Refused, match="UnexpectedLinkHost"):
        await there.partner().sign_link("yD", PARTY, LinkKind.MINI_PROGRAM)


async def test_a_company_that_does_not_let_the_application_download_is_said_so() -> None:
    code = "UnauthorizedOperation.UnauthorizedOperationDownload"
    there = peer(("DescribeResourceUrlsByFlows", refusal(code)))
    with pytest.raises(Refused) as refused:
        await there.partner().download_link("yD")
    assert refused.value.reason is Reason.NO_FEATURE


async def test_an_unknown_application_is_a_setting() -> None:
    there = peer(("DescribeFlowDetailInfo", refusal("ResourceNotFound.Application")))
    with pytest.raises(Misconfigured, match="ESIGN_APP_ID"):
        await there.partner().look(["yD"])


async def test_who_may_not_see_the_companies_still_names_outsiders() -> None:
    outsider = Signer(
        kind=PartyKind.EMPLOYEE, name="张三", mobile="13900000004", company="远方贸易"
    )
    order = FILE.model_copy(update={"signers": (outsider,)})
    there = peer(
        ("DescribeChannelOrganizations", refusal("OperationDenied.Forbid")),
        ("ChannelCreateFlowByFiles", {"FlowId": "yD"}),
    )
    uploaded = Creation(step=Step.UPLOADED, file_id="yDFile")
    await there.partner().create_step("abc", order, uploaded, None)
    [approver] = there.bodies()[1]["FlowApprovers"]
    assert approver["NotChannelOrganization"] is True


async def test_what_is_asked_before_a_creation_leaves_no_doubt_behind() -> None:
    lost = ("DescribeChannelOrganizations", httpx.ReadTimeout("lost"))
    us = Signer(kind=PartyKind.EMPLOYEE, name="", mobile="", ours=True, account="n9527")
    order = FILE.model_copy(update={"signers": (us,)})
    there = peer(lost, lost, lost)
    uploaded = Creation(step=Step.UPLOADED, file_id="yDFile")
    with pytest.raises(Unavailable) as unavailable:
        await there.partner().create_step("abc", order, uploaded, None)
    assert not unavailable.value.maybe_done


async def test_a_refusal_stays_one_when_its_reason_cannot_be_looked_for() -> None:
    answer = {"FlowIds": [""], "ErrorMessages": ["缺少用户信息"]}
    lost = ("DescribeTemplates", httpx.ReadTimeout("lost"))
    there = peer(("CreateFlowsByTemplates", answer), lost, lost, lost)
    with pytest.raises(Refused) as refused:
        await there.partner().create_step("abc", ORDER, Creation(), None)
    assert (refused.value.message, refused.value.reason) == ("缺少用户信息", Reason.OTHER)


async def test_the_halves_are_asked_for_apart_until_the_stranger_is_found() -> None:
    def known(*ids: str) -> tuple[str, dict[str, object]]:
        found = [{"FlowId": id_, "FlowStatus": "INIT"} for id_ in ids]
        return ("DescribeFlowDetailInfo", {"FlowInfo": found})

    no = ("DescribeFlowDetailInfo", refusal("FailedOperation"))
    there = peer(no, known("a", "b"), no, known("c"), no)
    seen = await there.partner().look(["a", "b", "c", "stranger"])
    assert [one.remote_id for one in seen] == ["a", "b", "c"]
    assert there.all_was_asked()


async def test_words_and_numbers_that_came_later_are_unknown() -> None:
    seal = {"SealId": "s", "SealStatus": "NEW"}
    company = {"OrganizationOpenId": "o", "AuthorizationStatus": "NEW"}
    there = peer(
        ("ChannelDescribeOrganizationSeals", {"Seals": [seal], "TotalCount": 1}),
        ("DescribeChannelOrganizations", {"ChannelOrganizationInfos": [company], "Total": 1}),
        ("ChannelVerifyPdf", {"VerifyResult": 99, "PdfVerifyResults": None}),
        ("DescribeChannelFlowEvidenceReport", {"Status": "NEW"}),
    )
    adapter = there.partner()
    assert [one.state for one in await adapter.seals()] == [SealState.UNKNOWN]
    assert [one.state for one in await adapter.companies()] == [MemberState.UNKNOWN]
    assert (await adapter.verify("yD")).verdict is Verdict.UNKNOWN
    assert (await adapter.report_state("yDR")).state is ReportState.MAKING


async def test_pages_are_turned_until_all_seals_are_told() -> None:
    pages = [
        (
            "ChannelDescribeOrganizationSeals",
            {"Seals": [{"SealId": str(n)}] * 100, "TotalCount": 150},
        )
        for n in range(2)
    ]
    there = peer(*pages)
    assert len(await there.partner().seals()) == 200
    assert [body["Offset"] for body in there.bodies()] == [0, 100]


async def test_whose_signatures_they_are_is_not_kept() -> None:
    result = {"VerifyResult": 1, "SignerName": "ESS@张三@37000019890303000X@808854"}
    answer = {"VerifyResult": 1, "PdfVerifyResults": [result], "VerifySerialNo": "169"}
    verified = await peer(("ChannelVerifyPdf", answer)).partner().verify("yD")
    assert "37000019890303000X" not in repr(verified)
    assert (verified.signatures, verified.serial) == (1, "169")


async def test_a_report_that_is_there_at_once_is_fetched() -> None:
    there = peer(
        (
            "CreateChannelFlowEvidenceReport",
            {"ReportId": "yDR", "Status": "EvidenceStatusSuccess", "ReportUrl": ""},
        ),
        (
            "DescribeChannelFlowEvidenceReport",
            {"Status": "EvidenceStatusSuccess", "ReportUrl": LINK},
        ),
    )
    report = await there.partner().report("yD")
    assert (report.state, report.link) == (ReportState.READY, LINK)


async def test_a_report_is_not_ready_without_its_link() -> None:
    linkless = {"Status": "EvidenceStatusSuccess", "ReportUrl": None}
    there = peer(("DescribeChannelFlowEvidenceReport", linkless))
    assert (await there.partner().report_state("yDR")).state is ReportState.MAKING


async def test_places_that_nobody_has_signed_in_are_no_signatures() -> None:
    fields = [{"VerifyResult": result} for result in (0, 1, 4)]
    there = peer(("ChannelVerifyPdf", {"VerifyResult": 1, "PdfVerifyResults": fields}))
    assert (await there.partner().verify("yD")).signatures == 1


async def test_what_was_not_done_for_one_of_them_is_no_success() -> None:
    there = peer(
        ("ChannelCreateFlowApprovers", {"FillError": [{"ErrMessage": "已有签署人"}]}),
        ("CreateFlowForwards", {"FailedFlows": [{"ErrorDetail": "没有权限"}]}),
    )
    with pytest.raises(Refused) as refused:
        await there.partner().add_signer("yD", "yDRole", PERSON)
    assert (refused.value.reason, refused.value.message) == (Reason.NOT_ADDED, "已有签署人")
    with pytest.raises(Refused) as refused:
        await there.partner().forward("yD", "yDRole", "n9528")
    assert (refused.value.reason, refused.value.message) == (Reason.NOT_FORWARDED, "没有权限")


async def test_a_call_that_found_nobody_at_home_is_made_again_where_it_may_be() -> None:
    unreachable = httpx.ConnectError("nobody")
    there = peer(("ChannelCancelFlow", unreachable), ("ChannelCancelFlow", {}))
    await there.partner().cancel("yD", "错")
    assert there.waited
