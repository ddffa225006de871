"""The modal that asks for a later last day."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from slack_sdk.models.blocks import InputBlock
from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.hand_over import STILL_TO_SIGN
from services.contracts.model import Contract
from services.contracts.rules import Problem

from . import facts, foreign, inputs, problems, when
from .bricks import paragraph, v1
from .notice import notice
from .question import question
from .state import Values

SUBMIT = v1("extend")
DAY = v1("extend:day")
PARTY = v1("extend:party")

EVERYBODY = "all"
_USUAL_TIME = timedelta(days=7)
_LABEL_LIMIT = 75


def form(contract: Contract, text: Text, *, tz: str, now: datetime) -> View:
    """`tz` is the zone of who is asked: the day proposed is a week later than the last one."""
    said = text.extend
    until = when.plain(contract.order.deadline, text)
    later = max(contract.order.deadline, now) + _USUAL_TIME
    return question(
        SUBMIT,
        said,
        [
            paragraph(said.explains(facts.name_of(contract, text), until)),
            inputs.day(DAY, said.day, later.astimezone(when.zone(tz)).date(), hint=said.day_hint),
            *_parties(contract, text),
        ],
        about=contract.id,
    )


def read(view: Mapping[str, Any]) -> tuple[str, date | None, int | None]:
    """The contract's id, the day, and the index of the one party meant, if it is one."""
    values = Values(view)
    day, (party, _) = values.date(DAY), values.chosen(PARTY)
    alone = int(party) if party.isdecimal() else None
    return str(view["private_metadata"]), date.fromisoformat(day) if day else None, alone


def errors(problem: Problem, text: Text) -> dict[str, str]:
    return {DAY: problems.sentence(problem, text)}


def submitted(contract: Contract, text: Text) -> View:
    """The answer to the modal, once the wish is safe with us."""
    sentence = text.extend.asked(facts.name_of(contract, text))
    return notice(text.extend.title, sentence, text, "success", about=contract.id)


def _parties(contract: Contract, text: Text) -> Sequence[InputBlock]:
    """Whose time it is, where Tencent has told us who is who."""
    said = text.extend
    alone = [
        inputs.option(str(index), foreign.short(facts.party_name(party, text), _LABEL_LIMIT))
        for index, party in enumerate(contract.parties)
        if party.id and party.standing in STILL_TO_SIGN
    ]
    if len(contract.parties) < 2 or not alone:
        return ()
    options = [inputs.option(EVERYBODY, said.everybody), *alone]
    return (inputs.select(PARTY, said.party, options, EVERYBODY, hint=said.party_hint),)
