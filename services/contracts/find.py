"""Finding a contract by what a person types: its id, or part of its name."""

import unicodedata
from collections.abc import Sequence

from .access import check_may_see
from .errors import NotFound
from .model import Contract
from .ports import Contracts

RECENT = 150
"""How many of a person's newest contracts are searched by name."""


async def find(contracts: Contracts, sought: str, who: str) -> Sequence[Contract]:
    """One contract by id, or all of this person's whose name contains `sought`.

    Raises `NotFound`, and `NotAllowed` for an id that belongs to others.
    """
    try:
        contract = await contracts.get(sought.strip().upper())
    except NotFound:
        return await _by_name(contracts, sought, who)
    check_may_see(contract, who)
    return (contract,)


async def _by_name(contracts: Contracts, sought: str, who: str) -> Sequence[Contract]:
    part = _folded(sought)
    found = [
        contract
        for contract in await contracts.of_member(who, RECENT)
        if part and part in _folded(contract.order.name)
    ]
    if not found:
        raise NotFound(sought)
    return found


def _folded(text: str) -> str:
    """Without differences of case and width, which people do not type the same way twice."""
    return unicodedata.normalize("NFKC", text).casefold().strip()
