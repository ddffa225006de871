"""The laws of the reducer: order, repetition and loss of observations change nothing."""

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from datetime import timedelta
from itertools import pairwise
from typing import TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.announcements import AddLine, Announcement, InviteSigner, Line
from services.contracts.lifecycle import (
    NEXT,
    NEXT_STANDING,
    OPEN,
    STARTED,
    advance,
    later,
    later_standing,
    news,
)
from services.contracts.model import Contract, Observation, Standing, Status

from .made import NOW, contract, saw, standings, started

S = TypeVar("S", bound=Hashable)
History = Sequence[Observation]

PARTIES = 2
ENDS = frozenset(Status) - OPEN - {Status.UNKNOWN, Status.FAILED, Status.FINISHED}


@pytest.mark.parametrize("table", [NEXT, NEXT_STANDING], ids=["status", "standing"])
def test_every_state_has_its_line_in_the_table(table: Mapping[S, tuple[S, ...]]) -> None:
    kind = type(next(iter(table)))
    assert set(table) == set(kind)  # type: ignore[call-overload]


@pytest.mark.parametrize("table", [NEXT, NEXT_STANDING], ids=["status", "standing"])
def test_nothing_ever_comes_round_again(table: Mapping[S, tuple[S, ...]]) -> None:
    for state in table:
        assert state not in _after(table, state)


def test_everything_but_the_unknown_can_come_of_a_fresh_contract() -> None:
    assert _after(NEXT, Status.CREATING) == set(Status) - {Status.CREATING, Status.UNKNOWN}
    assert _after(NEXT_STANDING, Standing.NOT_YET) == set(Standing) - {
        Standing.NOT_YET,
        Standing.UNKNOWN,
    }


def test_an_open_contract_may_still_finish_and_a_closed_one_only_if_it_was_given_up() -> None:
    may_finish = {status for status in Status if Status.FINISHED in _after(NEXT, status)}
    assert may_finish == OPEN | {Status.FAILED}


def test_what_came_to_an_end_has_gone_out() -> None:
    assert ENDS | {Status.FINISHED} <= STARTED


@pytest.mark.parametrize("end", sorted(ENDS))
@pytest.mark.parametrize("seen", list(Status))
def test_an_end_sticks(end: Status, seen: Status) -> None:
    assert later(end, seen) is end


@pytest.mark.parametrize("seen", list(Status))
def test_a_finished_contract_may_only_be_released(seen: Status) -> None:
    expected = Status.RELEASED if seen is Status.RELEASED else Status.FINISHED
    assert later(Status.FINISHED, seen) is expected


@given(st.sampled_from(Status), st.sampled_from(Standing))
def test_the_unknown_changes_nothing(status: Status, standing: Standing) -> None:
    assert later(status, Status.UNKNOWN) is status
    assert later_standing(standing, Standing.UNKNOWN) is standing
    before = started(status=status)
    assert advance(before, saw(Status.UNKNOWN, [Standing.UNKNOWN] * PARTIES)) is before


@given(st.data())
def test_any_order_and_repetition_ends_in_the_same_place(data: st.DataObject) -> None:
    begin = data.draw(beginnings)
    history = data.draw(histories(begin.status))
    told = _told(begin, history)[-1]
    retold = _told(begin, data.draw(shuffled(history)))[-1]
    assert retold.status is told.status
    assert standings(retold) == standings(told)
    assert retold.remote_id == told.remote_id


@given(st.data())
def test_the_end_of_a_history_is_where_its_contract_ends(data: st.DataObject) -> None:
    begin = started(status=Status.COMPOSING)
    history = data.draw(histories(begin.status))
    known = [seen for seen in history if seen.status is not Status.UNKNOWN]
    end = _told(begin, data.draw(shuffled(history)))[-1]
    assert end.status is known[-1].status
    assert standings(end) == [one.standing for one in known[-1].parties]


@given(st.data())
def test_each_line_is_announced_at_most_once(data: st.DataObject) -> None:
    begin = data.draw(beginnings)
    history = data.draw(histories(begin.status))
    states = _told(begin, data.draw(shuffled(history)))
    told = [one for pair in pairwise(states) for one in news(*pair)]
    said = Counter(_topic(one) for one in told if isinstance(one, AddLine | InviteSigner))
    assert not said or max(said.values()) == 1
    assert _ends(told) <= 1 + (states[-1].status is Status.RELEASED)


@given(st.data())
def test_the_same_observation_twice_is_no_news(data: st.DataObject) -> None:
    begin = data.draw(beginnings)
    for seen in data.draw(histories(begin.status)):
        once = advance(begin, seen)
        assert advance(once, seen) is once
        assert news(once, once) == ()
        begin = once


@given(st.data())
def test_time_runs_forward_only(data: st.DataObject) -> None:
    begin = data.draw(beginnings)
    states = _told(begin, data.draw(shuffled(data.draw(histories(begin.status)))))
    times = [state.changed_at for state in states]
    assert times == sorted(times)
    assert all((state.ended_at is None) == (state.status in OPEN) for state in states[1:])


def _after(table: Mapping[S, tuple[S, ...]], state: S) -> set[S]:
    found: set[S] = set()
    left = list(table[state])
    while left:
        one = left.pop()
        if one not in found:
            found.add(one)
            left.extend(table[one])
    return found


def _told(begin: Contract, history: History) -> list[Contract]:
    states = [begin]
    for seen in history:
        states.append(advance(states[-1], seen))
    return states


def _topic(one: AddLine | InviteSigner) -> tuple[str, int | None]:
    return (one.line, one.party) if isinstance(one, AddLine) else ("invite", one.party)


def _ends(told: Sequence[Announcement]) -> int:
    ends = {Line(end) for end in (*ENDS, Status.FINISHED)}
    return sum(isinstance(one, AddLine) and one.line in ends for one in told)


beginnings = st.sampled_from(
    [
        contract(),
        contract(status=Status.FAILED, ended_at=NOW),
        started(status=Status.COMPOSING),
        started(),
    ]
).map(lambda one: one.model_copy(update={"parties": started().parties}))
"""A contract of ours, whatever we know of it when the first observation comes."""


@st.composite
def climbs(draw: st.DrawFn, table: Mapping[S, tuple[S, ...]], begin: S, length: int) -> list[S]:
    """A legal life of `length` moments: at each it stays, or goes a step or several further."""
    here, lived = begin, []
    for _ in range(length):
        for _ in range(draw(st.integers(0, 3))):
            if table[here]:
                here = draw(st.sampled_from(table[here]))
        lived.append(here)
    return lived


@st.composite
def histories(draw: st.DrawFn, begin: Status) -> list[Observation]:
    """What a contract's observations may say, in the order in which it was true."""
    length = draw(st.integers(1, 6))
    # Nobody observes a failure: it means that there is nothing to observe.
    observable = {
        state: tuple(one for one in further if one is not Status.FAILED)
        for state, further in NEXT.items()
    }
    first = Status.COMPOSING if begin is Status.CREATING else begin
    first = Status.FILLING if begin is Status.FAILED else first
    lives = [draw(climbs(NEXT_STANDING, Standing.NOT_YET, length)) for _ in range(PARTIES)]
    seen = [
        saw(status, [life[i] for life in lives], at=NOW + timedelta(minutes=i + 1))
        for i, status in enumerate(draw(climbs(observable, first, length)))
    ]
    strange = draw(st.lists(st.integers(0, length), max_size=2))
    for place in strange:
        seen.insert(place, saw(Status.UNKNOWN, raw_status="17", at=NOW))
    return seen


@st.composite
def shuffled(draw: st.DrawFn, history: History) -> list[Observation]:
    """All of a history, some of it twice, in any order."""
    again = draw(st.lists(st.sampled_from(history), max_size=4))
    return draw(st.permutations([*history, *again]))
