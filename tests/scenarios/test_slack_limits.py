"""More to say than Slack takes: within its limits, the newest of each card, who waits first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from bot.settings import load_settings
from bot.stage import WORKSPACE, Stage, bot_on
from bot.wiring import Given
from sandbox.slack.client import Call
from sandbox.slack.config import Budget, SlackConfig
from services.contracts.announcements import (
    AddLine,
    Announcement,
    InviteSigner,
    Line,
    ShowCard,
    ShowReview,
    TellTrouble,
    Trouble,
)
from services.contracts.model import Contract, Standing, Status
from services.store import keys
from services.store.cards import Cards
from services.store.connection import Client
from services.store.contracts import RedisContracts
from services.store.pipe import Pipe
from services.store.vault import Vault
from tests.services.contracts.made import PERSON, order, started

from .acting import eventually

PACE = 30
BRISK = Budget(
    tiers=(PACE, 20 * PACE, 50 * PACE, 100 * PACE),
    post_per_minute=300 * PACE,
    channel_per_second=PACE,
)
"""Slack's limits, when everything goes thirty times as fast."""


@pytest.fixture
def slack_config(slack_config: SlackConfig) -> SlackConfig:
    return replace(slack_config, budget=BRISK)


@dataclass(frozen=True)
class Outbox:
    """What the workers find, put there without them."""

    stage: Stage
    redis: Client
    contracts: RedisContracts
    channel: str
    owner: str
    signer: str
    reviewer: str

    def contract(self, id_: str) -> Contract:
        signer = PERSON.model_copy(update={"member": self.signer})
        ordered = order(channel=self.channel, signers=(signer,), reviewer=self.reviewer)
        fresh = started(ordered, id=id_, owner=self.owner)
        party = fresh.parties[0].model_copy(update={"standing": Standing.TO_SIGN})
        return fresh.model_copy(update={"parties": (party,)})

    async def add(self, id_: str, *announcements: Announcement) -> None:
        assert await self.contracts.add(self.contract(id_), announcements)

    async def tell(self, id_: str, *announcements: Announcement, **change: object) -> None:
        """A change of the contract, and what is to be seen of it."""

        def apply(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
            return contract.model_copy(update=change), announcements

        await self.contracts.change(id_, apply)

    async def is_empty(self) -> bool:
        streams = [keys.stream("outbox", number) for number in range(keys.PARTITIONS)]
        return not sum([await self.redis.xlen(stream) for stream in streams])

    async def emptied(self) -> None:
        await eventually(self.is_empty)

    async def shows_newest(self, id_: str) -> bool:
        place = await Cards(Pipe(self.redis)).find(id_, "card")
        return place is not None and place.version == (await self.contracts.get(id_)).version

    async def calls(self, method: str) -> list[Call]:
        return [one for one in await self.stage.desk.calls(method) if not one.error]

    async def too_fast(self) -> int:
        """How often Slack said that it was too much."""
        return sum(one.status == 429 for one in await self.stage.desk.calls())

    async def is_blocked(self) -> bool:
        """Slack has asked to be left alone, and every worker can know."""
        return bool(await self.redis.pttl(keys.budget("chat.postMessage")) > 1_000)

    def keys_posted(self) -> Counter[str]:
        """How often each message of ours is to be seen anywhere."""
        channels = self.stage.slack.parts.workspace.channels.values()
        return Counter(
            message["metadata"]["event_payload"]["key"]
            for channel in channels
            for message in channel.messages.values()
            if message.get("metadata")
        )


@pytest.fixture
async def outbox(stage: Stage, redis: Client) -> Outbox:
    key = load_settings(stage.settings).state_key.get_secret_value()
    return Outbox(
        stage,
        redis,
        RedisContracts(Pipe(redis), Vault(key)),
        await stage.desk.channel_id("legal"),
        await stage.desk.person("li").id(),
        await stage.desk.person("zhao").id(),
        await stage.desk.person("wang").id(),
    )


def first_card(id_: str) -> ShowCard:
    return ShowCard(contract_id=id_, first=True)


def line(id_: str, *, broadcast: bool = False) -> AddLine:
    return AddLine(contract_id=id_, line=Line.EXPIRED, broadcast=broadcast)


IDS = [f"C{number:09}" for number in range(100)]


async def test_a_hundred_contracts_in_one_channel_at_once_and_two_at_work(
    stage: Stage, given: Given, outbox: Outbox
) -> None:
    for id_ in IDS:
        await outbox.add(id_, first_card(id_))
    async with bot_on(stage, given), bot_on(stage, given):
        await outbox.emptied()
        for id_ in IDS:
            await outbox.tell(id_, ShowCard(contract_id=id_), status=Status.PARTLY_SIGNED)
            await outbox.tell(id_, ShowCard(contract_id=id_), line(id_), status=Status.EXPIRED)
        await outbox.emptied()
    shown = outbox.keys_posted()
    assert len(shown) == 2 * len(IDS)
    assert set(shown.values()) == {1}
    assert all([await outbox.shows_newest(id_) for id_ in IDS])
    assert len(await outbox.calls("chat.postMessage")) == 2 * len(IDS)
    assert len(await outbox.calls("chat.update")) <= 2 * len(IDS)
    assert await outbox.calls("conversations.history") == []
    assert await outbox.calls("conversations.replies") == []
    assert await outbox.too_fast() <= 1


async def test_who_waits_for_an_answer_does_not_wait_for_the_rest(
    stage: Stage, given: Given, outbox: Outbox
) -> None:
    others = IDS[:50]
    for id_ in others:
        await outbox.add(id_, first_card(id_))
    async with bot_on(stage, given):
        await outbox.emptied()
    for id_ in others:
        await outbox.tell(id_, *[line(id_) for _ in range(4)])
    async with bot_on(stage, given):
        await eventually(lambda: _has_more_than(outbox, len(others)))
        asked = "A00000PERS"
        await outbox.add(
            asked,
            first_card(asked),
            line(asked),
            InviteSigner(contract_id=asked, party=0),
        )
        await eventually(lambda: _said(outbox, f"{asked}:card"))
        await eventually(lambda: _invited(outbox))
        before = sum(outbox.keys_posted().values())
        await outbox.emptied()
    shown = outbox.keys_posted()
    assert set(shown.values()) == {1}
    assert len(shown) == 5 * len(others) + 3
    assert before < len(shown) / 2
    assert await outbox.too_fast() <= 1


async def _has_more_than(outbox: Outbox, messages: int) -> bool:
    return len(outbox.keys_posted()) > messages


async def _said(outbox: Outbox, key: str) -> bool:
    return key in outbox.keys_posted()


async def _invited(outbox: Outbox) -> bool:
    workspace = outbox.stage.slack.parts.workspace
    return bool(workspace.direct(outbox.signer).messages)


async def test_changes_that_lie_there_together_are_shown_as_one(
    stage: Stage, given: Given, outbox: Outbox
) -> None:
    await outbox.add("A", first_card("A"))
    async with bot_on(stage, given):
        await outbox.emptied()
    for number in range(50):
        await outbox.tell("A", ShowCard(contract_id="A"), reason=f"change {number}")
    async with bot_on(stage, given):
        await outbox.emptied()
    assert len(await outbox.calls("chat.update")) == 1
    assert await outbox.shows_newest("A")


class TestAtSlacksOwnPace:
    @pytest.fixture
    def slack_config(self, slack_config: SlackConfig) -> SlackConfig:
        return replace(slack_config, budget=WORKSPACE.budget)

    async def test_a_burst_of_changes_costs_one_or_two_updates(
        self, stage: Stage, given: Given, outbox: Outbox
    ) -> None:
        await outbox.add("A", first_card("A"))
        async with bot_on(stage, given):
            await outbox.emptied()
            for number in range(10):
                await outbox.tell("A", ShowCard(contract_id="A"), reason=f"change {number}")
            await outbox.emptied()
        assert 1 <= len(await outbox.calls("chat.update")) <= 2
        assert await outbox.shows_newest("A")

    async def test_slack_is_left_alone_for_as_long_as_it_asks(
        self, stage: Stage, given: Given, outbox: Outbox
    ) -> None:
        await stage.desk.fault("chat.postMessage", "ratelimited", seconds=2)
        await outbox.add("A", first_card("A"))
        async with bot_on(stage, given):
            await eventually(outbox.is_blocked)
            await outbox.add("B", first_card("B"), line("B"))
            await outbox.emptied()
        calls = await stage.desk.calls("chat.postMessage")
        asked = next(one for one in calls if one.status == 429)
        later = [one.at - asked.at for one in calls if one.at > asked.at]
        assert len(later) == 3
        assert min(later) >= 2


UNSURE: Sequence[tuple[str, Announcement]] = (
    ("card", first_card("A")),
    ("review", ShowReview(contract_id="A", first=True)),
    ("line", line("A")),
    ("line for all", line("A", broadcast=True)),
    ("invitation", InviteSigner(contract_id="A", party=0)),
    (
        "trouble",
        TellTrouble(contract_id="A", who="", doing=Trouble.REMIND, error="Refused"),
    ),
)


@pytest.mark.parametrize("kind", ["error_after", "drop_after"])
@pytest.mark.parametrize(("what", "announcement"), UNSURE)
async def test_what_slack_took_without_an_answer_is_not_said_again(
    stage: Stage, given: Given, outbox: Outbox, kind: str, what: str, announcement: Announcement
) -> None:
    if isinstance(announcement, TellTrouble):
        announcement = announcement.model_copy(update={"who": outbox.owner})
    await outbox.add("A", *([] if what == "card" else [first_card("A")]))
    async with bot_on(stage, given):
        await outbox.emptied()
        await stage.desk.fault("chat.postMessage", kind)
        await outbox.tell("A", announcement)
        await outbox.emptied()
    shown = outbox.keys_posted()
    assert len(shown) == (1 if what == "card" else 2)
    assert set(shown.values()) == {1}
    assert len(await stage.desk.calls("chat.postMessage")) == len(shown)


@pytest.mark.parametrize("kind", ["error_after", "drop_after", "ratelimited"])
async def test_an_update_that_slack_took_without_an_answer_may_be_made_again(
    stage: Stage, given: Given, outbox: Outbox, kind: str
) -> None:
    await outbox.add("A", first_card("A"))
    async with bot_on(stage, given):
        await outbox.emptied()
        await stage.desk.fault("chat.update", kind)
        await outbox.tell("A", ShowCard(contract_id="A"), line("A"), reason="x")
        await outbox.emptied()
    assert set(outbox.keys_posted().values()) == {1}
    assert await outbox.shows_newest("A")


async def test_a_card_that_moves_to_its_owner_waits_its_turn_and_says_why_once(
    stage: Stage, given: Given, outbox: Outbox
) -> None:
    await outbox.add("A", first_card("A"))
    async with bot_on(stage, given):
        await outbox.emptied()
        await stage.desk.archive("legal")
        await stage.desk.fault("chat.postMessage", "ratelimited", times=2)
        await outbox.tell("A", ShowCard(contract_id="A"), line("A"), reason="x")
        await outbox.emptied()
    workspace = stage.slack.parts.workspace
    told = workspace.direct(outbox.owner).messages.values()
    said = Counter(one["metadata"]["event_payload"]["key"] for one in told)
    assert len(said) == 3
    assert set(said.values()) == {1}
