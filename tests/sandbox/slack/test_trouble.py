"""Rate limits, planned faults, and requests that no honest Slack would send."""

import asyncio
import json
from typing import Any
from urllib.parse import parse_qs

import pytest
from aiohttp import ClientError
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.errors import SlackApiError

from sandbox.slack import Budget, SlackConfig
from sandbox.slack.client import NotPossible
from sandbox.slack.signing import headers
from tests.sandbox.slack.drawing import Json, actions, button
from tests.sandbox.slack.peers import SECRET, TOKEN, Clock, World, open_world


async def test_a_channel_takes_a_burst_and_then_one_message_a_second(
    world: World, clock: Clock
) -> None:
    for _ in range(8):
        await post(world)
    assert await limited(world) == 1
    deals = await world.desk.channel_id("deals")
    await world.web.chat_postMessage(channel=deals, text="another channel")
    clock.advance(1)
    await post(world)
    assert await limited(world) == 1


async def test_a_method_has_a_budget_for_each_minute(clock: Clock) -> None:
    budget = Budget(tiers=(1, 1, 1, 2))
    async with open_world(clock, SlackConfig(SECRET, TOKEN, clock=clock, budget=budget)) as world:
        user = await world.desk.person("li").id()
        await world.web.users_info(user=user)
        clock.advance(20)
        await world.web.users_info(user=user)
        with pytest.raises(SlackApiError) as caught:
            await world.web.users_info(user=user)
        assert caught.value.response.status_code == 429
        assert caught.value.response.headers["Retry-After"] == "40"
        clock.advance(40)
        await world.web.users_info(user=user)


async def test_a_planned_rate_limit_says_how_long_to_wait(world: World) -> None:
    await world.desk.fault("chat.postMessage", "ratelimited", times=2, seconds=7)
    assert [await limited(world), await limited(world)] == [7, 7]
    await post(world)


@pytest.mark.parametrize(("kind", "kept"), [("error_before", 0), ("error_after", 1)])
async def test_an_error_comes_before_or_after_the_message_is_taken(
    world: World, kind: str, kept: int
) -> None:
    await world.desk.fault("chat.postMessage", kind)
    with pytest.raises(SlackApiError):
        await post(world)
    assert len(await world.desk.messages("legal")) == kept


@pytest.mark.parametrize(("kind", "kept"), [("drop_before", 0), ("drop_after", 1)])
async def test_a_connection_drops_before_or_after_the_message_is_taken(
    world: World, kind: str, kept: int
) -> None:
    await world.desk.fault("chat.postMessage", kind, times=2)
    world.web.retry_handlers.clear()
    with pytest.raises(ClientError):
        await post(world)
    assert len(await world.desk.messages("legal")) == kept


async def test_who_does_not_wait_for_a_stalled_answer_was_heard_all_the_same(world: World) -> None:
    await world.desk.fault("chat.postMessage", "stall", seconds=60)
    asking = asyncio.create_task(post(world))
    await world.desk.wait_call("chat.postMessage")
    asking.cancel()
    assert len(await world.desk.messages("legal")) == 1


async def test_a_delayed_call_is_still_carried_out(world: World) -> None:
    await world.desk.fault("*", "delay", seconds=0.01)
    await post(world)


async def test_slack_can_be_away_and_come_back(world: World) -> None:
    await world.desk.down()
    with pytest.raises(ClientError):
        await world.web.auth_test()
    await world.desk.down(False)
    await world.web.auth_test()


async def test_what_is_still_to_go_wrong_can_be_seen_and_cleared(world: World) -> None:
    await world.desk.fault("chat.postMessage", "ratelimited", times=3, seconds=7)
    await world.desk.down()
    ordered = await world.desk.ordered()
    (planned,) = ordered["planned"]
    assert (planned["kind"], planned["times"], planned["seconds"]) == ("ratelimited", 3, 7)
    assert ordered["down"] is True

    await world.desk.clear()
    assert await world.desk.ordered() == {"down": False, "planned": []}
    await post(world)


async def test_a_call_can_be_refused_with_any_error_of_slack(world: World) -> None:
    await world.desk.fault("chat.postMessage", "refused", error="edit_window_closed")
    with pytest.raises(SlackApiError, match="edit_window_closed"):
        await post(world)
    await post(world)


async def test_an_unknown_fault_is_refused(world: World) -> None:
    with pytest.raises(NotPossible, match="no fault called"):
        await world.desk.fault("auth.test", "earthquake")


async def test_the_bot_refuses_what_is_forged_unsigned_or_old(world: World) -> None:
    count_commands(world)
    await world.desk.person("li").command("/esign")
    body = (await world.desk.sent())[-1]["body"]
    assert (await world.desk.inject(body)).status == 200
    assert (await world.desk.inject(body, secret="wrong")).status == 401
    assert (await world.desk.inject(body, secret=None)).status == 401
    assert (await world.desk.inject(body, skew=-600)).status == 401


async def test_a_request_can_be_replayed_with_its_old_signature(world: World) -> None:
    heard = count_commands(world)
    await world.desk.person("li").command("/esign once")
    assert (await world.desk.replay()).status == 200
    assert heard == ["once", "once"]
    first, second = await world.desk.sent()
    assert first == second


async def test_a_guest_presses_as_a_member_of_another_team(world: World) -> None:
    partners = await world.desk.channel_id("partners")
    await world.web.chat_postMessage(channel=partners, text="x", blocks=[actions(button("go"))])
    (shown,) = await world.desk.messages("partners")
    guest = world.desk.person("guest")
    await guest.press(shown, "go")
    payload = last_payload(await world.desk.sent())
    home_team = (await world.web.auth_test())["team_id"]
    assert payload["user"]["team_id"] == payload["team"]["id"] != home_team
    payload["user"]["id"] = "U0INVENTED"
    assert (await world.desk.inject_payload(payload, secret="wrong")).status == 401


async def test_a_press_carries_what_slack_sends(world: World) -> None:
    legal = await world.desk.channel_id("legal")
    drawn = [actions(button("go", value="K7"), block_id="b")]
    await world.web.chat_postMessage(channel=legal, text="x", blocks=drawn)
    (shown,) = await world.desk.messages("legal")
    await world.desk.person("li").press(shown, "go")
    payload = last_payload(await world.desk.sent())
    (action,) = payload["actions"]
    assert (action["block_id"], action["action_id"], action["value"]) == ("b", "go", "K7")
    assert payload["container"]["message_ts"] == payload["message"]["ts"] == shown.ts
    assert payload["channel"] == {"id": legal, "name": "legal"}
    assert payload["response_url"].startswith(world.slack.url)
    assert payload["state"] == {"values": {}}


def test_a_signature_equals_the_published_example() -> None:
    body = (
        b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
        b"&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
        b"&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2F"
        b"commands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
        b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
    )
    signed = headers("8f742231b10e8888abcd99yyyzzz85a5", 1531420618, body)
    assert signed["X-Slack-Signature"] == (
        "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"
    )


def count_commands(world: World) -> list[str]:
    heard: list[str] = []

    @world.bolt.command("/esign")
    async def command(ack: AsyncAck, command: Json) -> None:
        heard.append(command["text"])
        await ack()

    return heard


def last_payload(sent: list[Json]) -> Json:
    return dict(json.loads(parse_qs(sent[-1]["body"])["payload"][0]))


async def post(world: World) -> Any:
    legal = await world.desk.channel_id("legal")
    return await world.web.chat_postMessage(channel=legal, text="hi")


async def limited(world: World) -> int:
    with pytest.raises(SlackApiError) as caught:
        await post(world)
    assert caught.value.response["error"] == "ratelimited"
    return int(caught.value.response.headers["Retry-After"])
