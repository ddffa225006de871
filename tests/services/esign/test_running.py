"""What is done to a running contract of the `ess` edition, and what bad answers become."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from services.contracts.errors import Reason, Refused, Unavailable
from services.contracts.model import Decision
from services.contracts.office import CancelOutcome, CancelTask
from services.esign import Ess

from .answers import OPERATOR, Answer, refusal, tencent
from .orders import EMPLOYEE, PERSON

LINK = "https://essurl.cn/x9nvWU8fTg"
LATER = datetime(2026, 6, 1, tzinfo=UTC)
LOST = httpx.ReadTimeout("no answer")
Act = Callable[[Ess], Awaitable[object]]


async def refused_with(act: Act, *script: tuple[str, Answer]) -> Refused:
    with pytest.raises(Refused) as refused:
        await act(tencent(*script).ess())
    return refused.value


async def test_a_role_is_named_as_that_of_a_dynamic_signer() -> None:
    peer = tencent(("CreateFlowApprovers", {"FillError": None}))
    await peer.ess().add_signer("yDFlow", "yDRole", EMPLOYEE)
    assert peer.bodies() == [
        {
            "Operator": {"UserId": OPERATOR},
            "Approvers": [
                {
                    "RecipientId": "yDRole",
                    "ApproverName": "典子谦",
                    "ApproverMobile": "13200000000",
                    "OrganizationName": "典子谦示例企业",
                    "FlowId": "yDFlow",
                }
            ],
            "FillApproverType": 1,
        }
    ]


async def test_who_could_not_be_named_is_a_refusal_though_tencent_says_success() -> None:
    error = {"RecipientId": "yDRole", "ErrMessage": "签署人已存在", "FlowId": "yDFlow"}
    refused = await refused_with(
        lambda ess: ess.add_signer("yDFlow", "yDRole", PERSON),
        ("CreateFlowApprovers", {"FillError": [error]}),
    )
    assert (refused.reason, refused.message) == (Reason.NOT_ADDED, "签署人已存在")


async def test_what_could_not_be_handed_over_is_a_refusal_though_tencent_says_success() -> None:
    failed = {"FlowId": "yDFlow", "ErrorDetail": "经办人已完成签署"}
    refused = await refused_with(
        lambda ess: ess.forward("yDFlow", "yDRole", "yDEmployee"),
        ("CreateFlowForwards", {"FailedFlows": [failed], "SuccessFlows": None}),
    )
    assert (refused.reason, refused.message) == (Reason.NOT_FORWARDED, "经办人已完成签署")


async def test_no_more_than_fifty_are_added_at_once() -> None:
    with pytest.raises(ValueError, match="50"):
        await tencent().ess().grow("yDFlow", [PERSON] * 51)


@pytest.mark.parametrize(
    ("decision", "kind"),
    [
        (Decision.APPROVED, "PASS"),
        (Decision.SENT_BACK, "REJECT"),
        (Decision.REFUSED, "SIGN_REJECT"),
    ],
)
async def test_in_a_group_the_reviewed_signer_is_told_by_words(
    decision: Decision, kind: str
) -> None:
    peer = tencent(("CreateFlowGroupSignReview", {}))
    await peer.ess().review_group("yDGroup", EMPLOYEE, decision, "价格有误")
    (body,) = peer.bodies()
    assert body["ReviewType"] == kind
    assert body["ApproverInfo"] == {
        "ApproverType": "ORGANIZATION",
        "ApproverName": "典子谦",
        "ApproverMobile": "13200000000",
        "OrganizationName": "典子谦示例企业",
    }


async def test_a_person_reviewed_in_a_group_has_no_company() -> None:
    peer = tencent(("CreateFlowGroupSignReview", {}))
    await peer.ess().review_group("yDGroup", PERSON, Decision.APPROVED, "")
    whose = peer.bodies()[0]["ApproverInfo"]
    assert whose["ApproverType"] == "PERSON"
    assert "OrganizationName" not in whose


@pytest.mark.parametrize("decision", [Decision.SENT_BACK, Decision.REFUSED])
async def test_only_an_approval_lets_a_contract_be_sent(decision: Decision) -> None:
    peer = tencent(("CreateFlowSignReview", {}), ("CreateFlowSignReview", {}))
    await peer.ess().review_creation("yDFlow", decision, "价格有误")
    await peer.ess().review_creation("yDFlow", Decision.APPROVED, "")
    bodies = peer.bodies()
    assert [body["ReviewType"] for body in bodies] == ["REJECT", "PASS"]
    assert {body["OperateType"] for body in bodies} == {"CreateReview"}


MADE = {"BatchCancelFlowUrl": LINK, "TaskId": "yDTask", "UrlExpireOn": "2026-03-02 08:00:00"}


@pytest.mark.parametrize("messages", [None, [], ["", ""]])
async def test_many_are_withdrawn_by_a_link_that_somebody_must_open(messages: object) -> None:
    peer = tencent(("CreateBatchCancelFlowUrl", {**MADE, "FailMessages": messages}))
    task = await peer.ess().cancel_many(["yD1", "yD2", "yD1"], "价格有误")
    assert task == CancelTask(task_id="yDTask", link=LINK)
    assert peer.bodies()[0]["FlowIds"] == ["yD1", "yD2"]


async def test_why_one_of_many_cannot_be_withdrawn_goes_by_its_place() -> None:
    peer = tencent(("CreateBatchCancelFlowUrl", {**MADE, "FailMessages": ["", "合同已完成"]}))
    task = await peer.ess().cancel_many(["yD1", "yD2"], "价格有误")
    assert task.refused == {"yD2": "合同已完成"}


@pytest.mark.parametrize("messages", [[""], ["", "", ""], ["a", "b", "c"]])
async def test_answers_by_place_of_another_number_are_put_to_nobody(messages: object) -> None:
    refused = await refused_with(
        lambda ess: ess.cancel_many(["yD1", "yD2"], "价格有误"),
        ("CreateBatchCancelFlowUrl", {**MADE, "FailMessages": messages}),
    )
    assert refused.reason is Reason.ANSWERS_DO_NOT_FIT


async def test_where_none_can_be_withdrawn_there_need_be_no_link() -> None:
    peer = tencent(("CreateBatchCancelFlowUrl", {"FailMessages": ["合同已完成"]}))
    task = await peer.ess().cancel_many(["yD1"], "价格有误")
    assert (task.link, task.refused) == ("", {"yD1": "合同已完成"})


async def test_neither_a_link_nor_a_reason_is_no_answer() -> None:
    peer = tencent(("CreateBatchCancelFlowUrl", {"FailMessages": None, "TaskId": None}))
    with pytest.raises(Unavailable):
        await peer.ess().cancel_many(["yD1"], "价格有误")


async def test_a_link_to_withdraw_that_is_not_tencents_is_not_passed_on() -> None:
    foreign = {**MADE, "BatchCancelFlowUrl": "https://essurl.cn.example.com/x"}
    refused = await refused_with(
        lambda ess: ess.cancel_many(["yD1"], "价格有误"), ("CreateBatchCancelFlowUrl", foreign)
    )
    assert refused.code == "UnexpectedLinkHost"


async def test_a_hundred_are_the_most() -> None:
    with pytest.raises(ValueError, match="100"):
        await tencent().ess().cancel_many([f"yD{number}" for number in range(101)], "价格有误")


FAILURE = {"FlowId": "yD2", "FlowName": "合同", "Reason": "合同已完成"}


@pytest.mark.parametrize(
    ("told", "outcome"),
    [
        ({"TaskStatus": "PROCESSING"}, CancelOutcome(over=False)),
        (
            {"TaskStatus": "END", "SuccessFlowIds": ["yD1"], "FailureFlows": [FAILURE]},
            CancelOutcome(over=True, cancelled=("yD1",), refused={"yD2": "合同已完成"}),
        ),
        (
            {"TaskStatus": "TIMEOUT", "SuccessFlowIds": None, "FailureFlows": None},
            CancelOutcome(over=True, expired=True),
        ),
        ({"TaskStatus": "SOMETHING_NEW"}, CancelOutcome(over=False)),
        ({"TaskStatus": None}, CancelOutcome(over=False)),
    ],
)
async def test_what_became_of_a_withdrawal_of_many(
    told: dict[str, Any], outcome: CancelOutcome
) -> None:
    peer = tencent(("DescribeCancelFlowsTask", told))
    assert await peer.ess().cancel_outcome("yDTask") == outcome


async def test_a_later_day_is_told_in_seconds_for_all_or_for_one() -> None:
    peer = tencent(("ModifyFlowDeadline", {}), ("ModifyFlowDeadline", {}))
    await peer.ess().extend("yDFlow", LATER)
    await peer.ess().extend("yDFlow", LATER, "yDRole")
    whole, one = peer.bodies()
    assert (whole["Deadline"], whole.get("RecipientId")) == (1780272000, None)
    assert one["RecipientId"] == "yDRole"


async def test_an_agreement_carries_our_id_and_its_name() -> None:
    peer = tencent(("CreateReleaseFlow", {"FlowId": "yDAgreement"}))
    made = await peer.ess().release("A1B2C3D4E5", "yDFlow", "解除协议", "双方同意")
    assert made == "yDAgreement"
    (body,) = peer.bodies()
    assert body["ReliveInfo"] == {"Reason": "双方同意"}
    assert (body["UserData"], body["FlowName"]) == ("QTFCMkMzRDRFNQ==", "解除协议")


async def test_an_agreement_without_an_id_may_have_been_made() -> None:
    with pytest.raises(Unavailable) as unavailable:
        await tencent(("CreateReleaseFlow", {"FlowId": None})).ess().release("a", "b", "c", "d")
    assert unavailable.value.maybe_done


COSTS: dict[str, Act] = {
    "CreateReleaseFlow": lambda ess: ess.release("a", "yDFlow", "解除协议", "双方同意"),
    "CreateDynamicFlowApprover": lambda ess: ess.grow("yDFlow", [PERSON]),
    "CreateFlowForwards": lambda ess: ess.forward("yDFlow", "yDRole", "yDEmployee"),
    "CreateFlowEvidenceReport": lambda ess: ess.report("yDFlow"),
}


@pytest.mark.parametrize("action", COSTS)
async def test_what_costs_or_counts_is_not_done_twice_where_the_answer_is_lost(
    action: str,
) -> None:
    peer = tencent((action, LOST))
    with pytest.raises(Unavailable) as unavailable:
        await COSTS[action](peer.ess())
    assert unavailable.value.maybe_done
    assert peer.all_was_asked()


ONCE: dict[str, tuple[Act, str]] = {
    "ModifyFlowDeadline": (
        lambda ess: ess.extend("yDFlow", LATER, "yDRole"),
        "InvalidParameter.ParamError",
    ),
    "ArchiveDynamicFlow": (
        lambda ess: ess.archive("yDFlow"),
        "OperationDenied.FlowHasTerminated",
    ),
    "CreateFlowGroupSignReview": (
        lambda ess: ess.review_group("yDGroup", PERSON, Decision.REFUSED, "不同意"),
        "FailedOperation.NotAvailableSignReview",
    ),
    "CancelMultiFlowSignQRCode": (
        lambda ess: ess.cancel_qr("yDCode"),
        "OperationDenied.QrInvalid",
    ),
}


@pytest.mark.parametrize("action", ONCE)
async def test_what_was_done_by_a_try_without_an_answer_counts_as_done(action: str) -> None:
    act, code = ONCE[action]
    peer = tencent((action, LOST), (action, refusal(code)))
    await act(peer.ess())
    assert peer.all_was_asked()
    assert (await refused_with(act, (action, refusal(code)))).code == code


@pytest.mark.parametrize(
    ("act", "action", "code", "reason"),
    [
        (
            lambda ess: ess.add_signer("yDFlow", "yDRole", PERSON),
            "CreateFlowApprovers",
            "ResourceNotFound.FlowApprover",
            Reason.NO_SIGNER,
        ),
        (
            lambda ess: ess.grow("yDFlow", [PERSON]),
            "CreateDynamicFlowApprover",
            "OperationDenied",
            Reason.NOT_ADDED,
        ),
        (
            lambda ess: ess.archive("yDFlow"),
            "ArchiveDynamicFlow",
            "OperationDenied",
            Reason.NOT_ALL_SIGNED,
        ),
        (
            lambda ess: ess.forward("yDFlow", "yDRole", "yDEmployee"),
            "CreateFlowForwards",
            "InvalidParameterValue",
            Reason.NOT_FORWARDED,
        ),
        (
            lambda ess: ess.extend("yDFlow", LATER),
            "ModifyFlowDeadline",
            "InvalidParameter.ParamError",
            Reason.BAD_DEADLINE,
        ),
        (
            lambda ess: ess.extend("yDFlow", LATER),
            "ModifyFlowDeadline",
            "OperationDenied",
            Reason.NOT_EXTENDED,
        ),
        (
            lambda ess: ess.release("a", "yDFlow", "解除协议", "双方同意"),
            "CreateReleaseFlow",
            "OperationDenied",
            Reason.NOT_RELEASED,
        ),
        (
            lambda ess: ess.release("a", "yDFlow", "解除协议", "双方同意"),
            "CreateReleaseFlow",
            "OperationDenied.OutQueryLimit",
            Reason.TOO_FAST,
        ),
        (
            lambda ess: ess.cancel_many(["yD1"], "价格有误"),
            "CreateBatchCancelFlowUrl",
            "OperationDenied.BatchCancelForbid",
            Reason.NOT_PERMITTED,
        ),
        (
            lambda ess: ess.cancel_outcome("yDTask"),
            "DescribeCancelFlowsTask",
            "ResourceNotFound.Flow",
            Reason.NO_TASK,
        ),
        (
            lambda ess: ess.review_creation("yDFlow", Decision.APPROVED, ""),
            "CreateFlowSignReview",
            "FailedOperation.NotAvailableSignReview",
            Reason.NO_REVIEW_WANTED,
        ),
    ],
)
async def test_a_vague_code_means_what_it_can_only_mean_there(
    act: Act, action: str, code: str, reason: Reason
) -> None:
    assert (await refused_with(act, (action, refusal(code)))).reason is reason
