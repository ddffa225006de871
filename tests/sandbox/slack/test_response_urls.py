"""response_url: five uses, thirty minutes, and what it may do."""

from typing import Any

import httpx
import pytest

from tests.sandbox.slack.drawing import Json, section
from tests.sandbox.slack.peers import Clock, World


async def test_a_response_url_works_five_times(world: World) -> None:
    url = url_for(world)
    assert [await use(url, text=str(n)) for n in range(6)] == [(200, "ok")] * 5 + [
        (404, "used_url")
    ]
    assert len(await world.desk.person("li").ephemerals()) == 5


async def test_a_response_url_dies_after_thirty_minutes(world: World, clock: Clock) -> None:
    url = url_for(world)
    clock.advance(1800)
    assert await use(url, text="in time") == (200, "ok")
    clock.advance(1)
    assert await use(url, text="late") == (404, "expired_url")


async def test_it_works_where_the_bot_is_no_member(world: World) -> None:
    url = url_for(world, "board")
    assert await use(url, text="for all", response_type="in_channel") == (200, "ok")
    assert [m.text for m in await world.desk.messages("board")] == ["for all"]


async def test_an_ephemeral_answer_can_be_replaced_and_deleted(world: World) -> None:
    url, li = url_for(world), world.desk.person("li")
    await use(url, text="one")
    await use(url, text="two", replace_original=True)
    assert [m.text for m in await li.ephemerals()] == ["two"]
    await use(url, delete_original=True)
    assert await li.ephemerals() == []


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({}, "no_text"),
        ({"text": "x", "colour": "red"}, "invalid_payload"),
        ({"text": "x", "response_type": "loud"}, "invalid_payload"),
        ({"blocks": [section("")]}, "invalid_blocks"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ([], "invalid_payload"),
    ],
)
async def test_a_bad_answer_is_refused_and_remembered(
    world: World, answer: Any, error: str
) -> None:
    async with httpx.AsyncClient(trust_env=False) as http:
        reply = await http.post(url_for(world), json=answer)
    assert reply.status_code == 400
    assert reply.text.startswith(error)
    assert [(c.method, c.error) for c in await world.desk.errors()] == [("response_url", error)]


async def use(url: str, **answer: Any) -> tuple[int, str]:
    body: Json = answer
    async with httpx.AsyncClient(trust_env=False) as http:
        reply = await http.post(url, json=body)
    return reply.status_code, reply.text


def url_for(world: World, channel: str = "legal") -> str:
    parts = world.slack.parts
    person, place = parts.workspace.person("li"), parts.workspace.channel(channel)
    return parts.urls.create("commands", person.id, place.id)
