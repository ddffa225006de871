"""The one message about all that were ordered together: how many were made, and why others not."""

from collections.abc import Mapping, Sequence

from slack_sdk.models.blocks import Block

from handlers.text import Text
from services.contracts.announcements import TellMany, TellTrouble, Trouble
from services.contracts.model import Contract, Status

from . import facts, foreign
from .bricks import actions, button, note, paragraph, v1
from .message import Message, spoken
from .trouble import why_not

CORRECT = v1("create_many:correct")

_MOST_WHYS = 3
"""Different reasons: they are read, and heard, in one message."""
_NAME_LIMIT = 60


def told(announcement: TellMany, contracts: Sequence[Contract], text: Text) -> Message:
    """As they stand by now. What failed can be put right in the form, all of it together."""
    count = len(announcement.contract_ids)
    over = not (announcement.waiting or announcement.error)
    first = _outcome(contracts, count, text) if over else _not_over(announcement, count, text)
    failed = [one for one in contracts if over and one.failure and one.status is Status.FAILED]
    blocks: list[Block] = [*map(paragraph, first)]
    aloud = [*first]
    if failed:
        heading = text.create_many.not_made(len(failed))
        blocks.append(paragraph(heading))
        aloud.append(heading)
        for why, about in _whys(failed, text).items():
            blocks += [paragraph(why), note(_names(about, text))]
            numbers = text.words.list_comma.join(one.id for one in about)
            aloud.append(text.words.labelled(why, numbers))
        ids = " ".join(one.id for one in failed)
        blocks.append(actions(button(text.create_many.correct, CORRECT, ids)))
    return Message(spoken(text, *map(foreign.escape, aloud)), tuple(blocks))


def ids_in(value: str) -> Sequence[str]:
    """The ids of the contracts that the button is about."""
    return value.split()


def _not_over(announcement: TellMany, count: int, text: Text) -> Sequence[str]:
    said = text.create_many
    if announcement.waiting:
        unset = announcement.error == "Misconfigured"
        return said.delayed(count), text.errors.not_set_up if unset else text.trouble.waiting
    told = TellTrouble(
        contract_id=announcement.contract_id,
        who=announcement.who,
        doing=Trouble.CREATE,
        error=announcement.error,
    )
    return said.stopped(count), why_not(told, text)


def _outcome(contracts: Sequence[Contract], count: int, text: Text) -> Sequence[str]:
    said = text.create_many
    unclear = sum(facts.unclear(one) for one in contracts)
    failed = sum(one.status is Status.FAILED for one in contracts)
    made = count - failed - unclear
    some = said.some_made(made, count) if made or unclear else said.none_made(count)
    first = said.all_made(count) if made == count else some
    return [first, *((said.unclear(unclear),) if unclear else ())]


def _whys(failed: Sequence[Contract], text: Text) -> Mapping[str, Sequence[Contract]]:
    """Each reason once, with the contracts it is about."""
    found: dict[str, list[Contract]] = {}
    for contract in failed:
        why = _why(contract, text)
        rest = len(found) >= _MOST_WHYS and why not in found
        found.setdefault(text.create_many.other_reasons if rest else why, []).append(contract)
    return found


def _names(contracts: Sequence[Contract], text: Text) -> str:
    called = (f"{one.id} {facts.name_of(one, text, _NAME_LIMIT)}" for one in contracts)
    return text.words.list_comma.join(called)


def _why(contract: Contract, text: Text) -> str:
    kept = contract.failure.model_dump() if contract.failure else {}
    doing, owner = Trouble.CREATE, contract.owner
    told = TellTrouble(contract_id=contract.id, who=owner, doing=doing, **kept)
    return why_not(told, text)
