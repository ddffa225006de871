"""The Web API as the official client sees it: answers, error names, permissions."""

from typing import Any

import httpx
import pytest
from slack_sdk.errors import SlackApiError

from sandbox.slack import SlackConfig
from tests.sandbox.slack.drawing import Json, actions, button, section
from tests.sandbox.slack.peers import SECRET, TOKEN, Clock, World, open_world


async def test_a_message_comes_back_with_its_ts_and_keeps_its_metadata(world: World) -> None:
    legal = await world.desk.channel_id("legal")
    note = {"event_type": "contract", "event_payload": {"id": "K7"}}
    posted = await world.web.chat_postMessage(channel=legal, text="hi", metadata=note)
    assert posted["channel"] == legal
    assert posted["message"]["text"] == "hi"
    bare = await world.web.conversations_history(channel=legal)
    assert "metadata" not in rows(bare)[0]
    full = await world.web.conversations_history(channel=legal, include_all_metadata=True)
    assert rows(full)[0]["metadata"] == note


async def test_text_without_blocks_deletes_the_blocks_on_update(world: World) -> None:
    posted = await post(world, blocks=[section()])
    where = {"channel": posted["channel"], "ts": posted["ts"]}
    await world.web.chat_update(**where, text="plain now")
    (message,) = await world.desk.messages("legal")
    assert (message.text, message.blocks) == ("plain now", [])


async def test_metadata_survives_an_update_unless_it_is_emptied(world: World) -> None:
    note = {"event_type": "contract", "event_payload": {}}
    posted = await post(world, metadata=note)
    where = {"channel": posted["channel"], "ts": posted["ts"]}
    kept = await world.web.chat_update(**where, text="again")
    assert kept["message"]["metadata"] == note
    gone = await world.web.chat_update(**where, text="again", metadata={})
    assert gone["message"]["metadata"] == {}


async def test_threads_are_read_with_replies_and_hidden_from_history(world: World) -> None:
    root = await post(world)
    for broadcast in (False, True):
        await post(world, text="reply", thread_ts=root["ts"], reply_broadcast=broadcast)
    thread = await world.web.conversations_replies(channel=root["channel"], ts=root["ts"])
    assert [row["text"] for row in rows(thread)] == ["hi", "reply", "reply"]
    history = await world.web.conversations_history(channel=root["channel"])
    assert [row.get("subtype") for row in rows(history)] == ["thread_broadcast", None]
    assert rows(history)[1]["reply_count"] == 2


async def test_history_comes_in_pages(world: World) -> None:
    for number in range(3):
        await post(world, text=str(number))
    legal = await world.desk.channel_id("legal")
    first = await world.web.conversations_history(channel=legal, limit=2)
    assert [row["text"] for row in rows(first)] == ["2", "1"]
    cursor = first["response_metadata"]["next_cursor"]
    second = await world.web.conversations_history(channel=legal, limit=2, cursor=cursor)
    assert [row["text"] for row in rows(second)] == ["0"]
    assert not second["has_more"]


async def test_history_can_be_cut_by_time(world: World) -> None:
    stamps = [(await post(world, text=str(number)))["ts"] for number in range(3)]
    legal = await world.desk.channel_id("legal")
    later = await world.web.conversations_history(channel=legal, oldest=stamps[1])
    assert [row["text"] for row in rows(later)] == ["2"]
    with_it = await world.web.conversations_history(channel=legal, oldest=stamps[1], inclusive=True)
    assert [row["text"] for row in rows(with_it)] == ["2", "1"]


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        ("random", "not_in_channel"),
        ("board", "channel_not_found"),
        ("C404", "channel_not_found"),
        ("U404", "channel_not_found"),
    ],
)
async def test_the_bot_posts_only_where_it_is_a_member(
    world: World, channel: str, error: str
) -> None:
    place = channel if channel.endswith("404") else await world.desk.channel_id(channel)
    assert await refusal(world, "chat.postMessage", channel=place, text="x") == error


async def test_an_archived_channel_takes_no_message(world: World) -> None:
    legal = await world.desk.channel_id("legal")
    await world.desk.archive("legal")
    assert await refusal(world, "chat.postMessage", channel=legal, text="x") == "is_archived"


async def test_a_bot_that_is_removed_is_not_in_the_channel(world: World) -> None:
    legal = await world.desk.channel_id("legal")
    await world.desk.membership("legal", "bot", member=False)
    assert await refusal(world, "chat.postMessage", channel=legal, text="x") == "not_in_channel"


async def test_a_direct_message_is_opened_once_and_needs_its_own_id_for_updates(
    world: World,
) -> None:
    li = await world.desk.person("li").id()
    opened = await world.web.conversations_open(users=[li])
    posted = await world.web.chat_postMessage(channel=li, text="hi")
    assert posted["channel"] == opened["channel"]["id"]
    assert await refusal(world, "chat.update", channel=li, ts=posted["ts"], text="x") == (
        "channel_not_found"
    )
    assert [m.text for m in await world.desk.person("li").dm_messages()] == ["hi"]


@pytest.mark.parametrize(
    ("arguments", "error"),
    [
        ({}, "no_text"),
        ({"text": "x" * 40_001}, "msg_too_long"),
        ({"blocks": [{"type": "sektion"}]}, "invalid_blocks"),
        ({"blocks": "[{"}, "invalid_blocks_format"),
        ({"text": "x", "thread_ts": "1.000001"}, "thread_not_found"),
        ({"text": "x", "metadata": {"event_type": "x"}}, "invalid_metadata_format"),
        (
            {"text": "x", "metadata": {"event_type": "x", "event_payload": {"a": "x" * 20_000}}},
            "metadata_too_large",
        ),
        ({"text": "x", "blokcs": []}, "invalid_arguments"),
        ({"text": "x", "reply_broadcast": "maybe"}, "invalid_arguments"),
        ({"text": "x", "attachments": []}, "invalid_arguments"),
    ],
)
async def test_a_message_is_refused_in_the_words_of_slack(
    world: World, arguments: Json, error: str
) -> None:
    legal = await world.desk.channel_id("legal")
    assert await refusal(world, "chat.postMessage", channel=legal, **arguments) == error
    assert await world.desk.messages("legal") == []


async def test_invalid_blocks_name_the_place(world: World) -> None:
    long = actions(button(text={"type": "plain_text", "text": "x" * 76}))
    with pytest.raises(SlackApiError) as caught:
        await post(world, blocks=[long])
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]"
    ]


async def test_an_update_is_shorter_than_a_message(world: World) -> None:
    posted = await post(world)
    where = {"channel": posted["channel"], "ts": posted["ts"]}
    assert await refusal(world, "chat.update", **where, text="x" * 4001) == "msg_too_long"
    assert await refusal(world, "chat.update", **{**where, "ts": "1.0"}, text="x") == (
        "message_not_found"
    )


async def test_the_message_of_a_person_is_not_the_bots_to_change(world: World) -> None:
    said = await world.desk.person("li").say("mine", channel="legal")
    where = {"channel": said.channel, "ts": said.ts}
    assert await refusal(world, "chat.update", **where, text="x") == "cant_update_message"
    assert await refusal(world, "chat.delete", **where) == "cant_delete_message"


async def test_an_ephemeral_message_reaches_one_member_and_cannot_be_updated(
    world: World,
) -> None:
    legal = await world.desk.channel_id("legal")
    li = await world.desk.person("li").id()
    sent = await world.web.chat_postEphemeral(channel=legal, user=li, text="psst")
    assert [m.text for m in await world.desk.person("li").ephemerals()] == ["psst"]
    assert await world.desk.person("wang").ephemerals() == []
    where = {"channel": legal, "ts": sent["message_ts"]}
    assert await refusal(world, "chat.update", **where, text="x") == "message_not_found"
    deals = await world.desk.channel_id("deals")
    sam = await world.desk.person("sam").id()
    assert await refusal(world, "chat.postEphemeral", channel=deals, user=sam, text="x") == (
        "user_not_in_channel"
    )


async def test_people_are_known_with_locale_time_zone_and_team(world: World) -> None:
    found = await world.web.users_info(user=await world.desk.person("li").id(), include_locale=True)
    user: Json = dict(found["user"])
    assert (user["locale"], user["tz"], user["tz_offset"]) == ("zh-CN", "Asia/Shanghai", 28800)
    guest = await world.web.users_info(user=await world.desk.person("guest").id())
    assert guest["user"]["team_id"] != user["team_id"]
    assert "locale" not in guest["user"]
    same = await world.web.users_lookupByEmail(email=user["profile"]["email"].upper())
    assert same["user"]["id"] == user["id"]
    assert await refusal(world, "users.info", user="U404") == "user_not_found"
    assert await refusal(world, "users.lookupByEmail", email="x@y.example") == "users_not_found"


async def test_channels_that_the_bot_may_see_are_listed(world: World) -> None:
    listed = await world.web.conversations_list(types="public_channel,private_channel")
    shared = {c["name"]: c["is_ext_shared"] for c in listed["channels"]}
    assert shared == {"legal": False, "random": False, "deals": False, "partners": True}
    legal = await world.desk.channel_id("legal")
    info = await world.web.conversations_info(channel=legal)
    assert info["channel"]["is_member"]
    members = await world.web.conversations_members(channel=legal)
    assert await world.desk.person("li").id() in members["members"]
    board = await world.desk.channel_id("board")
    assert await refusal(world, "conversations.info", channel=board) == "channel_not_found"


async def test_links_and_reactions(world: World) -> None:
    posted = await post(world)
    link = await world.web.chat_getPermalink(channel=posted["channel"], message_ts=posted["ts"])
    assert posted["ts"].replace(".", "") in str(link["permalink"])
    where = {"channel": posted["channel"], "timestamp": posted["ts"]}
    await world.web.reactions_add(**where, name="tada")
    assert await refusal(world, "reactions.add", **where, name="tada") == "already_reacted"


async def test_tokens_are_checked_in_every_kind_of_request(world: World) -> None:
    url = f"{world.slack.api_url}auth.test"
    good = {"Authorization": f"Bearer {TOKEN}"}
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await http.post(url)).json()["error"] == "not_authed"
        wrong = {"Authorization": "Bearer xoxb-other"}
        assert (await http.post(url, headers=wrong)).json()["error"] == "invalid_auth"
        assert (await http.get(url, params={"token": TOKEN})).json()["ok"]
        assert (await http.post(url, data={"token": TOKEN})).json()["ok"]
        assert (await http.post(url, json={}, headers=good)).json()["ok"]
        inside = await http.post(url, json={"token": TOKEN})
        assert inside.json()["error"] == "not_authed"
        broken = {**good, "Content-Type": "application/json"}
        assert (await http.post(url, content=b"{", headers=broken)).json()["error"] == (
            "invalid_json"
        )


async def test_what_is_not_implemented_is_refused_and_remembered(world: World) -> None:
    assert await refusal(world, "pins.add", channel="C1") == "unknown_method"
    assert [(c.method, c.error) for c in await world.desk.errors()] == [
        ("pins.add", "unknown_method")
    ]


async def test_a_missing_scope_is_refused_when_scopes_are_checked(clock: Clock) -> None:
    config = SlackConfig(SECRET, TOKEN, clock=clock, scopes=frozenset({"chat:write"}))
    async with open_world(clock, config) as world:
        assert await refusal(world, "users.info", user="U1") == "missing_scope"
        await post(world)


async def post(world: World, **arguments: Any) -> Json:
    legal = await world.desk.channel_id("legal")
    answer = await world.web.chat_postMessage(channel=legal, **{"text": "hi", **arguments})
    return {"channel": str(answer["channel"]), "ts": str(answer["ts"])}


async def refusal(world: World, method: str, **arguments: Any) -> str:
    with pytest.raises(SlackApiError) as caught:
        await world.web.api_call(method, json=arguments)
    return str(caught.value.response["error"])


def rows(answer: Any) -> list[Json]:
    return list(answer["messages"])
