"""What an edition cannot do it says, and it can do what it says."""

import inspect

import pytest

from services.contracts.can import Can
from services.contracts.errors import SignetError, Unsupported
from services.contracts.ports import Creating, Esign, Looking, Office, Running
from tests.port.editions import EDITIONS
from tests.port.opened import Opened
from tests.port.verbs import OF_EVERY_EDITION, VERBS, Verb


@pytest.mark.parametrize("verb", VERBS, ids=[verb.name for verb in VERBS])
async def test_a_verb_is_unsupported_exactly_where_its_ability_is_not_declared(
    opened: Opened, verb: Verb
) -> None:
    lacked = None
    try:
        await verb.call(opened)
    except Unsupported as unsupported:
        lacked = unsupported.ability
    except (SignetError, ValueError):
        pass  # it exists, and there was nothing to do it to
    assert lacked == (None if verb.can in opened.edition.can else verb.can)


async def test_what_is_declared_is_what_the_adapter_says(opened: Opened) -> None:
    assert opened.esign.can == opened.edition.can


def test_every_verb_of_the_port_is_on_the_list() -> None:
    rooms = (Creating, Running, Looking, Office)
    methods = {
        name
        for room in (*rooms, Esign)
        for name, member in vars(room).items()
        if inspect.iscoroutinefunction(member)
    }
    assert {verb.name for verb in VERBS} | OF_EVERY_EDITION == methods


def test_every_edition_makes_contracts_and_lets_them_be_signed_and_fetched() -> None:
    always = {Can.FILES, Can.CANCEL, Can.SIGN_LINK, Can.DOWNLOAD}
    for edition in EDITIONS:
        assert always <= edition.can, edition.name


def test_there_is_no_ability_that_no_edition_has() -> None:
    """Else a test that needs it would run nowhere, and test nothing."""
    assert set(Can) == set().union(*(edition.can for edition in EDITIONS))
