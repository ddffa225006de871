"""How contracts of the `legacy` edition stand: numbers that mean other things than later."""

import pytest

from services.contracts.model import Standing, Status
from tests.services.esign.answers import NOW, Answer, refusal

from .peer import approvers, peer

NOTHING = ("DescribeFlow", refusal("ResourceNotFound"))


def flow(number: int, **more: object) -> tuple[str, Answer]:
    return "DescribeFlow", {"FlowId": "yDFlow", "FlowStatus": number, **more}


@pytest.mark.parametrize(
    ("number", "signers", "status"),
    [
        (0, {}, Status.COMPOSING),
        (1, {"a": 0}, Status.WAITING),
        (1, {"a": 1, "b": 0}, Status.PARTLY_SIGNED),
        (2, {"a": 2}, Status.REFUSED),
        (3, {"a": 4}, Status.CANCELLED),
        (4, {"a": 1}, Status.FINISHED),
        (5, {"a": 3}, Status.EXPIRED),
        (6, {"a": 1, "b": 1}, Status.FINISHED),
        (6, {"a": 4}, Status.INVALID),
        (6, {}, Status.INVALID),
        (7, {"a": 1}, Status.PARTLY_SIGNED),
        (8, {"a": 1}, Status.UNKNOWN),
    ],
)
async def test_the_numbers_of_a_contract(
    number: int, signers: dict[str, int], status: Status
) -> None:
    asked = peer(flow(number), ("DescribeFlowApprovers", approvers(**signers)))
    [seen] = await asked.legacy().look(["yDFlow"])
    assert (seen.status, seen.raw_status) == (status, str(number))


@pytest.mark.parametrize(
    ("number", "standing"),
    [
        (0, Standing.TO_SIGN),
        (1, Standing.SIGNED),
        (2, Standing.REFUSED),
        (3, Standing.EXPIRED),
        (4, Standing.CANCELLED),
        (12, Standing.TO_SIGN),
        (13, Standing.TO_SIGN),
        (None, Standing.NOT_YET),
        (99, Standing.UNKNOWN),
    ],
)
async def test_the_numbers_of_a_signer(number: int | None, standing: Standing) -> None:
    asked = peer(flow(1), ("DescribeFlowApprovers", approvers(a=number)))
    [seen] = await asked.legacy().look(["yDFlow"])
    assert [party.standing for party in seen.parties] == [standing]


@pytest.mark.parametrize(
    ("number", "standing"),
    [(2, Standing.STOPPED), (3, Standing.CANCELLED), (5, Standing.EXPIRED)],
)
async def test_who_had_not_signed_when_it_ended_signs_no_more(
    number: int, standing: Standing
) -> None:
    asked = peer(flow(number), ("DescribeFlowApprovers", approvers(a=0)))
    [seen] = await asked.legacy().look(["yDFlow"])
    assert [party.standing for party in seen.parties] == [standing]


async def test_what_is_masked_or_null_is_read_as_it_is() -> None:
    signer = {
        "UserId": "yUPerson",
        "SignId": "ySign",
        "Name": "李四",
        "Mobile": "151****0000",
        "IdCardNumber": "110101********0011",
        "ApproveStatus": 2,
        "ApproveMessage": None,
        "ApproveTime": None,
        "SubOrganizationId": None,
    }
    asked = peer(
        flow(2, FlowMessage="价格不对", Deadline=1_800_000_000),
        ("DescribeFlowApprovers", {"Approvers": [signer]}),
    )
    [seen] = await asked.legacy().look(["yDFlow"])
    [party] = seen.parties
    assert (party.id, party.name, party.mobile_tail, party.at) == ("ySign", "李四", "0000", None)
    assert (seen.reason, seen.at, seen.polled) == ("价格不对", NOW, True)
    assert "110101" not in seen.model_dump_json()


async def test_of_a_contract_that_is_not_there_nothing_else_is_asked() -> None:
    asked = peer(NOTHING)
    assert list(await asked.legacy().look(["yDGone"])) == []
    assert asked.all_was_asked()


async def test_after_ten_contracts_it_waits_a_second() -> None:
    """Each takes a call of its own, and no more than 20 a second are known to be allowed."""
    asked = peer(*[NOTHING] * 25)
    await asked.legacy().look([f"yD{number}" for number in range(25)])
    assert asked.waited == [1.0, 1.0]
