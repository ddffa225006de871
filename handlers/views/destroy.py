"""The modal that asks whether the file of a contract is to be destroyed at Tencent."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.model import Contract

from . import facts, inputs
from .bricks import paragraph, v1
from .notice import notice
from .question import question
from .state import Values

SUBMIT = v1("destroy")
SURE = v1("destroy:sure")


def form(contract: Contract, text: Text) -> View:
    """Asks for a tick: there is no way back."""
    said = text.destroy
    return question(
        SUBMIT,
        said,
        [
            paragraph(said.explains(facts.name_of(contract, text))),
            inputs.tick(SURE, said.sure, inputs.option("sure", said.sure_option)),
        ],
        about=contract.id,
    )


def read(view: Mapping[str, Any]) -> tuple[str, bool]:
    """The contract's id, and whether the box is ticked."""
    return str(view["private_metadata"]), Values(view).ticked(SURE)


def not_sure(text: Text) -> dict[str, str]:
    """Where the box was not ticked."""
    return {SURE: text.destroy.not_sure}


def submitted(contract: Contract, text: Text) -> View:
    """The answer to the modal, once the wish is safe with us."""
    asked = text.destroy.asked(facts.name_of(contract, text))
    return notice(text.destroy.title, asked, text, "success", about=contract.id)
