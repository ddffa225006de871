"""Contracts by the thousand, laid into Redis the way a worker would leave them."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import islice

from services.contracts.model import Contract, Observation, Standing, Status
from services.store.connection import Client, connect
from services.store.contracts import RedisContracts
from services.store.pipe import Pipe
from tests.services.contracts.made import saw, started

from .signet import VAULT

AT_ONCE = 1_000
OF_OURS = "C{:09d}"
OF_TENCENTS = "yD{:030d}"


def contract(number: int) -> Contract:
    """One that is out for signature, with two parties."""
    fresh = started()
    creation = fresh.creation.model_copy(update={"remote_id": OF_TENCENTS.format(number)})
    made = datetime(2026, 3, 2, tzinfo=UTC) + timedelta(seconds=number)
    return fresh.model_copy(
        update={
            "id": OF_OURS.format(number),
            "creation": creation,
            "created_at": made,
            "changed_at": made,
        }
    )


def story(number: int) -> Sequence[Observation]:
    """What is heard of a contract, with one that comes late: five callbacks."""
    to_sign, signed = Standing.TO_SIGN, Standing.SIGNED
    seen = (
        saw(Status.WAITING, [to_sign]),
        saw(Status.PARTLY_SIGNED, [signed]),
        saw(Status.PARTLY_SIGNED, [signed, to_sign]),
        saw(Status.FINISHED, [signed, signed]),
        saw(Status.PARTLY_SIGNED, [signed]),
    )
    ids = {"remote_id": OF_TENCENTS.format(number), "our_id": OF_OURS.format(number)}
    return [one.model_copy(update=ids) for one in seen]


async def fill(url: str, count: int) -> None:
    """So many contracts, without anything to announce."""
    client: Client = connect(url)
    try:
        contracts = RedisContracts(Pipe(client), VAULT)
        numbers = iter(range(count))
        while some := list(islice(numbers, AT_ONCE)):
            await asyncio.gather(*(contracts.add(contract(number), ()) for number in some))
    finally:
        await client.aclose()
