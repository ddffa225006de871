"""The modal that asks who takes a role that was left open."""

from collections.abc import Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import InputBlock
from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.model import Contract
from services.contracts.name_signer import unnamed
from services.contracts.order import Signer
from services.contracts.rules import Problem

from . import create_signers, facts, inputs
from .bricks import note, paragraph, v1
from .create_form import SignerRow
from .create_wish import signer
from .notice import notice
from .question import question
from .state import Values

SUBMIT = v1("name_signer")
ROLE = v1("name_signer:role")
_ROW = v1("name_signer:who")


def form(contract: Contract, text: Text, row: SignerRow | None = None) -> View:
    """`row` is what was typed before; else it asks for one of the kind that was ordered."""
    said, (first, *_) = text.name_signer, unnamed(contract)
    row = row or SignerRow(kind=contract.parties[first].signer.kind)
    return question(
        SUBMIT,
        said,
        [
            paragraph(said.explains(facts.name_of(contract, text))),
            *_roles(contract, text),
            *create_signers.inputs_of(row, f"{_ROW}:0", text),
            note(said.no_text),
        ],
        about=f"{contract.id} {first}",
    )


def read(view: Mapping[str, Any]) -> tuple[str, int, SignerRow]:
    """The contract's id, the index of the party, and who was typed."""
    contract_id, _, first = str(view["private_metadata"]).partition(" ")
    values = Values(view)
    role, _ = values.chosen(ROLE)
    return contract_id, int(role or first), create_signers.row_of(values, f"{_ROW}:0")


def named(row: SignerRow) -> Signer:
    """Tidied as in the form for a new contract."""
    return signer(row)


def errors(found: Sequence[Problem], text: Text) -> dict[str, str]:
    return create_signers.errors_at(_ROW, found, text)


def submitted(contract: Contract, text: Text) -> View:
    """The answer to the modal, once the wish is safe with us."""
    asked = text.name_signer.asked(facts.name_of(contract, text))
    return notice(text.name_signer.title, asked, text, "success", about=contract.id)


def _roles(contract: Contract, text: Text) -> Sequence[InputBlock]:
    """Which of them, where several were left open."""
    said = text.name_signer
    open_ = unnamed(contract)
    options = [inputs.option(str(index), said.number(index + 1)) for index in open_]
    if len(options) < 2:
        return ()
    return (inputs.select(ROLE, said.role, options, str(open_[0])),)
