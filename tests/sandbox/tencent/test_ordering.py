"""What else can be ordered: readers, open roles, growing contracts, previews, for a member."""

from typing import Any

import pytest

from sandbox.tencent import TEMPLATES, Feature, Settings, TencentControl
from sandbox.tencent.pdf import sample_pdf
from tests.sandbox.tencent.caller import OURS_SIGNS, PERSON_SIGNS, PLACE, Caller, TencentError
from tests.sandbox.tencent.manual_time import ManualTime

Json = dict[str, Any]
READER: Json = {"Name": "王五", "Mobile": "13700000000", "CcType": 0, "NotifyType": "sms"}
LATER: Json = {
    "ApproverType": 1,
    "ApproverOption": {"FillType": 1},
    "ApproverRoleName": "甲方",
    "SignComponents": [PLACE],
}


async def code_of(caller: Caller, *approvers: Json, **parameters: Any) -> str:
    with pytest.raises(TencentError) as refusal:
        await caller.make(*approvers, **parameters)
    return refusal.value.code


async def test_readers_are_told_of_with_the_contract(
    caller: Caller, control: TencentControl
) -> None:
    flow = await caller.make(CcInfos=[READER], CcNotifyType=1)
    details = await caller.call("DescribeFlowInfo", FlowIds=[flow])
    assert [one["ApproveName"] for one in details["FlowDetailInfos"][0]["CcInfos"]] == ["王五"]
    assert await control.wait_callbacks_settled()
    told = (await control.callbacks())[-1].message["MsgData"]["CcInfos"]
    assert [one["Name"] for one in told] == ["王五"]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"Mobile": PERSON_SIGNS["ApproverMobile"]}, "OperationDenied.CcUserRepeat"),
        ({"Mobile": "137"}, "InvalidParameter.Mobile"),
        ({"Name": ""}, "InvalidParameter.Name"),
        ({"Name": "王*"}, "InvalidParameterValue.Mask"),
        ({"NotifyType": "SMS"}, "InvalidParameter.NotifyType"),
        ({"OrganizationName": "示例"}, "UnsupportedOperation"),
    ],
)
async def test_a_reader_who_cannot_be_is_refused(caller: Caller, change: Json, code: str) -> None:
    assert await code_of(caller, CcInfos=[{**READER, **change}]) == code


async def test_nobody_reads_twice(caller: Caller) -> None:
    assert await code_of(caller, CcInfos=[READER, READER]) == "OperationDenied.CcUserRepeat"


async def test_a_role_may_be_left_open(caller: Caller, control: TencentControl) -> None:
    flow = await control.flow(await caller.make(LATER, OURS_SIGNS))
    assert [one.name for one in flow.signers] == ["", "王经理"]
    assert "sign" not in flow.signers[0].acts


async def test_whoever_signs_by_itself_is_named(caller: Caller) -> None:
    seal = {**OURS_SIGNS, "ApproverType": 3, "ApproverOption": {"FillType": 1}}
    assert await code_of(caller, seal) == "InvalidParameter.ApproverType"


async def test_a_growing_contract_may_begin_without_signers(
    caller: Caller, control: TencentControl
) -> None:
    answer = await caller.call(
        "CreateFlowByFiles",
        FlowName="多方协议",
        FileIds=[await caller.upload()],
        OpenDynamicSignFlow=True,
    )
    assert (await control.flow(answer["FlowId"])).status == 1
    await control.change(Settings(features=frozenset(Feature) - {Feature.GROWING}))
    code = await code_of(caller, OpenDynamicSignFlow=True)
    assert code == "OperationDenied.WhiteListForbid"


async def test_a_preview_makes_no_contract_and_lives_five_minutes(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    pdf = sample_pdf("采购合同")
    answer = await caller.call(
        "CreateFlowByFiles",
        FlowName="采购合同",
        FileIds=[await caller.upload(pdf)],
        Approvers=[PERSON_SIGNS],
        NeedPreview=True,
    )
    assert answer["FlowId"] == ""
    assert await control.flows() == []
    assert (await control.state()).quota == 100
    assert (await caller.http.get(answer["PreviewUrl"])).content == pdf
    time.advance(300)
    assert (await caller.http.get(answer["PreviewUrl"])).status_code == 403


async def test_a_preview_of_a_template_needs_no_contract(
    caller: Caller, control: TencentControl
) -> None:
    wanted = {"TemplateId": TEMPLATES[0].id, "NeedPreview": True}
    answer = await caller.call("CreateDocument", **wanted)
    assert answer["PreviewFileUrl"]
    assert await control.flows() == []


async def test_two_previews_come_with_each_contract(caller: Caller) -> None:
    caller.tencent.world.previews = 1
    wanted = {"TemplateId": TEMPLATES[0].id, "NeedPreview": True}
    await caller.call("CreateDocument", **wanted)
    assert await caller.refused("CreateDocument", **wanted) == "OperationDenied"


async def test_a_member_of_the_group_is_acted_for(caller: Caller) -> None:
    _, north, south, _ = caller.tencent.config.companies
    assert await caller.make(Agent={"ProxyOrganizationId": north.id})
    code = await code_of(caller, Agent={"ProxyOrganizationId": south.id})
    assert code == "OperationDenied.SubOrgNotJoin"
