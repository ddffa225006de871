"""The one living message of a contract, in every state, and the lines in its thread."""

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from handlers.text import Text
from services.contracts.announcements import AddLine, Line
from services.contracts.model import Contract, Decision, Status
from services.contracts.ports import Can

from . import facts, foreign, mask, when
from .bricks import actions, button, header, note, paragraph, quote, rich, rich_note, v1
from .message import Message, spoken

REMIND = v1("card:remind")
CANCEL = v1("card:cancel")
DOWNLOAD = v1("card:download")

_OUT = (Status.FILLING, Status.WAITING, Status.PARTLY_SIGNED)


def card(contract: Contract, text: Text, *, can: frozenset[Can]) -> Message:
    """What everybody may see of a contract, with what its owner may do now."""
    blocks: list[Block] = [
        header(facts.name_of(contract, text, 140)),
        facts.fields(contract, text),
        facts.parties(contract, text),
    ]
    if review := facts.review_line(contract, text):
        blocks.append(rich_note(review))
    blocks.extend(facts.reason(contract, text))
    blocks.append(paragraph(next_step(contract, text)))
    blocks.append(rich_note(_small_print(contract, text)))
    if buttons := card_buttons(contract, text, can):
        blocks.append(buttons)
    return Message(spoken_card(contract, text), tuple(blocks))


def spoken_card(contract: Contract, text: Text) -> str:
    """The whole card in words."""
    return spoken(
        text, *facts.spoken_facts(contract, text), foreign.escape(next_step(contract, text))
    )


def next_step(contract: Contract, text: Text) -> str:
    """What happens next, or what can be done."""
    if facts.unclear(contract):
        return text.card.next_unclear
    if facts.in_review(contract):
        sent_back = contract.review and contract.review.decision is Decision.SENT_BACK
        return text.card.next_sent_back if sent_back else text.card.next_in_review
    if contract.status is Status.FAILED and contract.ended_by:
        return text.card.next_given_up
    return text.card.next[contract.status]


def card_buttons(contract: Contract, text: Text, can: frozenset[Can]) -> ActionsBlock | None:
    """What the owner can do in this state with this edition; None when it is nothing."""
    name = facts.name_of(contract, text)
    words = text.card
    buttons: list[ButtonElement] = []
    if contract.status in _OUT and Can.REMIND in can:
        says = text.words.labelled(words.remind, name)
        buttons.append(button(words.remind, REMIND, contract.id, says=says))
    if contract.status in _OUT and Can.CANCEL in can:
        says = text.words.labelled(words.cancel, name)
        buttons.append(button(words.cancel, CANCEL, contract.id, says=says, style="danger"))
    if contract.status in (Status.FINISHED, Status.RELEASED) and Can.DOWNLOAD in can:
        says = text.words.labelled(words.download, name)
        buttons.append(button(words.download, DOWNLOAD, contract.id, says=says, style="primary"))
    return actions(*buttons) if buttons else None


def line(announcement: AddLine, contract: Contract, text: Text) -> Message:
    """One event as a short line. Its text names the contract, for it is read on its own; so does
    what is also shown in the channel, away from the card."""
    said, is_mrkdwn = _sentence(announcement, contract, text)
    why = mask.prose(announcement.reason)
    blocks: list[Block] = [rich(said) if is_mrkdwn else paragraph(said)]
    if why:
        blocks.append(quote(why))
    if announcement.broadcast:
        blocks.append(note(f"{facts.name_of(contract, text)} · {contract.id}"))
    if announcement.repaired:
        blocks.append(note(text.card.repaired))
    name = foreign.escape(text.words.quoted(facts.name_of(contract, text)))
    aloud = said if is_mrkdwn else foreign.escape(said)
    unknown = announcement.line is Line.UNKNOWN_STATUS
    label = text.words.status_label if unknown else text.words.reason_label
    reason = text.words.labelled(label, foreign.mrkdwn(why, 200)) if why else ""
    repaired = text.card.repaired if announcement.repaired else ""
    said_aloud = spoken(text, text.words.labelled(name, aloud), reason, repaired)
    return Message(said_aloud, tuple(blocks))


def _sentence(announcement: AddLine, contract: Contract, text: Text) -> tuple[str, bool]:
    """What happened, and whether it is mrkdwn; stars of masked names would be bold there."""
    kind, party = announcement.line, announcement.party
    if kind in text.card.of_party and party is not None and party < len(contract.parties):
        return text.card.of_party[kind](facts.party_name(contract.parties[party])), False
    if kind in text.card.of_person and announcement.who:
        return text.card.of_person[kind](foreign.mention(announcement.who)), True
    return text.card.of_contract[kind], False


def _small_print(contract: Contract, text: Text) -> str:
    told = text.card.id_line(contract.id, when.mrkdwn(contract.changed_at, text))
    if contract.reminded_at is None:
        return told
    return f"{told} · {text.card.reminded_line(when.mrkdwn(contract.reminded_at, text))}"
