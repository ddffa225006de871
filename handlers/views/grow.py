"""The modals that ask who joins a contract while it runs, and whether it is to end."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.grow import all_are_placed, unsigned
from services.contracts.model import Contract
from services.contracts.order import Signer
from services.contracts.rules import Problem

from . import create_signers, facts, foreign
from .bricks import note, paragraph, plain, v1
from .create_asks import Asks
from .create_form import SignerRow
from .create_wish import signer
from .message import Message, spoken
from .notice import notice
from .question import question
from .state import Values

SUBMIT = v1("grow")
END_SUBMIT = v1("grow:end")
_ROW = v1("grow:who")
_MOST_NAMES = 10


def form(contract: Contract, text: Text, *, places: bool, row: SignerRow | None = None) -> View:
    """`row` is what was typed before; `places`: the edition lets us say where somebody signs."""
    said, row = text.grow, row or SignerRow()
    asks = Asks(places=all_are_placed(contract))
    return question(
        SUBMIT,
        said,
        [
            paragraph(said.explains(facts.name_of(contract, text))),
            *create_signers.inputs_of(row, f"{_ROW}:0", text),
            *create_signers.rarer_inputs_of(row, f"{_ROW}:0", text, asks, places=places),
            note(said.no_text),
        ],
        about=contract.id,
    )


def read(view: Mapping[str, Any]) -> tuple[str, SignerRow]:
    """The contract's id, and who was typed."""
    return str(view["private_metadata"]), create_signers.row_of(Values(view), f"{_ROW}:0")


def joining(row: SignerRow) -> Signer:
    """Tidied as in the form for a new contract."""
    return signer(row)


def errors(found: Sequence[Problem], text: Text) -> dict[str, str]:
    return create_signers.errors_at(_ROW, found, text)


def submitted(contract: Contract, text: Text) -> View:
    """The answer to the modal, once the wish is safe with us."""
    asked = text.grow.asked(facts.name_of(contract, text))
    return notice(text.grow.title, asked, text, "success", about=contract.id)


def end_form(contract: Contract, text: Text) -> View:
    """It cannot be taken back, so it is asked for twice."""
    said = text.grow
    return View(
        type="modal",
        callback_id=END_SUBMIT,
        title=plain(said.end_title),
        submit=plain(said.end_submit),
        close=plain(said.end_close),
        private_metadata=contract.id,
        blocks=[paragraph(said.end_explains(facts.name_of(contract, text)))],
    )


def end_submitted(contract: Contract, text: Text) -> View:
    asked = text.grow.end_asked(facts.name_of(contract, text))
    return notice(text.grow.end_title, asked, text, "success", about=contract.id)


def not_all(contract: Contract, text: Text) -> Message:
    """Who has not signed, masked: until then it cannot be ended."""
    sentence = _not_all(contract, text)
    return Message(spoken(text, foreign.escape(sentence)), (paragraph(sentence),))


def end_refused(contract: Contract, text: Text) -> View:
    """The same, in the modal that was submitted all the same."""
    return notice(text.grow.end_title, _not_all(contract, text), text, "warning", about=contract.id)


def _not_all(contract: Contract, text: Text) -> str:
    missing = unsigned(contract)
    names = [facts.party_name(party, text) for party in missing[:_MOST_NAMES]]
    if len(missing) > _MOST_NAMES:
        names.append(text.words.more_parties(len(missing) - _MOST_NAMES))
    return text.grow.not_all(facts.name_of(contract, text), text.words.list_comma.join(names))
