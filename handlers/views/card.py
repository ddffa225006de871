"""The one living message of a contract, in every state, and the lines in its thread."""

from collections.abc import Sequence

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement

from handlers.text import Text
from services.contracts.announcements import AddLine, Line
from services.contracts.can import Can
from services.contracts.destroy import can_be_destroyed
from services.contracts.grow import can_grow, waits_to_be_ended
from services.contracts.hand_over import can_be_handed_over
from services.contracts.model import Contract, Decision, Status
from services.contracts.name_signer import unnamed
from services.contracts.order import Releasing
from services.contracts.remind import reminders_left

from . import facts, foreign, mask, when
from .bricks import actions, button, header, menu, note, paragraph, quote, rich, rich_note, v1
from .message import Message, spoken

REMIND = v1("card:remind")
CANCEL = v1("card:cancel")
DOWNLOAD = v1("card:download")
MORE = v1("card:more")
EXTEND = v1("card:extend")
NAME_SIGNER = v1("card:name_signer")
HAND_OVER = v1("card:hand_over")
GROW = v1("card:grow")
END = v1("card:end")
DESTROY = v1("card:destroy")
VIEW = v1("card:view")
VERIFY = v1("card:verify")
EVIDENCE = v1("card:evidence")
RELEASE = v1("card:release")

_MOST_ENTRIES = 5
"""Of a menu, by Slack's rule; what is left over stands beside it."""

_OUT = (Status.FILLING, Status.WAITING, Status.PARTLY_SIGNED)


def card(
    contract: Contract, text: Text, *, can: frozenset[Can], reminders: int | None = None
) -> Message:
    """What everybody may see of a contract, with what its owner may do now.

    `reminders` is how many one signer can get (`Rules.reminders`), None where that is not known.
    """
    left = reminders_left(contract, reminders)
    blocks: list[Block] = [
        header(facts.name_of(contract, text, 140)),
        facts.fields(contract, text),
        facts.parties(contract, text),
    ]
    if review := facts.review_line(contract, text):
        blocks.append(rich_note(review))
    blocks.extend(facts.reason(contract, text))
    blocks.append(paragraph(next_step(contract, text)))
    blocks.extend(facts.part_note(contract, text))
    blocks.extend(note(line) for line in _agreement(contract, text))
    if contract.destroyed:
        blocks.append(note(text.destroy.gone))
    blocks.append(rich_note(_small_print(contract, text, left)))
    if buttons := card_buttons(contract, text, can - {Can.REMIND} if left == 0 else can):
        blocks.append(buttons)
    return Message(spoken_card(contract, text), tuple(blocks))


def spoken_card(contract: Contract, text: Text) -> str:
    """The whole card in words."""
    gone = (text.destroy.gone,) if contract.destroyed else ()
    step = foreign.escape(next_step(contract, text))
    return spoken(text, *facts.spoken_facts(contract, text), step, *gone)


def next_step(contract: Contract, text: Text) -> str:
    """What happens next, or what can be done."""
    if facts.unclear(contract):
        return text.card.next_unclear
    if contract.held:
        return text.card.next_held_in_review if contract.review else text.card.next_held
    if facts.in_review(contract):
        sent_back = contract.review and contract.review.decision is Decision.SENT_BACK
        return text.card.next_sent_back if sent_back else text.card.next_in_review
    if contract.status is Status.FAILED and contract.ended_by:
        return text.card.next_given_up
    if waits_to_be_ended(contract):
        return text.grow.next_to_end
    if contract.status in _OUT and contract.order.growing:
        return text.words.gap.join((text.card.next[contract.status], text.grow.next_open))
    return text.card.next[contract.status]


def card_buttons(contract: Contract, text: Text, can: frozenset[Can]) -> ActionsBlock | None:
    """What the owner can do in this state with this edition; None when it is nothing."""
    name = facts.name_of(contract, text)
    words = text.card
    buttons: list[ButtonElement] = []
    to_be_ended = waits_to_be_ended(contract)
    if to_be_ended and Can.GROWING in can:
        says = text.words.labelled(text.grow.end, name)
        buttons.append(button(text.grow.end, END, contract.id, says=says, style="primary"))
    if contract.status in _OUT and Can.REMIND in can and not to_be_ended:
        says = text.words.labelled(words.remind, name)
        buttons.append(button(words.remind, REMIND, contract.id, says=says))
    if contract.status in _OUT and Can.CANCEL in can:
        says = text.words.labelled(words.cancel, name)
        buttons.append(button(words.cancel, CANCEL, contract.id, says=says, style="danger"))
    done = contract.status in (Status.FINISHED, Status.RELEASED) and not contract.destroyed
    if done and Can.DOWNLOAD in can:
        says = text.words.labelled(words.download, name)
        buttons.append(button(words.download, DOWNLOAD, contract.id, says=says, style="primary"))
    rarer = more(contract, text, can)
    in_menu, beside = rarer[:_MOST_ENTRIES], rarer[_MOST_ENTRIES:]
    buttons.extend(button(*entry, says=text.words.labelled(entry[0], name)) for entry in beside)
    elements = [*buttons, *((menu(MORE, *in_menu),) if in_menu else ())]
    return actions(*elements) if elements else None


def more(contract: Contract, text: Text, can: frozenset[Can]) -> Sequence[tuple[str, str, str]]:
    """What is done more rarely than the buttons' work, and what is needed most first."""
    grows = Can.GROWING in can and can_grow(contract)
    out = contract.status in _OUT
    done = contract.status in (Status.FINISHED, Status.RELEASED) and not contract.destroyed
    may_end = contract.status is Status.FINISHED and contract.order.source.kind != "release"
    offered = (
        (grows, text.grow.menu, GROW),
        (grows and not waits_to_be_ended(contract), text.grow.end, END),
        (out and Can.EXTEND in can and not contract.group, text.extend.menu, EXTEND),
        (out and Can.ADD_SIGNER in can and unnamed(contract), text.name_signer.menu, NAME_SIGNER),
        (
            out and Can.FORWARD in can and can_be_handed_over(contract),
            text.hand_over.menu,
            HAND_OVER,
        ),
        ((out or done) and Can.VIEW_LINK in can, text.card.view, VIEW),
        (done and Can.VERIFY in can, text.evidence.verify, VERIFY),
        (done and Can.EVIDENCE in can, text.evidence.menu, EVIDENCE),
        (may_end and Can.RELEASE in can, text.release.menu, RELEASE),
        (Can.SERVER_SIGN in can and can_be_destroyed(contract), text.destroy.menu, DESTROY),
    )
    return [(label, action, contract.id) for is_offered, label, action in offered if is_offered]


def _agreement(contract: Contract, text: Text) -> Sequence[str]:
    """What a contract and the agreement that dissolves it say of each other."""
    if isinstance(contract.order.source, Releasing):
        return (text.release.of(contract.order.source.contract_id),)
    under_way = contract.agreement and contract.status is Status.FINISHED
    return (text.release.by(contract.agreement),) if under_way else ()


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
        return text.card.of_party[kind](facts.party_name(contract.parties[party], text)), False
    if kind in text.card.of_person and announcement.who:
        return text.card.of_person[kind](foreign.mention(announcement.who)), True
    return text.card.of_contract[kind], False


def _small_print(contract: Contract, text: Text, reminders: int | None) -> str:
    """`reminders` is how many are left, where a limit is known and somebody is waited for."""
    said = [text.card.id_line(contract.id, when.mrkdwn(contract.changed_at, text))]
    if contract.reminded_at:
        said.append(text.card.reminded_line(when.mrkdwn(contract.reminded_at, text)))
    if reminders is not None and contract.status in _OUT:
        said.append(text.card.reminders_left(reminders))
    return " · ".join(said)
