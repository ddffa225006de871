"""What people write: replies in threads, and names that become mentions."""

import httpx
import pytest

from sandbox.slack import SlackConfig
from sandbox.slack.client import NotPossible
from tests.sandbox.slack.peers import SECRET, TOKEN, Clock, World, open_world


async def test_a_reply_stands_in_the_thread_of_its_message(world: World) -> None:
    li, wang = world.desk.person("li"), world.desk.person("wang")
    root = await li.say("who can sign?", channel="legal")
    reply = await wang.say("I can", channel="legal", thread_ts=root.ts)
    await li.say("thank you", channel="legal", thread_ts=reply.ts)
    threads = [one.thread_ts for one in await world.desk.messages("legal")]
    assert threads == [root.ts, root.ts, root.ts]


async def test_nobody_replies_to_what_is_not_there(world: World) -> None:
    with pytest.raises(NotPossible, match="no message"):
        await world.desk.person("li").say("hello?", channel="legal", thread_ts="1.000000")


async def test_nobody_writes_to_an_app_that_takes_no_messages(clock: Clock) -> None:
    config = SlackConfig(SECRET, TOKEN, clock=clock, messages_tab_read_only=True)
    async with open_world(clock, config) as world:
        li = world.desk.person("li")
        for write in (li.say("hello"), li.command("/esign help", channel="dm")):
            with pytest.raises(NotPossible, match="turned off"):
                await write


async def test_nobody_writes_into_an_archived_channel(world: World) -> None:
    await world.desk.archive("legal")
    with pytest.raises(NotPossible, match="archived"):
        await world.desk.person("li").say("hello", channel="legal")


async def test_what_is_typed_is_text_and_names_are_mentions(world: World) -> None:
    li = world.desk.person("li")
    await li.say("@wang 1 < 2 in #legal", channel="legal")
    (said,) = await world.desk.messages("legal")
    wang, legal = await world.desk.person("wang").id(), said.channel
    assert said.text == f"<@{wang}|wang> 1 &lt; 2 in <#{legal}|legal>"


async def test_what_a_client_sends_again_stands_there_once(world: World) -> None:
    asked = {"text": "hello", "channel": "legal", "client_msg_id": "one"}
    async with httpx.AsyncClient(base_url=f"{world.slack.url}/_control/people/li") as http:
        first, again = [(await http.post("/say", json=asked)).json() for _ in range(2)]
        await http.post("/say", json={**asked, "client_msg_id": "another"})
    assert first == again
    assert len(await world.desk.messages("legal")) == 2
