"""Shortcuts, messages of people, and the response_urls that a modal asks for."""

import json
from collections.abc import AsyncIterator
from urllib.parse import parse_qs

import httpx
import pytest
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.slack import Shortcut, SlackConfig
from sandbox.slack.client import NotPossible
from tests.sandbox.slack.drawing import Json, field, modal, section
from tests.sandbox.slack.peers import SECRET, TOKEN, Clock, World, open_world


async def test_a_message_shortcut_brings_the_file_of_the_message(subscribed: World) -> None:
    found: list[Json] = []

    @subscribed.bolt.shortcut("sign_file")
    async def sign(ack: AsyncAck, shortcut: Json, client: AsyncWebClient) -> None:
        found.extend(shortcut["message"]["files"])
        await client.views_open(trigger_id=shortcut["trigger_id"], view=modal(section()))
        await ack()

    li = subscribed.desk.person("li")
    file_id = await li.upload("contract.pdf", b"%PDF")
    said = await li.say("please sign", channel="legal", files=[file_id])
    assert await li.shortcut("sign_file", on=said) == ""
    assert [file["id"] for file in found] == [file_id]
    assert await li.modal() is not None


async def test_what_a_file_of_another_company_is_only_files_info_tells(subscribed: World) -> None:
    found: list[Json] = []

    @subscribed.bolt.shortcut("sign_file")
    async def sign(ack: AsyncAck, shortcut: Json) -> None:
        found.extend(shortcut["message"]["files"])
        await ack()

    gao = subscribed.desk.person("gao")
    file_id = await gao.upload("contract.pdf", b"%PDF")
    said = await gao.say("please sign", channel="partners", files=[file_id])
    await subscribed.desk.person("li").shortcut("sign_file", on=said)
    assert (found[0]["id"], found[0]["file_access"]) == (file_id, "check_file_info")
    assert "name" not in found[0]
    assert (await subscribed.web.files_info(file=file_id))["file"]["name"] == "contract.pdf"


async def test_a_global_shortcut_has_no_response_url(subscribed: World) -> None:
    seen: list[Json] = []

    @subscribed.bolt.shortcut("new")
    async def new(ack: AsyncAck, body: Json) -> None:
        seen.append(body)
        await ack()

    await subscribed.desk.person("li").shortcut("new")
    assert seen[0]["type"] == "shortcut"
    assert "response_url" not in seen[0]
    for not_global in ("unknown", "sign_file"):
        with pytest.raises(NotPossible, match="no global shortcut"):
            await subscribed.desk.person("li").shortcut(not_global)


async def test_a_direct_message_is_told_to_a_bot_that_subscribed(subscribed: World) -> None:
    heard: list[str] = []

    @subscribed.bolt.event("message")
    async def message(event: Json) -> None:
        heard.append(f"{event['channel_type']}: {event['text']}")

    await subscribed.desk.person("li").say("help")
    await subscribed.desk.person("li").say("not for the bot", channel="legal")
    assert heard == ["im: help"]


async def test_a_modal_can_ask_for_a_response_url(world: World) -> None:
    view = modal(field("where", "conversations_select", response_url_enabled=True))
    parts = world.slack.parts
    trigger = parts.views.trigger(parts.workspace.person("li").id, None)
    await world.web.views_open(trigger_id=trigger, view=view)
    li = world.desk.person("li")
    await li.fill({"where": "board"})
    await li.submit()
    sent = (await world.desk.sent())[-1]["body"]
    (asked,) = json.loads(parse_qs(sent)["payload"][0])["response_urls"]
    async with httpx.AsyncClient(trust_env=False) as http:
        await http.post(asked["response_url"], json={"text": "x", "response_type": "in_channel"})
    assert [m.text for m in await world.desk.messages("board")] == ["x"]


async def test_the_cross_closes_the_stack_and_names_its_root(world: World) -> None:
    parts = world.slack.parts
    li = parts.workspace.person("li")
    view = modal(section(), notify_on_close=True)
    root = parts.views.push(li.id, view, None)
    parts.views.push(li.id, view, None)
    await world.desk.person("li").close(everything=True)
    sent = (await world.desk.sent())[-1]["body"]
    payload = json.loads(parse_qs(sent)["payload"][0])
    assert (payload["type"], payload["view"]["id"]) == ("view_closed", root.id)
    assert payload["is_cleared"]
    assert await world.desk.person("li").modal() is None


@pytest.fixture
async def subscribed(clock: Clock) -> AsyncIterator[World]:
    """A workspace whose app has a shortcut and listens to direct messages."""
    shortcuts = (
        Shortcut("sign_file", "Sign this file", "message"),
        Shortcut("new", "New contract", "global"),
    )
    config = SlackConfig(SECRET, TOKEN, clock=clock, shortcuts=shortcuts, events=("message.im",))
    async with open_world(clock, config) as opened:
        yield opened
