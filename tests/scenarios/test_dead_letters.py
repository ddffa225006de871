"""A dead letter that an administrator puts back is shown once, whatever became of it before."""

import base64

import pytest

from bot.stage import Stage
from handlers.text import Text
from sandbox.slack.client import Person
from services.contracts.announcements import Line
from services.store.connection import Client
from services.store.letters import Letter, Letters
from services.store.pipe import Pipe
from services.store.queue_state import queue_states
from services.store.vault import Vault

from .acting import dm_saying, eventually, form, id_in, submit

pytestmark = pytest.mark.real_redis


@pytest.mark.parametrize("before", ["drop_after", "drop_before"])
async def test_a_line_that_may_have_been_posted_before_it_died_is_in_the_thread_once(
    stage: Stage, li: Person, redis: Client, text: Text, before: str
) -> None:
    made = id_in(await submit(li, form(channel=None)))
    await li.close()
    me = await li.id()
    channel = (await dm_saying(li, text.card.of_person[Line.CREATED](f"<@{me}>"))).channel
    await eventually(lambda: is_carried_out(redis))

    # Posted or not, nobody knows; then nobody may look, and Slack takes nothing.
    await stage.desk.fault("chat.postMessage", before, times=1)
    await stage.desk.fault("conversations.replies", "refused", error="missing_scope", times=1)
    await stage.desk.fault("chat.postMessage", "refused", error="msg_too_long", times=1)
    await li.command(f"/esign remind {made}")
    letters = Letters(Pipe(redis), Vault(base64.b64decode(stage.settings["STATE_KEY"])))
    letter = await one_dead(letters)
    assert (letter.queue, letter.kind, letter.about) == ("outbox", "line", made)
    await dm_saying(li, "msg_too_long")

    assert await letters.replay(letter.id)
    await eventually(lambda: is_carried_out(redis))
    said = text.card.of_person[Line.REMINDED](f"<@{me}>")
    assert len([one for one in await stage.desk.messages(channel) if one.says(said)]) == 1
    assert [one async for one in letters.all("outbox")] == []


async def one_dead(letters: Letters) -> Letter:
    found: list[Letter] = []

    async def look() -> bool:
        found[:] = [one async for one in letters.all("outbox")]
        return bool(found)

    await eventually(look)
    (letter,) = found
    return letter


async def is_carried_out(redis: Client) -> bool:
    state = (await queue_states(Pipe(redis)))["outbox"]
    return (state.waiting, state.in_hand) == (0, 0)
