"""What belongs to the company: seals, companies, what was used up."""

from datetime import timedelta

from services.contracts.can import Can
from services.contracts.office import MemberState, SealState
from tests.port.needs import needs
from tests.port.opened import Opened


@needs(Can.SEALS)
async def test_the_seals_of_the_company_are_told(opened: Opened) -> None:
    seals = {one.id: one for one in await opened.esign.seals()}
    spec = opened.tencent.config.seals[0]
    assert (seals[spec.id].name, seals[spec.id].kind) == (spec.name, spec.kind)
    assert seals[spec.id].state in (SealState.USABLE, SealState.UNKNOWN)


@needs(Can.COMPANIES)
async def test_our_own_company_is_among_those_that_are_told(opened: Opened) -> None:
    own = opened.tencent.config.organization
    states = {one.name: one.state for one in await opened.esign.companies()}
    assert states[own] in (MemberState.JOINED, MemberState.INVITED)


@needs(Can.USAGE)
async def test_what_was_used_up_is_told_by_kind(opened: Opened) -> None:
    await opened.make(opened.from_file())
    today = opened.now.date()
    usage = await opened.esign.usage(today - timedelta(days=1), today + timedelta(days=1))
    assert sum(one.used for one in usage.uses) == 1
    assert all(one.quota for one in usage.uses)


@needs(Can.USAGE)
async def test_nothing_was_used_up_before_anything_was_made(opened: Opened) -> None:
    await opened.make(opened.from_file())
    today = opened.now.date()
    usage = await opened.esign.usage(today - timedelta(days=30), today - timedelta(days=10))
    assert sum(one.used for one in usage.uses) == 0
