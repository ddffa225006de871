"""`/invite`, as people type it: into a channel, for the bot or for somebody else."""

import pytest
from slack_sdk.errors import SlackApiError

from sandbox.slack.client import NotPossible
from tests.sandbox.slack.peers import World


@pytest.mark.parametrize("name", ["@Signet", "@signet", "Signet"])
async def test_the_bot_is_invited_by_its_name_and_may_write(world: World, name: str) -> None:
    random = await world.desk.channel_id("random")
    with pytest.raises(SlackApiError, match="not_in_channel"):
        await world.web.chat_postMessage(channel=random, text="hello")
    told = await world.desk.person("li").command(f"/invite {name}", channel="random")
    assert told.problem == ""
    await world.web.chat_postMessage(channel=random, text="hello")
    joined, hello = await world.desk.messages("random")
    assert joined.raw["subtype"] == "channel_join"
    assert joined.raw["inviter"] == await world.desk.person("li").id()
    assert hello.text == "hello"


async def test_somebody_is_invited_from_elsewhere_into_a_private_channel(world: World) -> None:
    told = await world.desk.person("li").command("/invite @Sam Taylor #deals", channel="legal")
    assert told.problem == ""
    await world.desk.person("sam").say("thank you", channel="deals")
    assert (await world.desk.messages("deals"))[0].raw["subtype"] == "group_join"


@pytest.mark.parametrize(
    ("who", "line", "channel", "problem"),
    [
        ("li", "@Signet", "legal", "already_in_channel"),
        ("li", "@nobody", "legal", "user_not_found"),
        ("li", "", "legal", "user_not_found"),
        ("li", "@gao", "legal", "user_not_found"),
        ("li", "@Signet", "dm", "method_not_supported_for_channel_type"),
        ("li", "@Signet #nowhere", "legal", "channel_not_found"),
        ("sam", "@Signet #board", "legal", "channel_not_found"),
        ("gao", "@sam", "partners", "restricted_action"),
    ],
)
async def test_what_slack_refuses_to_invite(
    world: World, who: str, line: str, channel: str, problem: str
) -> None:
    told = await world.desk.person(who).command(f"/invite {line}", channel=channel)
    assert told.problem == problem
    assert await world.desk.sent() == []


async def test_one_invites_only_to_where_one_is(world: World) -> None:
    await world.desk.membership("random", "li", member=False)
    li = world.desk.person("li")
    assert (await li.command("/invite @Signet #random")).problem == "not_in_channel"
    with pytest.raises(NotPossible, match="not in random"):
        await li.command("/invite @Signet", channel="random")
