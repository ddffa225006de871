"""CreateFlowByFiles: what a contract from a file must be like."""

from typing import Any

import pytest

from sandbox.tencent import Settings, TencentControl
from tests.sandbox.tencent.caller import (
    OURS,
    OURS_SIGNS,
    PERSON_SIGNS,
    PLACE,
    THEIRS,
    Caller,
    TencentError,
)
from tests.sandbox.tencent.manual_time import ManualTime


async def code_of(caller: Caller, *approvers: dict[str, Any], **parameters: Any) -> str:
    with pytest.raises(TencentError) as refusal:
        await caller.make(*approvers, **parameters)
    return refusal.value.code


async def test_a_contract_is_charged_and_out_for_signature_at_once(
    caller: Caller, control: TencentControl, time: ManualTime
) -> None:
    flow = await control.flow(await caller.make())
    assert [signer.status for signer in flow.signers] == [2, 1]
    assert flow.deadline == int(time.now) + 365 * 86400
    assert (await control.state()).quota == 99


async def test_all_may_sign_when_there_is_no_order(caller: Caller, control: TencentControl) -> None:
    flow = await control.flow(await caller.make(Unordered=True))
    assert [signer.status for signer in flow.signers] == [2, 2]


@pytest.mark.parametrize(
    "name", ["采购合同（一）", "Lease [A-1]_b, c; d.e&f+g", "《保密协议》、补充"]
)
async def test_a_flow_name_may_have_these_characters(caller: Caller, name: str) -> None:
    assert await caller.make(FlowName=name)


@pytest.mark.parametrize("name", ["合同😀", "a/b", "a:b", "a\nb", " 合同", "合同'"])
async def test_a_flow_name_may_not_have_others(caller: Caller, name: str) -> None:
    assert await code_of(caller, FlowName=name) == "InvalidParameter.FlowName"


async def test_a_flow_name_has_at_most_two_hundred_characters(caller: Caller) -> None:
    assert await caller.make(FlowName="合" * 200)
    assert await code_of(caller, FlowName="合" * 201) == "InvalidParameterValue"


async def test_the_deadline_lies_in_the_future(caller: Caller, time: ManualTime) -> None:
    assert await code_of(caller, Deadline=int(time.now)) == "InvalidParameter.FlowDeadLine"


@pytest.mark.parametrize("data", ["not base64!", "YWJ", "A" * 20484])
async def test_user_data_is_base64_of_limited_length(caller: Caller, data: str) -> None:
    assert await code_of(caller, UserData=data) == "InvalidParameter.FlowUserData"


async def test_user_data_of_just_the_limit_will_do(caller: Caller) -> None:
    assert await caller.make(UserData="A" * 20480)


@pytest.mark.parametrize(
    ("base", "change", "code"),
    [
        (PERSON_SIGNS, {"ApproverMobile": "+8613900000002"}, "InvalidParameter.Mobile"),
        (PERSON_SIGNS, {"ApproverMobile": "12900000002"}, "InvalidParameter.Mobile"),
        (PERSON_SIGNS, {"ApproverMobile": "139****0002"}, "InvalidParameterValue.Mask"),
        (PERSON_SIGNS, {"ApproverMobile": ""}, "MissingParameter.ApproverMobile"),
        (PERSON_SIGNS, {"ApproverName": "李*"}, "InvalidParameterValue.Mask"),
        (PERSON_SIGNS, {"ApproverName": ""}, "MissingParameter.ApproverName"),
        (PERSON_SIGNS, {"ApproverName": "李四7"}, "InvalidParameter.Name"),
        (
            PERSON_SIGNS,
            {"OrganizationName": THEIRS},
            "OperationDenied.ErrNoSupportIndividualHasOrganizationName",
        ),
        (PERSON_SIGNS, {"ApproverIdCardNumber": "12"}, "InvalidParameter.CardNumber"),
        (PERSON_SIGNS, {"ApproverIdCardType": "PASSPORT"}, "InvalidParameter.CardType"),
        (PERSON_SIGNS, {"NotifyType": "EMAIL"}, "InvalidParameter.NotifyType"),
        (PERSON_SIGNS, {"NotifyType": "sms"}, "InvalidParameterValue"),
        (PERSON_SIGNS, {"PreReadTime": 2}, "InvalidParameterValue"),
        (PERSON_SIGNS, {"ApproverType": 2}, "InvalidParameterValue"),
        (PERSON_SIGNS, {"ApproverType": 7}, "OperationDenied.PersonNoOpenServerSign"),
        (PERSON_SIGNS, {"ApproverType": 3}, "MissingParameter.ApproverOrganizationInfo"),
        (PERSON_SIGNS, {"ApproverSignTypes": [5, 6]}, "InvalidParameter.VerifyChannel"),
        (PERSON_SIGNS, {"PinCode": "0" * 64}, "InvalidParameter.ParamError"),
        (PERSON_SIGNS, {"RecipientId": "x"}, "UnknownParameter"),
        (OURS_SIGNS, {"OrganizationName": ""}, "MissingParameter.ApproverOrganizationInfo"),
        (OURS_SIGNS, {"OrganizationName": "示例(北京)公司"}, "InvalidParameter.OrganizationName"),
        (OURS_SIGNS, {"UserId": "y" * 32}, "ResourceNotFound.User"),
    ],
)
async def test_a_signer_who_cannot_be_is_refused_by_the_right_code(
    caller: Caller, base: dict[str, Any], change: dict[str, Any], code: str
) -> None:
    assert await code_of(caller, {**base, **change}) == code


async def test_nobody_signs_twice_for_the_same_side(caller: Caller) -> None:
    again = {**PERSON_SIGNS, "ApproverName": "李五"}
    assert await code_of(caller, PERSON_SIGNS, again) == "OperationDenied.ApproverRepeat"


async def test_one_person_may_sign_for_a_company_and_for_themselves(caller: Caller) -> None:
    company = {**PERSON_SIGNS, "ApproverType": 0, "OrganizationName": OURS}
    assert await caller.make(PERSON_SIGNS, company)


async def test_a_colleague_is_known_by_user_id_alone(
    caller: Caller, control: TencentControl
) -> None:
    colleague = caller.tencent.config.employees[1]
    approver = {
        "ApproverType": 0,
        "OrganizationName": OURS,
        "UserId": colleague.user_id,
        "SignComponents": [PLACE],
    }
    flow = await control.flow(await caller.make(approver))
    assert flow.signers[0].name == colleague.name


async def test_there_is_at_least_one_signer_and_exactly_one_file(caller: Caller) -> None:
    assert await code_of(caller, Approvers=[]) == "MissingParameter.FlowApprover"
    files = [await caller.upload(), await caller.upload()]
    assert await code_of(caller, FileIds=files) == "OperationDenied.ManyResourceId"
    assert await code_of(caller, FileIds=["y" * 32]) == "ResourceNotFound.Resource"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"ComponentPage": 2}, "InvalidParameter.ComponentPage"),
        ({"ComponentPage": 0}, "InvalidParameter.ComponentPage"),
        ({"ComponentPosX": -1}, "InvalidParameter.ComponentPosition"),
        ({"FileIndex": 1}, "InvalidParameter.ComponentFileIndex"),
        ({"ComponentType": "SIGN_SEAL"}, "InvalidParameter.SignComponentType"),
        ({"ComponentWidth": 0}, "InvalidParameter.ComponentPosition"),
        ({"GenerateMode": "KEYWORD"}, "MissingParameter.KeyWord"),
        ({"GenerateMode": "KEYWORD", "ComponentId": "甲方"}, "InvalidParameter.Keyword"),
        ({"GenerateMode": "FIELD", "ComponentName": "sign"}, "MissingParameter.Field"),
    ],
)
async def test_a_place_to_sign_must_be_possible(
    caller: Caller, change: dict[str, Any], code: str
) -> None:
    approver = {**PERSON_SIGNS, "SignComponents": [{**PLACE, **change}]}
    assert await code_of(caller, approver) == code


async def test_without_a_place_to_sign_the_signers_must_be_free_to_choose_it(
    caller: Caller,
) -> None:
    approver = {**PERSON_SIGNS, "SignComponents": []}
    assert await code_of(caller, approver) == "MissingParameter.SignComponents"
    assert await caller.make(approver, SignBeanTag=1)


async def test_without_quota_nothing_is_made(caller: Caller, control: TencentControl) -> None:
    await control.change(Settings(quota=0))
    assert await code_of(caller) == "OperationDenied.NoQuota"
    assert await control.flows() == []


async def test_what_is_refused_costs_nothing(caller: Caller, control: TencentControl) -> None:
    await code_of(caller, FlowName="a/b")
    assert (await control.state()).quota == 100
