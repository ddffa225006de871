"""One link signs several contracts, for the one who signs, and only those that can be signed so."""

from dataclasses import replace
from typing import Any

import pytest

from services.contracts.controls import AtKeyword, Control, Mark
from services.contracts.errors import Reason, Refused
from services.contracts.model import Contract, Decision, Review, Standing, Status
from services.contracts.order import Signer
from services.contracts.sign_many import alone, batches, links_to_sign, together

from .made import (
    ADA,
    EMPLOYEE,
    ID,
    OWNER,
    PERSON,
    REMOTE,
    REVIEWER,
    RULES,
    TEMPLATE,
    order,
    saw,
    started,
)
from .scripted import ScriptedEsign
from .world import World

LINK = "https://essurl.example/many"
TO_SIGN = (Standing.TO_SIGN, Standing.NOT_YET)


def one(number: int, signer: Signer = PERSON, **change: Any) -> Contract:
    """From a template, and it is the first signer's turn."""
    ordered = order(source=TEMPLATE, signers=(signer, EMPLOYEE))
    contract = started(ordered).with_party(0, standing=Standing.TO_SIGN)
    its = contract.creation.model_copy(update={"remote_id": f"{REMOTE}{number}"})
    return contract.model_copy(update={"id": f"{ID[:-1]}{number}", "creation": its} | change)


def placed(signer: Signer, mark: Mark) -> Signer:
    at = AtKeyword(keyword="签字处", width=100, height=40)
    return signer.model_copy(update={"controls": (Control(mark=mark, at=at),)})


def of_file(number: int, *, first: Mark, second: Mark | None) -> Contract:
    last = placed(EMPLOYEE, second) if second else EMPLOYEE
    ordered = order(signers=(placed(PERSON, first), last))
    return one(number).model_copy(update={"order": ordered})


def ids(contracts: list[Contract], who: str = ADA) -> list[list[str]]:
    return [
        [contract.id[-1] for contract in batch.contracts]
        for batch in batches(contracts, who, RULES)
    ]


def test_two_that_wait_for_the_same_person_are_signed_together() -> None:
    assert ids([one(1), one(2)]) == [["1", "2"]]
    assert ids([one(1)]) == []
    assert ids([one(1), one(2)], OWNER) == []


def test_a_link_is_for_one_name_and_number() -> None:
    elsewhere = PERSON.model_copy(update={"company": "深圳甲方有限公司"})
    contracts = [one(1), one(2, elsewhere), one(3), one(4, elsewhere), one(5, mobile_of("2"))]
    assert ids(contracts) == [["1", "3"], ["2", "4"]]
    assert alone(contracts, ADA, ScriptedEsign()) == 1


def mobile_of(last: str) -> Signer:
    return PERSON.model_copy(update={"mobile": PERSON.mobile[:-1] + last})


@pytest.mark.parametrize(
    "change",
    [
        {"status": Status.CANCELLED},
        {"parties": started().parties},
        {"review": Review(reviewer=REVIEWER)},
        {"review": Review(reviewer=REVIEWER, decision=Decision.SENT_BACK)},
    ],
)
def test_what_cannot_be_signed_now_is_left_out(change: dict[str, Any]) -> None:
    assert ids([one(1), one(2, **change)]) == []
    assert ids([one(1), one(2, **change), one(3)]) == [["1", "3"]]


def test_an_employee_needs_an_account_where_the_edition_knows_them_by_nothing_else() -> None:
    wanting = replace(RULES, batch_accounts=True)
    employee = EMPLOYEE.model_copy(update={"member": ADA})
    known = employee.model_copy(update={"account": "n9527"})
    assert batches([one(1, employee), one(2, employee)], ADA, wanting) == []
    [found] = batches([one(1, known), one(2, known)], ADA, wanting)
    assert len(found.contracts) == 2
    assert len(batches([one(1), one(2)], ADA, wanting)) == 1


def test_where_the_edition_makes_no_such_link_all_sign_one_by_one() -> None:
    poor = ScriptedEsign(can=frozenset())
    assert together([one(1), one(2)], ADA, ScriptedEsign()) == 2
    assert (together([one(1), one(2)], ADA, poor), alone([one(1), one(2)], ADA, poor)) == (0, 2)


def test_what_our_side_approved_is_signed_with_others() -> None:
    approved = Review(reviewer=REVIEWER, decision=Decision.APPROVED)
    assert ids([one(1), one(2, review=approved)]) == [["1", "2"]]


def test_where_people_place_their_own_they_sign_one_by_one() -> None:
    sure = of_file(1, first=Mark.SIGNATURE, second=Mark.SEAL)
    free = of_file(2, first=Mark.SIGNATURE, second=None)
    opinion = of_file(3, first=Mark.OPINION, second=Mark.SEAL)
    assert ids([sure, free, opinion, one(4)]) == [["1", "4"]]
    assert alone([sure, free, opinion, one(4)], ADA, ScriptedEsign()) == 2


@pytest.mark.real_redis
async def test_tencent_is_asked_how_they_stand_before_it_makes_the_link(world: World) -> None:
    for number in (1, 2, 3):
        await world.keep(one(number))
    signed = saw(Status.PARTLY_SIGNED, (Standing.SIGNED, Standing.TO_SIGN), remote_id=f"{REMOTE}2")
    world.esign.will("look", give=[signed])
    world.esign.will("many_link", give=LINK)
    [found] = await links_to_sign(world.contracts, world.esign, ADA)
    assert found.link == LINK
    assert world.esign.asked[-1] == ("many_link", (f"{REMOTE}1", f"{REMOTE}3"), PERSON.name)
    stored = await world.contracts.get(f"{ID[:-1]}2")
    assert stored.parties[0].standing is Standing.TO_SIGN, "a look changes nothing"


@pytest.mark.real_redis
async def test_where_tencent_does_not_say_how_they_stand_the_link_is_made(world: World) -> None:
    for number in (1, 2):
        await world.keep(one(number))
    world.esign.will("look", give=Refused("X", reason=Reason.NO_CONTRACT))
    world.esign.will("many_link", give=LINK)
    [found] = await links_to_sign(world.contracts, world.esign, ADA)
    assert len(found.contracts) == 2


@pytest.mark.real_redis
async def test_nobody_gets_a_link_to_what_does_not_wait_for_them(world: World) -> None:
    for number in (1, 2):
        await world.keep(one(number))
    assert await links_to_sign(world.contracts, world.esign, OWNER) == []
    assert world.esign.asked == []
