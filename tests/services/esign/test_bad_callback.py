"""Who may speak at the callback door: everything else is refused, and all of it alike."""

import base64
import hmac
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.callbacks import BadCallback, Probe, Report, Unrecognised
from services.contracts.errors import Misconfigured
from services.esign import CallbackReader

from .sealed import (
    FLOW,
    OFFICIAL,
    TOKEN,
    encrypted,
    in_json,
    raw_seal,
    reader,
    seal,
    signature_of,
)


@pytest.mark.parametrize("body", [b"{}", b" {}\n"])
@pytest.mark.parametrize("signature", [None, "sha256=wrong"])
def test_the_probe_needs_no_signature(body: bytes, signature: str | None) -> None:
    assert isinstance(reader(TOKEN).read(body, signature), Probe)


def test_a_signature_over_the_raw_bytes_is_accepted() -> None:
    body = in_json(encrypted(FLOW))
    assert isinstance(reader(TOKEN).read(body, signature_of(body)), Report)


def test_without_a_token_a_signature_is_not_looked_at() -> None:
    assert isinstance(reader().read(encrypted(FLOW), "sha256=whatever"), Report)


@pytest.mark.parametrize(
    "signature",
    [
        None,
        "",
        "sha256=",
        "sha256=" + "0" * 64,
        hmac.new(TOKEN.encode(), OFFICIAL, "sha256").hexdigest(),
        "sha256=" + hmac.new(b"", OFFICIAL, "sha256").hexdigest(),
        "sha256=" + hmac.new(TOKEN.encode(), OFFICIAL, "sha256").hexdigest().upper(),
        "sha1=" + hmac.new(TOKEN.encode(), OFFICIAL, "sha1").hexdigest(),
        "签名",
        "\udc80",
    ],
)
def test_a_wrong_signature_is_refused(signature: str | None) -> None:
    with pytest.raises(BadCallback):
        reader(TOKEN).read(OFFICIAL, signature)


def test_a_signature_does_not_hold_for_the_same_json_written_otherwise() -> None:
    body = in_json(encrypted(FLOW))
    with pytest.raises(BadCallback):
        reader(TOKEN).read(body.replace(b": ", b":"), signature_of(body))


NOT_OURS = {
    "nothing": b"",
    "plaintext": json.dumps(FLOW).encode(),
    "another key": b"",
    "no base64": b"%%%",
    "half a block": base64.b64encode(b"x" * 17),
    "bad padding": b"",
    "no json": b"",
    "a json list": b"",
    "encrypt is a number": b'{"encrypt": 1}',
    "encrypt is empty": b'{"encrypt": ""}',
    "a list": b"[]",
    "deep json": b"[" * 100_000,
    "no utf-8": b"\xff\xfe{}",
}


@pytest.mark.parametrize("name", NOT_OURS)
def test_whatever_is_wrong_the_answer_is_the_same(name: str) -> None:
    made = {
        "another key": lambda: seal(b'{"a":1}', "0" * 32),
        "bad padding": lambda: raw_seal(b'{"MsgType":"x"}' + b"\x02"),
        "no json": lambda: seal(b"{'a': 1}"),
        "a json list": lambda: seal(b"[1]"),
    }
    body = made[name]() if name in made else NOT_OURS[name]
    with pytest.raises(BadCallback) as bad:
        reader().read(body, None)
    assert str(bad.value) == "not a readable callback"
    assert bad.value.__context__ is None


def test_the_json_of_a_message_may_not_overflow_the_stack() -> None:
    with pytest.raises(BadCallback):
        reader().read(seal(b'{"a":' * 100_000), None)


@pytest.mark.parametrize("key", ["", "short", "x" * 31, "x" * 33, "密" * 32])
def test_a_key_of_the_wrong_length_is_a_setting_to_change(key: str) -> None:
    with pytest.raises(Misconfigured, match="ESIGN_CALLBACK_KEY"):
        CallbackReader(key)


@given(
    cut=st.integers(0, len(OFFICIAL)), bit=st.integers(0, 7), at=st.integers(0, len(OFFICIAL) - 1)
)
def test_damage_is_refused_or_harmless(cut: int, bit: int, at: int) -> None:
    flipped = bytearray(OFFICIAL)
    flipped[at] ^= 1 << bit
    for body in (OFFICIAL[:cut], bytes(flipped), in_json(bytes(flipped))):
        with suppress(BadCallback):
            reader().read(body, None)
        if body != OFFICIAL:
            with pytest.raises(BadCallback):
                reader(TOKEN).read(body, signature_of(OFFICIAL))


@given(body=st.binary() | st.binary().map(base64.b64encode), signature=st.none() | st.text())
def test_any_bytes_are_heard_or_refused(body: bytes, signature: str | None) -> None:
    for token in ("", TOKEN):
        with suppress(BadCallback):
            reader(token).read(body, signature)


@given(changes=st.dictionaries(st.text(), st.integers()), token=st.text(min_size=1))
def test_what_is_sealed_and_signed_is_always_heard(changes: dict[str, int], token: str) -> None:
    body = in_json(encrypted({"MsgType": "SealUse", "MsgData": changes}))
    signature = "sha256=" + hmac.new(token.encode(), body, "sha256").hexdigest()
    assert isinstance(reader(token).read(body, signature), Unrecognised)
