"""What a component says beside its place, and what signers may place themselves."""

import json
from typing import Any

import pytest

from sandbox.tencent.config import SEALS
from sandbox.tencent.pdf import sample_pdf
from tests.sandbox.tencent.caller import OURS_SIGNS, PERSON_SIGNS, PLACE, Caller, TencentError

Json = dict[str, Any]
FREE: Json = {"SignBeanTag": 1}


def pages(first: int, last: int) -> Json:
    return {"PageRanges": [{"BeginPage": first, "EndPage": last}]}


async def made(caller: Caller, base: Json, change: Json, **more: Any) -> str:
    paper = await caller.upload(sample_pdf("标书"))
    return await caller.make({**base, **change}, FileIds=[paper], **more)


async def code_of(caller: Caller, base: Json, change: Json, **more: Any) -> str:
    with pytest.raises(TencentError) as refusal:
        await made(caller, base, change, **more)
    return refusal.value.code


def places(extra: Json, kind: str = "SIGN_SIGNATURE") -> Json:
    return {
        "SignComponents": [{**PLACE, "ComponentType": kind, "ComponentExtra": json.dumps(extra)}]
    }


def fills(extra: Json) -> Json:
    field = {**PLACE, "ComponentType": "TEXT", "ComponentExtra": json.dumps(extra)}
    return {"Components": [field], "SignComponents": [PLACE]}


def may_place(kind: str, *values: str) -> Json:
    limit = {"ComponentType": kind, "ComponentValue": list(values)}
    return {"SignComponents": [], "AddSignComponentsLimits": [limit]}


async def test_one_signature_stands_on_all_pages_that_there_are(caller: Caller) -> None:
    assert await made(caller, PERSON_SIGNS, places(pages(1, -1)))
    for first, last in ((1, 2), (0, 1), (2, 1)):
        code = await code_of(caller, PERSON_SIGNS, places(pages(first, last)))
        assert code == "InvalidParameter.ComponentPage"


async def test_a_date_stands_on_one_page(caller: Caller) -> None:
    wrong = places(pages(1, -1), "SIGN_DATE")
    assert await code_of(caller, PERSON_SIGNS, wrong) == "InvalidParameter.SignComponentType"


async def test_a_field_is_about_what_its_signer_has(caller: Caller) -> None:
    for about in ({"RecipientInfoType": "PERSONAL-NAME"}, {"SubType": "EMAIL"}):
        assert await made(caller, PERSON_SIGNS, fills(about))
    number = fills({"RecipientInfoType": "BUSI-CREDIT-CODE"})
    assert await code_of(caller, PERSON_SIGNS, number) == "InvalidParameter.ComponentType"


async def test_what_no_document_shows_is_refused_loudly(caller: Caller) -> None:
    for extra in ({"RecipientInfoType": "BUSI-BANK"}, {"SubType": "SHOE_SIZE"}):
        assert await code_of(caller, PERSON_SIGNS, fills(extra)) == "UnsupportedOperation"


async def test_who_may_choose_is_told_between_what(caller: Caller) -> None:
    ours = may_place("SIGN_SEAL", SEALS[0].id)
    assert await made(caller, OURS_SIGNS, ours, **FREE)
    assert await made(caller, PERSON_SIGNS, may_place("SIGN_SIGNATURE", "SYSTEM_ESIGN"), **FREE)


@pytest.mark.parametrize(
    ("base", "limit", "code"),
    [
        (OURS_SIGNS, ("SIGN_SEAL", SEALS[3].id), "InvalidParameter.SealId"),
        (PERSON_SIGNS, ("SIGN_SEAL",), "InvalidParameter.SignComponentType"),
        (PERSON_SIGNS, ("SIGN_SIGNATURE", "STAMPED"), "InvalidParameter.SignComponentType"),
    ],
)
async def test_a_choice_that_nobody_has_is_refused(
    caller: Caller, base: Json, limit: tuple[str, ...], code: str
) -> None:
    assert await code_of(caller, base, may_place(*limit), **FREE) == code
