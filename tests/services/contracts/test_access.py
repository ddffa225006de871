"""Who may do what."""

import pytest

from services.contracts.access import (
    check_may_manage,
    check_may_review,
    check_may_see,
    party_of,
)
from services.contracts.errors import NotAllowed
from services.contracts.model import Contract, Review, Standing

from .made import ADA, EMPLOYEE, OWNER, PERSON, REVIEWER, STRANGER, order, started

CONTRACT = started(review=Review(reviewer=REVIEWER))


@pytest.mark.parametrize("who", [OWNER, REVIEWER, ADA])
def test_those_it_concerns_may_see_it(who: str) -> None:
    check_may_see(CONTRACT, who)


@pytest.mark.parametrize("who", [STRANGER, ""])
@pytest.mark.parametrize("contract", [CONTRACT, started()], ids=["reviewed", "plain"])
def test_nobody_else_may_see_it(contract: Contract, who: str) -> None:
    with pytest.raises(NotAllowed) as caught:
        check_may_see(contract, who)
    assert caught.value.allowed == OWNER


@pytest.mark.parametrize("who", [REVIEWER, ADA, STRANGER, ""])
def test_only_its_owner_may_manage_it(who: str) -> None:
    check_may_manage(CONTRACT, OWNER)
    with pytest.raises(NotAllowed):
        check_may_manage(CONTRACT, who)


@pytest.mark.parametrize("who", [OWNER, ADA, STRANGER, ""])
def test_only_its_reviewer_may_review_it(who: str) -> None:
    check_may_review(CONTRACT, REVIEWER)
    with pytest.raises(NotAllowed) as caught:
        check_may_review(CONTRACT, who)
    assert caught.value.allowed == REVIEWER


def test_a_contract_without_a_review_has_no_reviewer() -> None:
    with pytest.raises(NotAllowed):
        check_may_review(started(), "")


def test_a_signer_is_the_party_whose_turn_it_is() -> None:
    also_ada = EMPLOYEE.model_copy(update={"member": ADA})
    twice = started(order(signers=(PERSON, also_ada)))
    assert party_of(twice, ADA) == 0
    signed = twice.parties[0].model_copy(update={"standing": Standing.SIGNED})
    due = twice.parties[1].model_copy(update={"standing": Standing.TO_SIGN})
    assert party_of(twice.model_copy(update={"parties": (signed, due)}), ADA) == 1


@pytest.mark.parametrize("who", [OWNER, STRANGER, ""])
def test_who_does_not_sign_is_no_party(who: str) -> None:
    with pytest.raises(NotAllowed):
        party_of(CONTRACT, who)
