"""What callbacks say, in every form in which they come."""

import base64
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts import callbacks
from services.contracts.callbacks import Hint, Probe, Report, Unrecognised
from services.contracts.model import Observation, PartySeen, Standing, Status
from services.esign.ess.flow_news import SKEW

from .answers import NOW
from .sealed import FLOW, OFFICIAL, VECTOR, encrypted, in_json, reader


def test_it_is_a_reader_of_callbacks() -> None:
    port: callbacks.CallbackReader = reader()
    assert isinstance(port.read(b"{}", None), Probe)


def test_the_official_sample_decrypts_to_its_documented_plaintext() -> None:
    heard = reader().read(OFFICIAL, None)
    assert isinstance(heard, Report)
    at = datetime.fromtimestamp(1659604019, UTC)
    assert heard.observation == Observation(
        remote_id="yDRtrAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        status=Status.FINISHED,
        raw_status="4",
        parties=(
            PartySeen(
                id="yDRtrCCCCCCCCCCCCCCCCCCCCCCCCCCC",
                name="张三",
                mobile_tail="5678",
                standing=Standing.SIGNED,
                at=at,
            ),
        ),
        deadline=datetime.fromtimestamp(1661615999, UTC),
        at=at,
    )


def test_the_official_sample_is_decrypted_to_the_last_byte() -> None:
    kept = reader()._decrypt(base64.b64decode(OFFICIAL))
    assert kept is not None
    assert json.loads(kept) == VECTOR["plaintext"]


def test_every_form_of_the_same_news_says_the_same() -> None:
    flat = encrypted(FLOW)
    enveloped = encrypted({"MsgId": "m1", "MsgType": "FlowStatusChange", "MsgData": FLOW})
    heard = [
        reader().read(body, None)
        for secret in (flat, enveloped)
        for body in (secret, secret + b"\r\n", in_json(secret))
    ]
    seen = [one.observation for one in heard if isinstance(one, Report)]
    assert len(seen) == 6
    assert all(one == seen[0] for one in seen)
    assert seen[0].our_id == "a1b2c3d4e5"
    assert seen[0].deadline is None


def test_the_digest_is_of_the_message_and_not_of_its_wrapping() -> None:
    secret = encrypted(FLOW)
    bare, wrapped = (reader().read(body, None) for body in (secret, in_json(secret)))
    other = reader().read(encrypted({**FLOW, "UpdatedOn": 1}), None)
    assert bare.digest == wrapped.digest
    assert other.digest != bare.digest
    assert len(bare.digest) == 64


def test_whole_phone_and_identity_numbers_are_not_let_in() -> None:
    heard = reader().read(OFFICIAL, None)
    assert isinstance(heard, Report)
    assert "15912345678" not in repr(heard)
    assert "440300200101010001" not in repr(heard)


def test_the_reason_is_the_flows_or_that_of_who_refused() -> None:
    refused = {**FLOW["Approvers"][0], "ApproveCallbackStatus": 4, "ApproveMessage": "条款有误"}
    older = _observation({**FLOW, "FlowCallbackStatus": 3, "Approvers": [refused]})
    newer = _observation({**FLOW, "FlowCallbackStatus": 6, "FlowMessage": "价格有误"})
    assert (older.status, older.reason) == (Status.REFUSED, "条款有误")
    assert (newer.status, newer.reason) == (Status.CANCELLED, "价格有误")


def test_an_unknown_number_is_kept_as_it_came() -> None:
    seen = _observation({**FLOW, "FlowCallbackStatus": 4711})
    assert (seen.status, seen.raw_status) == (Status.UNKNOWN, "4711")


def test_null_is_nothing() -> None:
    nulls = dict.fromkeys(("UserData", "UpdatedOn", "DeadLine", "Approvers", "FlowMessage"))
    seen = _observation({**FLOW, **nulls})
    assert seen == Observation(
        remote_id="yDFlow", status=Status.PARTLY_SIGNED, raw_status="2", at=NOW
    )


def test_a_character_that_was_cut_in_two_can_be_kept() -> None:
    seen = _observation({**FLOW, "FlowCallbackStatus": 6, "FlowMessage": "太贵\ud83d"})
    assert seen.reason == "太贵?"
    assert Observation.model_validate_json(seen.model_dump_json()) == seen


def test_a_time_far_ahead_does_not_outlast_every_later_one() -> None:
    assert _observation({**FLOW, "UpdatedOn": int(NOW.timestamp()) * 10}).at == NOW + SKEW


@pytest.mark.parametrize("user_data", ["", "***", "5ZCI5ZCM", "eyJhIjoxfQ==", "合同"])
def test_user_data_that_is_not_ours_is_no_id_of_ours(user_data: str) -> None:
    assert _observation({**FLOW, "UserData": user_data}).our_id == ""


def test_a_time_that_no_calendar_holds_is_no_time() -> None:
    assert _observation({**FLOW, "DeadLine": 10**30, "UpdatedOn": 10**30}).deadline is None


@pytest.mark.parametrize(
    ("message", "kind", "number"),
    [
        ({"MsgId": "m1", "MsgType": "SealUse", "MsgData": {"x": 1}}, "SealUse", "m1"),
        ({"MsgType": "QuiteJob"}, "QuiteJob", ""),
        ({"MsgType": "FlowStatusChange", "MsgData": None}, "FlowStatusChange", ""),
        (
            {"MsgType": "FlowStatusChange", "MsgData": {**FLOW, "FlowId": ""}},
            "FlowStatusChange",
            "",
        ),
        ({"FlowId": "x", "FlowStatus": "ALL"}, "", ""),
        ({"MsgType": ["x"], "MsgId": {"x": 1}}, "", ""),
        ({"MsgType": "\ud800", "MsgId": "x" * 65}, "", ""),
    ],
)
def test_what_we_do_not_know_is_handed_on_whole(
    message: dict[str, Any], kind: str, number: str
) -> None:
    heard = reader().read(encrypted(message), None)
    assert isinstance(heard, Unrecognised)
    assert (heard.msg_type, heard.msg_id) == (kind, number)
    assert json.loads(heard.body) == message
    assert "MsgData" not in repr(heard)


def test_a_probe_may_be_encrypted_too() -> None:
    assert isinstance(reader().read(encrypted({}), None), Probe)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


@given(
    changes=st.dictionaries(st.sampled_from([*FLOW, "MsgType", "MsgId", "MsgData"]), json_values),
    approver=st.dictionaries(st.sampled_from([*FLOW["Approvers"][0]]), json_values),
)
def test_any_genuine_message_is_understood_or_kept(
    changes: dict[str, Any], approver: dict[str, Any]
) -> None:
    message = {**FLOW, "Approvers": [{**FLOW["Approvers"][0], **approver}], **changes}
    for one in (message, {"MsgType": "FlowStatusChange", "MsgData": message}):
        assert isinstance(reader().read(encrypted(one), None), Report | Hint | Unrecognised)


def _observation(flow: Mapping[str, Any]) -> Observation:
    heard = reader().read(encrypted(flow), None)
    assert isinstance(heard, Report)
    return heard.observation
