"""An edition that cannot do everything: nothing it lacks is offered, and asking anyway is told."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest

from bot.stage import Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from handlers.views import card, create, review
from sandbox.slack.client import Person
from services.contracts.announcements import Trouble
from services.contracts.can import Can
from services.contracts.lacking import Lacking
from services.contracts.model import Creation, Observation, Order, Party
from services.contracts.office import LinkKind
from services.contracts.ports import Esign

from .acting import REVIEWER, dm_saying, make, open_form

pytestmark = pytest.mark.parametrize("lang", ["en", "zh"])


class Poor(Lacking):
    """An edition that can make contracts from files and cancel them, and that is all."""

    can = frozenset({Can.FILES, Can.CANCEL, Can.SIGN_LINK, Can.DOWNLOAD})

    def __init__(self, rich: Esign) -> None:
        super().__init__(rich.rules)
        self._rich = rich

    async def create_step(
        self, our_id: str, order: Order, creation: Creation, document: bytes | None
    ) -> Creation:
        return await self._rich.create_step(our_id, order, creation, document)

    async def cancel(self, remote_id: str, reason: str) -> None:
        await self._rich.cancel(remote_id, reason)

    async def look(self, remote_ids: Sequence[str]) -> Sequence[Observation]:
        return await self._rich.look(remote_ids)

    async def sign_link(self, remote_id: str, party: Party, kind: LinkKind = LinkKind.ANY) -> str:
        return await self._rich.sign_link(remote_id, party, kind)

    async def download_link(self, remote_id: str) -> str:
        return await self._rich.download_link(remote_id)


async def test_neither_templates_nor_a_reviewer_nor_a_reminder_are_offered(
    stage: Stage, poor: Person
) -> None:
    shown = await open_form(poor)
    assert create.SOURCE not in shown.actions
    assert create.TEMPLATE not in shown.actions
    assert REVIEWER not in shown.actions
    await poor.close()
    made = await make(stage)
    assert (await made.card()).actions == [card.CANCEL]


async def test_asking_for_a_reminder_all_the_same_is_told(
    stage: Stage, poor: Person, text: Text
) -> None:
    made = await make(stage)
    await poor.command(f"/esign remind {made.id}")
    await dm_saying(poor, text.trouble.failed[Trouble.REMIND](made.name), text.errors.unsupported)


async def test_a_button_from_richer_days_is_told(
    stage: Stage, given: Given, redis: object, text: Text
) -> None:
    wang = stage.desk.person("wang")
    async with bot_on(stage, given):
        made = await make(stage, reviewer="wang")
        asked = await wang.wait_dm(lambda m: review.APPROVE in m.actions)
    async with bot_on(stage, replace(given, edition=Poor)):
        await wang.press(asked, review.APPROVE)
        failed = text.trouble.failed[Trouble.REVIEW](made.name)
        await dm_saying(wang, failed, text.errors.unsupported)


@pytest.fixture
async def poor(stage: Stage, given: Given) -> AsyncIterator[Person]:
    async with bot_on(stage, replace(given, edition=Poor)):
        yield stage.desk.person("li")
