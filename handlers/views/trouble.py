"""The message to one person about something of theirs that did not work."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, ConfirmObject

from handlers.text import Text
from services.contracts.announcements import TellTrouble, Trouble
from services.contracts.model import Contract, Status

from . import facts, foreign, mask
from .bricks import actions, button, note, paragraph, plain, v1
from .message import Message, spoken

CREATE_AGAIN = v1("trouble:create_again")
GIVE_UP = v1("trouble:give_up")
REOPEN = v1("trouble:reopen")


def trouble(announcement: TellTrouble, contract: Contract, text: Text) -> Message:
    """What happened, why, what to do, and the reference for support.

    The choice is there only while the owner still has to decide: see `Creation.unclear`. What
    was typed for a contract that failed is a button away.
    """
    said = _sentences(announcement, contract, text)
    told = (contract.id, announcement.code, announcement.request_id)
    small = text.words.reference(foreign.short(" ".join(filter(None, told)), 300))
    blocks: list[Block] = [*map(paragraph, said)]
    if announcement.ask and facts.unclear(contract):
        blocks.append(_choice(contract, text))
    elif announcement.doing is Trouble.CREATE and _has_form(contract):
        blocks.append(_reopen(contract, text))
    blocks.append(note(small))
    return Message(spoken(text, *map(foreign.escape, (*said, small))), tuple(blocks))


def _has_form(contract: Contract) -> bool:
    """An agreement that dissolves a contract was not typed into the form."""
    return contract.status is Status.FAILED and contract.order.source.kind != "release"


def _sentences(announcement: TellTrouble, contract: Contract, text: Text) -> Sequence[str]:
    said, name = text.trouble, _name(announcement, contract, text)
    if announcement.ask:
        if not facts.unclear(contract):
            return (text.replies.settled_already(name),)
        explains = text.group.unclear_explains if contract.group else said.unclear_explains
        return (said.unclear(name), explains)
    if announcement.waiting:
        unset = announcement.error == "Misconfigured"
        after = text.errors.not_set_up if unset else said.waiting
        return (said.delayed[announcement.doing](name), after)
    return (said.failed[announcement.doing](name), why_not(announcement, text))


def _name(announcement: TellTrouble, contract: Contract, text: Text) -> str:
    """All contracts of a group are made together, and the first answers for them."""
    together = announcement.doing in (Trouble.CREATE, Trouble.GROUP)
    return facts.made_as(contract, text) if together else facts.name_of(contract, text)


def why_not(announcement: TellTrouble, text: Text) -> str:
    errors = text.errors
    if announcement.reason is not None:
        detail = foreign.short(mask.prose(announcement.detail), 200)
        return errors.refused(announcement.reason, detail)
    if announcement.doing is Trouble.GROUP:
        return text.group.not_all_heard_of
    if announcement.doing is Trouble.SHOW:
        return text.trouble.not_shown
    if announcement.doing is Trouble.ANNOUNCE:
        return text.replies.bot_not_in_channel
    by_class = {
        "Unavailable": errors.unavailable,
        "NotKept": errors.unavailable,
        "NotYet": errors.not_yet,
        "Unsupported": errors.unsupported,
        "NotAllowed": errors.not_allowed,
        "NotFound": errors.not_found(announcement.contract_id),
        "Misconfigured": errors.not_set_up,
    }
    return by_class.get(announcement.error, errors.unexpected)


def _reopen(contract: Contract, text: Text) -> Block:
    said, name = text.trouble, facts.made_as(contract, text)
    return actions(
        button(said.reopen, REOPEN, contract.id, says=text.words.labelled(said.reopen, name))
    )


def _choice(contract: Contract, text: Text) -> Block:
    said, name = text.trouble, facts.made_as(contract, text)
    again = ConfirmObject(
        title=plain(said.create_again_title),
        text=plain(said.create_again_warning),
        confirm=plain(said.create_again),
        deny=plain(text.words.go_back),
        style="danger",
    )
    give_up = ConfirmObject(
        title=plain(said.give_up_title),
        text=plain(said.give_up_warning),
        confirm=plain(said.give_up),
        deny=plain(text.words.go_back),
    )
    return actions(
        button(
            said.create_again,
            CREATE_AGAIN,
            contract.id,
            says=text.words.labelled(said.create_again, name),
            style="danger",
            confirm=again,
        ),
        button(
            said.give_up,
            GIVE_UP,
            contract.id,
            says=text.words.labelled(said.give_up, name),
            confirm=give_up,
        ),
    )
