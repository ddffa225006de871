"""Links to many, proofs, codes and what belongs to the company, in the `ess` edition."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from services.contracts.errors import Reason, Refused, Unavailable
from services.contracts.model import Party, Status
from services.contracts.office import (
    Company,
    MemberState,
    QrCode,
    Report,
    ReportState,
    Seal,
    SealState,
    Use,
    Verdict,
    Verified,
)
from services.esign import Ess

from .answers import NOW, Answer, refusal, tencent
from .orders import EMPLOYEE, PARTY, PERSON

LINK = "https://essurl.cn/x9nvWU8fTg"
FOREIGN = "https://essurl.cn.example.com/x"
CLOSED = refusal("UnauthorizedOperation.NoPermissionFeature")
UNNAMED = PERSON.model_copy(update={"name": "", "mobile": "", "unnamed": True})
Act = Callable[[Ess], Awaitable[object]]


async def refused_with(act: Act, *script: tuple[str, Answer]) -> Refused:
    with pytest.raises(Refused) as refused:
        await act(tencent(*script).ess())
    return refused.value


async def test_many_are_signed_in_the_mini_program() -> None:
    peer = tencent(("CreateBatchSignUrl", {"SignUrl": LINK}))
    assert await peer.ess().many_link(["yD1", "yD2", "yD1"], Party(signer=EMPLOYEE)) == LINK
    (body,) = peer.bodies()
    assert body["FlowIds"] == ["yD1", "yD2"]
    assert body["OrganizationName"] == "典子谦示例企业"


async def test_where_that_is_closed_many_are_signed_in_the_browser() -> None:
    quick = {"FlowApproverUrlInfo": {"SignUrl": LINK}}
    peer = tencent(("CreateBatchSignUrl", CLOSED), ("CreateBatchQuickSignUrl", quick))
    assert await peer.ess().many_link(["yD1"], PARTY) == LINK
    assert "RecipientId" not in peer.bodies()[1]["FlowApproverInfo"]


@pytest.mark.parametrize("info", [None, {"SignUrl": None}])
async def test_a_link_to_many_that_is_empty_is_none(info: object) -> None:
    refused = await refused_with(
        lambda ess: ess.many_link(["yD1"], PARTY),
        ("CreateBatchSignUrl", CLOSED),
        ("CreateBatchQuickSignUrl", {"FlowApproverUrlInfo": info}),
    )
    assert refused.reason is Reason.NO_SIGNER


async def test_links_of_others_are_not_passed_on() -> None:
    acts: list[tuple[Act, tuple[str, Answer]]] = [
        (
            lambda ess: ess.many_link(["yD1"], PARTY),
            ("CreateBatchSignUrl", {"SignUrl": FOREIGN}),
        ),
        (
            lambda ess: ess.view_link("yD1"),
            ("CreateFlowSignUrl", {"FlowApproverUrlInfos": [{"SignUrl": FOREIGN}]}),
        ),
        (
            lambda ess: ess.report_state("yDReport"),
            (
                "DescribeFlowEvidenceReport",
                {"Status": "EvidenceStatusSuccess", "ReportUrl": FOREIGN},
            ),
        ),
        (
            lambda ess: ess.make_qr("yDTemplate", "入职协议", 5, 7),
            (
                "CreateMultiFlowSignQRCode",
                {"QrCode": {"QrCodeId": "yDCode", "QrCodeUrl": FOREIGN}},
            ),
        ),
    ]
    for act, answer in acts:
        assert (await refused_with(act, answer)).code == "UnexpectedLinkHost"


async def test_to_look_only_nobody_is_named() -> None:
    peer = tencent(("CreateFlowSignUrl", {"FlowApproverUrlInfos": [{"SignUrl": LINK}]}))
    assert await peer.ess().view_link("yDFlow") == LINK
    (body,) = peer.bodies()
    assert body["UrlType"] == 1
    assert "FlowApproverInfos" not in body


async def test_without_the_browser_the_mini_program_shows_the_contract() -> None:
    peer = tencent(("CreateFlowSignUrl", CLOSED), ("CreateSchemeUrl", {"SchemeUrl": LINK}))
    assert await peer.ess().view_link("yDFlow") == LINK
    body = peer.bodies()[1]
    assert (body["PathType"], body.get("Name"), body.get("Mobile")) == (1, None, None)


async def test_a_role_that_nobody_has_is_taken_on_the_cover_page() -> None:
    peer = tencent(("CreateSchemeUrl", {"SchemeUrl": LINK}))
    assert await peer.ess().sign_link("yDFlow", Party(signer=UNNAMED, id="yDRole")) == LINK
    (body,) = peer.bodies()
    assert (body["PathType"], body["RecipientId"]) == (3, "yDRole")
    assert "Name" not in body


SIGNED = {
    "VerifyResult": 1,
    "SignPlatform": "腾讯电子签",
    "SignerName": "ESS@李四@110101199001011234@808854",
}


@pytest.mark.parametrize(
    ("number", "verdict"),
    [
        (1, Verdict.GENUINE),
        (2, Verdict.PARTLY),
        (3, Verdict.TAMPERED),
        (4, Verdict.UNSIGNED),
        (5, Verdict.BAD_FILE),
        (6, Verdict.UNKNOWN),
        (None, Verdict.UNKNOWN),
    ],
)
async def test_what_a_verification_proves(number: int | None, verdict: Verdict) -> None:
    told = {"VerifyResult": number, "PdfVerifyResults": None}
    assert (await tencent(("VerifyPdf", told)).ess().verify("yDFlow")).verdict is verdict


async def test_signatures_are_counted_and_signers_not_kept() -> None:
    fields = [SIGNED, {**SIGNED, "VerifyResult": 3}, {**SIGNED, "VerifyResult": 0}]
    told = {"VerifyResult": 3, "PdfVerifyResults": fields, "VerifySerialNo": "12345678901"}
    verified = await tencent(("VerifyPdf", told)).ess().verify("yDFlow")
    assert verified == Verified(Verdict.TAMPERED, signatures=2, serial="12345678901")
    assert "110101" not in repr(verified)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("EvidenceStatusExecuting", ReportState.MAKING),
        ("EvidenceStatusFailed", ReportState.FAILED),
        ("SomethingNew", ReportState.MAKING),
        (None, ReportState.MAKING),
    ],
)
async def test_a_report_that_is_not_there_has_no_link(said: str | None, state: ReportState) -> None:
    made = {"ReportId": "yDReport", "Status": said, "ReportUrl": LINK}
    peer = tencent(("CreateFlowEvidenceReport", made), ("DescribeFlowEvidenceReport", made))
    assert await peer.ess().report("yDFlow") == Report("yDReport", state)
    assert await peer.ess().report_state("yDReport") == Report("yDReport", state)


async def test_a_report_is_ready_once_its_link_is_there() -> None:
    ready = {"Status": "EvidenceStatusSuccess"}
    peer = tencent(
        ("DescribeFlowEvidenceReport", {**ready, "ReportUrl": None}),
        ("DescribeFlowEvidenceReport", {**ready, "ReportUrl": LINK}),
    )
    assert await peer.ess().report_state("yDReport") == Report("yDReport", ReportState.MAKING)
    report = await peer.ess().report_state("yDReport")
    assert report == Report("yDReport", ReportState.READY, LINK)
    assert LINK not in repr(report)


async def test_a_report_without_an_id_may_have_been_made() -> None:
    with pytest.raises(Unavailable) as unavailable:
        await tencent(("CreateFlowEvidenceReport", {"ReportId": None})).ess().report("yDFlow")
    assert unavailable.value.maybe_done


CODE = {"QrCodeId": "yDCode", "QrCodeUrl": LINK, "ExpiredTime": 1780272000}


async def test_a_code_has_its_picture_its_link_and_its_end() -> None:
    made = {"QrCode": CODE, "SignUrls": {"HttpSignUrl": LINK, "EffectiveTime": "2026-06-01"}}
    peer = tencent(("CreateMultiFlowSignQRCode", made))
    assert await peer.ess().make_qr("yDTemplate", "入职协议", 5, 90) == QrCode(
        id="yDCode", link=LINK, sign_link=LINK, expires=datetime(2026, 6, 1, tzinfo=UTC)
    )
    assert peer.bodies()[0]["QrEffectiveDay"] == 90


async def test_beyond_ninety_days_the_last_second_is_named() -> None:
    peer = tencent(("CreateMultiFlowSignQRCode", {"QrCode": CODE, "SignUrls": None}))
    await peer.ess().make_qr("yDTemplate", "入职协议", 5, 91)
    (body,) = peer.bodies()
    assert "QrEffectiveDay" not in body
    assert body["QrCodeExpiredOn"] == int(NOW.timestamp()) + 91 * 86400


@pytest.mark.parametrize(("most", "days"), [(5, 0), (5, 366), (0, 7)])
async def test_a_code_that_cannot_be_is_not_asked_for(most: int, days: int) -> None:
    refused = await refused_with(lambda ess: ess.make_qr("yDTemplate", "协议", most, days))
    assert refused.reason is Reason.BAD_DEADLINE


@pytest.mark.parametrize("code", [None, {"QrCodeId": "yDCode"}, {"QrCodeUrl": LINK}])
async def test_an_answer_without_a_code_leaves_open_whether_there_is_one(code: object) -> None:
    peer = tencent(("CreateMultiFlowSignQRCode", {"QrCode": code}))
    with pytest.raises(Unavailable) as unclear:
        await peer.ess().make_qr("yDTemplate", "入职协议", 5, 7)
    assert unclear.value.maybe_done


def _seal(number: int, status: str = "SUCCESS") -> dict[str, Any]:
    return {
        "SealId": f"yDS{number}",
        "SealName": "合同专用章",
        "SealType": "CONTRACT",
        "SealStatus": status,
    }


async def test_seals_of_all_pages_whatever_became_of_them() -> None:
    first = [_seal(number) for number in range(200)]
    peer = tencent(
        ("DescribeOrganizationSeals", {"Seals": first, "TotalCount": 201}),
        ("DescribeOrganizationSeals", {"Seals": [_seal(200, "CHECKING")], "TotalCount": 201}),
    )
    seals = await peer.ess().seals()
    assert len(seals) == 201
    assert seals[-1] == Seal("yDS200", "合同专用章", "CONTRACT", SealState.CHECKING)
    assert [body["Offset"] for body in peer.bodies()] == [0, 1]
    assert peer.bodies()[0]["SealStatuses"] == ["ALL"]


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("SUCCESS", SealState.USABLE),
        ("CHECKING-SADM", SealState.CHECKING),
        ("FAIL", SealState.REFUSED),
        ("DISABLE", SealState.DISABLED),
        ("STOPPED", SealState.DISABLED),
        ("VOID", SealState.DISABLED),
        ("SOMETHING_NEW", SealState.UNKNOWN),
    ],
)
async def test_what_can_be_done_with_a_seal(said: str, state: SealState) -> None:
    page = {"Seals": [_seal(1, said)], "TotalCount": 1}
    (seal,) = await tencent(("DescribeOrganizationSeals", page)).ess().seals()
    assert seal.state is state


async def test_companies_of_all_pages_whatever_became_of_them() -> None:
    def company(number: int, status: int) -> dict[str, Any]:
        return {"OrganizationId": f"yDO{number}", "Name": "示例", "Status": status}

    states = [1, 2, 3, 4, 5, 9]
    listed = [company(number, status) for number, status in enumerate(states)]
    action = "DescribeOrganizationGroupOrganizations"
    peer = tencent(
        (action, {"List": listed[:4], "Total": 6}), (action, {"List": listed[4:], "Total": 6})
    )
    companies = await peer.ess().companies()
    assert companies[0] == Company("yDO0", "示例", MemberState.INVITED)
    assert [one.state for one in companies] == [
        MemberState.INVITED,
        MemberState.INVITED,
        MemberState.REFUSED,
        MemberState.LEFT,
        MemberState.JOINED,
        MemberState.UNKNOWN,
    ]
    assert [body["Offset"] for body in peer.bodies()] == [0, 4]


async def test_lists_that_are_null_or_stop_early_are_taken_as_they_are() -> None:
    peer = tencent(
        ("DescribeOrganizationSeals", {"Seals": None, "TotalCount": 7}),
        ("DescribeOrganizationGroupOrganizations", {"List": None, "Total": 7}),
        ("DescribeBillUsage", {"Summary": None, "SubOrgSummary": None}),
    )
    assert list(await peer.ess().seals()) == []
    assert list(await peer.ess().companies()) == []
    assert list((await peer.ess().usage(date(2026, 1, 1), date(2026, 1, 1))).uses) == []


async def test_use_of_our_company_and_then_of_the_others() -> None:
    told = {
        "Summary": [{"QuotaType": "CloudEnterprise", "Used": 3, "Total": 9, "Available": 6}],
        "SubOrgSummary": [
            {
                "OrganizationName": "示例北方有限公司",
                "Usage": [{"QuotaType": "SignFlow", "Used": 2}],
            },
            {"OrganizationName": "示例南方有限公司", "Usage": None},
        ],
    }
    peer = tencent(("DescribeBillUsage", told))
    usage = await peer.ess().usage(date(2026, 1, 1), date(2026, 4, 1))
    assert list(usage.uses) == [
        Use("CloudEnterprise", 3),
        Use("SignFlow", 2, "示例北方有限公司"),
    ]
    (body,) = peer.bodies()
    assert (body["StartTime"], body["EndTime"]) == ("20260101", "20260401")


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (date(2026, 1, 1), date(2026, 4, 2)),
        (date(2026, 1, 2), date(2026, 1, 1)),
    ],
)
async def test_use_of_more_than_ninety_days_is_not_asked_for(first: date, last: date) -> None:
    refused = await refused_with(lambda ess: ess.usage(first, last))
    assert refused.reason is Reason.BAD_PERIOD


@pytest.mark.parametrize(
    ("act", "action", "code", "reason"),
    [
        (
            lambda ess: ess.many_link(["yD1"], PARTY),
            "CreateBatchSignUrl",
            "OperationDenied",
            Reason.NOT_TOGETHER,
        ),
        (lambda ess: ess.view_link("yD1"), "CreateFlowSignUrl", "ResourceNotFound.Flow", None),
        (
            lambda ess: ess.verify("yD1"),
            "VerifyPdf",
            "InvalidParameter.ParamError",
            Reason.NO_CONTRACT,
        ),
        (
            lambda ess: ess.report("yD1"),
            "CreateFlowEvidenceReport",
            "OperationDenied.FlowStatusForbid",
            Reason.NOT_FINISHED,
        ),
        (
            lambda ess: ess.report("yD1"),
            "CreateFlowEvidenceReport",
            "OperationDenied.NotBelongSuperAdminOrLegalPerson",
            Reason.NOT_PERMITTED,
        ),
        (
            lambda ess: ess.report("yD1"),
            "CreateFlowEvidenceReport",
            "OperationDenied.ProveNoQuota",
            Reason.NO_QUOTA,
        ),
        (
            lambda ess: ess.report_state("yD1"),
            "DescribeFlowEvidenceReport",
            "InvalidParameter.DataNotFound",
            Reason.NO_TASK,
        ),
        (
            lambda ess: ess.make_qr("yDT", "协议", 5, 7),
            "CreateMultiFlowSignQRCode",
            "FailedOperation.QrCodeSignUsers",
            Reason.TEMPLATE_NOT_FOR_CODES,
        ),
        (
            lambda ess: ess.make_qr("yDT", "协议", 5, 7),
            "CreateMultiFlowSignQRCode",
            "FailedOperation.QrCodeTemplateId",
            Reason.NO_TEMPLATE,
        ),
        (
            lambda ess: ess.cancel_qr("yDCode"),
            "CancelMultiFlowSignQRCode",
            "OperationDenied.QrHasExpire",
            Reason.NO_CODE,
        ),
        (
            lambda ess: ess.companies(),
            "DescribeOrganizationGroupOrganizations",
            "OperationDenied.Forbid",
            Reason.NOT_PERMITTED,
        ),
    ],
)
async def test_a_vague_code_means_what_it_can_only_mean_there(
    act: Act, action: str, code: str, reason: Reason | None
) -> None:
    refused = await refused_with(act, (action, refusal(code)))
    assert refused.reason is (reason or Reason.NO_CONTRACT)


def _flow(flow_id: str, status: int = 1) -> dict[str, Any]:
    return {"FlowId": flow_id, "FlowStatus": status}


HIDDEN = refusal("OperationDenied.ErrNoResourceAccess")


async def test_one_contract_that_is_hidden_from_us_hides_no_other() -> None:
    peer = tencent(
        ("DescribeFlowBriefs", HIDDEN),
        ("DescribeFlowBriefs", {"FlowBriefs": [_flow("yD1")]}),
        ("DescribeFlowInfo", {"FlowDetailInfos": [_flow("yD1", 4)]}),
        ("DescribeFlowBriefs", HIDDEN),
        ("DescribeFlowBriefs", HIDDEN),
        ("DescribeFlowBriefs", {"FlowBriefs": [_flow("yD3")]}),
        ("DescribeFlowInfo", {"FlowDetailInfos": [_flow("yD3", 2)]}),
    )
    seen = await peer.ess().look(["yD1", "yD2", "yD3"])
    assert [(one.remote_id, one.status) for one in seen] == [
        ("yD1", Status.FINISHED),
        ("yD3", Status.PARTLY_SIGNED),
    ]


async def test_where_nothing_is_ours_to_see_that_is_said() -> None:
    script = [("DescribeFlowBriefs", HIDDEN)] * 3
    refused = await refused_with(lambda ess: ess.look(["yD1", "yD2"]), *script)
    assert refused.reason is Reason.NOT_PERMITTED


async def test_asked_too_often_the_rest_is_not_asked() -> None:
    answer = refusal("OperationDenied.OutQueryLimit")
    refused = await refused_with(
        lambda ess: ess.look(["yD1", "yD2"]), ("DescribeFlowBriefs", answer)
    )
    assert refused.reason is Reason.TOO_FAST


async def test_a_group_is_seen_whole_also_where_deadlines_are_hidden() -> None:
    group = {"FlowDetailInfos": [_flow("yD1"), _flow("yD2", 99)], "FlowGroupId": "yDGroup"}
    peer = tencent(("DescribeFlowInfo", group), ("DescribeFlowBriefs", HIDDEN))
    seen = await peer.ess().look_group("yDGroup")
    assert [(one.status, one.raw_status) for one in seen] == [
        (Status.WAITING, "1"),
        (Status.UNKNOWN, "99"),
    ]
    assert peer.bodies()[0]["FlowGroupId"] == "yDGroup"
    assert "FlowIds" not in peer.bodies()[0]
