"""Where people sign and what is filled in, in a contract from a file."""

from typing import Any

import pytest

from sandbox.tencent import TencentControl
from sandbox.tencent.pdf import sample_pdf
from tests.sandbox.tencent.caller import OURS_SIGNS, PERSON_SIGNS, PLACE, Caller, TencentError

Json = dict[str, Any]
TEXT: Json = {**PLACE, "ComponentType": "TEXT"}
KEYWORD: Json = {**PLACE, "GenerateMode": "KEYWORD"}
PAPER = sample_pdf("乙方签名：____ 日期", ["sign_here"])


async def make(caller: Caller, place: Json, base: Json = PERSON_SIGNS, **parameters: Any) -> str:
    approver = {**base, "SignComponents": [place]}
    return await caller.make(approver, FileIds=[await caller.upload(PAPER)], **parameters)


async def code_of(caller: Caller, place: Json, base: Json = PERSON_SIGNS, **more: Any) -> str:
    with pytest.raises(TencentError) as refusal:
        await make(caller, place, base, **more)
    return refusal.value.code


@pytest.mark.parametrize(
    "found",
    [
        {"ComponentId": "乙方签名"},
        {"ComponentId": "^日期^", "KeywordOrder": "Reverse", "KeywordIndexes": [0]},
        {"ComponentId": "签名", "KeywordPage": 1, "RelativeLocation": "Below", "OffsetX": -9.5},
    ],
)
async def test_a_word_of_the_document_is_found(caller: Caller, found: Json) -> None:
    assert await make(caller, {**KEYWORD, "ComponentPage": 0, **found})


@pytest.mark.parametrize(
    ("sought", "code"),
    [
        ({"ComponentId": "丙方"}, "InvalidParameter.Keyword"),
        ({"ComponentId": "签名", "KeywordIndexes": [1]}, "InvalidParameter.Keyword"),
        ({"ComponentId": "签名", "KeywordPage": 2}, "InvalidParameter.Keyword"),
        ({"ComponentId": "签名", "KeywordOrder": "Up"}, "InvalidParameter.ParamError"),
        ({"ComponentId": "签名", "ComponentHeight": 0}, "InvalidParameter.ComponentPosition"),
        ({"ComponentId": "签" * 31}, "InvalidParameterValue"),
    ],
)
async def test_a_word_that_is_not_there_is_refused(caller: Caller, sought: Json, code: str) -> None:
    assert await code_of(caller, {**KEYWORD, **sought}) == code


async def test_a_form_field_gives_place_and_size(caller: Caller) -> None:
    field = {**PLACE, "GenerateMode": "FIELD", "ComponentWidth": 0, "ComponentHeight": 0}
    assert await make(caller, {**field, "ComponentName": "sign_here"})
    assert await code_of(caller, {**field, "ComponentName": "seal"}) == "MissingParameter.Field"


async def test_pages_count_from_the_end_too(caller: Caller) -> None:
    assert await make(caller, {**PLACE, "ComponentPage": -1})
    assert await code_of(caller, {**PLACE, "ComponentPage": -2}) == "InvalidParameter.ComponentPage"


async def test_the_initiators_fields_are_filled_in_at_once(caller: Caller) -> None:
    assert await make(caller, PLACE, Components=[{**TEXT, "ComponentValue": "一百元"}])
    code = await code_of(caller, PLACE, Components=[TEXT])
    assert code == "InvalidParameter.MissingRequiredComponentValue"


@pytest.mark.parametrize(
    ("kind", "value"), [("CHECK_BOX", "yes"), ("DATE", "2026-12-31"), ("TEXT", "😀")]
)
async def test_a_value_suits_its_field(caller: Caller, kind: str, value: str) -> None:
    field = {**TEXT, "ComponentType": kind, "ComponentValue": value}
    code = await code_of(caller, PLACE, Components=[field])
    assert code == "InvalidParameter.ComponentTypeNoMatchValue"


async def test_signers_fill_theirs_in_before_anybody_signs(
    caller: Caller, control: TencentControl
) -> None:
    signer = {**PERSON_SIGNS, "Components": [{**TEXT, "ComponentRequired": True}]}
    flow = await make(caller, PLACE, signer)
    assert (await control.flow(flow)).signers[0].status == 8
    await control.fill(flow)
    assert (await control.flow(flow)).signers[0].status == 2


async def test_nothing_is_in_the_fields_of_signers(caller: Caller) -> None:
    signer = {**PERSON_SIGNS, "Components": [{**TEXT, "ComponentValue": "x"}]}
    assert await code_of(caller, PLACE, signer) == "InvalidParameter.ComponentValue"


async def test_a_seal_is_named_only_where_it_is_ours_and_in_use(caller: Caller) -> None:
    ours, _, new, _ = caller.tencent.config.seals
    seal = {**PLACE, "ComponentType": "SIGN_SEAL"}
    assert await make(caller, {**seal, "ComponentValue": ours.id}, OURS_SIGNS)
    code = await code_of(caller, {**seal, "ComponentValue": new.id}, OURS_SIGNS)
    assert code == "InvalidParameter.SealId"
    theirs = {**PERSON_SIGNS, "ApproverType": 0, "OrganizationName": "远方贸易（上海）有限公司"}
    code = await code_of(caller, {**seal, "ComponentValue": ours.id}, theirs)
    assert code == "InvalidParameter.SealId"
