"""The modal that asks why a finished contract is dissolved, and whether that is meant."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.model import Contract
from services.contracts.rules import Problem

from . import facts, foreign, inputs
from .bricks import paragraph, v1
from .notice import notice
from .problems import sentence
from .question import question
from .state import Values

SUBMIT = v1("release")
REASON = v1("release:reason")
SURE = v1("release:sure")


def form(contract: Contract, text: Text, *, limit: int, reason: str = "") -> View:
    """`limit` is `Rules.release_reason_limit`; `reason` is what was typed before."""
    said = text.release
    hint = said.reason_hint(limit)
    return question(
        SUBMIT,
        said,
        [
            paragraph(said.explains(facts.name_of(contract, text))),
            paragraph(said.quota),
            inputs.typed(REASON, said.reason, reason, hint=hint, limit=limit, multiline=True),
            inputs.tick(SURE, said.sure, inputs.option("sure", said.sure_option)),
        ],
        about=contract.id,
    )


def read(view: Mapping[str, Any]) -> tuple[str, str, bool]:
    """The contract's id, the reason as it was typed, and whether the box is ticked."""
    values = Values(view)
    return str(view["private_metadata"]), values.typed(REASON), values.ticked(SURE)


def errors(problem: Problem | None, text: Text, *, sure: bool) -> dict[str, str]:
    """Everything that is wrong, each at its field."""
    wrong = {REASON: sentence(problem, text)} if problem else {}
    return wrong if sure else {**wrong, SURE: text.release.not_sure}


def agreement_name(contract: Contract, text: Text) -> str:
    return text.release.name(foreign.clean(contract.order.name))


def submitted(contract: Contract, agreement_id: str, text: Text) -> View:
    """The answer to the modal, once the wish is safe with us."""
    asked = text.release.asked(facts.name_of(contract, text), agreement_id)
    return notice(text.release.title, asked, text, "success", about=contract.id)
