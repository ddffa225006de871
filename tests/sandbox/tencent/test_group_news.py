"""What is told of a group of contracts, and of the review of a contract's sending."""

from sandbox.tencent import TencentControl
from tests.sandbox.tencent.caller import PERSON_SIGNS, Caller
from tests.sandbox.tencent.receiver import Receiver


async def group(caller: Caller) -> tuple[str, list[str]]:
    infos = [
        {"FlowName": name, "FileIds": [await caller.upload()], "Approvers": [PERSON_SIGNS]}
        for name in ("合同一", "合同二")
    ]
    made = await caller.call("CreateFlowGroupByFiles", FlowGroupName="一组", FlowGroupInfos=infos)
    return made["FlowGroupId"], made["FlowIds"]


async def told(control: TencentControl, receiver: Receiver) -> list[str]:
    """The groups of which a change was told."""
    assert await control.wait_callbacks_settled()
    messages = [one.plain() for one in receiver.arrived]
    return [
        one["MsgData"]["FlowGroupId"]
        for one in messages
        if one["MsgType"] == "FlowGroupStatusChange"
    ]


async def test_a_group_is_told_of_when_all_of_it_is_signed(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    group_id, (first, second) = await group(caller)
    await control.sign(first, 0)
    assert await told(control, receiver) == []
    await control.sign(second, 0)
    assert await told(control, receiver) == [group_id]


async def test_and_when_one_of_it_never_will_be(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    group_id, (first, _) = await group(caller)
    await control.refuse(first, 0)
    assert await told(control, receiver) == [group_id]
