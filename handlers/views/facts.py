"""What every surface shows of a contract: its name, where it stands, who signs, until when."""

from collections.abc import Sequence
from typing import assert_never

from slack_sdk.models.blocks import (
    Block,
    RichTextBlock,
    RichTextElementParts,
    RichTextListElement,
    RichTextSectionElement,
    SectionBlock,
)

from handlers.text import Text
from services.contracts.lifecycle import OPEN
from services.contracts.model import Contract, Decision, Party, Review, Standing, Status

from . import foreign, mask, when
from .bricks import mrkdwn, note, quote

NAME_LIMIT = 80
"""Of a contract's name inside a sentence; headers show more of it."""

_SHOWN_PARTIES = 20
_SPOKEN_PARTIES = 5

_STILL_TO_ACT = (Standing.NOT_YET, Standing.TO_FILL, Standing.FILLED, Standing.TO_SIGN)

_ENDED_EARLY = (
    Status.REFUSED,
    Status.EXPIRED,
    Status.CANCELLED,
    Status.INVALID,
    Status.FAILED,
)

_EMOJI = {
    Status.CREATING: ":memo:",
    Status.COMPOSING: ":memo:",
    Status.FILLING: ":hourglass_flowing_sand:",
    Status.WAITING: ":hourglass_flowing_sand:",
    Status.PARTLY_SIGNED: ":hourglass_flowing_sand:",
    Status.FINISHED: ":tada:",
    Status.REFUSED: ":x:",
    Status.EXPIRED: ":warning:",
    Status.CANCELLED: ":no_entry_sign:",
    Status.INVALID: ":warning:",
    Status.RELEASED: ":no_entry_sign:",
    Status.FAILED: ":x:",
    Status.UNKNOWN: ":warning:",
}


def name_of(contract: Contract, text: Text, limit: int = NAME_LIMIT) -> str:
    """The contract's name, cleaned and cut, for plain text."""
    return foreign.short(contract.order.name, limit) or text.words.no_name


def part_of(contract: Contract, text: Text) -> str:
    """Which contract of its group it is; empty where it is in none."""
    group = contract.group
    if group is None:
        return ""
    return text.group.part_of(made_as(contract, text), group.place + 1, group.size)


def part_note(contract: Contract, text: Text) -> Sequence[Block]:
    """The same as a note, where there is one."""
    part = part_of(contract, text)
    return (note(part),) if part else ()


def made_as(contract: Contract, text: Text) -> str:
    """The name of what was sent with it in one go: its group, or else the contract alone."""
    if contract.group is None:
        return name_of(contract, text)
    return foreign.short(contract.group.name, NAME_LIMIT) or text.words.no_name


def in_review(contract: Contract) -> bool:
    """Whether our side waits for its reviewer."""
    review = contract.review
    if contract.held:
        return review is not None
    going = contract.status in OPEN - {Status.CREATING, Status.COMPOSING}
    return going and review is not None and not review.closed


def unclear(contract: Contract) -> bool:
    """Whether the owner must say if it is created again."""
    return contract.status is Status.CREATING and contract.creation.unclear


def status_word(contract: Contract, text: Text) -> str:
    if unclear(contract):
        return text.words.needs_attention
    if contract.held or in_review(contract):
        return text.words.in_review
    return text.words.status[contract.status]


def fields(contract: Contract, text: Text) -> SectionBlock:
    """Status, signatures, deadline and owner, two beside each other."""
    words = text.words
    emoji = ":warning:" if unclear(contract) else _EMOJI[contract.status]
    emoji = ":eyes:" if in_review(contract) else emoji
    rows = (
        (words.status_label, f"{status_word(contract, text)} {emoji}"),
        (words.signed_label, words.signed_of(contract.signed, contract.signatures)),
        (words.deadline_label, when.mrkdwn(contract.order.deadline, text)),
        (words.owner_label, foreign.mention(contract.owner)),
    )
    return SectionBlock(fields=[mrkdwn(f"*{label}*\n{value}") for label, value in rows])


def party_name(party: Party, text: Text) -> str:
    """Masked, and with the company for which they sign."""
    company = foreign.short(party.signer.company, 60)
    who = text.name_signer.nobody if party.signer.unnamed else mask.name(party.signer.name)
    return f"{who} · {company}" if company else who


def standing(contract: Contract, party: Party, text: Text) -> str:
    """Where a party stands; nobody waits any more once the contract has ended."""
    if contract.status not in OPEN and party.standing in _STILL_TO_ACT:
        return text.words.did_not_sign
    return text.words.standing[party.standing]


def parties(contract: Contract, text: Text) -> RichTextBlock:
    """Everybody who signs, masked, with where they stand."""
    shown = contract.parties[:_SHOWN_PARTIES]
    lines = [_party_line(contract, party, text) for party in shown]
    if len(contract.parties) > len(shown):
        lines.append(text.words.more_parties(len(contract.parties) - len(shown)))
    style = "ordered" if contract.order.ordered else "bullet"
    heading = RichTextElementParts.Text(text=text.words.parties_label, style={"bold": True})
    items = [RichTextSectionElement(elements=[_words(line)]) for line in lines]
    return RichTextBlock(
        elements=[
            RichTextSectionElement(elements=[heading]),
            RichTextListElement(style=style, elements=items),
        ]
    )


def reason(contract: Contract, text: Text) -> Sequence[Block]:
    """Why it ended early, in the words of who ended it."""
    why = _why(contract)
    return (note(text.words.reason_label), quote(why)) if why else ()


def review_line(contract: Contract, text: Text) -> str:
    """Mrkdwn: what the review of our side has come to; empty when none was asked for."""
    review = contract.review
    if review is None:
        return ""
    if review.decision is None or review.at is None:
        undecided = text.review.waiting_for(foreign.mention(review.reviewer))
        return undecided if in_review(contract) else ""
    return decided(review, when.mrkdwn(review.at, text), text)


def decided(review: Review, at: str, text: Text) -> str:
    """Mrkdwn: who decided what, and when; empty while nobody did."""
    who = foreign.mention(review.by or review.reviewer)
    match review.decision:
        case None:
            return ""
        case Decision.APPROVED:
            return text.review.approved(who, at)
        case Decision.SENT_BACK:
            return text.review.sent_back(who, at)
        case Decision.REFUSED:
            return text.review.refused(who, at)
        case _:
            assert_never(review.decision)


def spoken_facts(contract: Contract, text: Text) -> Sequence[str]:
    """Sentences for a message's text: name, status, signers, owner, deadline, review, reason."""
    words = text.words
    why = _why(contract)
    plain = (
        words.labelled(name_of(contract, text), status_word(contract, text)),
        words.signed_of(contract.signed, contract.signatures),
        *_spoken_parties(contract, text),
        words.labelled(words.deadline_label, when.plain(contract.order.deadline, text)),
        words.labelled(words.reason_label, foreign.short(why, 120)) if why else "",
        part_of(contract, text),
        words.labelled(words.contract_label, contract.id),
    )
    owner = words.labelled(words.owner_label, foreign.mention(contract.owner))
    return (*map(foreign.escape, plain), owner, _spoken_review(contract, text))


def _why(contract: Contract) -> str:
    """A running contract may carry the reason of a cancellation that is only on its way."""
    return mask.prose(contract.reason) if contract.status in _ENDED_EARLY else ""


def _spoken_review(contract: Contract, text: Text) -> str:
    review = contract.review
    if review is None or review.at is None:
        return review_line(contract, text)
    return decided(review, when.plain(review.at, text), text)


def _spoken_parties(contract: Contract, text: Text) -> Sequence[str]:
    shown = contract.parties[:_SPOKEN_PARTIES]
    lines = [
        text.words.labelled(
            foreign.short(party_name(party, text), 40), standing(contract, party, text)
        )
        for party in shown
    ]
    if len(contract.parties) > len(shown):
        lines.append(text.words.more_parties(len(contract.parties) - len(shown)))
    return lines


def _party_line(contract: Contract, party: Party, text: Text) -> str:
    own_day = party.deadline if contract.status in OPEN else None
    told = [
        party_name(party, text),
        *(() if party.signer.unnamed else (mask.mobile(party.signer.mobile),)),
        standing(contract, party, text),
        *((text.card.party_until(when.plain(own_day, text)),) if own_day else ()),
    ]
    why = mask.prose(party.reason)
    return " · ".join(told) + (f" · {foreign.short(why, 120)}" if why else "")


def _words(line: str) -> RichTextElementParts.Text:
    return RichTextElementParts.Text(text=line)
