"""Answers that are not as one would like them: null, too short, unknown numbers, other roles."""

import httpx
import pytest

from services.contracts.errors import NotYet, Reason, Refused, Unavailable
from services.contracts.model import Creation, Step
from services.contracts.order import FromFile

from .answers import Answer, refusal, tencent
from .orders import FROM_FILE, FROM_TEMPLATE

CONVERTING = Creation(step=Step.CONVERTING, file_id="yDWord", task_id="2026")
RECIPIENTS = [{"RecipientId": "yDRoleA"}, {"RecipientId": "yDRoleB"}]
TEMPLATE = {"TemplateId": "yDTemplate", "Recipients": RECIPIENTS}
DESCRIBED: tuple[str, Answer] = ("DescribeFlowTemplates", {"Templates": [TEMPLATE]})
TWO = [FROM_TEMPLATE, FROM_TEMPLATE]


async def converted(answer: Answer) -> Creation:
    peer = tencent(("DescribeFileConvertTask", answer))
    return await peer.ess().create_step("abc", FROM_FILE, CONVERTING, None)


@pytest.mark.parametrize("status", [-2, -6, -13, -99])
async def test_a_conversion_that_failed_is_a_bad_file(status: int) -> None:
    with pytest.raises(Refused) as refused:
        await converted({"TaskStatus": status, "ResourceId": None})
    assert refused.value.reason is Reason.BAD_FILE


@pytest.mark.parametrize("answer", [{}, {"TaskStatus": 4}, {"TaskStatus": 5}, {"TaskStatus": 8}])
async def test_a_conversion_without_a_pdf_goes_on(answer: Answer) -> None:
    with pytest.raises(NotYet):
        await converted(answer)


async def test_no_answer_about_a_conversion_leaves_no_doubt() -> None:
    lost = [("DescribeFileConvertTask", httpx.ReadTimeout(""))] * 3
    peer = tencent(*lost)
    with pytest.raises(Unavailable) as unavailable:
        await peer.ess().create_step("abc", FROM_FILE, CONVERTING, None)
    assert not unavailable.value.maybe_done


async def test_a_file_is_not_converted_before_it_lies_there() -> None:
    source = FromFile(file_id="F1", file_name="合同.docx")
    order = FROM_FILE.model_copy(update={"source": source})
    peer = tencent(("UploadFiles", {"FileIds": None}))
    with pytest.raises(Unavailable) as unavailable:
        await peer.ess().create_step("abc", order, Creation(), b"PK")
    assert not unavailable.value.maybe_done


async def test_a_picture_over_five_megabytes_never_leaves() -> None:
    source = FromFile(file_id="F1", file_name="扫描.jpg")
    order = FROM_FILE.model_copy(update={"source": source})
    with pytest.raises(Refused) as refused:
        await tencent().ess().create_step("abc", order, Creation(), b"\xff" * (5 * 1024**2 + 1))
    assert refused.value.reason is Reason.BAD_FILE


@pytest.mark.parametrize(
    "answer",
    [
        {"FlowGroupId": "yDGroup", "FlowIds": None},
        {"FlowGroupId": "yDGroup", "FlowIds": ["yDFlow1"]},
        {"FlowGroupId": "yDGroup", "FlowIds": ["yDFlow1", "yDFlow2", "yDFlow3"]},
        {"FlowGroupId": "yDGroup", "FlowIds": ["yDFlow1", ""]},
        {"FlowGroupId": None, "FlowIds": ["yDFlow1", "yDFlow2"]},
    ],
)
async def test_a_group_whose_contracts_cannot_be_told_apart_is_in_doubt(answer: Answer) -> None:
    peer = tencent(DESCRIBED, ("CreateFlowGroupByTemplates", answer))
    with pytest.raises(Unavailable) as unavailable:
        await peer.ess().create_group("abc", "两份", TWO, [])
    assert unavailable.value.maybe_done
    assert len(peer.seen) == 2


@pytest.mark.parametrize("items", [None, [], [{"FlowId": "yDFlow2", "Approvers": None}]])
async def test_signers_whom_a_group_does_not_tell_of_are_not_guessed_at(items: object) -> None:
    """The documented answers have them in some examples only."""
    made = {"FlowGroupId": "yDGroup", "FlowIds": ["yDFlow1", "yDFlow2"], "Approvers": items}
    peer = tencent(DESCRIBED, ("CreateFlowGroupByTemplates", made))
    group = await peer.ess().create_group("abc", "两份", TWO, [])
    assert group.remote_ids == ("yDFlow1", "yDFlow2")
    assert group.party_ids == ((), ())


async def test_each_contract_of_a_group_brings_its_own_id_back() -> None:
    made = {"FlowGroupId": "yDGroup", "FlowIds": ["yDFlow1", "yDFlow2"]}
    peer = tencent(DESCRIBED, ("CreateFlowGroupByTemplates", made))
    await peer.ess().create_group("abc", "两份", TWO, [])
    sent = [info["UserData"] for info in peer.bodies()[1]["FlowGroupInfos"]]
    assert sent == ["YWJjMDA=", "YWJjMDE="]  # abc00 and abc01


@pytest.mark.parametrize(
    ("templates", "reason"),
    [
        ([{**TEMPLATE, "Recipients": RECIPIENTS[::-1]}], Reason.SIGNERS_DO_NOT_FIT_TEMPLATE),
        ([{**TEMPLATE, "Recipients": None}], Reason.SIGNERS_DO_NOT_FIT_TEMPLATE),
        ([{**TEMPLATE, "Available": 2}], Reason.NO_TEMPLATE),
        (None, Reason.NO_TEMPLATE),
    ],
)
async def test_a_template_that_changed_meanwhile_costs_nothing(
    templates: object, reason: Reason
) -> None:
    described: tuple[str, Answer] = ("DescribeFlowTemplates", {"Templates": templates})
    peer = tencent(described, described)
    with pytest.raises(Refused) as refused:
        await peer.ess().create_group("abc", "两份", TWO, [])
    assert refused.value.reason is reason
    [outcome] = (await peer.ess().create_many({"abc": FROM_TEMPLATE})).values()
    assert isinstance(outcome, Refused)
    assert outcome.reason is reason


async def test_who_has_a_place_to_sign_signs_whatever_is_said_of_them() -> None:
    """In Tencent's own example RequireSign is false for both who sign."""
    promoter = {"RecipientId": "yDPromoter", "RecipientType": "PROMOTER", "RequireSign": False}
    recipients = [{**one, "RequireSign": False} for one in RECIPIENTS] + [promoter]
    places = [{"ComponentRecipientId": one["RecipientId"]} for one in RECIPIENTS]
    fields = [
        {"ComponentId": "c1", "ComponentRecipientId": "yDPromoter", "ComponentExtra": "no JSON"},
        {"ComponentId": "c2", "ComponentRecipientId": "yDRoleB", "ComponentType": "DISTRICT"},
    ]
    info = {**TEMPLATE, "Recipients": recipients, "SignComponents": places, "Components": fields}
    peer = tencent(("DescribeFlowTemplates", {"Templates": [info]}))
    template = await peer.ess().template("yDTemplate")
    assert [role.id for role in template.roles] == ["yDRoleA", "yDRoleB"]
    assert [(field.id, field.role_id) for field in template.fields] == [
        ("c1", ""),
        ("c2", "yDRoleB"),
    ]


async def test_roles_that_changed_after_it_was_reserved_are_said_so() -> None:
    reserved = Creation(step=Step.RESERVED, remote_id="yDFlow")
    peer = tencent(("CreateDocument", refusal("OperationDenied.ApproverNoMatchTemplate")))
    with pytest.raises(Refused) as refused:
        await peer.ess().create_step("abc", FROM_TEMPLATE, reserved, None)
    assert refused.value.reason is Reason.SIGNERS_DO_NOT_FIT_TEMPLATE


async def test_a_preview_on_a_strange_host_is_not_passed_on() -> None:
    peer = tencent(("CreateDocument", {"PreviewFileUrl": "https://essurl.cn.example/x"}))
    with pytest.raises(Refused):
        await peer.ess().preview(FROM_TEMPLATE, None)
    peer = tencent(("CreateDocument", {"PreviewFileUrl": None}))
    with pytest.raises(Refused):
        await peer.ess().preview(FROM_TEMPLATE, None)
