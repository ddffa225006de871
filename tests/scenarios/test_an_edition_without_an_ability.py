"""An edition that cannot do everything: nothing it lacks is offered, and asking anyway is told."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest

from bot.stage import Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from handlers.views import card, create, review, status
from sandbox.slack.client import Person
from services.contracts.announcements import Trouble
from services.contracts.can import Can
from services.contracts.lacking import Lacking
from services.contracts.model import Creation, Observation, Party, Status
from services.contracts.office import LinkKind
from services.contracts.order import Order
from services.contracts.ports import Esign

from .acting import FILE, REVIEWER, choose, dm_saying, eventually, make, open_form

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
    for lacking in (
        create.GROWING,
        create.PREVIEW,
        create.ADD_WATCHER,
        create.READING,
        create.VERIFY,
        create.KIND,
    ):
        assert lacking not in shown.actions
    assert not any(one.endswith(":place") for one in shown.actions)
    assert shown.element(FILE)["filetypes"] == ["pdf"]
    await poor.close()
    made = await make(stage)
    assert (await made.card()).actions == [card.CANCEL]


async def test_of_a_signed_contract_the_pdf_alone_is_offered(
    stage: Stage, poor: Person, text: Text
) -> None:
    made = await make(stage)
    for who in (0, 1):
        await stage.tencent.sign((await made.flow()).flow_id, who)
    shown = await made.card(text.words.status[Status.FINISHED])
    assert shown.actions == [card.DOWNLOAD]


async def test_more_time_and_several_at_once_are_not_there_to_be_asked_for(
    stage: Stage, poor: Person, text: Text
) -> None:
    made = await make(stage)
    await make(stage, "Sales 2027")
    told = await poor.command(f"/esign extend {made.id}")
    assert text.errors.unsupported in told.text
    told = await poor.command("/esign cancel")
    assert text.replies.which_contract(f"/esign cancel {text.help.number}") in told.text
    listed = await poor.command("/esign list")
    assert listed.message is not None
    assert status.CANCEL_SEVERAL not in listed.message.actions


async def test_entries_of_a_menu_from_richer_days_are_told(
    stage: Stage, given: Given, redis: object, text: Text
) -> None:
    li = stage.desk.person("li")
    async with bot_on(stage, given):
        running, signed = await make(stage), await make(stage, "Sales 2027")
        for who in (0, 1):
            await stage.tencent.sign((await signed.flow()).flow_id, who)
        done = await signed.card(text.words.status[Status.FINISHED])
        out = await running.card()
    async with bot_on(stage, replace(given, edition=Poor)):
        for one, action in (
            (out, card.EXTEND),
            (out, card.HAND_OVER),
            (done, card.VIEW),
            (done, card.VERIFY),
            (done, card.EVIDENCE),
            (done, card.RELEASE),
        ):
            told = len(await li.ephemerals())
            await choose(li, one, action, (running if one is out else signed).id)

            async def is_told(before: int = told) -> bool:
                return len(await li.ephemerals()) > before

            await eventually(is_told)
            assert (await li.ephemerals())[-1].says(text.errors.unsupported)
    for action in ("ModifyFlowDeadline", "CreateFlowForwards", "VerifyPdf", "CreateReleaseFlow"):
        assert await stage.tencent.requests(action) == []


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
