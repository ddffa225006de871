"""The modal that asks who signs in the place of one of our employees."""

from collections.abc import Mapping
from typing import Any

from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.hand_over import can_be_handed_over
from services.contracts.model import Contract
from services.contracts.rules import At, Problem, Wrong

from . import facts, foreign, inputs, problems
from .bricks import paragraph, v1
from .notice import notice
from .question import question
from .state import Values

SUBMIT = v1("hand_over")
PARTY = v1("hand_over:party")
ACCOUNT = v1("hand_over:account")

ACCOUNT_LIMIT = 64
"""An OpenId is no longer; a UserId has 32."""

_LABEL_LIMIT = 75


def form(contract: Contract, text: Text, account: str = "") -> View:
    said = text.hand_over
    options = [
        inputs.option(
            str(index),
            foreign.short(facts.party_name(contract.parties[index], text), _LABEL_LIMIT),
        )
        for index in can_be_handed_over(contract)
    ]
    return question(
        SUBMIT,
        said,
        [
            paragraph(said.explains(facts.name_of(contract, text))),
            inputs.select(PARTY, said.from_whom, options, options[0].value or ""),
            inputs.typed(
                ACCOUNT, said.account, account, hint=said.account_hint, limit=ACCOUNT_LIMIT
            ),
        ],
        about=contract.id,
    )


def read(view: Mapping[str, Any]) -> tuple[str, int, str]:
    """The contract's id, the index of the party, and the other employee's id at Tencent."""
    values = Values(view)
    party, _ = values.chosen(PARTY)
    account = foreign.clean(values.typed(ACCOUNT))
    return str(view["private_metadata"]), int(party or 0), account


def no_account(text: Text) -> dict[str, str]:
    return {ACCOUNT: problems.sentence(Problem(At.ACCOUNT, Wrong.MISSING), text)}


def submitted(contract: Contract, text: Text) -> View:
    """The answer to the modal, once the wish is safe with us."""
    asked = text.hand_over.asked(facts.name_of(contract, text))
    return notice(text.hand_over.title, asked, text, "success", about=contract.id)
