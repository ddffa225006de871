"""What the page in the browser asks for: the whole screen of a person, and news of changes."""

import asyncio
import json
from collections.abc import AsyncIterator

import httpx
import pytest
from slack_bolt.context.ack.async_ack import AsyncAck

from tests.sandbox.slack.drawing import Json, actions, button, field, home, modal, option, section
from tests.sandbox.slack.peers import World


async def test_a_screen_shows_where_a_person_is_and_nothing_else(
    world: World, http: httpx.AsyncClient
) -> None:
    await world.desk.person("li").say("only for the board", channel="board")
    channels = {
        who: {channel["name"]: channel for channel in (await screen(http, who))["channels"]}
        for who in ("li", "sam")
    }
    assert set(channels["sam"]) == {"legal", "random"}
    assert [m["text"] for m in channels["li"]["board"]["messages"]] == ["only for the board"]
    assert (channels["li"]["legal"]["bot"], channels["li"]["board"]["bot"]) == (True, False)


async def test_a_screen_shows_the_talk_with_the_bot_and_who_has_news_in_it(
    world: World, http: httpx.AsyncClient
) -> None:
    wang = world.slack.parts.workspace.person("wang").id
    posted = await world.web.chat_postMessage(channel=wang, text="Please review")
    assert [m["text"] for m in (await screen(http, "wang"))["dm"]["messages"]] == ["Please review"]
    seen = await screen(http, "li")
    assert seen["dm"]["messages"] == []
    latest = {one["handle"]: one["latest"] for one in seen["people"]}
    assert (latest["wang"], latest["li"]) == (posted["ts"], "")


async def test_a_guest_of_another_company_has_no_talk_with_the_bot(
    world: World, http: httpx.AsyncClient
) -> None:
    seen = await screen(http, "gao")
    assert (seen["dm"], seen["home"]) == (None, None)
    assert [channel["name"] for channel in seen["channels"]] == ["partners"]


async def test_a_screen_shows_the_stack_of_modals_and_home(
    world: World, http: httpx.AsyncClient
) -> None:
    parts = world.slack.parts
    li = parts.workspace.person("li").id
    parts.views.push(li, modal(section("below")), None)
    parts.views.push(li, modal(section("in front")), None)
    await world.web.views_publish(user_id=li, view=home(section("home")))
    seen = await screen(http, "li")
    assert [view["blocks"][0]["text"]["text"] for view in seen["modals"]] == ["below", "in front"]
    assert seen["home"]["blocks"][0]["text"]["text"] == "home"


async def test_a_value_is_entered_where_block_and_element_say(
    world: World, http: httpx.AsyncClient
) -> None:
    heard: list[Json] = []

    @world.bolt.action("value")
    async def chosen(ack: AsyncAck, action: Json) -> None:
        heard.append(action)
        await ack()

    parts = world.slack.parts
    li = parts.workspace.person("li").id
    # Two elements of one action_id, which only their blocks tell apart.
    name = field("name", "plain_text_input")
    size = field("size", "static_select", options=[option("S"), option("L")], dispatch_action=True)
    view = parts.views.push(li, modal(name, size), None)
    for block_id, value in (("name", "Acme"), ("size", "L")):
        where = {"where": {"view_id": view.id}, "block_id": block_id, "action_id": "value"}
        done = await http.post("/_control/people/li/enter", json={**where, "value": value})
        assert done.json() == {"problem": ""}
    values = (await screen(http, "li"))["modals"][0]["state"]["values"]
    assert values["name"]["value"]["value"] == "Acme"
    assert values["size"]["value"]["selected_option"]["value"] == "L"
    assert [action["block_id"] for action in heard] == ["size"]


async def test_what_is_drawn_anew_while_somebody_presses_is_pressed_all_the_same(
    world: World, http: httpx.AsyncClient
) -> None:
    heard: list[Json] = []

    @world.bolt.action("go")
    async def go(ack: AsyncAck, action: Json) -> None:
        heard.append(action)
        await ack()

    li = world.slack.parts.workspace.person("li").id
    two = home(actions(button(value="a")), actions(button(value="b")))
    await world.web.views_publish(user_id=li, view=two)
    shown = (await screen(http, "li"))["home"]
    await world.web.views_publish(user_id=li, view=two)
    press = {"where": {"view_id": shown["id"]}, "action_id": "go", "value": "b"}
    old = {"block_id": shown["blocks"][1]["block_id"]}
    done = await http.post("/_control/people/li/press", json={**press, **old})
    assert done.json() == {"problem": ""}
    assert [action["value"] for action in heard] == ["b"]


async def test_an_ephemeral_message_can_be_dismissed_by_who_sees_it(
    world: World, http: httpx.AsyncClient
) -> None:
    li = world.slack.parts.workspace.person("li").id
    channel = await world.desk.channel_id("legal")
    told = await world.web.chat_postEphemeral(channel=channel, user=li, text="Only you")
    (whisper,) = (await screen(http, "li"))["ephemerals"]
    assert (whisper["text"], whisper["channel"]) == ("Only you", channel)
    ts = {"ts": told["message_ts"]}
    refused = await http.post("/_control/people/wang/dismiss", json=ts)
    assert refused.status_code == 409
    assert (await http.post("/_control/people/li/dismiss", json=ts)).status_code == 200
    assert (await screen(http, "li"))["ephemerals"] == []


async def test_the_stream_tells_of_every_change(world: World, http: httpx.AsyncClient) -> None:
    async with asyncio.timeout(10), http.stream("GET", "/_control/stream") as reply:
        assert reply.headers["content-type"].startswith("text/event-stream")
        news = counts(reply)
        before = await anext(news)
        await world.desk.person("li").say("hello", channel="legal")
        assert await anext(news) > before


async def test_the_stream_ends_with_the_workspace(world: World, http: httpx.AsyncClient) -> None:
    """It must not keep waiting whoever stops the workspace while a page looks at it."""
    async with asyncio.timeout(10), http.stream("GET", "/_control/stream") as reply:
        news = counts(reply)
        await anext(news)
        world.slack.parts.workspace.changes.end()
        assert [count async for count in news]


async def counts(reply: httpx.Response) -> AsyncIterator[int]:
    """The numbers in the stream, as they come."""
    async for line in reply.aiter_lines():
        if line.startswith("data: "):
            yield json.loads(line.removeprefix("data: "))["count"]


async def screen(http: httpx.AsyncClient, who: str) -> Json:
    reply = await http.get(f"/_control/people/{who}/screen")
    return dict(reply.json())


@pytest.fixture
async def http(world: World) -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(base_url=world.slack.url, trust_env=False) as client:
        yield client
