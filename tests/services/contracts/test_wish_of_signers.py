"""What an edition needs of every signer: an account, a place to sign."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.contracts.controls import AtKeyword, Control, Mark
from services.contracts.order import Order, Signer
from services.contracts.rules import At, Problem, Wrong
from services.contracts.ways import Verify
from services.contracts.wish import Wish, check

from .made import EMPLOYEE, FILE, NOW, PERSON, RULES, TEMPLATE

KEYWORD = AtKeyword(keyword="乙方签字", width=100, height=40)
PLACED = (Control(mark=Mark.SIGNATURE, at=KEYWORD),)
FILLED = (Control(mark=Mark.TEXT, at=KEYWORD),)
WISH = Wish(name="租赁合同", source=FILE, deadline=NOW + timedelta(days=30))
ACCOUNTS = replace(RULES, accounts=True)
PLACES = replace(RULES, places=True)


def with_each(*signers: Signer, **change: object) -> Wish:
    return replace(WISH, signers=tuple(one.model_copy(update=change) for one in signers))


def test_an_edition_that_knows_signers_by_their_accounts_wants_each() -> None:
    assert check(with_each(PERSON, EMPLOYEE), ACCOUNTS, NOW) == [
        Problem(At.SIGNER_ACCOUNT, Wrong.MISSING, 0),
        Problem(At.SIGNER_ACCOUNT, Wrong.MISSING, 1),
    ]
    assert isinstance(check(with_each(PERSON, account="yU1"), ACCOUNTS, NOW), Order)


def test_an_edition_where_nobody_chooses_their_place_wants_one_for_each() -> None:
    assert check(with_each(PERSON), PLACES, NOW) == [Problem(At.SIGNER_PLACE, Wrong.MISSING, 0)]
    assert isinstance(check(with_each(PERSON, controls=PLACED), PLACES, NOW), Order)


def test_a_field_to_fill_in_is_no_place_to_sign() -> None:
    found = check(with_each(PERSON, controls=FILLED), PLACES, NOW)
    assert found == [Problem(At.SIGNER_PLACE, Wrong.MISSING, 0)]


def test_a_template_has_its_places_already() -> None:
    wish = replace(with_each(PERSON, EMPLOYEE), source=TEMPLATE)
    assert isinstance(check(wish, PLACES, NOW), Order)


@pytest.mark.parametrize("signer", [PERSON, EMPLOYEE])
def test_other_editions_ask_for_neither(signer: Signer) -> None:
    assert isinstance(check(with_each(signer), RULES, NOW), Order)


@pytest.mark.parametrize(
    "verify",
    [(Verify.FINGERPRINT,), (Verify.DEVICE_FACE,), (Verify.FINGERPRINT, Verify.DEVICE_FACE)],
)
def test_what_a_device_knows_is_no_proof_alone_and_that_is_told_once(
    verify: tuple[Verify, ...],
) -> None:
    found = check(with_each(PERSON, EMPLOYEE, verify=verify), RULES, NOW)
    assert found == [Problem(At.VERIFY, Wrong.DEVICE_ALONE)]


@pytest.mark.parametrize(
    "verify", [(), (Verify.FACE,), (Verify.CARRIER, Verify.FINGERPRINT), tuple(Verify)]
)
def test_any_way_will_do_that_needs_no_device_and_so_will_none(verify: tuple[Verify, ...]) -> None:
    ordered = check(with_each(PERSON, EMPLOYEE, verify=verify), RULES, NOW)
    assert isinstance(ordered, Order)
    assert [one.verify for one in ordered.signers] == [verify, verify]
