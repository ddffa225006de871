"""News of a contract as this edition tells it: little of it is sure, and the rest is asked for."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.model import Standing, Status
from services.esign._ours import user_data
from services.esign.partner.flow_news import observation

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
OURS = user_data("abc123")


@pytest.mark.parametrize("field", ["CustomerData", "CustomData"])
def test_our_id_comes_back_under_either_name(field: str) -> None:
    seen = observation({"FlowId": "yD", "FlowStatus": "PART", field: OURS}, NOW)
    assert seen is not None
    assert (seen.remote_id, seen.our_id) == ("yD", "abc123")
    assert (seen.status, seen.raw_status, seen.at) == (Status.PARTLY_SIGNED, "PART", NOW)
    # Nothing was said of the signers.
    assert not seen.whole


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"FlowId": "yD"},
        {"FlowId": "", "FlowStatus": "ALL", "CustomerData": OURS},
        {"FlowId": "yD", "FlowStatus": 4, "CustomerData": OURS},
        {"FlowId": "yD", "FlowCallbackStatus": 4, "UserData": OURS},
        {"FlowId": "yD", "FlowStatus": "ALL"},
        {"FlowId": "yD", "FlowStatus": "ALL", "CustomerData": "not ours"},
        {"FlowId": "yD", "FlowStatus": "ALL", "FlowApproverInfos": [{"ApproveStatus": "ACCEPT"}]},
    ],
)
def test_where_too_little_is_told_the_contract_is_asked_for(data: dict[str, object]) -> None:
    assert observation(data, NOW) is None


def test_signers_are_taken_over_where_their_order_is_told() -> None:
    signers = [
        {
            "RecipientId": "r1",
            "ApproveName": "张三",
            "Mobile": "13800001111",
            "ApproveStatus": "ACCEPT",
            "SignOrder": 0,
            "IdCardNumber": "37000019890303000X",
        },
        {"RecipientId": "r2", "ApproveStatus": "PENDING", "SignOrder": 1},
    ]
    seen = observation({"FlowId": "yD", "FlowStatus": "PART", "FlowApproverInfos": signers}, NOW)
    assert seen is not None
    assert seen.whole
    assert [one.standing for one in seen.parties] == [Standing.SIGNED, Standing.TO_SIGN]
    assert "13800001111" not in repr(seen)
    assert "37000019890303000X" not in repr(seen)


def test_an_unknown_word_is_kept_and_is_no_error() -> None:
    seen = observation({"FlowId": "yD", "FlowStatus": "NEW", "CustomData": OURS}, NOW)
    assert seen is not None
    assert (seen.status, seen.raw_status) == (Status.UNKNOWN, "NEW")


def test_a_time_that_is_none_does_not_outlast_what_comes_later() -> None:
    data = {"FlowId": "yD", "FlowStatus": "ALL", "CustomData": OURS, "OccurTime": 10**12}
    seen = observation(data, NOW)
    assert seen is not None
    assert seen.at <= NOW + timedelta(minutes=5)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=8,
)
names = st.sampled_from(
    ["FlowId", "FlowStatus", "CustomerData", "FlowApproverInfos", "DeadLine", "OccurTime"]
)


@given(st.dictionaries(names, json_values))
def test_whatever_comes_is_understood_or_left(data: dict[str, object]) -> None:
    seen = observation(data, NOW)
    assert seen is None or seen.remote_id
