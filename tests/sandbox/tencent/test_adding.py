"""Who signs, decided while it runs: roles taken, signers added, signatures handed on."""

from typing import Any

import pytest

from sandbox.tencent import EMPLOYEES, ControlRefused, Feature, Settings, TencentControl
from tests.sandbox.tencent.caller import OURS_SIGNS, PERSON_SIGNS, PLACE, Caller, Json, TencentError
from tests.sandbox.tencent.receiver import Receiver

LATER: Json = {"ApproverType": 1, "ApproverOption": {"FillType": 1}, "SignComponents": [PLACE]}
QIAN: Json = {"ApproverName": "钱五", "ApproverMobile": "13900000003"}
WITNESS: Json = {**PERSON_SIGNS, **QIAN}
SEAL = EMPLOYEES[1]


async def open_role(caller: Caller, control: TencentControl) -> tuple[str, str]:
    """A contract with a role that nobody was named for, and the RecipientId of that role."""
    flow = await caller.make(LATER, OURS_SIGNS, Unordered=True)
    return flow, (await control.flow(flow)).signers[0].recipient_id


async def fill(caller: Caller, **info: Any) -> list[Json]:
    answer = await caller.call("CreateFlowApprovers", Approvers=[info], FillApproverType=1)
    errors: list[Json] = answer["FillError"]
    return errors


async def test_nobody_signs_in_a_role_that_nobody_has(
    caller: Caller, control: TencentControl
) -> None:
    flow, _ = await open_role(caller, control)
    assert "sign" not in (await control.flow(flow)).signers[0].acts
    with pytest.raises(ControlRefused, match=r"OperationDenied\.Forbid"):
        await control.sign(flow, 0)


async def test_several_of_whom_one_signs_are_refused_loudly(
    caller: Caller, control: TencentControl
) -> None:
    """或签: no document tells how a contract with such a role is made."""
    _, role = await open_role(caller, control)
    with pytest.raises(TencentError) as refusal:
        await caller.call(
            "CreateFlowApprovers",
            Approvers=[{"RecipientId": role, **QIAN}],
            FillApproverType=0,
        )
    assert refusal.value.code == "UnsupportedOperation"


async def test_whoever_is_named_for_it_signs(caller: Caller, control: TencentControl) -> None:
    flow, role = await open_role(caller, control)
    assert await fill(caller, FlowId=flow, RecipientId=role, **QIAN) == []
    assert (await control.sign(flow, "钱五")).signers[0].status == 3


async def test_whoever_claims_it_signs_and_it_is_told(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    flow, _ = await open_role(caller, control)
    assert (await control.flow(flow)).signers[0].acts == ("claim",)
    await control.claim(flow, 0, "钱五", "13900000003")
    assert (await control.sign(flow, "钱五")).signers[0].status == 3
    await control.wait_callbacks_settled()
    told = [one.plain() for one in receiver.arrived]
    assert {"FlowId": flow} in [one["MsgData"] for one in told if one["MsgType"] == "ReceiveFlow"]


@pytest.mark.parametrize(
    "change",
    [
        {"RecipientId": "y" * 32},
        {"ApproverMobile": "12345"},
        {"ApproverName": " "},
        {"OrganizationName": "远方贸易（上海）有限公司"},
        {"ApproverName": "王经理", "ApproverMobile": "13800000001", "OrganizationName": "x"},
    ],
)
async def test_who_cannot_be_named_is_an_error_in_the_answer(
    caller: Caller, control: TencentControl, change: Json
) -> None:
    flow, role = await open_role(caller, control)
    wanted = {"FlowId": flow, "RecipientId": role, **QIAN, **change}
    (error,) = await fill(caller, **wanted)
    assert (error["FlowId"], error["RecipientId"]) == (flow, wanted["RecipientId"])
    assert error["ErrMessage"]
    assert (await control.flow(flow)).signers[0].name == ""


async def test_a_role_is_taken_once(caller: Caller, control: TencentControl) -> None:
    flow, role = await open_role(caller, control)
    await fill(caller, FlowId=flow, RecipientId=role, **QIAN)
    assert len(await fill(caller, FlowId=flow, RecipientId=role, **QIAN)) == 1


async def test_several_who_may_sign_are_beyond_this_stand_in(
    caller: Caller, control: TencentControl
) -> None:
    flow, role = await open_role(caller, control)
    info = {"FlowId": flow, "RecipientId": role, **QIAN}
    assert await caller.refused("CreateFlowApprovers", Approvers=[info]) == "UnsupportedOperation"


async def test_a_growing_contract_ends_only_when_it_is_archived(
    caller: Caller, control: TencentControl, receiver: Receiver
) -> None:
    flow = await caller.make(PERSON_SIGNS, OpenDynamicSignFlow=True)
    assert (await control.sign(flow, 0)).status == 2
    grown = await caller.call("CreateDynamicFlowApprover", FlowId=flow, Approvers=[WITNESS])
    assert [one["ApproverStatus"] for one in grown["DynamicFlowApproverList"]] == [2]
    refused = await caller.refused("ArchiveDynamicFlow", FlowId=flow)
    assert refused == "OperationDenied"
    await control.sign(flow, "钱五")
    await caller.call("ArchiveDynamicFlow", FlowId=flow)
    assert (await control.flow(flow)).status == 4
    await control.wait_callbacks_settled()
    assert receiver.steps()[-1] == ("finish", 4)
    code = await caller.refused("ArchiveDynamicFlow", FlowId=flow)
    assert code == "OperationDenied.FlowHasTerminated"


async def test_only_a_growing_contract_that_runs_takes_further_signers(
    caller: Caller, control: TencentControl
) -> None:
    add = {"Approvers": [WITNESS]}
    plain = await caller.make(PERSON_SIGNS)
    assert await caller.refused("CreateDynamicFlowApprover", FlowId=plain, **add)
    flow = await caller.make(PERSON_SIGNS, OpenDynamicSignFlow=True)
    again = {"Approvers": [PERSON_SIGNS]}
    assert await caller.refused("CreateDynamicFlowApprover", FlowId=flow, **again)
    homeless = {"Approvers": [{**WITNESS, "SignComponents": []}]}
    assert await caller.refused("CreateDynamicFlowApprover", FlowId=flow, **homeless)
    many = {"Approvers": [WITNESS] * 51}
    assert await caller.refused("CreateDynamicFlowApprover", FlowId=flow, **many)
    await control.refuse(flow, 0)
    assert await caller.refused("CreateDynamicFlowApprover", FlowId=flow, **add)


async def test_growing_is_a_feature_that_must_be_open(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make(PERSON_SIGNS, OpenDynamicSignFlow=True)
    await control.change(Settings(features=frozenset(Feature) - {Feature.GROWING}))
    code = await caller.refused("CreateDynamicFlowApprover", FlowId=flow, Approvers=[WITNESS])
    assert code == "UnauthorizedOperation.NoPermissionFeature"


async def forward(caller: Caller, flow: str, role: str, **changes: Any) -> Json:
    infos = [{"FlowId": flow, "RecipientId": role}]
    wanted = {"TargetUserId": SEAL.user_id, "FlowForwardInfos": infos, **changes}
    return await caller.call("CreateFlowForwards", **wanted)


async def test_our_signature_is_handed_to_a_colleague(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    ours, theirs = (await control.flow(flow)).signers
    answer = await forward(caller, flow, ours.recipient_id)
    assert (answer["SuccessFlows"], answer["FailedFlows"]) == ([flow], [])
    assert [one.name for one in (await control.flow(flow)).signers] == [
        "王经理",
        SEAL.name,
        theirs.name,
    ]


async def test_what_is_not_ours_or_is_done_cannot_be_handed_on(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make(Unordered=True)
    ours, theirs = (await control.flow(flow)).signers
    await control.sign(flow, 0)
    for role in (ours.recipient_id, theirs.recipient_id, "y" * 32):
        answer = await forward(caller, flow, role)
        assert answer["SuccessFlows"] == []
        assert [one["FlowId"] for one in answer["FailedFlows"]] == [flow]


async def test_it_is_handed_on_by_an_administrator_to_a_colleague(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make()
    role = (await control.flow(flow)).signers[0].recipient_id
    infos = [{"FlowId": flow, "RecipientId": role}]
    wanted: Json = {"TargetUserId": "y" * 32, "FlowForwardInfos": infos}
    assert await caller.refused("CreateFlowForwards", **wanted) == "InvalidParameterValue"
    wanted["Operator"] = {"UserId": SEAL.user_id}
    assert await caller.refused("CreateFlowForwards", **wanted) == "OperationDenied"
