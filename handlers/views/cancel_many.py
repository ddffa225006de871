"""The modal that asks which contracts are withdrawn together, and what it answers."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.model import Contract
from services.contracts.rules import At, Problem

from . import foreign, inputs, mask
from .bricks import actions, link_button, note, paragraph, plain, v1
from .notice import notice
from .problems import sentence
from .question import question
from .state import Values

SUBMIT = v1("cancel_many")
CONTRACTS = v1("cancel_many:contracts")
REASON = v1("cancel_many:reason")
OPEN_LINK = v1("cancel_many:open")

_LABEL_LIMIT = 75
_MOST_REASONS = 20


def form(contracts: Sequence[Contract], text: Text, *, most: int, limit: int) -> View:
    """`contracts` are those that can be withdrawn, newest first; at most `most` at once.

    `limit` is how long the edition lets a reason be.
    """
    said = text.cancel_many
    options = [inputs.option(one.id, _label(one, text)) for one in contracts[:most]]
    left_out = (note(said.newest(most)),) if len(contracts) > most else ()
    hint = text.cancel.reason_hint(limit)
    return question(
        SUBMIT,
        said,
        [
            paragraph(said.explains),
            paragraph(text.cancel.quota),
            inputs.several(CONTRACTS, said.contracts, options, placeholder=said.choose),
            *left_out,
            inputs.typed(REASON, text.cancel.reason, "", hint=hint, limit=limit, multiline=True),
        ],
    )


def read(view: Mapping[str, Any]) -> tuple[tuple[str, ...], str]:
    """The ids of the contracts that were chosen, and the reason as it was typed."""
    values = Values(view)
    return values.several(CONTRACTS), values.typed(REASON)


def errors(found: Sequence[Problem], text: Text) -> dict[str, str]:
    """Each at its field."""
    at = {At.CONTRACTS: CONTRACTS}
    return {at.get(one.at, REASON): sentence(one, text) for one in found}


def submitted(count: int, text: Text) -> View:
    """The answer to the modal, once the wish is safe with us."""
    return notice(text.cancel_many.title, text.cancel_many.asked(count), text, "success")


def making_link(text: Text) -> View:
    """The answer to the modal where a link must be opened, until that is there."""
    return notice(text.cancel_many.title, text.cancel_many.making_link, text, "info")


def link(url: str, count: int, refused: Mapping[str, str], text: Text) -> View:
    """The link of the one who asked, in their own modal, which nobody else sees or keeps.

    `refused` says, by our id, why some will not be withdrawn through it; `url` is empty where
    none will.
    """
    said = text.cancel_many
    opens = link_button(said.open, OPEN_LINK, url, says=said.open) if url else None
    return View(
        type="modal",
        title=plain(said.title),
        close=plain(text.words.close),
        blocks=[
            *((paragraph(said.link_ready(count)), note(said.link_explains)) if opens else ()),
            *((actions(opens),) if opens else ()),
            *((paragraph(said.refused(len(refused))),) if refused else ()),
            *(note(_why(id_, why, text)) for id_, why in [*refused.items()][:_MOST_REASONS]),
        ],
    )


def failed(why: str, text: Text) -> View:
    return notice(text.cancel_many.title, why, text, "error")


def _why(contract_id: str, why: str, text: Text) -> str:
    return text.words.labelled(contract_id, foreign.short(mask.prose(why), 200) or "—")


def _label(contract: Contract, text: Text) -> str:
    name = foreign.clean(contract.order.name) or text.words.no_name
    return foreign.short(f"{contract.id} · {name}", _LABEL_LIMIT)
