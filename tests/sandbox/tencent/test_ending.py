"""Later deadlines, agreements that dissolve a contract, and withdrawing many at once."""

import base64
from typing import Any

import pytest

from sandbox.tencent import EMPLOYEES, ControlRefused, TencentControl
from tests.sandbox.tencent.caller import OURS_SIGNS, PERSON_SIGNS, Caller, Json
from tests.sandbox.tencent.manual_time import ManualTime
from tests.sandbox.tencent.receiver import Receiver

DAY = 86400
COLLEAGUE = {"UserId": EMPLOYEES[1].user_id}


async def extend(caller: Caller, flow: str, deadline: float, **parameters: Any) -> str:
    wanted = {"FlowId": flow, "Deadline": int(deadline), **parameters}
    return await caller.refused("ModifyFlowDeadline", **wanted)


async def test_a_later_deadline_holds(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await caller.make(Deadline=int(time.now) + DAY)
    assert await extend(caller, flow, time.now + 2 * DAY) == ""
    time.advance(DAY + 1)
    assert (await control.flow(flow)).status == 1
    time.advance(DAY)
    assert (await control.flow(flow)).status == 5


async def test_a_deadline_moves_only_to_later(caller: Caller, time: ManualTime) -> None:
    flow = await caller.make(Deadline=int(time.now) + DAY)
    for deadline in (time.now - 1, time.now + DAY, time.now + DAY / 2):
        assert await extend(caller, flow, deadline) == "InvalidParameter.ParamError"


async def test_what_has_ended_or_belongs_to_others_keeps_its_deadline(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await caller.make(Deadline=int(time.now) + DAY)
    later = time.now + 2 * DAY
    assert await extend(caller, "y" * 32, later) == "ResourceNotFound"
    code = await extend(caller, flow, later, Operator=COLLEAGUE)
    assert code == "OperationDenied.Forbid"
    await control.refuse(flow, 0)
    assert await extend(caller, flow, later) == "OperationDenied"


async def test_a_contract_of_a_group_keeps_its_deadline(caller: Caller, time: ManualTime) -> None:
    info = {"FlowName": "合同", "FileIds": [await caller.upload()], "Approvers": [PERSON_SIGNS]}
    other = {**info, "FlowName": "附件"}
    made = await caller.call(
        "CreateFlowGroupByFiles", FlowGroupName="一组", FlowGroupInfos=[info, other]
    )
    assert await extend(caller, made["FlowIds"][0], time.now + 400 * DAY) == "OperationDenied"


async def test_a_signer_has_a_deadline_of_their_own_before_that_of_the_contract(
    caller: Caller, control: TencentControl, time: ManualTime, receiver: Receiver
) -> None:
    flow = await caller.make(Deadline=int(time.now) + 10 * DAY, Unordered=True)
    role = (await control.flow(flow)).signers[1].recipient_id
    too_late = await extend(caller, flow, time.now + 10 * DAY, RecipientId=role)
    assert too_late == "InvalidParameter.ParamError"
    assert await extend(caller, flow, time.now + DAY, RecipientId=role) == ""
    assert await extend(caller, flow, time.now + 2 * DAY, RecipientId=role) == ""
    earlier = await extend(caller, flow, time.now + DAY, RecipientId=role)
    assert earlier == "InvalidParameter.ParamError"
    assert await extend(caller, flow, time.now + DAY, RecipientId="y" * 32) == "ResourceNotFound"
    time.advance(2 * DAY)
    shown = await control.flow(flow)
    assert (shown.status, [one.status for one in shown.signers]) == (1, [2, 5])
    await control.wait_callbacks_settled()
    kinds = [one.plain()["MsgType"] for one in receiver.arrived]
    assert kinds.count("ApproverDeadlineExpired") == 1


async def test_in_order_nobody_signs_after_the_deadline_of_the_next(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await caller.make(Deadline=int(time.now) + 10 * DAY)
    first, second = (one.recipient_id for one in (await control.flow(flow)).signers)
    await extend(caller, flow, time.now + 3 * DAY, RecipientId=second)
    code = await extend(caller, flow, time.now + 4 * DAY, RecipientId=first)
    assert code == "InvalidParameter.ParamError"
    assert await extend(caller, flow, time.now + 3 * DAY, RecipientId=first) == ""


async def finished(caller: Caller, control: TencentControl) -> str:
    flow = await caller.make()
    await control.sign(flow, 0)
    await control.sign(flow, 1)
    return flow


async def release(caller: Caller, flow: str, **parameters: Any) -> str:
    wanted: Json = {"NeedRelievedFlowId": flow, "ReliveInfo": {"Reason": "双方同意"}, **parameters}
    return str((await caller.call("CreateReleaseFlow", **wanted))["FlowId"])


async def release_refused(caller: Caller, flow: str, **parameters: Any) -> str:
    wanted: Json = {"NeedRelievedFlowId": flow, "ReliveInfo": {"Reason": "双方同意"}, **parameters}
    return await caller.refused("CreateReleaseFlow", **wanted)


async def test_when_the_agreement_is_signed_the_contract_is_dissolved_and_it_is_told(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    flow = await finished(caller, control)
    mark = base64.b64encode(b"A1B2C3D4E5").decode()
    agreement = await release(caller, flow, UserData=mark)
    shown = await control.flow(agreement)
    assert (shown.user_data, [one.name for one in shown.signers]) == (mark, ["王经理", "李四"])
    assert (await control.flow(flow)).status == 4
    await control.sign(agreement, 0)
    await control.sign(agreement, 1)
    dissolved = await control.flow(flow)
    assert (dissolved.status, [one.status for one in dissolved.signers]) == (21, [15, 15])
    await control.wait_callbacks_settled()
    last = receiver.arrived[-1].plain()["MsgData"]
    assert (last["FlowId"], last["FlowCallbackStatus"]) == (flow, 21)
    assert last["ReleaseFlowId"] == agreement
    assert await release_refused(caller, flow) == "OperationDenied"


async def test_the_agreement_costs_one_and_lives_a_week(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await finished(caller, control)
    before = (await control.state()).quota
    agreement = await release(caller, flow)
    assert (await control.state()).quota == before - 1
    assert (await control.flow(agreement)).deadline == int(time.now) + 7 * DAY


async def test_only_a_finished_contract_is_dissolved_and_once_at_a_time(
    caller: Caller, control: TencentControl
) -> None:
    running = await caller.make()
    assert await release_refused(caller, running) == "OperationDenied"
    assert await release_refused(caller, "y" * 32) == "ResourceNotFound"
    flow = await finished(caller, control)
    agreement = await release(caller, flow)
    assert await release_refused(caller, flow) == "OperationDenied"
    await control.refuse(agreement, 0)
    assert (await control.flow(flow)).status == 4
    assert await release_refused(caller, flow) == ""


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"ReliveInfo": {"Reason": "好😀"}}, "InvalidParameter.ParamError"),
        ({"ReliveInfo": {"Reason": "好", "OtherDeals": "😀"}}, "InvalidParameter.ParamError"),
        ({"ReliveInfo": {"Reason": "长" * 201}}, "InvalidParameter.ParamError"),
        ({"FlowName": "a/b"}, "InvalidParameter.FlowName"),
        ({"UserData": "not base64!"}, "InvalidParameter.FlowUserData"),
        ({"Deadline": 1}, "InvalidParameter.FlowDeadLine"),
    ],
)
async def test_the_terms_must_be_such_as_tencent_takes(
    caller: Caller, control: TencentControl, change: Json, code: str
) -> None:
    assert await release_refused(caller, await finished(caller, control), **change) == code


async def test_a_company_may_send_somebody_else_and_a_person_not(
    caller: Caller, control: TencentControl
) -> None:
    flow = await finished(caller, control)
    ours, theirs = (one.recipient_id for one in (await control.flow(flow)).signers)
    somebody = {"Name": "赵印章", "Mobile": "13800000002"}
    swapped = [{**somebody, "RelievedApproverRecipientId": theirs}]
    code = await release_refused(caller, flow, ReleasedApprovers=swapped)
    assert code == "ResourceNotFound.FlowApprover"
    swapped = [{**somebody, "RelievedApproverRecipientId": ours}]
    agreement = await release(caller, flow, ReleasedApprovers=swapped)
    assert [one.name for one in (await control.flow(agreement)).signers] == ["赵印章", "李四"]


async def order(caller: Caller, *flows: str) -> Json:
    return await caller.call("CreateBatchCancelFlowUrl", FlowIds=list(flows))


async def outcome(caller: Caller, task: str) -> Json:
    return await caller.call("DescribeCancelFlowsTask", TaskId=task)


async def test_many_are_withdrawn_once_somebody_opens_the_link(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    first, second, signed = [await caller.make() for _ in range(3)]
    ended = await finished(caller, control)
    made = await order(caller, first, second, signed, ended, "y" * 32)
    assert [bool(one) for one in made["FailMessages"]] == [False, False, False, True, True]
    assert (await outcome(caller, made["TaskId"]))["TaskStatus"] == "PROCESSING"
    assert (await control.flow(first)).status == 1
    await control.sign(signed, 0)
    await control.sign(signed, 1)
    opened = await control.open_cancel(made["TaskId"], "价格有误")
    assert (opened.status, opened.cancelled) == ("END", (first, second))
    told = await outcome(caller, made["TaskId"])
    assert told["TaskStatus"] == "END"
    assert told["SuccessFlowIds"] == [first, second]
    assert [one["FlowId"] for one in told["FailureFlows"]] == [signed]
    shown = await control.flow(first)
    assert (shown.status, shown.message) == (6, "价格有误")
    await control.wait_callbacks_settled()
    (news,) = [
        one.plain()["MsgData"]
        for one in receiver.arrived
        if one.plain()["MsgType"] == "CancelFlows"
    ]
    assert news == {"TaskId": made["TaskId"]}


async def test_a_link_to_withdraw_many_dies_after_a_day(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await caller.make()
    task = (await order(caller, flow))["TaskId"]
    time.advance(DAY)
    assert (await outcome(caller, task))["TaskStatus"] == "TIMEOUT"
    with pytest.raises(ControlRefused, match="BatchCancelForbid"):
        await control.open_cancel(task)
    assert (await control.flow(flow)).status == 1


async def test_a_link_to_withdraw_many_works_once_and_with_a_reason(
    caller: Caller, control: TencentControl
) -> None:
    task = (await order(caller, await caller.make()))["TaskId"]
    with pytest.raises(ControlRefused, match="CancelReason"):
        await control.open_cancel(task, " ")
    await control.open_cancel(task)
    with pytest.raises(ControlRefused, match="BatchCancelForbid"):
        await control.open_cancel(task)
    assert [one.status for one in await control.cancel_tasks()] == ["END"]


async def test_at_most_a_hundred_are_withdrawn_together_none_twice(caller: Caller) -> None:
    flow = await caller.make(OURS_SIGNS)
    too_many = [f"y{number:031}" for number in range(101)]
    code = await caller.refused("CreateBatchCancelFlowUrl", FlowIds=too_many)
    assert code.startswith("InvalidParameter")
    code = await caller.refused("CreateBatchCancelFlowUrl", FlowIds=[flow, flow])
    assert code == "OperationDenied.BatchCancelForbid"


async def test_a_colleague_without_the_right_withdraws_nothing(caller: Caller) -> None:
    flow = await caller.make()
    made = await caller.call("CreateBatchCancelFlowUrl", FlowIds=[flow], Operator=COLLEAGUE)
    assert made["FailMessages"] != [""]


async def test_of_an_unknown_task_nothing_is_told(caller: Caller) -> None:
    code = await caller.refused("DescribeCancelFlowsTask", TaskId="y" * 32)
    assert code == "ResourceNotFound.Flow"
