"""The life of a contract in the edition of 2020-12: made, sent to each signer, filed."""

import pytest

from sandbox.tencent import ControlRefused, Feature, Settings, TencentControl
from sandbox.tencent.records import FlowGroup
from tests.sandbox.tencent.legacy.caller import (
    CALLER,
    CONFIG,
    FILLED,
    PLACE,
    THEM,
    US,
    WITNESS,
    LegacyCaller,
)
from tests.sandbox.tencent.manual_time import ManualTime
from tests.sandbox.tencent.receiver import Receiver

CREATED, SIGNING, REFUSED, WITHDRAWN, FILED, EXPIRED, DESTROYED, NOT_FILED = range(8)


async def test_a_new_contract_went_to_nobody(caller: LegacyCaller) -> None:
    flow = await caller.make()
    assert await caller.status(flow) == CREATED
    assert await caller.standings(flow) == []


async def test_who_was_sent_it_may_sign_and_it_is_not_filed_by_itself(
    caller: LegacyCaller, control: TencentControl
) -> None:
    flow = await caller.make()
    await caller.send(flow)
    assert await caller.status(flow) == SIGNING
    await control.sign(flow, "李四")
    assert (await caller.status(flow), await caller.standings(flow)) == (NOT_FILED, [1])
    await caller.call("ArchiveFlow", FlowId=flow)
    assert await caller.status(flow) == FILED


async def test_after_the_last_signer_it_is_filed_by_itself(
    caller: LegacyCaller, control: TencentControl
) -> None:
    flow = await caller.make()
    await caller.send(flow, US.user_id, SubOrganizationId=CONFIG.organization_id)
    await caller.send(flow, IsLastApprover=True)
    await control.sign(flow, "李四")
    assert await caller.status(flow) == SIGNING
    await control.sign(flow, "王经理")
    assert await caller.status(flow) == FILED


async def test_another_signer_opens_again_what_all_had_signed(
    caller: LegacyCaller, control: TencentControl
) -> None:
    flow = await caller.make()
    await caller.send(flow)
    await control.sign(flow, "李四")
    await caller.send(flow, WITNESS.user_id)
    assert (await caller.status(flow), await caller.standings(flow)) == (SIGNING, [1, 0])


async def test_nobody_comes_after_the_last_signer(caller: LegacyCaller) -> None:
    flow = await caller.make()
    await caller.send(flow, IsLastApprover=True)
    with pytest.raises(Exception, match="OperationDenied"):
        await caller.send(flow, WITNESS.user_id)


async def test_nobody_is_sent_it_twice(caller: LegacyCaller) -> None:
    flow = await caller.make()
    await caller.send(flow)
    with pytest.raises(Exception, match="BizApproverAlreadyExists"):
        await caller.send(flow)


@pytest.mark.parametrize(
    ("parameters", "code"),
    [
        ({"UserId": "nobody"}, "ResourceNotFound"),
        ({"FlowId": "nothing"}, "ResourceNotFound"),
        ({"SubOrganizationId": "nothing"}, "ResourceNotFound"),
        (
            {"SubOrganizationId": CONFIG.organization_id},
            "OperationDenied.UserNotInOrganization",
        ),
        ({"VerifyChannel": ["NONE"]}, "OperationDenied.NoApiAuth"),
        ({"VerifyChannel": ["VERIFYCODE"]}, "MissingParameter"),
        ({"Deadline": 1}, "InvalidParameterValue"),
        ({"Mobile": "139****0002"}, "InvalidParameterValue"),
        ({"JumpUrl": "https://example.com"}, "UnsupportedOperation"),
        ({"SignComponents": []}, "MissingParameter"),
        ({"SignComponents": [PLACE, PLACE]}, "InvalidParameter"),
        ({"SignComponents": [PLACE | {"ComponentType": "TEXT"}]}, "InvalidParameterValue"),
        ({"SignComponents": [PLACE | {"ComponentPage": 2}]}, "InvalidParameterValue"),
        ({"SignComponents": [PLACE | {"ComponentPage": -1}]}, "InvalidParameterValue"),
        ({"SignComponents": [PLACE | {"ComponentWidth": 0}]}, "InvalidParameterValue"),
        ({"SignComponents": [PLACE | {"FileIndex": 1}]}, "InvalidParameterValue"),
        ({"SignComponents": [PLACE | {"GenerateMode": "NORMAL"}]}, "InvalidParameter"),
        ({"SignComponents": [PLACE | {"GenerateMode": 4}]}, "InvalidParameterValue"),
        ({"SignComponents": [PLACE | {"GenerateMode": 2}]}, "UnsupportedOperation"),
        ({"SignComponents": [PLACE | {"GenerateMode": 1}]}, "MissingParameter"),
        (
            {"SignComponents": [{"ComponentType": "SIGN_SEAL", "GenerateMode": 3}]},
            "MissingParameter",
        ),
        (
            {"SignComponents": [{"ComponentType": "SIGN_SEAL", "ComponentId": "b"}]},
            "MissingParameter",
        ),
    ],
)
async def test_what_cannot_be_sent_is_refused(
    caller: LegacyCaller, parameters: dict[str, object], code: str
) -> None:
    flow = await caller.make()
    given = {"FlowId": flow, "UserId": THEM.user_id, "SignComponents": [PLACE], **parameters}
    assert await caller.refused("SendFlow", **given) == code
    assert await caller.status(flow) == CREATED


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"FlowName": "采购(合同)"}, "InvalidParameterValue"),
        ({"FlowName": "合" * 201}, "InvalidParameterValue"),
        ({"FlowType": "其 他"}, "InvalidParameterValue"),
        ({"Deadline": 1}, "InvalidParameterValue"),
        ({"CallbackUrl": "https://example.com"}, "UnsupportedOperation"),
    ],
)
async def test_what_cannot_be_a_contract_is_not_made(
    caller: LegacyCaller, change: dict[str, object], code: str
) -> None:
    info = {"FlowName": "采购合同", "Deadline": int(caller.clock()) + 60, **change}
    file_id = await caller.upload()
    refused = await caller.refused("CreateFlowByFiles", FlowInfo=info, FileIds=[file_id])
    assert refused == code


async def test_a_file_that_is_no_pdf_or_no_longer_there_makes_no_contract(
    caller: LegacyCaller, time: ManualTime
) -> None:
    with pytest.raises(Exception, match="InvalidParameterValue"):
        await caller.upload(b"GIF89a")
    with pytest.raises(Exception, match="InvalidParameterValue"):
        await caller.upload(name="contract")
    file_id = await caller.upload()
    time.advance(3601)
    info = {"FlowName": "采购合同", "Deadline": int(time()) + 60}
    for gone in (file_id, "nothing"):
        refused = await caller.refused("CreateFlowByFiles", FlowInfo=info, FileIds=[gone])
        assert refused in ("OperationDenied", "ResourceNotFound")


async def test_what_was_bought_is_used_up_at_some_time(
    caller: LegacyCaller, control: TencentControl
) -> None:
    await control.change(Settings(quota=0))
    with pytest.raises(Exception, match="LimitExceeded"):
        await caller.make()


async def test_it_is_withdrawn_before_and_after_it_was_sent(caller: LegacyCaller) -> None:
    for sent in (False, True):
        flow = await caller.make()
        if sent:
            await caller.send(flow)
        await caller.call("CancelFlow", FlowId=flow, CancelMessage="发错了")
        found = await caller.call("DescribeFlow", FlowId=flow)
        assert (found["FlowStatus"], found["FlowMessage"]) == (WITHDRAWN, "发错了")
        assert await caller.refused("CancelFlow", FlowId=flow) == "OperationDenied"


async def test_it_is_not_filed_before_all_have_signed(caller: LegacyCaller) -> None:
    flow = await caller.make()
    assert await caller.refused("ArchiveFlow", FlowId=flow) == "OperationDenied"
    await caller.send(flow)
    assert await caller.refused("ArchiveFlow", FlowId=flow) == "OperationDenied"


async def test_a_refusal_ends_it(caller: LegacyCaller, control: TencentControl) -> None:
    flow = await caller.make()
    await caller.send(flow)
    await caller.send(flow, WITNESS.user_id)
    await control.refuse(flow, "李四", "不同意")
    assert (await caller.status(flow), await caller.standings(flow)) == (REFUSED, [2, 0])


async def test_it_expires_at_its_deadline_and_for_a_signer_after_a_week(
    caller: LegacyCaller, control: TencentControl, time: ManualTime
) -> None:
    flow = await caller.make()
    await caller.send(flow)
    time.advance(7 * 86400)
    assert (await caller.status(flow), await caller.standings(flow)) == (SIGNING, [3])
    with pytest.raises(ControlRefused):
        await control.sign(flow, 0)
    time.advance(23 * 86400)
    assert await caller.status(flow) == EXPIRED


async def test_the_server_signs_for_whoever_calls(caller: LegacyCaller) -> None:
    flow = await caller.make()
    sign_id = await caller.send(flow)
    signed = await caller.call("SignFlow", **_as_them(flow), SignSeals=[FILLED], SignId=sign_id)
    assert signed["Status"] == "SUCCESS"
    assert await caller.status(flow) == NOT_FILED


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"Caller": CALLER}, "ResourceNotFound"),
        ({"SignId": "another"}, "ResourceNotFound"),
        ({"VerifyResult": "12345"}, "InvalidParameter.InvalidVerifyResult"),
        ({"VerifyChannel": "THIRD"}, "OperationDenied.NoApiAuth"),
        ({"SignSeals": [FILLED | {"ComponentId": "b"}]}, "InvalidParameter"),
        ({"SignSeals": [FILLED | {"SignType": "SIGN_SEAL"}]}, "InvalidParameter"),
        ({"SignSeals": [FILLED | {"SealContent": ""}]}, "MissingParameter"),
    ],
)
async def test_the_server_signs_for_nobody_else_and_nothing_else(
    caller: LegacyCaller, change: dict[str, object], code: str
) -> None:
    flow = await caller.make()
    await caller.send(flow)
    given = {**_as_them(flow), "SignSeals": [FILLED], **change}
    assert await caller.refused("SignFlow", **given) == code
    assert await caller.status(flow) == SIGNING


async def test_without_verification_only_on_the_white_list(
    caller: LegacyCaller, control: TencentControl
) -> None:
    flow = await caller.make()
    await caller.send(flow)
    given = {**_as_them(flow), "VerifyChannel": "NONE", "VerifyResult": "-"}
    await control.change(Settings(features=frozenset(Feature) - {Feature.UNVERIFIED}))
    assert await caller.refused("RejectFlow", **given) == "OperationDenied.NoApiAuth"
    await control.change(Settings(features=frozenset(Feature)))
    await caller.call("RejectFlow", **given, RejectMessage="不同意")
    assert await caller.status(flow) == REFUSED


async def test_a_file_is_destroyed_only_when_all_is_over_and_then_for_good(
    caller: LegacyCaller, control: TencentControl
) -> None:
    flow = await caller.make()
    await caller.send(flow, IsLastApprover=True)
    assert await caller.refused("DestroyFlowFile", FlowId=flow) == "OperationDenied"
    await control.sign(flow, 0)
    await caller.call("DestroyFlowFile", FlowId=flow)
    assert await caller.status(flow) == DESTROYED
    link = {"BusinessIds": [flow], "BusinessType": "FLOW"}
    assert await caller.refused("DescribeFileUrls", **link) == "ResourceNotFound"
    assert await caller.refused("DescribeFlowFiles", FlowId=flow) == "ResourceNotFound"


async def test_nothing_is_told_to_a_callback_url(
    caller: LegacyCaller, control: TencentControl, receiver: Receiver
) -> None:
    flow = await caller.make()
    await caller.send(flow, IsLastApprover=True)
    await control.sign(flow, 0)
    assert await control.wait_callbacks_settled()
    assert await control.callbacks() == []
    assert receiver.arrived == []


async def test_a_custom_id_leads_to_the_contract_and_back(caller: LegacyCaller) -> None:
    flow = await caller.make(CustomId="a1b2c3d4e5")
    pair = [{"CustomId": "a1b2c3d4e5", "FlowId": flow}]
    by_ours = await caller.call("DescribeCustomFlowIds", CustomIds=["a1b2c3d4e5", "other"])
    by_theirs = await caller.call("DescribeCustomFlowIdsByFlowId", FlowIds=[flow])
    assert by_ours["CustomIdList"] == by_theirs["CustomIdList"] == pair


async def test_a_catalog_tells_of_each_of_its_contracts(caller: LegacyCaller) -> None:
    flows = (await caller.make(), await caller.make())
    sign_id = await caller.send(flows[0])
    caller.tencent.world.groups["c1"] = FlowGroup("c1", "目录", flows)
    found = await caller.call("DescribeCatalogApprovers", CatalogId="c1")
    told = [
        (one["FlowId"], [who["SignId"] for who in one["Approvers"]]) for one in found["Approvers"]
    ]
    assert told == [(flows[0], [sign_id]), (flows[1], [])]
    places = await caller.call("DescribeCatalogSignComponents", CatalogId="c1")
    assert places["SignComponents"] == [
        {"FlowId": flows[0], "SignComponents": [PLACE], "SignId": sign_id}
    ]
    assert await caller.refused("DescribeCatalogApprovers", CatalogId="c2") == "ResourceNotFound"


def _as_them(flow: str) -> dict[str, object]:
    return {
        "Caller": {"ApplicationId": CONFIG.application_id, "OperatorId": THEM.user_id},
        "FlowId": flow,
        "VerifyResult": "123456",
        "VerifyChannel": "VERIFYCODE",
        "SourceIp": "203.0.113.9",
    }
