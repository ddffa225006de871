"""From what the domain wants people to see to Slack messages: where, and in which words.

Entries of one contract come in order (one lane). A card is always drawn from the stored contract,
so a late entry shows the newest state, and an entry whose state is shown already does nothing.
"""

from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol, assert_never

from handlers.text import Text
from handlers.views import admin, card, create_many, evidence, links, review, trouble
from handlers.views.message import Message
from services.contracts.announcements import (
    AddLine,
    Announcement,
    InviteSigner,
    OfContract,
    ShowCard,
    ShowReview,
    TellAdmin,
    TellMany,
    TellReport,
    TellTrouble,
    Trouble,
)
from services.contracts.can import Can
from services.contracts.errors import NotFound, Refused
from services.contracts.model import Contract, Standing
from services.contracts.notices import Notice
from services.contracts.ports import Contracts

from .people import People
from .poster import Posted, Poster
from .turn import NOBODY_WAITS, Turn


class Place(Protocol):
    """Where a card is, and the version of the contract that it shows."""

    @property
    def channel(self) -> str: ...
    @property
    def ts(self) -> str: ...
    @property
    def version(self) -> int: ...


class Cards(Protocol):
    async def find(self, contract_id: str, surface: str) -> Place | None: ...
    async def move(
        self, contract_id: str, surface: str, channel: str, ts: str, version: int
    ) -> bool: ...


@dataclass(frozen=True)
class Sending:
    """One entry of the outbox. `since` is when it was made (unix seconds), if it may have been
    sent before; None when it surely was not. Its `turn` is urgent when a person waits for it, or
    for what comes after it in its lane."""

    key: str
    since: float | None
    turn: Turn = NOBODY_WAITS


def is_awaited(announcement: Announcement) -> bool:
    """Whether a person has nothing in front of them until it is shown."""
    match announcement:
        case ShowCard(first=first) | ShowReview(first=first):
            return first
        case InviteSigner() | TellReport() | TellTrouble() | TellMany():
            return True
        case AddLine() | TellAdmin():
            return False
        case _:
            assert_never(announcement)


class Announcer:
    def __init__(
        self,
        poster: Poster,
        contracts: Contracts,
        cards: Cards,
        people: People,
        can: frozenset[Can],
        admin_channel: str = "",
        reminders: int | None = None,
    ) -> None:
        """`reminders` is `Rules.reminders` of the edition, as `can` is its abilities."""
        self._poster = poster
        self._contracts = contracts
        self._cards = cards
        self._people = people
        self._can = can
        self._admin_channel = admin_channel
        self._reminders = reminders

    async def show(self, sending: Sending, announcement: Announcement) -> None:
        """Show one announcement. `Unavailable` while Slack is; safe to repeat."""
        if isinstance(announcement, TellAdmin):
            await self._admin(sending, announcement.notice)
        else:
            await self._show_of_contract(sending, announcement)

    async def _admin(self, sending: Sending, notice: Notice) -> None:
        if self._admin_channel:  # it may have been set when this was put in, and not any more
            shown = admin.notice(notice, self._people.shared_text)
            await self._send(sending, self._admin_channel, shown, sending.key)

    async def _show_of_contract(self, sending: Sending, announcement: OfContract) -> None:
        contract = await self._contracts.get(announcement.contract_id)
        try:
            await self._show(sending, contract, announcement)
        except Refused as error:
            on_card = isinstance(announcement, ShowCard | AddLine)
            if not on_card or await self._is_with_owner(contract):
                raise
            await self._move_to_owner(sending, contract, error)
            if isinstance(announcement, AddLine):
                await self._line(sending, contract, announcement)

    async def _show(self, sending: Sending, contract: Contract, announcement: OfContract) -> None:
        match announcement:
            case ShowCard(first=first):
                await self._card(sending, contract, first=first)
            case ShowReview(first=first):
                await self._review(sending, contract, first=first)
            case AddLine():
                await self._line(sending, contract, announcement)
            case InviteSigner():
                await self._invite(sending, contract, announcement.party)
            case TellReport():
                await self._report(sending, contract)
            case TellTrouble():
                await self._trouble(sending, contract, announcement)
            case TellMany():
                await self._many(sending, announcement)
            case _:
                assert_never(announcement)

    async def _card(self, sending: Sending, contract: Contract, *, first: bool = False) -> None:
        place = await self._cards.find(contract.id, "card")
        if place is not None and place.version >= contract.version:
            return
        channel = place.channel if place else contract.order.channel
        channel = channel or await self._poster.dm(contract.owner)
        shown = self._drawn(contract, await self._text_in(channel, contract))
        if place is None:
            doubted = _doubted(sending, contract, first=first)
            await self._post(doubted, contract, "card", channel, shown)
        else:
            await self._mend(sending, contract, "card", place, shown)

    async def _text_in(self, channel: str, contract: Contract) -> Text:
        """A channel has one language for all; the id of a talk with one person starts with D."""
        if not channel.startswith("D"):
            return self._people.shared_text
        return (await self._people.find(contract.owner)).text

    async def _is_with_owner(self, contract: Contract) -> bool:
        place = await self._cards.find(contract.id, "card")
        channel = place.channel if place else contract.order.channel
        return not channel or channel == await self._poster.dm(contract.owner)

    async def _move_to_owner(self, sending: Sending, contract: Contract, why: Refused) -> None:
        """The channel is closed to us: its owner follows the contract, and hears how to mend it."""
        dm = await self._poster.dm(contract.owner)
        text = await self._text_in(dm, contract)
        told = TellTrouble(
            contract_id=contract.id,
            who=contract.owner,
            doing=Trouble.ANNOUNCE,
            error="Refused",
            code=why.code,
        )
        said = trouble.trouble(told, contract, text)
        # The card may have to wait after this was said; then all of it begins anew.
        doubted = _doubted(sending, contract, first=False)
        await self._send(doubted, dm, said, f"{sending.key}:why")
        await self._post(doubted, contract, "card", dm, self._drawn(contract, text))

    def _drawn(self, contract: Contract, text: Text) -> Message:
        return card.card(contract, text, can=self._can, reminders=self._reminders)

    async def _review(self, sending: Sending, contract: Contract, *, first: bool) -> None:
        if contract.review is None:
            return
        place = await self._cards.find(contract.id, "review")
        if place is not None and place.version >= contract.version:
            return
        reviewer = await self._people.find(contract.review.reviewer)
        shown = review.card(contract, reviewer.text, can=self._can)
        if place is not None:
            await self._mend(sending, contract, "review", place, shown)
            return
        channel = await self._poster.dm(reviewer.id)
        doubted = _doubted(sending, contract, first=first)
        await self._post(doubted, contract, "review", channel, shown)

    async def _line(self, sending: Sending, contract: Contract, line: AddLine) -> None:
        place = await self._cards.find(contract.id, "card")
        if place is None:
            await self._card(sending, contract)
            place = await self._cards.find(contract.id, "card")
        assert place is not None
        await self._poster.post(
            place.channel,
            card.line(line, contract, await self._text_in(place.channel, contract)),
            sending.key,
            since=sending.since,
            turn=sending.turn,
            thread=place.ts,
            broadcast=line.broadcast,
        )

    async def _invite(self, sending: Sending, contract: Contract, index: int) -> None:
        party = contract.parties[index]
        if party.standing is not Standing.TO_SIGN:
            return
        signer = await self._people.find(party.signer.member)
        channel = await self._poster.dm(signer.id)
        shown = links.invite(contract, signer.text)
        await self._send(sending, channel, shown, sending.key)

    async def _report(self, sending: Sending, contract: Contract) -> None:
        if contract.evidence is None:
            return
        person = await self._people.find(contract.evidence.by)
        channel = await self._poster.dm(person.id)
        await self._send(sending, channel, evidence.told(contract, person.text), sending.key)

    async def _trouble(self, sending: Sending, contract: Contract, told: TellTrouble) -> None:
        person = await self._people.find(told.who)
        channel = await self._poster.dm(person.id)
        shown = trouble.trouble(told, contract, person.text)
        await self._send(sending, channel, shown, sending.key)

    async def _many(self, sending: Sending, told: TellMany) -> None:
        person = await self._people.find(told.who)
        contracts = []
        for contract_id in told.contract_ids:
            with suppress(NotFound):  # the rest of them may not be stored yet
                contracts.append(await self._contracts.get(contract_id))
        channel = await self._poster.dm(person.id)
        shown = create_many.told(told, contracts, person.text)
        await self._send(sending, channel, shown, sending.key)

    async def _mend(
        self, sending: Sending, contract: Contract, surface: str, place: Place, shown: Message
    ) -> None:
        if await self._poster.update(place.channel, place.ts, shown, turn=sending.turn):
            await self._noted(contract, surface, place.channel, place.ts)
        else:
            # Another key: the frozen message still carries the usual one.
            fresh = await self._send(sending, place.channel, shown, f"{sending.key}:{surface}")
            await self._noted(contract, surface, place.channel, fresh.ts)

    async def _post(
        self, sending: Sending, contract: Contract, surface: str, channel: str, shown: Message
    ) -> None:
        """The one card of a surface, under a key that is always the same."""
        posted = await self._send(sending, channel, shown, f"{contract.id}:{surface}")
        if posted.found:
            await self._poster.update(channel, posted.ts, shown, turn=sending.turn)
        await self._noted(contract, surface, channel, posted.ts)

    async def _noted(self, contract: Contract, surface: str, channel: str, ts: str) -> None:
        """Where the card is, and what it shows.

        Who was slow may have drawn an older state over a newer one; then it is shown once more.
        """
        if await self._cards.move(contract.id, surface, channel, ts, contract.version):
            return
        show = ShowCard if surface == "card" else ShowReview
        again = (show(contract_id=contract.id),)
        await self._contracts.change(contract.id, lambda stored: (stored, again))

    async def _send(self, sending: Sending, channel: str, shown: Message, key: str) -> Posted:
        return await self._poster.post(channel, shown, key, since=sending.since, turn=sending.turn)


def _doubted(sending: Sending, contract: Contract, *, first: bool) -> Sending:
    """With the time since which a card may have been posted that we do not know of."""
    return sending if first else replace(sending, since=contract.created_at.timestamp())
