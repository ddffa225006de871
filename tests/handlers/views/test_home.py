"""App Home: what this person can do now, and how much of it is shown."""

import pytest

from handlers.text import EN, ZH
from handlers.views import home, status
from services.contracts.can import Can
from services.contracts.model import Contract, Creation, Decision, Review, Standing, Status
from tests.handlers.views.limits import strings, walk
from tests.handlers.views.samples import (
    EVERYTHING,
    NOW,
    OWNER,
    REVIEWER,
    SIGNER,
    STRANGER,
    contract,
)

SAID = EN.home


@pytest.mark.parametrize(
    ("viewer", "now"),
    [
        (OWNER, SAID.remind_or_cancel),
        (REVIEWER, SAID.decide),
        (SIGNER, SAID.sign),
        (STRANGER, SAID.nothing),
    ],
)
def test_everybody_hears_what_they_can_do(viewer: str, now: str) -> None:
    assert _now(contract(), viewer) == now


def test_an_owner_who_signs_hears_both() -> None:
    assert _now(contract(owner=SIGNER), SIGNER) == f"{SAID.sign} {SAID.remind_or_cancel}"


def test_a_reviewer_who_sent_it_back_may_still_decide() -> None:
    sent_back = Review(reviewer=REVIEWER, decision=Decision.SENT_BACK, by=REVIEWER, at=NOW)
    assert _now(contract(review=sent_back), REVIEWER) == SAID.decide_again


def test_who_has_to_fill_in_first_is_not_told_to_sign() -> None:
    filling = tuple(
        party.model_copy(update={"standing": Standing.TO_FILL}) for party in contract().parties
    )
    assert _now(contract(Status.FILLING, parties=filling), SIGNER) == SAID.fill


def test_an_unanswered_question_goes_before_everything_else() -> None:
    unclear = contract(Status.CREATING, creation=Creation(unclear=True))
    assert _now(unclear, OWNER) == SAID.answer_us
    assert _now(unclear, SIGNER) == SAID.nothing


def test_what_has_ended_can_be_downloaded_if_it_was_signed() -> None:
    for viewer in (OWNER, SIGNER):
        assert _now(contract(Status.FINISHED), viewer) == SAID.download
        assert _now(contract(Status.EXPIRED), viewer) == SAID.nothing


def test_nothing_is_promised_that_the_edition_lacks() -> None:
    for can, now in (({Can.REMIND}, SAID.remind), ({Can.CANCEL}, SAID.cancel), ((), SAID.nothing)):
        assert home.what_now(contract(), OWNER, EN, frozenset(can)) == now


def test_an_empty_home_has_one_call_to_action() -> None:
    view = home.home([], OWNER, ZH, can=EVERYTHING, now=NOW).to_dict()
    buttons = [one for one in walk(view) if one.get("type") == "button"]
    assert [one["action_id"] for one in buttons if one.get("style")] == [status.NEW]
    assert ZH.status.empty in list(strings(view))


def test_each_group_shows_five_and_five_more_on_demand() -> None:
    many = [contract(Status.FINISHED, id=f"AAAAAAAA{n}") for n in range(10, 22)]
    shown = home.Shown()
    for rows in (5, 10, 12):
        assert _ids(many, shown) == [one.id for one in many[:rows]]
        shown = shown.more(2)


def test_what_never_fits_is_named_with_the_way_to_find_it() -> None:
    many = [contract(id=f"AAAAAAAA{n}") for n in range(10, 40)]
    view = home.home(
        many, OWNER, EN, can=EVERYTHING, now=NOW, shown=home.Shown(rows=(99, 99, 99))
    ).to_dict()
    assert EN.home.not_shown(5) in list(strings(view))
    assert not any(one.get("action_id") == home.MORE for one in walk(view))


def test_what_was_asked_for_comes_back_from_the_view() -> None:
    shown = home.Shown().more(0).more(2).more(2)
    view = home.home([contract()], OWNER, EN, can=EVERYTHING, now=NOW, shown=shown).to_dict()
    assert home.read(view) == shown
    for strange in ({}, {"private_metadata": "?"}, {"private_metadata": '{"rows": [1]}'}):
        assert home.read(strange) == home.Shown()


def _now(one: Contract, viewer: str) -> str:
    return home.what_now(one, viewer, EN, EVERYTHING)


def _ids(contracts: list[Contract], shown: home.Shown) -> list[str]:
    view = home.home(contracts, OWNER, EN, can=EVERYTHING, now=NOW, shown=shown).to_dict()
    return [one["value"] for one in walk(view) if one.get("action_id") == status.DETAILS]
