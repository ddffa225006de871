"""Messages in the pretend Slack: each once, found again however much was said since, in turn."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, field

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.stage import BOT_TOKEN, WORKSPACE
from handlers.slack import limits
from handlers.slack.limits import Rate
from handlers.slack.poster import MOST_PAGES, PAGE, Poster
from handlers.slack.turn import Turn, last_look
from handlers.views.message import Message
from sandbox.slack.faults import Fault, Kind
from sandbox.slack.server import OpenSlack, open_slack
from sandbox.slack.workspace import Channel
from services.contracts.errors import NotYet, Unavailable

SAID = Message("Sales 2026 is out", ())
LONG_AGO = 0.0


@dataclass
class Purse:
    """A budget that lets everything through while `wait` is 0."""

    wait: float = 0.0
    lasts: int | None = None
    """For so many calls more."""
    asked: list[tuple[list[str], bool]] = field(default_factory=list)
    blocks: list[tuple[str, float]] = field(default_factory=list)

    async def take(self, rates: Sequence[Rate], *, urgent: bool) -> float:
        self.asked.append(([rate.name for rate in rates], urgent))
        if self.lasts is None:
            return self.wait
        self.lasts -= 1
        return 0.0 if self.lasts >= 0 else 1.0

    async def blocked(self, rate: Rate, seconds: float) -> None:
        self.blocks.append((rate.name, seconds))


@pytest.fixture
async def slack() -> AsyncIterator[OpenSlack]:
    async with open_slack(WORKSPACE) as opened:
        yield opened


@pytest.fixture
def legal(slack: OpenSlack) -> Channel:
    return slack.parts.workspace.channel("legal")


@pytest.fixture
def purse() -> Purse:
    return Purse()


@pytest.fixture
async def poster(slack: OpenSlack, purse: Purse) -> AsyncIterator[Poster]:
    async with aiohttp.ClientSession(trace_configs=[last_look()]) as session:
        client = AsyncWebClient(BOT_TOKEN, slack.api_url, session=session, retry_handlers=[])
        yield Poster(client, purse)


async def post(poster: Poster, channel: Channel, key: str, since: float | None = None) -> str:
    posted = await poster.post(channel.id, SAID, key, since=since, turn=Turn())
    assert posted.found is (since is not None)
    return posted.ts


def others_say(slack: OpenSlack, channel: Channel, times: int, **more: str) -> None:
    for number in range(times):
        slack.parts.workspace.post(channel, {"user": "U0", "text": f"{number}", **more})


@pytest.mark.parametrize("since_then", [0, PAGE - 1, PAGE, 2 * PAGE + 50])
async def test_its_own_message_is_found_however_much_was_said_since(
    poster: Poster, slack: OpenSlack, legal: Channel, since_then: int
) -> None:
    ts = await post(poster, legal, "ours")
    others_say(slack, legal, since_then)
    assert await post(poster, legal, "ours", since=LONG_AGO) == ts


async def test_it_does_not_take_another_for_its_own(
    poster: Poster, slack: OpenSlack, legal: Channel
) -> None:
    await post(poster, legal, "another")
    others_say(slack, legal, PAGE)
    assert not (await poster.post(legal.id, SAID, "ours", since=LONG_AGO, turn=Turn())).found


async def test_who_may_not_look_on_goes_on_there_later(
    poster: Poster, slack: OpenSlack, legal: Channel, purse: Purse
) -> None:
    ts = await post(poster, legal, "ours")
    others_say(slack, legal, 3 * PAGE)
    purse.lasts = 2
    for _ in range(2):
        with pytest.raises(NotYet):
            await post(poster, legal, "ours", since=LONG_AGO)
        purse.lasts = 1
    purse.lasts = None
    assert await post(poster, legal, "ours", since=LONG_AGO) == ts
    looked = [call for call in slack.parts.calls if call.method == "conversations.history"]
    assert len(looked) == 4


async def test_it_does_not_look_for_ever(poster: Poster, slack: OpenSlack, legal: Channel) -> None:
    others_say(slack, legal, PAGE * MOST_PAGES + 1)
    await poster.post(legal.id, SAID, "ours", since=LONG_AGO, turn=Turn())
    looked = [call for call in slack.parts.calls if call.method == "conversations.history"]
    assert len(looked) == MOST_PAGES


@pytest.mark.parametrize("broadcast", [False, True])
async def test_it_finds_a_line_of_a_long_thread(
    poster: Poster, slack: OpenSlack, legal: Channel, broadcast: bool
) -> None:
    root = await post(poster, legal, "card")
    others_say(slack, legal, PAGE, thread_ts=root)
    said = [
        await poster.post(
            legal.id, SAID, "line", since=since, turn=Turn(), thread=root, broadcast=broadcast
        )
        for since in (None, LONG_AGO)
    ]
    assert [one.found for one in said] == [False, True]
    assert said[0].ts == said[1].ts


async def test_nothing_is_asked_of_slack_before_its_time(
    poster: Poster, slack: OpenSlack, legal: Channel, purse: Purse
) -> None:
    ts = await post(poster, legal, "card")
    before, purse.wait = len(slack.parts.calls), 7.0
    for early in (
        poster.dm("U0LI"),
        poster.post(legal.id, SAID, "x", since=None, turn=Turn()),
        poster.post(legal.id, SAID, "x", since=LONG_AGO, turn=Turn()),
        poster.update(legal.id, ts, SAID, turn=Turn(urgent=True)),
    ):
        with pytest.raises(NotYet) as told:
            await early
        assert (told.value.retry_after, told.value.maybe_done) == (7.0, False)
    assert len(slack.parts.calls) == before


async def test_who_was_slow_says_nothing_when_it_is_no_longer_its_turn(
    poster: Poster, slack: OpenSlack, legal: Channel
) -> None:
    ts = await post(poster, legal, "card")
    before = len(slack.parts.calls)
    late = Turn(ours=lambda: False)
    for use in (
        poster.post(legal.id, SAID, "x", since=None, turn=late),
        poster.update(legal.id, ts, SAID, turn=late),
    ):
        with pytest.raises(NotYet):
            await use
    assert len(slack.parts.calls) == before


async def test_who_lost_its_turn_while_the_request_was_made_sends_nothing(
    poster: Poster, slack: OpenSlack, legal: Channel, purse: Purse
) -> None:
    ts = await post(poster, legal, "card")
    before = len(slack.parts.calls)
    for use in (
        poster.post(legal.id, SAID, "x", since=None, turn=Turn(ours=once_only())),
        poster.update(legal.id, ts, SAID, turn=Turn(ours=once_only())),
    ):
        with pytest.raises(NotYet) as told:
            await use
        assert not told.value.maybe_done
    assert len(slack.parts.calls) == before
    assert await post(poster, legal, "y") != ts
    assert purse.blocks == [], "Slack has said nothing of its limits"


def once_only() -> Callable[[], bool]:
    return iter([True, False]).__next__


async def test_each_call_counts_for_its_method_and_its_place(
    poster: Poster, legal: Channel, purse: Purse
) -> None:
    ts = await post(poster, legal, "card")
    await poster.update(legal.id, ts, SAID, turn=Turn(urgent=True))
    assert purse.asked == [
        (["chat.postMessage", f"chat.postMessage:{legal.id}"], False),
        (["chat.update", f"chat.update:{legal.id}:{ts}"], True),
    ]


async def test_what_slack_says_of_its_limits_is_noted_for_everybody(
    poster: Poster, slack: OpenSlack, legal: Channel, purse: Purse
) -> None:
    slack.parts.faults.plan(Fault("chat.postMessage", Kind.RATELIMITED, seconds=30))
    with pytest.raises(Unavailable) as told:
        await post(poster, legal, "card")
    assert (told.value.retry_after, told.value.maybe_done) == (30.0, False)
    assert purse.blocks == [("chat.postMessage", 30.0)]


async def test_other_failures_slow_nobody_down(
    poster: Poster, slack: OpenSlack, legal: Channel, purse: Purse
) -> None:
    slack.parts.faults.plan(Fault("chat.postMessage", Kind.ERROR_AFTER))
    with pytest.raises(Unavailable) as told:
        await post(poster, legal, "card")
    assert told.value.maybe_done
    assert purse.blocks == []


@pytest.mark.parametrize(
    ("rate", "tier"),
    [
        (limits.POSTS, WORKSPACE.budget.post_per_minute),
        (limits.UPDATES, WORKSPACE.budget.tiers[2]),
        (limits.HISTORIES, WORKSPACE.budget.tiers[2]),
        (limits.REPLIES, WORKSPACE.budget.tiers[2]),
        (limits.OPENINGS, WORKSPACE.budget.tiers[2]),
    ],
)
def test_no_minute_sees_more_than_slack_allows(rate: Rate, tier: int) -> None:
    assert rate.burst + 60 / rate.every <= tier
    assert 0 < rate.spare < rate.burst


def test_no_channel_sees_more_than_slack_allows() -> None:
    rate = limits.posts_in("C1")
    assert rate.burst <= WORKSPACE.budget.channel_burst
    assert 1 / rate.every <= WORKSPACE.budget.channel_per_second
