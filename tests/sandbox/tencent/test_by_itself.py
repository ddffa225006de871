"""Signers who do nothing: a company's seal, a person who allowed it, a PIN."""

import hashlib
import hmac
from typing import Any

import pytest

from sandbox.tencent import Feature, Settings, TencentControl
from tests.sandbox.tencent.caller import (
    OURS,
    OURS_SIGNS,
    PERSON_SIGNS,
    PLACE,
    THEIRS,
    Caller,
    TencentError,
)

Json = dict[str, Any]
NAME = "采购合同"
ALLOWED = "13800000003"
DOCTOR: Json = {
    **PERSON_SIGNS,
    "ApproverType": 7,
    "ApproverName": "孙医生",
    "ApproverMobile": ALLOWED,
}


def seal_signs(seal_id: str, kind: str = "SIGN_SEAL") -> Json:
    place = {**PLACE, "ComponentType": kind, "ComponentValue": seal_id}
    return {**OURS_SIGNS, "ApproverType": 3, "SignComponents": [place]}


def by_pin(caller: Caller, kind: int, base: Json, holder: str, name: str = NAME) -> Json:
    pin = caller.tencent.config.pins[holder]
    key = hashlib.sha256(pin.encode()).hexdigest().encode()
    code = hmac.new(key, name.encode(), "sha256").hexdigest()
    return {**base, "ApproverType": kind, "PinCode": code}


async def code_of(caller: Caller, *approvers: Json, **parameters: Any) -> str:
    with pytest.raises(TencentError) as refusal:
        await caller.make(*approvers, **parameters)
    return refusal.value.code


async def test_the_companys_seal_signs_as_soon_as_it_is_its_turn(
    caller: Caller, control: TencentControl
) -> None:
    seal = caller.tencent.config.seals[0].id
    flow = await caller.make(PERSON_SIGNS, seal_signs(seal))
    assert [one.status for one in (await control.flow(flow)).signers] == [2, 1]
    assert (await control.sign(flow)).status == 4


async def test_what_the_seal_signed_is_told(caller: Caller, control: TencentControl) -> None:
    seal = caller.tencent.config.seals[0].id
    flow = await caller.make(seal_signs(seal), PERSON_SIGNS)
    assert await control.wait_callbacks_settled()
    told = [one.message["MsgData"] for one in await control.callbacks()]
    assert [one["Operate"] for one in told if one["FlowId"] == flow] == ["start", "sign"]
    assert (await control.flow(flow)).status == 2


async def test_the_seal_waits_for_its_review(caller: Caller, control: TencentControl) -> None:
    seal = caller.tencent.config.seals[0].id
    flow = await caller.make(seal_signs(seal), NeedSignReview=True)
    assert (await control.flow(flow)).status == 1
    await caller.call("CreateFlowSignReview", FlowId=flow, ReviewType="PASS")
    assert (await control.flow(flow)).status == 4


async def test_what_only_a_seal_has_signed_gives_its_quota_back(
    caller: Caller, control: TencentControl
) -> None:
    seal = caller.tencent.config.seals[0].id
    flow = await caller.make(seal_signs(seal), PERSON_SIGNS)
    await caller.call("CancelFlow", FlowId=flow, CancelMessage="价格有误")
    assert (await control.state()).quota == 100


async def test_a_seal_must_be_named_be_in_use_and_be_authorised(caller: Caller) -> None:
    _, official, new, _ = caller.tencent.config.seals
    assert await code_of(caller, seal_signs("")) == "MissingParameter.ServerSignSealId"
    assert await code_of(caller, seal_signs(new.id)) == "InvalidParameter.SealId"
    code = await code_of(caller, seal_signs(official.id))
    assert code == "OperationDenied.NoPermissionUseServerSignSeal"


async def test_a_seal_leaves_seals_and_dates_in_places_that_are_given(caller: Caller) -> None:
    seal = caller.tencent.config.seals[0].id
    code = await code_of(caller, seal_signs(seal, "SIGN_SIGNATURE"))
    assert code == "OperationDenied.ServerSignNoSupportSignature"
    free = {**seal_signs(seal), "SignComponents": []}
    assert await code_of(caller, free, SignBeanTag=1) == "MissingParameter.SignComponents"
    filling = {**seal_signs(seal), "Components": [{**PLACE, "ComponentType": "TEXT"}]}
    assert await code_of(caller, filling) == "OperationDenied.ServerSignNoAllowComponent"


async def test_no_other_companys_seal_signs_by_itself(caller: Caller) -> None:
    seal = caller.tencent.config.seals[0].id
    theirs = {**seal_signs(seal), "OrganizationName": THEIRS}
    assert await code_of(caller, theirs) == "OperationDenied.NoOpenServerSign"


async def test_a_person_who_allowed_it_signs_in_a_named_scene(
    caller: Caller, control: TencentControl
) -> None:
    assert await code_of(caller, DOCTOR) == "InvalidParameter.PersonAutoSignTag"
    flow = await caller.make(DOCTOR, AutoSignScene="OTHER")
    assert (await control.flow(flow)).status == 4


async def test_a_pin_signs_for_our_company_a_partner_and_a_person(
    caller: Caller, control: TencentControl
) -> None:
    ours = {**OURS_SIGNS, "OrganizationName": OURS}
    theirs = {**PERSON_SIGNS, "OrganizationName": THEIRS}
    person = {**PERSON_SIGNS, "ApproverName": "孙医生", "ApproverMobile": ALLOWED}
    flow = await caller.make(
        by_pin(caller, 8, ours, "13800000001"),
        by_pin(caller, 9, theirs, THEIRS),
        by_pin(caller, 10, person, ALLOWED),
    )
    assert (await control.flow(flow)).status == 4


@pytest.mark.parametrize("code", ["", "0" * 64, "A" * 64, "0" * 63])
async def test_a_wrong_pin_is_refused(caller: Caller, code: str) -> None:
    signer = {**OURS_SIGNS, "ApproverType": 8, "PinCode": code}
    assert await code_of(caller, signer) == "InvalidParameter.ParamError"


async def test_a_pin_is_for_the_contract_of_one_name(caller: Caller) -> None:
    signer = by_pin(caller, 8, OURS_SIGNS, "13800000001", "销售合同")
    assert await code_of(caller, signer) == "InvalidParameter.ParamError"


@pytest.mark.parametrize(("kind", "feature"), [(3, "auto_sign"), (8, "pin_sign")])
async def test_what_is_not_open_for_the_company_is_said_so(
    caller: Caller, control: TencentControl, kind: int, feature: str
) -> None:
    await control.change(Settings(features=frozenset(Feature) - {Feature(feature)}))
    code = await code_of(caller, {**OURS_SIGNS, "ApproverType": kind})
    assert code == "OperationDenied.WhiteListForbid"
