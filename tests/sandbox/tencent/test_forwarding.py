"""A signer hands over to somebody else."""

import pytest

from sandbox.tencent import ControlRefused, TencentControl
from tests.sandbox.tencent.caller import Caller
from tests.sandbox.tencent.receiver import Receiver

CHEN = ("陈晨", "13700000003")


async def test_the_successor_stands_beside_who_has_passed_it_on(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    shown = await control.forward(flow, 0, *CHEN)
    assert [(one.name, one.status) for one in shown.signers] == [
        ("王经理", 19),
        ("陈晨", 2),
        ("李四", 1),
    ]
    (info,) = (await caller.call("DescribeFlowInfo", FlowIds=[flow]))["FlowDetailInfos"]
    before, successor, _ = info["FlowApproverInfos"]
    assert before["RecipientId"] != successor["RecipientId"]
    assert before["ForwardRecords"] == []
    (record,) = successor["ForwardRecords"]
    assert (record["Name"], record["Mobile"]) == ("王**", "138****0001")
    assert (successor["ApproveName"], successor["OrganizationName"]) == (
        "陈晨",
        before["OrganizationName"],
    )


async def test_when_the_successor_and_the_rest_have_signed_it_is_finished(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    flow = await caller.make()
    await control.forward(flow, 0, *CHEN)
    await control.sign(flow, "陈晨")
    shown = await control.sign(flow, "李四")
    assert (shown.status, [one.status for one in shown.signers]) == (4, [19, 3, 3])
    await control.wait_callbacks_settled()
    kinds = [one.plain()["MsgType"] for one in receiver.arrived]
    assert kinds == ["FlowStatusChange", "ForwardFLow", *["FlowStatusChange"] * 3]
    signed = receiver.arrived[2].plain()["MsgData"]["Approvers"]
    assert signed[0]["ApproveCallbackShowStatus"] == "FORWARD"
    assert receiver.arrived[1].plain()["MsgData"]["FlowId"] == flow


async def test_who_has_passed_it_on_can_do_nothing_more(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    shown = await control.forward(flow, 0, *CHEN)
    assert shown.signers[0].acts == ()
    for act in (control.sign(flow, 0), control.refuse(flow, 0), control.forward(flow, 0, *CHEN)):
        with pytest.raises(ControlRefused, match=r"OperationDenied\.FlowStatusForbid"):
            await act


async def test_a_refusal_leaves_who_has_passed_it_on_as_they_are(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    await control.forward(flow, 0, *CHEN)
    shown = await control.refuse(flow, "陈晨")
    assert [one.status for one in shown.signers] == [19, 4, 9]


async def test_only_whose_turn_it_is_can_pass_it_on(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    with pytest.raises(ControlRefused, match=r"OperationDenied\.Forbid"):
        await control.forward(flow, 1, *CHEN)
    await control.sign(flow, 0)
    with pytest.raises(ControlRefused, match=r"OperationDenied\.FlowStatusForbid"):
        await control.forward(flow, 0, *CHEN)


@pytest.mark.parametrize(
    ("who", "name", "mobile", "code"),
    [
        (0, "陈晨", "12345", "InvalidParameter.Mobile"),
        (0, "12", "13700000003", "InvalidParameter.Name"),
        (0, "王二", "13800000001", "OperationDenied.ApproverRepeat"),
    ],
)
async def test_the_successor_must_be_somebody_else_with_a_name_and_a_number(
    caller: Caller, control: TencentControl, who: int, name: str, mobile: str, code: str
) -> None:
    flow = await caller.make()
    with pytest.raises(ControlRefused) as refusal:
        await control.forward(flow, who, name, mobile)
    assert refusal.value.code == code
    assert len((await control.flow(flow)).signers) == 2
