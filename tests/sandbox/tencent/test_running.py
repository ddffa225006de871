"""Signing in turn, cancelling, reminding, reviewing, and what becomes of the quota."""

from typing import Any

import pytest

from sandbox.tencent import EMPLOYEES, ControlRefused, Settings, TencentControl
from tests.sandbox.tencent.caller import OURS_SIGNS, PERSON_SIGNS, Caller
from tests.sandbox.tencent.manual_time import ManualTime

OTHER_PERSON = {**PERSON_SIGNS, "ApproverName": "钱五", "ApproverMobile": "13900000003"}


async def control_code(act: Any) -> str:
    with pytest.raises(ControlRefused) as refusal:
        await act
    return refusal.value.code


async def test_they_sign_one_after_the_other(caller: Caller, control: TencentControl) -> None:
    flow = await caller.make()
    assert await control_code(control.sign(flow, "李四")) == "OperationDenied.Forbid"
    assert (await control.sign(flow, "王经理")).status == 2
    assert (await control.sign(flow, 1)).status == 4
    assert await control_code(control.sign(flow, 1)) == "OperationDenied.FlowStatusForbid"


async def test_nobody_signs_twice(caller: Caller, control: TencentControl) -> None:
    flow = await caller.make()
    await control.sign(flow, 0)
    assert await control_code(control.sign(flow, 0)) == "OperationDenied.FlowStatusForbid"


async def test_unordered_signers_sign_in_any_order(caller: Caller, control: TencentControl) -> None:
    flow = await caller.make(Unordered=True)
    await control.sign(flow, 1)
    assert (await control.sign(flow, 0)).status == 4


async def test_a_refusal_ends_it_for_everybody(caller: Caller, control: TencentControl) -> None:
    flow = await caller.make()
    ended = await control.refuse(flow, 0, "价格不对")
    assert (ended.status, ended.message) == (3, "价格不对")
    assert [signer.status for signer in ended.signers] == [4, 9]


async def test_a_deadline_that_passes_ends_it(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await caller.make(Deadline=int(time.now) + 60)
    time.advance(60)
    ended = await control.flow(flow)
    assert ended.status == 5
    assert [signer.status for signer in ended.signers] == [5, 5]
    assert await control_code(control.sign(flow, 0)) == "OperationDenied.FlowStatusForbid"


async def test_the_control_can_let_it_expire_now(caller: Caller, control: TencentControl) -> None:
    flow = await caller.make()
    assert (await control.expire(flow)).status == 5
    assert await control_code(control.expire(flow)) == "OperationDenied.FlowStatusForbid"


async def test_cancelling_ends_it_and_gives_the_quota_back(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    await caller.call("CancelFlow", FlowId=flow, CancelMessage="发错了，重发。")
    ended, state = await control.flow(flow), await control.state()
    assert (ended.status, ended.message) == (6, "发错了，重发。")
    assert (state.quota, state.free_cancels) == (100, 99)


async def test_no_quota_comes_back_once_somebody_has_signed(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    await control.sign(flow, 0)
    await caller.call("CancelFlow", FlowId=flow, CancelMessage="wrong")
    state = await control.state()
    assert (state.quota, state.free_cancels) == (99, 100)


async def test_no_quota_comes_back_without_free_cancellations(
    caller: Caller, control: TencentControl
) -> None:
    await control.change(Settings(free_cancels=0))
    flow = await caller.make()
    await caller.call("CancelFlow", FlowId=flow, CancelMessage="wrong")
    assert (await control.state()).quota == 99


async def test_refusal_and_expiry_never_give_quota_back(
    caller: Caller, control: TencentControl
) -> None:
    await control.refuse(await caller.make(), 0)
    await control.expire(await caller.make())
    assert (await control.state()).quota == 98


@pytest.mark.parametrize("reason", ["发错了😀", "a\nb", "\u200b"])
async def test_a_cancel_reason_has_no_emoji_nor_line_break(caller: Caller, reason: str) -> None:
    flow = await caller.make()
    code = await caller.refused("CancelFlow", FlowId=flow, CancelMessage=reason)
    assert code == "InvalidParameter.CancelReason"


async def test_a_cancel_reason_is_needed(caller: Caller) -> None:
    flow = await caller.make()
    code = await caller.refused("CancelFlow", FlowId=flow, CancelMessage=" ")
    assert code == "MissingParameter.CancelReason"


async def test_what_has_ended_cannot_be_cancelled(caller: Caller, control: TencentControl) -> None:
    flow = await caller.make()
    await control.refuse(flow, 0)
    code = await caller.refused("CancelFlow", FlowId=flow, CancelMessage="x")
    assert code == "OperationDenied.FlowHasTerminated"
    code = await caller.refused("CancelFlow", FlowId="y" * 32, CancelMessage="x")
    assert code == "ResourceNotFound.NotExistFlow"


async def test_a_colleague_without_the_right_cancels_nothing(caller: Caller) -> None:
    flow = await caller.make()
    wanted = {"FlowId": flow, "CancelMessage": "x", "Operator": {"UserId": EMPLOYEES[1].user_id}}
    assert await caller.refused("CancelFlow", **wanted) == "OperationDenied.Forbid"


async def remind(caller: Caller, flow: str, **parameters: Any) -> tuple[bool, str]:
    answer = await caller.call("CreateFlowReminds", FlowIds=[flow], **parameters)
    (record,) = answer["RemindFlowRecords"]
    assert record["FlowId"] == flow
    return record["CanRemind"], record["RemindMessage"]


async def test_a_signer_can_be_reminded_three_times(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    results = [await remind(caller, flow) for _ in range(4)]
    assert [can for can, _ in results] == [True, True, True, False]
    assert results[-1][1]
    assert [signer.reminders for signer in (await control.flow(flow)).signers] == [3, 0]


async def test_the_next_signer_has_three_reminders_of_their_own(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    for _ in range(3):
        await remind(caller, flow)
    await control.sign(flow, 0)
    assert (await remind(caller, flow))[0]


async def test_who_gets_no_notices_cannot_be_reminded(caller: Caller) -> None:
    silent = {key: value for key, value in OURS_SIGNS.items() if key != "NotifyType"}
    assert not (await remind(caller, await caller.make(silent)))[0]
    none = {**OURS_SIGNS, "NotifyType": "NONE"}
    assert not (await remind(caller, await caller.make(none)))[0]


async def test_a_reminder_goes_only_the_ways_that_the_signer_has(caller: Caller) -> None:
    flow = await caller.make()
    assert not (await remind(caller, flow, RemindTypes=["EMAIL"]))[0]
    assert (await remind(caller, flow, RemindTypes=["SMS"]))[0]


async def test_nobody_is_reminded_of_what_has_ended_or_never_was(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    await control.refuse(flow, 0)
    assert not (await remind(caller, flow))[0]
    assert not (await remind(caller, "y" * 32))[0]


async def review(caller: Caller, flow: str, kind: str, **parameters: Any) -> str:
    wanted = {"FlowId": flow, "ReviewType": kind, **parameters}
    return await caller.refused("CreateFlowSignReview", **wanted)


async def test_our_side_cannot_sign_before_its_review_has_passed(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make(NeedSignReview=True)
    blocked = "FailedOperation.NoSignReviewPass"
    assert await control_code(control.sign(flow, 0)) == blocked
    assert await review(caller, flow, "REJECT", ReviewMessage="金额不对") == ""
    assert await control_code(control.sign(flow, 0)) == blocked
    assert await review(caller, flow, "PASS") == ""
    assert (await control.sign(flow, 0)).status == 2
    assert (await control.sign(flow, 1)).status == 4


async def test_the_last_review_before_the_signature_counts(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make(NeedSignReview=True)
    await review(caller, flow, "PASS")
    await review(caller, flow, "REJECT", ReviewMessage="等等")
    assert await control_code(control.sign(flow, 0)) == "FailedOperation.NoSignReviewPass"


async def test_others_sign_without_our_review(caller: Caller, control: TencentControl) -> None:
    flow = await caller.make(PERSON_SIGNS, OURS_SIGNS, NeedSignReview=True)
    assert (await control.sign(flow, 0)).status == 2


async def test_refusing_for_good_ends_the_contract(caller: Caller, control: TencentControl) -> None:
    flow = await caller.make(NeedSignReview=True)
    assert await review(caller, flow, "SIGN_REJECT", ReviewMessage="不签") == ""
    ended = await control.flow(flow)
    assert (ended.status, ended.message, ended.signers[0].status) == (3, "不签", 4)
    code = await review(caller, flow, "PASS")
    assert code == "FailedOperation.NotAvailableSignReview"


@pytest.mark.parametrize("kind", ["REJECT", "SIGN_REJECT"])
async def test_saying_no_needs_a_reason(caller: Caller, kind: str) -> None:
    flow = await caller.make(NeedSignReview=True)
    assert await review(caller, flow, kind) == "InvalidParameter.ParamError"
    code = await review(caller, flow, kind, ReviewMessage="长" * 201)
    assert code == "InvalidParameter.ParamError"


async def test_there_is_nothing_to_review_where_no_review_was_wanted(caller: Caller) -> None:
    code = await review(caller, await caller.make(), "PASS")
    assert code == "FailedOperation.NotAvailableSignReview"


async def test_the_review_of_one_signer_names_them(caller: Caller, control: TencentControl) -> None:
    reviewed = {**PERSON_SIGNS, "ApproverNeedSignReview": True}
    flow = await caller.make(reviewed, OTHER_PERSON)
    first, second = (signer.recipient_id for signer in (await control.flow(flow)).signers)
    assert await control_code(control.sign(flow, 0)) == "FailedOperation.NoSignReviewPass"
    assert await review(caller, flow, "PASS") == "InvalidParameter.ParamError"
    code = await review(caller, flow, "PASS", RecipientId=second)
    assert code == "FailedOperation.NotAvailableSignReview"
    assert await review(caller, flow, "PASS", RecipientId="y" * 32) == "ResourceNotFound"
    assert await review(caller, flow, "PASS", RecipientId=first) == ""
    assert (await control.sign(flow, 0)).status == 2
