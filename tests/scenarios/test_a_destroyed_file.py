"""The file of a signed contract is destroyed at Tencent, where the edition can."""

from dataclasses import replace

import pytest

from bot.stage import Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from handlers.views import card, destroy
from sandbox.slack.client import Person
from services.contracts.announcements import Line
from services.contracts.can import Can
from tests.port.editions import Edition
from tests.port.needs import needs, over_editions

from .acting import choose, ephemeral_saying
from .cast import signed_by_all
from .test_an_edition_without_an_ability import Poor


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    over_editions(metafunc)


@needs(Can.SERVER_SIGN)
async def test_it_is_gone_for_good_and_no_more_offered(
    stage: Stage, edition: Edition, li: Person, sam: Person, text: Text
) -> None:
    made = await signed_by_all(stage, edition, text)
    done = await made.card()
    assert card.DOWNLOAD in done.actions
    await choose(sam, done, card.DESTROY, made.id)
    await ephemeral_saying(sam, text.replies.only_owner(f"<@{await li.id()}>"))
    await choose(li, done, card.DESTROY, made.id)
    asking = await li.wait_modal(destroy.SUBMIT)
    assert asking.says(text.destroy.explains(made.name))
    await li.fill({destroy.SURE: ["sure"]})
    assert (await li.submit()).kind == "update"
    await li.close()
    gone = await made.card(text.destroy.gone)
    assert not {card.DOWNLOAD, card.DESTROY} & set(gone.actions)
    await made.lines(text.card.of_person[Line.DESTROYED](f"<@{await li.id()}>"))
    assert len(await stage.tencent.requests("DestroyFlowFile")) == 1


@needs(Can.SERVER_SIGN)
async def test_an_entry_from_richer_days_is_told(
    stage: Stage, given: Given, redis: object, edition: Edition, text: Text
) -> None:
    li = stage.desk.person("li")
    async with bot_on(stage, given):
        made = await signed_by_all(stage, edition, text)
        done = await made.card()
    async with bot_on(stage, replace(given, edition=Poor)):
        await choose(li, done, card.DESTROY, made.id)
        await ephemeral_saying(li, text.errors.unsupported)
    assert await stage.tencent.requests("DestroyFlowFile") == []
