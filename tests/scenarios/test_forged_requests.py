"""Requests that do not come from our workspace, or not now, or not for the first time."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import cancel, card, create, home, links, review, send_file, status, trouble
from sandbox.slack.client import Person
from sandbox.slack.config import OTHER_TEAM
from services.contracts.announcements import Line
from services.contracts.model import Status
from services.store.connection import Client

from .acting import ephemeral_saying, eventually, make
from .quiet import nothing_waits

COMMAND = urlencode(
    {
        "command": "/esign",
        "text": "list",
        "user_id": "U0000000LI",
        "team_id": "T0SIGNET1",
        "trigger_id": "1.2.x",
    }
)


@pytest.mark.parametrize("secret", ["somebody else's secret", None])
async def test_a_forged_signature_is_refused(stage: Stage, li: Person, secret: str | None) -> None:
    assert (await stage.desk.inject(COMMAND, secret=secret)).status == 401


@pytest.mark.parametrize("skew", [-301, -3600, 600])
async def test_a_stale_timestamp_is_refused(stage: Stage, li: Person, skew: float) -> None:
    assert (await stage.desk.inject(COMMAND, skew=skew)).status == 401


async def test_the_right_signature_is_let_in(stage: Stage, li: Person) -> None:
    assert (await stage.desk.inject(COMMAND)).status == 200


@pytest.mark.parametrize(
    "body", ["", "payload=", "payload=%7B", "payload=%7B%7D", "nonsense", "{}", "payload=[1]"]
)
async def test_signed_nonsense_breaks_nothing(stage: Stage, li: Person, body: str) -> None:
    answered = await stage.desk.inject(body)
    assert 200 <= answered.status < 500
    assert (await li.command("/esign help")).problem == ""


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_press_from_a_foreign_team_changes_nothing(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    gao = stage.desk.person("gao")
    await stage.desk.membership("legal", "gao", member=True)
    await gao.press(await made.card(), card.REMIND)
    await ephemeral_saying(gao, text.replies.foreign_team)
    await gao.press(await made.card(), card.CANCEL)
    assert await gao.modal() is None
    assert await stage.tencent.requests("CreateFlowReminds") == []


async def test_a_command_of_a_foreign_team_reads_nothing(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    body = urlencode(
        {
            "command": "/esign",
            "text": f"status {made.id}",
            "user_id": await li.id(),
            "team_id": "T0PARTNER",
            "trigger_id": "1.2.x",
        }
    )
    answered = await stage.desk.inject(body)
    assert answered.status == 200
    assert made.name not in answered.body.decode()


async def test_whatever_a_foreign_team_sends_changes_nothing_and_tells_nothing(
    stage: Stage, li: Person, redis: Client
) -> None:
    """Each of our ids, as a press, a form, a closed form, a search and a shortcut of theirs."""
    made = await make(stage, reviewer="wang")
    gao = {"id": await stage.desk.person("gao").id(), "name": "gao", "team_id": OTHER_TEAM}
    # In a shared channel it is our workspace in which they press.
    where = {"user": gao, "team": {"id": "T0SIGNET1", "domain": "x"}, "trigger_id": "1.2.x"}
    before, calls = await lasting(stage, redis), len(await stage.desk.calls())
    for one in OUR_IDS:
        for asked in everything_about(one, made.id):
            answered = await stage.desk.inject_payload(where | asked)
            assert answered.status == 200
            assert made.name not in answered.body.decode()
    assert await lasting(stage, redis) == before
    assert [c for c in (await stage.desk.calls())[calls:] if made.name in repr(c.arguments)] == []


OUR_IDS = sorted(
    {
        value
        for module in (cancel, card, create, home, links, review, send_file, status, trouble)
        for value in vars(module).values()
        if isinstance(value, str) and value.startswith("esign:v1:")
    }
)


def everything_about(one: str, contract_id: str) -> Iterator[dict[str, Any]]:
    shown = {"id": "V1", "type": "modal", "callback_id": one, "private_metadata": contract_id}
    view = shown | {
        "hash": "1.x",
        "state": {"values": {}},
        "blocks": [{"type": "input", "block_id": "b"}],
    }
    press = {"type": "button", "action_id": one, "block_id": "b", "value": contract_id}
    yield {"type": "block_actions", "actions": [press], "view": view, "container": {}}
    yield {"type": "view_submission", "view": view}
    yield {"type": "view_closed", "view": view}
    yield {"type": "block_suggestion", "action_id": one, "block_id": "b", "value": contract_id}
    yield {"type": "shortcut", "callback_id": one, "action_ts": "1.2"}


async def test_an_event_that_nobody_asked_for_is_acknowledged(stage: Stage, li: Person) -> None:
    assert await stage.desk.event({"type": "message", "channel_type": "im", "text": "hi"}) == ""
    assert await stage.desk.url_verified()


async def test_a_whole_story_replayed_at_slacks_door_happens_once(
    stage: Stage, li: Person, redis: Client, text: Text
) -> None:
    """Every command, form and press again, with its own signature while that still holds."""
    zhao, wang = stage.desk.person("zhao"), stage.desk.person("wang")
    made = await make(stage, reviewer="wang")
    asked = await wang.wait_dm(lambda m: review.APPROVE in m.actions)
    await wang.press(asked, review.APPROVE)
    await made.card(text.words.status[Status.WAITING])
    await li.press(await made.card(), card.REMIND)
    await made.lines(text.card.of_person[Line.REMINDED](f"<@{await li.id()}>"))
    invitation = await zhao.wait_dm(lambda m: links.GET_LINK in m.actions)
    await zhao.press(invitation, links.GET_LINK)
    await ephemeral_saying(zhao, text.links.sign_ready(made.name))
    await li.press(await made.card(), card.CANCEL)
    await li.wait_modal(cancel.SUBMIT)
    await li.fill({cancel.REASON: "no longer needed"})
    assert (await li.submit()).kind != "errors"
    await made.card(text.words.status[Status.CANCELLED])
    before = await lasting(stage, redis)

    for index in range(len(await stage.desk.sent())):
        assert (await stage.desk.replay(index)).status == 200
    assert await lasting(stage, redis) == before


CHANGING = ("Create", "Start", "Cancel", "Upload")
"""How the names of those of Tencent's actions begin that do something to a contract."""


async def lasting(stage: Stage, redis: Client) -> tuple[list[str], list[str]]:
    """What stays, once nothing waits any more: messages, and what was asked of Tencent."""
    await eventually(lambda: nothing_waits(redis))
    await stage.tencent.wait_callbacks_settled()
    await eventually(lambda: nothing_waits(redis))
    rooms = [await stage.desk.messages("legal")]
    rooms += [await stage.desk.person(name).dm_messages() for name in ("li", "wang", "zhao", "sam")]
    done = [one.action for one in await stage.tencent.requests()]
    return [repr(m.raw) for room in rooms for m in room], [
        action for action in done if action.startswith(CHANGING) and "Url" not in action
    ]
