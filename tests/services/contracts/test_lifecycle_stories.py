"""What happens to a contract when Tencent's messages come late, twice or in the wrong order."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from services.contracts.announcements import (
    AddLine,
    Announcement,
    InviteSigner,
    Line,
    ShowCard,
    ShowReview,
)
from services.contracts.lifecycle import advance, news
from services.contracts.model import (
    Contract,
    Observation,
    Party,
    PartySeen,
    Standing,
    Status,
    Step,
)

from .made import EMPLOYEE, ID, NOW, OWNER, PERSON, REMOTE, contract, order, saw, standings, started

TO_SIGN, SIGNED, NOT_YET = Standing.TO_SIGN, Standing.SIGNED, Standing.NOT_YET
LATER = NOW + timedelta(hours=2)


def test_a_late_pending_callback_does_not_reopen_a_signed_contract() -> None:
    done = advance(started(), saw(Status.FINISHED, [SIGNED, SIGNED]))
    assert advance(done, saw(Status.WAITING, [TO_SIGN, NOT_YET], at=LATER)) is done


def test_who_takes_over_from_a_party_joins_the_contract() -> None:
    passed_on = _passed_on([Standing.FORWARDED, NOT_YET], TO_SIGN)
    after = advance(started(), passed_on)
    assert standings(after) == [Standing.FORWARDED, NOT_YET, TO_SIGN]
    assert (after.parties[2].signer.name, after.parties[2].signer.member) == ("陈晨", "")
    assert (after.signed, after.signatures) == (0, 2)
    told = _news(started(), passed_on)
    assert [(one.line, one.party) for one in told if isinstance(one, AddLine)] == [
        (Line.PARTY_FORWARDED, 0)
    ]

    done = _passed_on([Standing.FORWARDED, SIGNED], SIGNED, status=Status.FINISHED, at=LATER)
    finished = advance(after, done)
    assert (finished.signed, finished.signatures) == (2, 2)
    assert standings(advance(advance(started(), done), passed_on)) == standings(finished)


def test_a_stranger_is_no_party_while_nobody_has_passed_it_on() -> None:
    assert standings(advance(started(), _passed_on([TO_SIGN, NOT_YET], TO_SIGN))) == [
        TO_SIGN,
        NOT_YET,
    ]


def _passed_on(ours: Sequence[Standing], theirs: Standing, **change: Any) -> Observation:
    """What Tencent says when 陈晨 has joined the parties that we know."""
    seen = saw(change.pop("status", Status.WAITING), ours, **change)
    chen = PartySeen(id="successor", name="陈晨", mobile_tail="0003", standing=theirs)
    return seen.model_copy(update={"parties": (*seen.parties, chen)})


def test_two_status_4_messages_of_the_last_signature_give_one_line() -> None:
    signed = saw(Status.FINISHED, [SIGNED, SIGNED])
    told = _news(started(), signed, signed.model_copy(update={"raw_status": "4"}))
    assert _lines(told).count(Line.FINISHED) == 1


def test_a_contract_goes_out_once_even_when_its_first_news_is_its_end() -> None:
    told = _news(contract(), saw(Status.FINISHED, [SIGNED, SIGNED]), saw(Status.WAITING, [TO_SIGN]))
    assert _lines(told).count(Line.CREATED) == 1
    assert _lines(told)[-1] is Line.FINISHED


def test_the_end_is_broadcast_and_nothing_else_is() -> None:
    told = _news(contract(), saw(Status.FINISHED, [SIGNED, SIGNED]))
    shouted = [one.line for one in told if isinstance(one, AddLine) and one.broadcast]
    assert shouted == [Line.FINISHED]


def test_the_card_is_shown_with_every_change() -> None:
    told = _news(started(), saw(Status.PARTLY_SIGNED, [SIGNED, TO_SIGN]))
    assert told[0] == ShowCard(contract_id=ID)


def test_a_signer_from_the_workspace_is_invited_when_it_is_their_turn() -> None:
    told = _news(started(), saw(Status.WAITING, [TO_SIGN, TO_SIGN]))
    assert [one for one in told if isinstance(one, InviteSigner)] == [
        InviteSigner(contract_id=ID, party=0)
    ]


def test_the_reviewer_gets_a_card_when_the_contract_goes_out_and_when_it_ends() -> None:
    begin = contract(order(reviewer="U0REVIEW"))
    out = advance(begin, saw(Status.WAITING))
    half = advance(out, saw(Status.WAITING, [TO_SIGN]))
    ended = advance(half, saw(Status.EXPIRED))
    shown = [_shows_review(pair) for pair in [(begin, out), (out, half), (half, ended)]]
    assert shown == [True, False, True]


def test_a_refusal_says_who_and_why() -> None:
    refused = PartySeen(id="recipient-1", standing=Standing.REFUSED, reason="租金不对")
    seen = saw(Status.REFUSED, parties=(refused,), reason="租金不对")
    told = _news(started(), seen)
    assert AddLine(contract_id=ID, line=Line.PARTY_REFUSED, party=1, reason="租金不对") in told
    assert told[-1] == AddLine(contract_id=ID, line=Line.REFUSED, reason="租金不对", broadcast=True)


def test_a_cancellation_noted_before_the_callback_keeps_who_and_why() -> None:
    noted = started(ended_by=OWNER, reason="谈崩了")
    after = advance(noted, saw(Status.CANCELLED, reason="发起方撤销"))
    assert (after.ended_by, after.reason) == (OWNER, "谈崩了")
    assert _end(news(noted, after)).who == OWNER


def test_a_cancellation_from_elsewhere_has_nobody_of_ours_behind_it() -> None:
    after = advance(started(), saw(Status.CANCELLED, reason="控制台撤销"))
    assert (after.ended_by, after.reason) == ("", "控制台撤销")


@pytest.mark.parametrize("end", [Status.FINISHED, Status.REFUSED, Status.EXPIRED])
def test_a_cancellation_that_came_too_late_is_not_in_what_ended_it(end: Status) -> None:
    noted = started(ended_by=OWNER, reason="谈崩了")
    after = advance(noted, saw(end))
    assert (after.ended_by, after.reason) == ("", "")
    assert _end(news(noted, after)).who == ""


def test_a_note_to_cancel_outlives_a_signature_on_the_way() -> None:
    noted = started(ended_by=OWNER, reason="谈崩了")
    half = advance(noted, saw(Status.PARTLY_SIGNED, [SIGNED, TO_SIGN]))
    after = advance(half, saw(Status.CANCELLED))
    assert (after.ended_by, after.reason) == (OWNER, "谈崩了")


def test_a_contract_given_up_may_turn_out_to_be_real() -> None:
    given_up = contract(status=Status.FAILED, ended_by=OWNER, ended_at=NOW)
    out = advance(given_up, saw(Status.WAITING, [TO_SIGN]))
    assert (out.status, out.remote_id, out.ended_at) == (Status.WAITING, REMOTE, None)
    assert _lines(news(given_up, out)) == [Line.CREATED]


@pytest.mark.parametrize("path", [(Status.WAITING, Status.CANCELLED), (Status.CANCELLED,)])
def test_who_gave_a_contract_up_did_not_cancel_the_real_one(path: tuple[Status, ...]) -> None:
    after = contract(status=Status.FAILED, ended_by=OWNER, reason="等太久了", ended_at=NOW)
    for status in path:
        after = advance(after, saw(status))
    assert (after.status, after.ended_by, after.reason) == (Status.CANCELLED, "", "")


def test_a_contract_given_up_and_then_seen_finished_ended_when_it_was_finished() -> None:
    given_up = contract(status=Status.FAILED, ended_at=NOW)
    assert advance(given_up, saw(Status.FINISHED, at=LATER)).ended_at == LATER


def test_a_release_does_not_move_the_end_of_a_contract() -> None:
    done = advance(started(), saw(Status.FINISHED))
    assert advance(done, saw(Status.RELEASED, at=LATER)).ended_at == done.ended_at


def test_an_observation_with_our_id_settles_what_was_unclear() -> None:
    lost = contract()
    creation = lost.creation.model_copy(update={"attempted_at": NOW, "unclear": True})
    after = advance(lost.model_copy(update={"creation": creation}), saw(Status.WAITING))
    assert after.remote_id == REMOTE
    assert after.creation.step is Step.STARTED
    assert not after.creation.unclear


def test_a_party_is_known_by_name_and_last_digits_until_its_id_is() -> None:
    seen = PartySeen(id="recipient-9", name="李雷", mobile_tail="9000", standing=TO_SIGN)
    after = advance(contract(), saw(Status.WAITING, parties=(seen,)))
    assert (after.parties[1].id, after.parties[1].standing) == ("recipient-9", TO_SIGN)


def test_a_party_is_still_known_by_name_when_an_observation_brings_no_ids() -> None:
    seen = PartySeen(name="李雷", mobile_tail="9000", standing=SIGNED)
    assert standings(advance(started(), saw(Status.PARTLY_SIGNED, parties=(seen,)))) == [
        NOT_YET,
        SIGNED,
    ]


def test_two_parties_of_one_name_are_told_apart_by_their_digits() -> None:
    twin = PERSON.model_copy(update={"mobile": EMPLOYEE.mobile})
    begin = contract(order(signers=(PERSON, twin)))
    seen = PartySeen(id="x", name=PERSON.name, mobile_tail=twin.mobile[-4:], standing=SIGNED)
    assert standings(advance(begin, saw(Status.WAITING, parties=(seen,)))) == [NOT_YET, SIGNED]


def test_a_party_nobody_ordered_is_passed_over() -> None:
    seen = PartySeen(id="recipient-9", name="路人", standing=SIGNED)
    before = started()
    assert advance(before, saw(Status.WAITING, parties=(seen,))).parties == before.parties


def test_news_of_another_contract_changes_nothing() -> None:
    before = started()
    assert advance(before, saw(Status.FINISHED, [SIGNED, SIGNED], remote_id="other")) is before


def test_what_a_party_did_carries_its_own_time_and_reason() -> None:
    seen = PartySeen(id="recipient-0", standing=SIGNED, at=LATER)
    party = advance(started(), saw(Status.PARTLY_SIGNED, parties=(seen,))).parties[0]
    assert party == Party(signer=PERSON, id="recipient-0", standing=SIGNED, changed_at=LATER)


def _news(begin: Contract, *history: Observation) -> list[Announcement]:
    told: list[Announcement] = []
    for seen in history:
        after = advance(begin, seen)
        told.extend(news(begin, after))
        begin = after
    return told


def _lines(told: Sequence[Announcement]) -> list[Line]:
    return [one.line for one in told if isinstance(one, AddLine)]


def _end(told: Sequence[Announcement]) -> AddLine:
    last = told[-1]
    assert isinstance(last, AddLine)
    return last


def _shows_review(pair: tuple[Contract, Contract]) -> bool:
    return any(isinstance(one, ShowReview) for one in news(*pair))
