"""Whoever knocks at Tencent's door without the key or the token learns nothing by trying."""

import base64
import re

import pytest

from bot.web import TENCENT_PATH
from services.store.connection import Client
from tests.services.esign.sealed import (
    FLOW,
    TOKEN,
    encrypted,
    in_json,
    raw_seal,
    reader,
    seal,
    signature_of,
)

from .doors import Doors, callback, post
from .heard import outcome

OTHER_KEY = "ThePretendCallbackKeyOf32Letters"
GOOD = encrypted(FLOW)
RAW = base64.b64decode(GOOD)
PLAIN = b'{"MsgType":"x"}'

UNSIGNED = {
    "no signature": post(TENCENT_PATH, GOOD),
    "an empty one": post(TENCENT_PATH, GOOD, Content_Signature=""),
    "somebody's": post(TENCENT_PATH, GOOD, Content_Signature="sha256=" + "0" * 64),
    "that of another body": post(TENCENT_PATH, GOOD, Content_Signature=signature_of(GOOD + b"=")),
    "none, and a wrong key": post(TENCENT_PATH, seal(PLAIN, OTHER_KEY)),
    "none, and a wrong padding": post(TENCENT_PATH, raw_seal(PLAIN + b"\x02")),
    "none, and a right padding": post(TENCENT_PATH, seal(b"no JSON")),
}
SIGNED = {
    "another key": seal(PLAIN, OTHER_KEY),
    "padding too short": raw_seal(PLAIN + b"\x02"),
    "padding of zero": raw_seal(PLAIN + b"\x00"),
    "padding too long": raw_seal(PLAIN + b"\x11"),
    "padding of two minds": raw_seal(PLAIN[:-1] + b"\x03\x02"),
    "nothing but padding": seal(b""),
    "no JSON": seal(b"no JSON"),
    "no text": seal(b"\xff\xfe"),
    "no object": seal(b"[]"),
    "not Base64": b"%" * len(GOOD),
    "half Base64": GOOD[:-1],
    "cut by a block": base64.b64encode(RAW[:-16]),
    "cut by a byte": base64.b64encode(RAW[:-1]),
    "one block": base64.b64encode(RAW[:16]),
    "a last block flipped": base64.b64encode(RAW[:-1] + bytes([RAW[-1] ^ 1])),
    "a block before it flipped": base64.b64encode(RAW[:-17] + bytes([RAW[-17] ^ 1]) + RAW[-16:]),
    "nothing": b"",
}
FORGED = UNSIGNED | {name: callback(body) for name, body in SIGNED.items()}


async def test_every_refusal_is_the_same_to_the_byte(doors: Doors, redis: Client) -> None:
    answers = {name: timeless((await doors.knock(raw)).raw) for name, raw in FORGED.items()}
    assert len(set(answers.values())) == 1, answers
    assert answers["nothing"].startswith(b"HTTP/1.1 400 ")
    assert await redis.dbsize() == 0
    await doors.serve_on()


@pytest.mark.parametrize("body", SIGNED.values(), ids=SIGNED)
@pytest.mark.parametrize("wrap", [bytes, in_json], ids=["alone", "in JSON"])
def test_without_a_token_it_is_the_same_refusal(body: bytes, wrap: "type[bytes]") -> None:
    assert outcome(reader(), wrap(body), None) == "bad"


def test_no_last_byte_of_a_forged_block_is_told_from_another() -> None:
    """The classic oracle: of 256 last bytes of the block before, one makes a right padding."""
    for signed, signature in ((reader(), None), (reader(TOKEN), "sha256=" + "0" * 64)):
        forged = (bytes(15) + bytes([last]) + RAW[16:32] for last in range(256))
        outcomes = {outcome(signed, base64.b64encode(one), signature) for one in forged}
        assert outcomes == {"bad"}


def test_nothing_is_decrypted_that_is_not_signed() -> None:
    """So the time it takes cannot tell a right padding from a wrong one either."""
    guarded = reader(TOKEN)
    guarded._key = b"no key of any cipher: using it would raise"
    for body in SIGNED.values():
        assert outcome(guarded, body, None) == "bad"
    with pytest.raises(ValueError, match="key size"):
        outcome(guarded, GOOD, signature_of(GOOD))


def timeless(answer: bytes) -> bytes:
    return re.sub(rb"Date: [^\r]+", b"Date:", answer)
