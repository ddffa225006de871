"""The reviewer's card before and after the decision, and the cancel modal's words."""

import pytest

from handlers.text import EN, ZH
from handlers.views import cancel, replies, review
from services.contracts.model import Contract, Creation, Decision, Review, Status
from services.contracts.rules import At, Problem, Wrong
from tests.handlers.views.filling import filled, inputs
from tests.handlers.views.limits import strings, walk
from tests.handlers.views.samples import NOW, OWNER, REVIEWER, contract


def test_an_open_review_offers_all_three_decisions() -> None:
    assert _buttons(contract()) == [review.APPROVE, review.SEND_BACK, review.REFUSE]


def test_sent_back_can_still_be_approved_or_refused() -> None:
    sent_back = _decided(Decision.SENT_BACK)
    assert _buttons(sent_back) == [review.APPROVE, review.REFUSE]
    assert "Signing stays blocked" in review.card(sent_back, EN).text


@pytest.mark.parametrize("decision", [Decision.APPROVED, Decision.REFUSED])
def test_a_closed_review_has_no_buttons_and_says_who_decided(decision: Decision) -> None:
    closed = _decided(decision)
    assert _buttons(closed) == []
    said = review.card(closed, EN).text
    assert f"by <@{REVIEWER}> · 2026-11-22 10:30 (UTC+8)" in said


@pytest.mark.parametrize("state", [Status.CANCELLED, Status.EXPIRED, Status.INVALID])
def test_a_contract_that_ended_needs_no_review(state: Status) -> None:
    assert _buttons(contract(state)) == []
    assert "nothing left to review" in review.card(contract(state), EN).text


def test_nothing_can_be_decided_before_tencent_has_the_contract() -> None:
    assert _buttons(contract(Status.CREATING)) == []
    assert _buttons(contract(Status.WAITING, creation=Creation())) == []


def test_the_card_says_who_asks() -> None:
    assert review.card(contract(), EN).text.startswith(f"<@{OWNER}> asks you")


def test_a_refusal_asks_for_a_tick_and_says_that_it_is_final() -> None:
    view = review.refuse_form(contract(), EN, limit=200)
    assert inputs(view) == {review.REASON, review.SURE}
    assert any("cannot be undone" in words for words in strings(view.to_dict()))
    assert review.read_refuse(filled(view))[2] is False
    assert set(review.not_sure(ZH)) == {review.SURE}


def test_a_reason_that_cannot_be_sent_is_told_at_the_reason() -> None:
    problem = Problem(At.REASON, Wrong.TOO_LONG, limit=200)
    assert "200" in review.errors(problem, EN)[review.REASON]
    assert "200" in cancel.errors(problem, ZH)[cancel.REASON]


def test_cancelling_says_which_contract_and_what_becomes_of_the_quota() -> None:
    said = " ".join(strings(cancel.form(contract(), EN, limit=200).to_dict()))
    assert "“采购合同 2026”" in said
    assert "may not be returned" in said


def test_a_second_press_hears_who_decided_and_when() -> None:
    closed = _decided(Decision.APPROVED).review
    assert closed is not None
    message = replies.already_decided(closed, EN)
    assert message.text.startswith(f"<@{REVIEWER}> approved this contract already, 2026-11-22")
    assert "<!date^1795314600^" in str(message.payload()["blocks"])


def _decided(decision: Decision) -> Contract:
    said = Review(reviewer=REVIEWER, decision=decision, by=REVIEWER, at=NOW, reason="条款不全")
    return contract(review=said)


def _buttons(one: Contract) -> list[str]:
    payload = review.card(one, EN).payload()
    return [found["action_id"] for found in walk(payload) if found.get("type") == "button"]
