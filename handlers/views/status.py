"""Answers to whoever asks: one contract in detail, a person's list, or a choice of several."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ButtonElement, SectionBlock

from handlers.text import Text
from services.contracts.can import Can
from services.contracts.cancel_many import can_be_cancelled
from services.contracts.grow import waits_to_be_ended
from services.contracts.lifecycle import OPEN
from services.contracts.model import Contract, Standing, Status

from . import card as card_view
from . import facts, foreign, when
from .bricks import actions, button, header, note, paragraph, plain, v1
from .links import GET_LINK
from .message import Message, spoken
from .review import review_buttons
from .sign_many import sign_all

DETAILS = v1("status:details")
NEW = v1("status:new")
MANY = v1("status:many")
CANCEL_SEVERAL = v1("status:cancel_several")

MOST_ROWS = 10


def status(
    contract: Contract,
    viewer: str,
    text: Text,
    *,
    can: frozenset[Can],
    reminders: int | None = None,
) -> Message:
    """The card as only `viewer` sees it, with what this very person may do."""
    shown = card_view.card(contract, text, can=can, reminders=reminders)
    owners = viewer == contract.owner or contract.status not in OPEN
    blocks = [block for block in shown.blocks if owners or block.type != "actions"]
    if may_sign(contract, viewer) and Can.SIGN_LINK in can:
        label = text.words.labelled(text.links.get_link, facts.name_of(contract, text))
        get = button(text.links.get_link, GET_LINK, contract.id, says=label, style="primary")
        blocks.append(actions(get))
    if reviews(contract, viewer):
        owner = viewer == contract.owner
        blocks.extend(review_buttons(contract, text, frozenset() if owner else can))
    return Message(shown.text, tuple(blocks))


def listing(
    contracts: Sequence[Contract],
    viewer: str,
    text: Text,
    *,
    can: frozenset[Can] = frozenset(),
    together: int = 0,
) -> Message:
    """The contracts of `viewer`: those that need them first; at most `MOST_ROWS`.

    `together` is how many one link of theirs would sign.
    """
    if not contracts:
        return _empty(text)
    groups = grouped(contracts, viewer, text)
    blocks: list[Block] = [header(text.status.heading)]
    aloud = [text.status.heading]
    left = MOST_ROWS
    for heading, members in groups:
        shown, left = members[:left], left - len(members[:left])
        if shown:
            blocks.extend([note(heading), *(row(contract, text) for contract in shown)])
            aloud.extend([heading, *(foreign.escape(_aloud(one, text)) for one in shown)])
    if len(contracts) > MOST_ROWS:
        more = text.status.more(len(contracts) - MOST_ROWS)
        blocks.append(note(more))
        aloud.append(more)
    if several := for_several(contracts, viewer, text, can, together):
        blocks.append(actions(*several))
    return Message(spoken(text, *aloud), tuple(blocks))


def for_several(
    contracts: Sequence[Contract], viewer: str, text: Text, can: frozenset[Can], together: int
) -> Sequence[ButtonElement]:
    """What this person can do with more than one of their contracts at once.

    `together` is how many one link of theirs would sign.
    """
    running = [one for one in contracts if can_be_cancelled(one, viewer)]
    withdrawn = Can.CANCEL_MANY in can and len(running) > 1
    cancel = (button(text.cancel_many.button, CANCEL_SEVERAL),) if withdrawn else ()
    sends = {Can.MANY, Can.TEMPLATES} <= can
    send = (button(text.create_many.button, MANY),) if sends else ()
    return (*sign_all(together, text), *send, *cancel)


def several(contracts: Sequence[Contract], sought: str, text: Text) -> Message:
    """More than one contract fits what was typed."""
    asks = text.status.several(len(contracts), foreign.short(sought, facts.NAME_LIMIT))
    shown = contracts[:MOST_ROWS]
    rows = [row(contract, text) for contract in shown]
    names = [foreign.escape(_aloud(one, text)) for one in shown]
    hint = text.status.several_hint
    aloud = spoken(text, foreign.escape(asks), *names, hint)
    return Message(aloud, (paragraph(asks), *rows, note(hint)))


def may_sign(contract: Contract, viewer: str) -> bool:
    """Whether it is this person's turn, as far as we know."""
    turn = (Standing.TO_SIGN, Standing.TO_FILL)
    return contract.status in OPEN and any(
        party.signer.member == viewer and party.standing in turn for party in contract.parties
    )


def needs(contract: Contract, viewer: str) -> bool:
    """Whether this person has something to do for the contract to go on."""
    return (
        (reviews(contract, viewer) and facts.in_review(contract))
        or (facts.unclear(contract) and contract.owner == viewer)
        or (waits_to_be_ended(contract) and contract.owner == viewer)
        or may_sign(contract, viewer)
    )


def reviews(contract: Contract, viewer: str) -> bool:
    """Whether this person is the one who decides for our side."""
    return contract.review is not None and contract.review.reviewer == viewer


def grouped(
    contracts: Sequence[Contract], viewer: str, text: Text
) -> Sequence[tuple[str, Sequence[Contract]]]:
    """Under its heading each: what needs this person, what waits for others, what has ended."""
    mine = [one for one in contracts if needs(one, viewer)]
    others = [one for one in contracts if one.status in OPEN and one not in mine]
    done = [one for one in contracts if one.status not in OPEN]
    said = text.status
    return ((said.needs_me, mine), (said.waits_for_others, others), (said.recently_done, done))


def _facts(contract: Contract, text: Text) -> Sequence[str]:
    words = text.words
    deadline = when.plain(contract.order.deadline, text)
    until = words.labelled(words.deadline_label, deadline) if contract.status in OPEN else ""
    signed = words.signed_of(contract.signed, contract.signatures)
    shown = "" if contract.status is Status.FAILED else signed
    return [one for one in (contract.id, facts.status_word(contract, text), shown, until) if one]


def row(contract: Contract, text: Text, *more: str) -> Block:
    """One contract in a list, with a button to its details; `more` are further lines."""
    name = facts.name_of(contract, text)
    label = text.words.labelled(text.status.details, f"{contract.id} {name}")
    return SectionBlock(
        text=plain("\n".join((name, " · ".join(_facts(contract, text)), *more))),
        accessory=button(text.status.details, DETAILS, contract.id, says=label),
    )


def _aloud(contract: Contract, text: Text) -> str:
    name = facts.name_of(contract, text, 50)
    return text.words.labelled(name, text.words.comma.join(_facts(contract, text)))


def _empty(text: Text) -> Message:
    new = button(text.status.new_contract, NEW, style="primary")
    return Message(text.status.empty, (paragraph(text.status.empty), actions(new)))
