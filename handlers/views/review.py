"""The reviewer's card, and the modals that ask why a contract is sent back or refused."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import ActionsBlock, Block, InputBlock
from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.can import Can
from services.contracts.lifecycle import OPEN
from services.contracts.model import Contract, Decision
from services.contracts.rules import Problem

from . import facts, foreign, inputs, mask
from .bricks import actions, button, header, note, paragraph, plain, quote, rich, rich_note, v1
from .message import Message, spoken
from .notice import notice
from .problems import sentence
from .state import Values

VIEW = v1("review:view")
APPROVE = v1("review:approve")
SEND_BACK = v1("review:send_back")
REFUSE = v1("review:refuse")
SEND_BACK_SUBMIT = v1("review:send_back:submit")
REFUSE_SUBMIT = v1("review:refuse:submit")
REASON = v1("review:reason")
SURE = v1("review:sure")


def card(contract: Contract, text: Text, *, can: frozenset[Can] = frozenset()) -> Message:
    """The reviewer's card: what to decide, and once it is decided, who did so and when."""
    asks = text.review.asks(foreign.mention(contract.owner))
    blocks: list[Block] = [
        header(text.review.heading),
        rich(asks),
        paragraph(foreign.short(contract.order.name, 200) or text.words.no_name),
        *facts.part_note(contract, text),
        facts.fields(contract, text),
        facts.parties(contract, text),
        *_outcome(contract, text),
    ]
    hint = _hint(contract, text)
    if hint:
        blocks.append(paragraph(hint))
    blocks.append(note(text.words.labelled(text.words.contract_label, contract.id)))
    blocks.extend(review_buttons(contract, text, can))
    aloud = spoken(text, asks, *facts.spoken_facts(contract, text), foreign.escape(hint))
    return Message(aloud, tuple(blocks))


def send_back_form(contract: Contract, text: Text, *, limit: int, reason: str = "") -> View:
    """`limit` is `Rules.review_reason_limit`; `reason` is what was typed before."""
    said = text.review
    return View(
        type="modal",
        callback_id=SEND_BACK_SUBMIT,
        title=plain(said.send_back_title),
        submit=plain(said.send_back_submit),
        close=plain(said.close),
        private_metadata=contract.id,
        blocks=[
            paragraph(said.send_back_explains(facts.name_of(contract, text))),
            _reason(said.send_back_reason, reason, limit, text),
        ],
    )


def refuse_form(contract: Contract, text: Text, *, limit: int, reason: str = "") -> View:
    """Asks for a reason and a tick: it ends the contract and cannot be taken back."""
    said = text.review
    return View(
        type="modal",
        callback_id=REFUSE_SUBMIT,
        title=plain(said.refuse_title),
        submit=plain(said.refuse_submit),
        close=plain(said.close),
        private_metadata=contract.id,
        blocks=[
            paragraph(said.refuse_explains(facts.name_of(contract, text))),
            _reason(said.refuse_reason, reason, limit, text),
            inputs.tick(SURE, said.refuse_sure, inputs.option("sure", said.refuse_sure_option)),
        ],
    )


def read_send_back(view: Mapping[str, Any]) -> tuple[str, str]:
    """The contract's id, and the reason as it was typed."""
    return str(view["private_metadata"]), Values(view).typed(REASON)


def read_refuse(view: Mapping[str, Any]) -> tuple[str, str, bool]:
    """The contract's id, the reason as it was typed, and whether the box is ticked."""
    values = Values(view)
    return str(view["private_metadata"]), values.typed(REASON), values.ticked(SURE)


def errors(problem: Problem, text: Text) -> dict[str, str]:
    """Where the reason cannot be handed in as it is."""
    return {REASON: sentence(problem, text)}


def not_sure(text: Text) -> dict[str, str]:
    """Where the box of `refuse_form` was not ticked."""
    return {SURE: text.review.refuse_not_sure}


def received(contract_id: str, text: Text) -> View:
    """The answer to either modal, once the decision is safe with us."""
    return notice(text.review.heading, text.review.received, text, "success", about=contract_id)


def _open(contract: Contract) -> bool:
    review = contract.review
    undecided = review is not None and not review.closed
    return undecided and contract.status in OPEN and bool(contract.remote_id)


def _hint(contract: Contract, text: Text) -> str:
    review = contract.review
    if review is None or review.closed:
        return text.review.needless if review and review.needless else ""
    if contract.status not in OPEN:
        return text.review.over
    if contract.held:
        return text.review.explains_sending
    sent_back = review.decision is Decision.SENT_BACK
    return text.review.still_open if sent_back else text.review.explains


def _outcome(contract: Contract, text: Text) -> list[Block]:
    review = contract.review
    if review is None or review.decision is None:
        return []
    why = mask.prose(review.reason)
    line = facts.review_line(contract, text)
    return [*([rich_note(line)] if line else []), *([quote(why)] if why else [])]


def review_buttons(
    contract: Contract, text: Text, can: frozenset[Can] = frozenset()
) -> Sequence[ActionsBlock]:
    """What the reviewer can decide now, and a look at what it is about."""
    if not _open(contract):
        return ()
    said, name, id_ = text.review, facts.name_of(contract, text), contract.id

    def says(label: str) -> str:
        return text.words.labelled(label, name)

    approve = said.approve_sending if contract.held else said.approve
    buttons = [
        button(approve, APPROVE, id_, says=says(approve), style="primary"),
        button(said.send_back, SEND_BACK, id_, says=says(said.send_back)),
    ]
    if not contract.held:  # what nobody may sign yet, nobody can refuse to sign
        buttons.append(button(said.refuse, REFUSE, id_, says=says(said.refuse), style="danger"))
    sent_back = contract.review and contract.review.decision is Decision.SENT_BACK
    decisions = (one for one in buttons if not sent_back or one.action_id != SEND_BACK)
    look = button(text.card.view, VIEW, id_, says=says(text.card.view))
    return (*((actions(look),) if Can.VIEW_LINK in can else ()), actions(*decisions))


def _reason(label: str, value: str, limit: int, text: Text) -> InputBlock:
    hint = text.review.reason_hint(limit)
    return inputs.typed(REASON, label, value, hint=hint, limit=limit, multiline=True)
