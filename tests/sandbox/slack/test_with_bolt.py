"""A real Bolt app and our Slack talk to each other."""

import asyncio
from collections.abc import Iterator
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.context.respond.async_respond import AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

from sandbox.slack import SlackConfig
from tests.sandbox.slack.drawing import (
    CONFIRM,
    Json,
    actions,
    button,
    field,
    home,
    modal,
    option,
    section,
)
from tests.sandbox.slack.peers import SECRET, TOKEN, Clock, World, open_world

FORM = modal(
    field("name", "plain_text_input", max_length=20, min_length=3),
    field("template", "external_select", min_query_length=0),
    field("note", "plain_text_input", optional=True),
    callback_id="form",
)
NOBODY = "the command is not answered"


async def test_a_command_opens_a_loading_modal_that_becomes_a_form(world: World) -> None:
    on_new(world)
    li = world.desk.person("li")
    assert (await li.command("/esign new")).problem == ""
    shown = await li.wait_modal("form")
    assert shown.values["name"]["value"] == {"type": "plain_text_input", "value": None}
    assert await world.desk.errors() == []


async def test_options_come_from_the_bot_and_errors_stand_at_the_field(world: World) -> None:
    on_new(world)
    seen: list[Json] = []

    @world.bolt.options("value")
    async def suggest(ack: AsyncAck, payload: Json) -> None:
        found = [option(n) for n in ("NDA", "Lease") if payload["value"].lower() in n.lower()]
        await ack(options=found)

    @world.bolt.view("form")
    async def submitted(ack: AsyncAck, view: Json) -> None:
        seen.append(view["state"]["values"])
        if view["state"]["values"]["name"]["value"]["value"] == "bad name":
            await ack(response_action="errors", errors={"name": "not this one"})
        else:
            await ack()

    li = world.desk.person("li")
    await li.command("/esign new")
    await li.wait_modal("form")
    assert await li.suggest("template", "n") == ["NDA"]
    await li.fill({"name": "bad name", "template": "Lease"})
    refused = await li.submit()
    assert (refused.kind, refused.errors) == ("errors", {"name": "not this one"})
    await li.fill({"name": "good name"})
    assert (await li.submit()).kind == "closed"
    assert await li.modal() is None
    assert seen[-1]["template"]["value"]["selected_option"] == option("Lease")


async def test_the_client_holds_an_incomplete_form_back(world: World) -> None:
    on_new(world)
    li = world.desk.person("li")
    await li.command("/esign new")
    await li.wait_modal("form")
    await li.fill({"name": "ab"})
    done = await li.submit()
    assert done.kind == "incomplete"
    assert set(done.errors) == {"name", "template"}


async def test_an_ack_can_update_push_and_clear_the_modal(world: World) -> None:
    steps: Iterator[Json] = iter(
        [
            {"response_action": "update", "view": modal(section("two"), submit=FORM["submit"])},
            {"response_action": "push", "view": modal(section("three"), submit=FORM["submit"])},
            {"response_action": "clear"},
        ]
    )
    first = modal(section("one"), submit=FORM["submit"])
    on_command(world, lambda client, trigger: client.views_open(trigger_id=trigger, view=first))

    @world.bolt.view("")
    async def submitted(ack: AsyncAck) -> None:
        await ack(**next(steps))

    li = world.desk.person("li")
    await li.command("/esign")
    shown = [(await li.submit()).view for _ in range(3)]
    assert [view and view.words for view in shown] == ["two", "three", None]


async def test_a_pressed_button_answers_by_response_url_and_changes_the_card(world: World) -> None:
    @world.bolt.action("approve")
    async def approve(ack: AsyncAck, respond: AsyncRespond, body: Json) -> None:
        await ack()
        await respond(text=f"thanks {body['user']['id']}")
        await respond(text="Approved", replace_original=True)

    card = actions(button("approve", value="K7", confirm=CONFIRM))
    await world.web.chat_postMessage(channel="C000000001", text="Approve?", blocks=[card])
    wang = world.desk.person("wang")
    shown = await world.desk.wait_message("legal", lambda m: m.says("Approve?"))
    assert (await wang.press(shown, "approve", confirm=False)).cancelled
    assert (await wang.press(shown, "approve", confirm=True)).problem == ""
    changed = await world.desk.wait_message("legal", lambda m: m.text == "Approved")
    assert changed.ts == shown.ts
    thanks = await wang.wait_ephemeral(lambda m: m.says("thanks"))
    assert thanks.text == f"thanks {await wang.id()}"


async def test_a_command_is_answered_with_text_or_json(world: World) -> None:
    @world.bolt.command("/esign")
    async def answer(ack: AsyncAck, command: Json) -> None:
        if command["text"] == "json":
            await ack(blocks=[section("drawn")], text="fallback")
        elif command["text"] == "shared":
            await ack(text="for all", response_type="in_channel")
        else:
            await ack(f"heard {command['text']}")

    sam, wang = world.desk.person("sam"), await world.desk.person("wang").id()
    assert (await sam.command("/esign remind @wang & co")).text == (
        f"heard remind <@{wang}|wang> &amp; co"
    )
    assert "drawn" in (await sam.command("/esign json")).text
    assert (await sam.command("/esign shared")).message is None
    assert [m.text for m in await world.desk.messages("legal")] == ["for all"]


async def test_a_crashing_command_is_a_dispatch_failure(world: World) -> None:
    @world.bolt.command("/esign")
    async def crash(ack: AsyncAck) -> None:
        raise RuntimeError(NOBODY)

    assert (await world.desk.person("li").command("/esign")).problem == "dispatch_failed"


async def test_a_command_that_is_not_answered_in_time_fails(clock: Clock) -> None:
    config = SlackConfig(signing_secret=SECRET, bot_token=TOKEN, clock=clock, ack_seconds=0.2)
    released = asyncio.Event()
    async with open_world(clock, config) as world:

        @world.bolt.command("/esign")
        async def slow(ack: AsyncAck) -> None:
            await released.wait()
            await ack()

        assert (await world.desk.person("li").command("/esign")).problem == "operation_timeout"
        released.set()


async def test_an_unknown_command_never_reaches_the_bot(world: World) -> None:
    told = await world.desk.person("li").command("/other")
    assert told.problem == "unknown_command"
    assert await world.desk.sent() == []


async def test_a_bot_that_is_away_is_a_dispatch_failure(world: World) -> None:
    await world.desk.bot_url("http://127.0.0.1:1")
    assert (await world.desk.person("li").command("/esign")).problem == "dispatch_failed"


async def test_errors_at_anything_but_an_input_are_a_loud_failure(world: World) -> None:
    on_command(world, lambda client, trigger: client.views_open(trigger_id=trigger, view=FORM))

    @world.bolt.view("form")
    async def submitted(ack: AsyncAck) -> None:
        await ack(response_action="errors", errors={"nowhere": "x"})

    li = world.desk.person("li")
    await li.command("/esign")
    await li.fill({"name": "abc"})
    await li.fill({"template": "x"}, unchecked=True)
    done = await li.submit()
    assert (done.kind, done.problem) == ("failed", "invalid_response")
    assert [call.error for call in await world.desk.errors()] == ["invalid_response"]


async def test_home_is_published_when_it_is_opened(world: World) -> None:
    @world.bolt.event("app_home_opened")
    async def opened(event: Json, client: AsyncWebClient) -> None:
        await client.views_publish(user_id=event["user"], view=home(section("Welcome")))

    zhao = world.desk.person("legal")
    assert await zhao.open_home() == ""
    assert (await zhao.wait_home()).says("Welcome")


async def test_the_bot_is_told_of_a_closed_modal_only_when_it_asked(world: World) -> None:
    told: list[Json] = []
    view = modal(section(), notify_on_close=True, callback_id="told")
    on_command(world, lambda client, trigger: client.views_open(trigger_id=trigger, view=view))

    @world.bolt.view_closed("told")
    async def closed(ack: AsyncAck, body: Json) -> None:
        told.append(body)
        await ack()

    li = world.desk.person("li")
    await li.command("/esign")
    await li.close()
    await li.command("/esign")
    await li.close(everything=True)
    assert [body["is_cleared"] for body in told] == [False, True]


async def test_an_input_with_dispatch_action_tells_the_bot_at_once(world: World) -> None:
    kind = field("kind", "static_select", options=[option("a"), option("b")], dispatch_action=True)
    view = modal(kind, field("name", "plain_text_input"))
    after = modal(kind, field("name", "plain_text_input"), field("more", "datepicker"))
    on_command(world, lambda client, trigger: client.views_open(trigger_id=trigger, view=view))

    @world.bolt.action("value")
    async def chosen(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        assert body["actions"][0]["selected_option"] == option("b")
        view_id, fresh = body["view"]["id"], body["view"]["hash"]
        await client.views_update(view_id=view_id, hash=fresh, view=after)
        await ack()

    li = world.desk.person("li")
    await li.command("/esign")
    shown = await li.fill({"name": "typed before", "kind": "b", "more": "2026-12-31"})
    assert shown is not None
    assert shown.values["name"]["value"]["value"] == "typed before"
    assert shown.values["more"]["value"]["selected_date"] == "2026-12-31"


async def test_the_request_url_answers_the_challenge(world: World) -> None:
    assert await world.desk.url_verified()


async def test_a_failed_event_is_sent_again_with_its_number(clock: Clock) -> None:
    config = SlackConfig(
        signing_secret=SECRET, bot_token=TOKEN, clock=clock, event_retry_seconds=(0.0,)
    )
    async with open_world(clock, config) as world:
        await world.desk.bot_url(f"{world.slack.bot_url}/elsewhere")
        assert await world.desk.person("li").open_home() == "dispatch_failed"
        sent = await world.desk.wait_sent(2)
        assert sent[1]["headers"]["X-Slack-Retry-Num"] == "1"
        assert sent[1]["body"] == sent[0]["body"]


async def test_one_event_can_be_delivered_twice(world: World) -> None:
    ids: list[str] = []

    @world.bolt.event("app_home_opened")
    async def opened(body: Json) -> None:
        ids.append(body["event_id"])

    await world.desk.event({"type": "app_home_opened", "user": "U1", "tab": "home"}, times=2)
    assert len(ids) == 2
    assert len(set(ids)) == 1


def on_new(world: World) -> None:
    """`/esign` opens a loading view and fills it with the form, by its hash."""

    async def new(client: AsyncWebClient, trigger: str) -> None:
        loading = await client.views_open(trigger_id=trigger, view=modal(section("Loading")))
        view: Any = loading["view"]
        await client.views_update(view_id=view["id"], hash=view["hash"], view=FORM)

    on_command(world, new)


def on_command(world: World, act: Any) -> None:
    """`/esign` does one thing with the client and the trigger."""

    @world.bolt.command("/esign")
    async def command(ack: AsyncAck, body: Json, client: AsyncWebClient) -> None:
        await act(client, body["trigger_id"])
        await ack()
