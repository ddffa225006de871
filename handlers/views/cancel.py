"""The modal that asks why a contract is cancelled."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.model import Contract
from services.contracts.rules import Problem

from . import facts, inputs, problems
from .bricks import paragraph, v1
from .notice import notice
from .question import question
from .state import Values

SUBMIT = v1("cancel")
REASON = v1("cancel:reason")


def form(contract: Contract, text: Text, *, limit: int, reason: str = "") -> View:
    """`limit` is how long the edition lets a reason be; `reason` is what was typed before."""
    said = text.cancel
    return question(
        SUBMIT,
        said,
        [
            paragraph(said.explains(facts.name_of(contract, text))),
            paragraph(said.quota),
            inputs.typed(
                REASON,
                said.reason,
                reason,
                hint=said.reason_hint(limit),
                limit=limit,
                multiline=True,
            ),
        ],
        about=contract.id,
    )


def read(view: Mapping[str, Any]) -> tuple[str, str]:
    """The contract's id, and the reason as it was typed."""
    return str(view["private_metadata"]), Values(view).typed(REASON)


def errors(problem: Problem, text: Text) -> dict[str, str]:
    """Where the reason cannot be sent as it is."""
    return {REASON: problems.sentence(problem, text)}


def submitted(contract: Contract, text: Text) -> View:
    """The answer to the modal, once the wish is safe with us."""
    sentence = text.cancel.asked(facts.name_of(contract, text))
    return notice(text.cancel.title, sentence, text, "success", about=contract.id)
