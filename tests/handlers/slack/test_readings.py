"""After a crash hundreds of messages are looked for: each place is read once, unless in doubt."""

import math
from time import monotonic

import pytest

from handlers.slack.poster import MOST_PAGES, PAGE, Posted, Poster
from handlers.slack.readings import MOST_KEYS, MOST_PLACES, UNDER_WAY, Readings
from handlers.slack.turn import Turn
from sandbox.slack.faults import Fault, Kind
from sandbox.slack.server import OpenSlack
from sandbox.slack.workspace import Channel
from services.contracts.errors import Unavailable

from .test_poster import LONG_AGO, SAID, legal, poster, purse, slack

__all__ = ["legal", "poster", "purse", "slack"]


@pytest.fixture
def ours_from() -> float:
    """When everything that a test posts came into our hands: as long ago as it takes to arrive."""
    return monotonic() - UNDER_WAY


def looks(slack: OpenSlack) -> int:
    reading = ("conversations.history", "conversations.replies")
    return sum(call.method in reading for call in slack.parts.calls)


async def doubted(
    poster: Poster, channel: Channel, key: str, ours_from: float, since: float = 1.0
) -> Posted:
    return await poster.post(channel.id, SAID, key, since=since, turn=Turn(since=ours_from))


async def test_who_has_read_a_place_does_not_read_it_for_the_next(
    poster: Poster, slack: OpenSlack, legal: Channel, ours_from: float
) -> None:
    await poster.post(legal.id, SAID, "said before", since=None, turn=Turn())
    found = [await doubted(poster, legal, key, ours_from) for key in ("a", "b", "said before")]
    assert [one.found for one in found] == [False, False, True]
    assert looks(slack) == 1


async def test_what_we_have_posted_since_is_known_as_well(
    poster: Poster, slack: OpenSlack, legal: Channel, ours_from: float
) -> None:
    await doubted(poster, legal, "a", ours_from)
    posted = await poster.post(legal.id, SAID, "b", since=None, turn=Turn())
    assert await doubted(poster, legal, "b", ours_from) == Posted(posted.ts, found=True)
    assert looks(slack) == 1


@pytest.mark.parametrize("kind", [Kind.ERROR_AFTER, Kind.DROP_AFTER])
async def test_after_a_post_that_may_have_been_taken_the_place_is_read_anew(
    poster: Poster, slack: OpenSlack, legal: Channel, ours_from: float, kind: Kind
) -> None:
    await doubted(poster, legal, "a", ours_from)
    slack.parts.faults.plan(Fault("chat.postMessage", kind))
    with pytest.raises(Unavailable):
        await doubted(poster, legal, "b", ours_from)
    assert (await doubted(poster, legal, "b", ours_from)).found
    assert looks(slack) == 2
    await doubted(poster, legal, "c", ours_from)  # what went wrong beside it may arrive later
    assert looks(slack) == 3
    assert [m["text"] for m in legal.messages.values()].count(SAID.text) == 3


async def test_what_came_into_our_hands_later_may_have_been_said_meanwhile(
    poster: Poster, slack: OpenSlack, legal: Channel, ours_from: float
) -> None:
    await doubted(poster, legal, "a", ours_from)
    said = {"metadata": {"event_type": "signet", "event_payload": {"key": "b"}}, "text": "b"}
    by_another = slack.parts.workspace.post(legal, said)
    assert await doubted(poster, legal, "b", monotonic()) == Posted(by_another["ts"], found=True)


async def test_what_a_dead_worker_had_under_way_may_arrive_after_it_came_into_our_hands(
    poster: Poster, slack: OpenSlack, legal: Channel, ours_from: float
) -> None:
    for key in ("a", "b"):
        await doubted(poster, legal, key, ours_from + UNDER_WAY)
    assert looks(slack) == 2


async def test_where_nobody_knows_since_when_it_is_ours_it_is_always_looked_for(
    poster: Poster, slack: OpenSlack, legal: Channel
) -> None:
    assert Turn().since == math.inf
    for key in ("a", "b"):
        await poster.post(legal.id, SAID, key, since=LONG_AGO, turn=Turn())
    assert looks(slack) == 2


async def test_what_may_be_older_than_what_was_read_is_looked_for(
    poster: Poster, slack: OpenSlack, legal: Channel, ours_from: float
) -> None:
    for since in (2.0, 1.0, 3.0):
        await doubted(poster, legal, f"since {since}", ours_from, since)
    assert looks(slack) == 2


async def test_a_thread_is_another_place_than_its_channel(
    poster: Poster, slack: OpenSlack, legal: Channel, ours_from: float
) -> None:
    card = await doubted(poster, legal, "card", ours_from)
    for key in ("a", "b"):
        turn = Turn(since=ours_from)
        await poster.post(legal.id, SAID, key, since=1.0, turn=turn, thread=card.ts)
    assert looks(slack) == 2


async def test_a_place_that_was_too_long_to_be_read_whole_is_read_again(
    poster: Poster, slack: OpenSlack, legal: Channel, ours_from: float
) -> None:
    for number in range(PAGE * MOST_PAGES + 1):
        slack.parts.workspace.post(legal, {"user": "U0", "text": f"{number}"})
    for key in ("a", "b"):
        await doubted(poster, legal, key, ours_from)
    assert looks(slack) == 2 * MOST_PAGES


def test_no_more_is_kept_than_a_process_can_bear() -> None:
    readings = Readings()
    for number in range(MOST_PLACES + 1):
        readings.begin((f"C{number}", None)).saw_everything(since=0.0)
    assert not readings.is_absent(("C0", None), "a", 0.0, 0.0)
    assert readings.is_absent(("C1", None), "a", 0.0, 0.0)
    for number in range(MOST_KEYS + 1):
        readings.posted(("C1", None), f"{number}", "1.0")
    assert not readings.is_absent(("C1", None), "a", 0.0, 0.0)
    assert readings.ts_of(("C1", None), "0") is None


def test_a_search_that_ends_after_its_place_was_forgotten_tells_of_nothing() -> None:
    """What was posted there in between was not noted."""
    readings, place = Readings(), ("C", None)
    slow = readings.begin(place)
    for number in range(MOST_PLACES):
        readings.begin((f"C{number}", None))
    readings.posted(place, "a", "1.0")
    readings.begin(place)
    slow.saw_everything(since=0.0)
    assert not readings.is_absent(place, "a", 0.0, 0.0)
