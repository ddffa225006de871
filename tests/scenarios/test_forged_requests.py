"""Requests that do not come from our workspace, or not now, or not for the first time."""

from urllib.parse import urlencode

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import card
from sandbox.slack.client import Person

from .acting import ephemeral_saying, make

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


async def test_an_event_that_nobody_asked_for_is_acknowledged(stage: Stage, li: Person) -> None:
    assert await stage.desk.event({"type": "message", "channel_type": "im", "text": "hi"}) == ""
    assert await stage.desk.url_verified()
