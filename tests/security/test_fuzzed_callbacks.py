"""Callbacks that are cut, flipped, made up and lied in: heard in one of four ways, or refused.

`make fuzz` tries a hundred thousand examples of each, and has atheris look for more.
"""

import base64
import json
import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.esign.sealed import (
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

from .heard import outcome

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "2000"))
by_the_thousand = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)

ENVELOPED = {"MsgId": "m1", "MsgType": "FlowStatusChange", "MsgData": FLOW}
GENUINE = (OFFICIAL, encrypted(FLOW), encrypted(ENVELOPED), in_json(encrypted(ENVELOPED)))
PLAIN = tuple(json.dumps(one).encode() for one in (FLOW, ENVELOPED))
OPEN, GUARDED = reader(), reader(TOKEN)


def cut(body: bytes) -> Iterator[bytes]:
    yield from (body[:at] for at in range(len(body)))
    yield from (body[at:] for at in range(1, len(body) + 1))


def flipped(body: bytes) -> Iterator[bytes]:
    for at in range(len(body)):
        for bit in range(8):
            yield body[:at] + bytes([body[at] ^ 1 << bit]) + body[at + 1 :]


@pytest.mark.parametrize("damage", [cut, flipped])
@pytest.mark.parametrize("body", GENUINE, ids=["documented", "flat", "enveloped", "in JSON"])
def test_every_cut_and_every_flipped_bit_is_refused_by_the_signature_and_else_harmless(
    body: bytes, damage: Callable[[bytes], Iterator[bytes]]
) -> None:
    signature = signature_of(body)
    for damaged in damage(body):
        assert outcome(GUARDED, damaged, signature) == "bad"
        outcome(OPEN, damaged, None)


@by_the_thousand
@given(body=st.sampled_from(GENUINE), data=st.data())
def test_damage_of_any_kind_is_refused_by_the_signature_and_else_harmless(
    body: bytes, data: st.DataObject
) -> None:
    damaged = data.draw(damages(body))
    if damaged != body:
        assert outcome(GUARDED, damaged, signature_of(body)) == "bad"
    for signed in (OPEN, GUARDED):
        outcome(signed, damaged, signature_of(damaged))


@by_the_thousand
@given(plain=st.sampled_from(PLAIN), data=st.data())
def test_what_was_damaged_before_it_was_encrypted_is_refused_or_kept(
    plain: bytes, data: st.DataObject
) -> None:
    body = seal(data.draw(damages(plain)))
    assert outcome(GUARDED, body, signature_of(body)) != "probe"


@by_the_thousand
@given(padded=st.binary(max_size=20).map(lambda one: one * 16), end=st.binary(max_size=17))
def test_any_padding_is_taken_or_refused(padded: bytes, end: bytes) -> None:
    whole = padded + end
    body = raw_seal(whole[: len(whole) // 16 * 16])
    assert outcome(GUARDED, body, signature_of(body)) in ("bad", "probe", "unrecognised")


@by_the_thousand
@given(body=st.binary(max_size=500), wrap=st.sampled_from([bytes, base64.b64encode, seal, in_json]))
def test_any_bytes_in_any_wrapping_are_heard_or_refused(
    body: bytes, wrap: Callable[[bytes], bytes]
) -> None:
    wrapped = wrap(body)
    for signed in (OPEN, GUARDED):
        outcome(signed, wrapped, signature_of(wrapped))
        assert outcome(GUARDED, wrapped, None) in ("bad", "probe")


NAMES = [*FLOW, *FLOW["Approvers"][0], *ENVELOPED, "encrypt"]
scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from([10**18, -(10**400), "\ud800", "\x00", "1" * 5_000, "ForwardFLow", FLOW])
)
anything = (
    scalars
    | st.lists(scalars, max_size=3)
    | st.dictionaries(st.sampled_from(NAMES), scalars, max_size=3)
)


@by_the_thousand
@given(
    flow=st.dictionaries(st.sampled_from([*FLOW]), anything, max_size=3),
    approver=st.dictionaries(st.sampled_from([*FLOW["Approvers"][0]]), anything, max_size=3),
    envelope=st.dictionaries(st.sampled_from([*ENVELOPED]), anything, max_size=3),
)
def test_any_lie_in_any_field_is_understood_or_kept(
    flow: dict[str, Any], approver: dict[str, Any], envelope: dict[str, Any]
) -> None:
    data = {**FLOW, "Approvers": [{**FLOW["Approvers"][0], **approver}] * 3, **flow}
    for message in (data, {**ENVELOPED, "MsgData": data, **envelope}):
        body = encrypted(message)
        assert outcome(GUARDED, body, signature_of(body)) in ("report", "hint", "unrecognised")


@by_the_thousand
@given(pairs=st.lists(st.tuples(st.sampled_from(NAMES), anything), max_size=5))
def test_a_key_may_come_twice(pairs: list[tuple[str, Any]]) -> None:
    members = [f"{json.dumps(key)}:{json.dumps(value)}" for key, value in pairs]
    twice = f"{{{','.join(members + members)}}}".encode()
    for body in (twice, seal(twice)):
        outcome(GUARDED, body, signature_of(body))


def damages(body: bytes) -> st.SearchStrategy[bytes]:
    """`body` with some of it cut out, overwritten, repeated or put in between."""
    place = st.integers(0, len(body))
    change = st.tuples(place, place, st.binary(max_size=20) | st.sampled_from([body, b"\x00" * 16]))
    return st.lists(change, min_size=1, max_size=4).map(lambda changes: _changed(body, changes))


def _changed(body: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    for start, end, instead in changes:
        body = body[:start] + instead + body[max(start, end) :]
    return body
