"""Holds what the pretend services have recorded to the promises. Counts, and forgives nothing."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from typing import Any

from handlers.text import text_for
from sandbox.slack.workspace import BOT_ID, Workspace
from services.contracts.model import Contract, Standing, Status

from .ledger import Ledger
from .stories import ENDS, Stand, Story

Message = Mapping[str, Any]

_WORDS = text_for("en", "en").words
_STATUS = {word: status for status, word in _WORDS.status.items()}
_SHOWN = re.compile(r"(?P<name>.+?): (?P<status>[^.:]+)\. (?P<signed>\d+) of \d+ signed\.")
_HEIGHT = {
    Status.CREATING: 0,
    Status.COMPOSING: 1,
    Status.FILLING: 2,
    Status.WAITING: 3,
    Status.PARTLY_SIGNED: 4,
    **dict.fromkeys((*ENDS, Status.INVALID, Status.FAILED), 5),
    Status.RELEASED: 6,
}


@dataclass
class Verdict:
    """How often each promise was broken. `why` has a few words for each of the first cases."""

    lost: int = 0
    """Callbacks that were answered 200 and changed nothing, lines that were never said."""
    twice: int = 0
    """Messages that were posted again: by their key, or word for word in one thread."""
    wrong: int = 0
    """Contracts whose last state, as stored or as their card shows it, is not the true one."""
    created_twice: int = 0
    stepped_back: int = 0
    """Cards that have shown an earlier state after a later one."""
    why: list[str] = field(default_factory=list)

    @property
    def counts(self) -> Mapping[str, int]:
        return {name: count for name, count in asdict(self).items() if name != "why"}

    @property
    def kept(self) -> bool:
        return not any(self.counts.values())

    def broken(self, promise: str, why: str, times: int = 1) -> None:
        if times > 0:
            setattr(self, promise, getattr(self, promise) + times)
            self.why.append(f"{promise}: {why}")


@dataclass(frozen=True)
class Shown:
    """What a card says: how far the contract is, and how many have signed."""

    status: Status | None
    signed: int

    @classmethod
    def on(cls, text: str) -> "Shown":
        """`status` None where the card says something else instead, such as "Needs attention"."""
        found = _SHOWN.match(text)
        assert found is not None, f"no card: {text}"
        return cls(_STATUS.get(found["status"]), int(found["signed"]))

    def steps_back_from(self, before: "Shown") -> bool:
        if self.status is None or before.status is None:
            return self.signed < before.signed
        lower = _HEIGHT[self.status] < _HEIGHT[before.status]
        other_end = _HEIGHT[before.status] == 5 == _HEIGHT[self.status]
        changed = other_end and self.status is not before.status
        return self.signed < before.signed or lower or changed


class Wall:
    """The bot's messages in the workspace, found by contract."""

    def __init__(self, workspace: Workspace) -> None:
        self.messages = [
            (channel.id, message)
            for channel in workspace.channels.values()
            for message in channel.messages.values()
            if message.get("bot_id") == BOT_ID
        ]
        self.cards: dict[str, list[tuple[str, Message]]] = {}
        self._threads: dict[tuple[str, str], list[Message]] = {}
        for channel_id, message in self.messages:
            contract_id, _, surface = key_of(message).partition(":")
            if thread := thread_of(message):
                self._threads.setdefault((channel_id, thread), []).append(message)
            elif surface == "card":
                self.cards.setdefault(contract_id, []).append((channel_id, message))

    def lines(self, contract_id: str) -> list[Message]:
        """Everything in the threads of the contract's cards."""
        cards = self.cards.get(contract_id, ())
        return [m for channel, card in cards for m in self._threads.get((channel, card["ts"]), ())]

    def told(self, channel_id: str, part: str) -> bool:
        """Whether a message there says this."""
        return any(at == channel_id and part in m["text"] for at, m in self.messages)

    def shown(self, contract_id: str) -> Shown | None:
        """What its (first) card says now."""
        cards = self.cards.get(contract_id)
        return Shown.on(cards[0][1]["text"]) if cards else None


def thread_of(message: Message) -> str:
    """The ts of the message it replies to; empty where it stands for itself."""
    thread = str(message.get("thread_ts", ""))
    return thread if thread != message["ts"] else ""


def key_of(message: Message) -> str:
    """The opaque key that the bot puts on each of its messages."""
    payload = (message.get("metadata") or {}).get("event_payload") or {}
    return str(payload.get("key", ""))


def unfinished(wall: Wall, stories: Sequence[Story], heard: Mapping[str, set[int]]) -> int:
    """How many contracts do not show yet what was heard of them."""
    return sum(not _is_shown(wall, story, heard.get(story.contract.id, ())) for story in stories)


def _is_shown(wall: Wall, story: Story, heard: Collection[int]) -> bool:
    """At least what was heard. Of what was given up some may have arrived all the same, when only
    the answer to it was missed."""
    if not heard:
        return True
    shown, lines = wall.shown(story.contract.id), len(wall.lines(story.contract.id))
    may_be = story.stands[max(heard) :]
    return any(shown == Shown(s.status, sum(s.signed)) and lines >= s.lines for s in may_be)


def _truth(story: Story, heard: Collection[int]) -> Stand | None:
    return story.stands[max(heard)] if heard else None


def judge_callbacks(
    verdict: Verdict,
    wall: Wall,
    stories: Sequence[Story],
    acked: Mapping[str, set[int]],
    stored: Mapping[str, Contract],
    *,
    all_known: bool,
) -> None:
    """Every contract against what was told of it.

    With `all_known` each must end where its history ends; otherwise what was never answered 200
    may be missing, and may as well be there: Tencent may have missed the answer.
    """
    for story in stories:
        contract = stored[story.contract.id]
        heard = acked.get(contract.id, set())
        missed = [place for place in heard if _still_news(contract, story.stands[place])]
        verdict.broken("lost", f"{contract.id} has not heard {missed}", len(missed))
        expected = set(range(len(story.stands))) if all_known else heard
        _judge_end(verdict, wall, contract, story, expected)


def _judge_end(
    verdict: Verdict, wall: Wall, contract: Contract, story: Story, expected: Collection[int]
) -> None:
    floor = _truth(story, expected)
    if floor is None:
        return
    ends = {s.status for s in story.stands[max(expected) :]}
    if contract.status not in ends or _still_news(contract, floor):
        verdict.broken("wrong", f"{contract.id} is {contract.status}, not {floor.status}")
    elif wall.shown(contract.id) != Shown(contract.status, contract.signed):
        said = wall.shown(contract.id)
        verdict.broken("wrong", f"the card of {contract.id} says {said}, not {contract.status}")
    said_lines = len({message["text"] for message in wall.lines(contract.id)})
    unsaid = floor.lines - said_lines
    verdict.broken("lost", f"{contract.id} has {said_lines} lines, not {floor.lines}", unsaid)


def _still_news(contract: Contract, told: Stand) -> bool:
    """Whether what was told is not in what is stored."""
    if _HEIGHT[contract.status] < _HEIGHT[told.status]:
        return True
    standings = [party.standing for party in contract.parties]
    unsigned = [s is not Standing.SIGNED for s in standings]
    return any(map(min, unsigned, told.signed)) or (told.refused > (Standing.REFUSED in standings))


def judge_messages(verdict: Verdict, wall: Wall) -> None:
    """Nobody was told the same thing twice."""
    keys = Counter((channel, thread_of(m), key_of(m)) for channel, m in wall.messages)
    for (channel, _, key), count in keys.items():
        verdict.broken("twice", f"the message {key} in {channel}", count - 1)
    for contract_id, found in wall.cards.items():
        channels = len({channel for channel, _ in found})
        verdict.broken("twice", f"the card of {contract_id} in another place", channels - 1)
    for (_, key), said in _told_alike(wall.messages):
        verdict.broken("twice", f"{key} says again: {said}")


def _told_alike(
    messages: Iterable[tuple[str, Message]],
) -> Iterator[tuple[tuple[str, str], str]]:
    """Messages under different keys that say the same in the same thread or conversation."""
    said: dict[tuple[str, str, str], str] = {}
    for channel, message in messages:
        if key_of(message).endswith((":card", ":review")):
            continue
        place = (channel, thread_of(message), message["text"])
        first = said.setdefault(place, key_of(message))
        if first != key_of(message):
            yield (first, key_of(message)), message["text"]


def judge_cards(verdict: Verdict, wall: Wall, ledger: Ledger) -> None:
    """No card has ever stepped back."""
    for contract_id, found in wall.cards.items():
        for channel, card in found:
            history = [Shown.on(text) for text in ledger.shown.get((channel, card["ts"]), ())]
            back = sum(b.steps_back_from(a) for a, b in pairwise(history))
            verdict.broken("stepped_back", f"the card of {contract_id}: {history}", back)


def judge_creations(verdict: Verdict, flows: Iterable[str]) -> None:
    """`flows` are the names of the contracts at Tencent; nobody has ordered two of one name."""
    for name, count in Counter(flows).items():
        verdict.broken("created_twice", f"{name}, {count} times", count - 1)
