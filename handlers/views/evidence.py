"""What a finished contract proves: its signatures, and the report that Tencent writes of it."""

from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.model import Contract
from services.contracts.office import Verdict, Verified

from . import facts, foreign
from .bricks import actions, button, header, link_button, note, paragraph, v1
from .message import Message, spoken
from .notice import notice
from .question import question

SUBMIT = v1("evidence")
GET_REPORT = v1("evidence:get")
AGAIN = v1("evidence:again")
OPEN_REPORT = v1("evidence:open")


def form(contract: Contract, text: Text) -> View:
    """It may cost something, so it is asked for twice."""
    said = text.evidence
    return question(
        SUBMIT,
        said,
        [
            paragraph(said.explains(facts.name_of(contract, text))),
            paragraph(said.takes),
        ],
        about=contract.id,
    )


def submitted(contract: Contract, text: Text) -> View:
    asked = text.evidence.asked(facts.name_of(contract, text))
    return notice(text.evidence.title, asked, text, "success", about=contract.id)


def told(contract: Contract, text: Text) -> Message:
    """To who ordered the report: that it is ready, or that there will be none."""
    name, said = facts.name_of(contract, text), text.evidence
    ready = contract.evidence is not None and contract.evidence.ready
    sentence = said.ready(name) if ready else said.failed(name)
    label, action = (said.get, GET_REPORT) if ready else (said.again, AGAIN)
    pressed = button(label, action, contract.id, says=text.words.labelled(label, name))
    return Message(
        spoken(text, foreign.escape(sentence)),
        (header(name), paragraph(sentence), actions(pressed)),
    )


def report(url: str, contract: Contract, text: Text) -> Message:
    """A link to the report, for whoever asked and nobody else."""
    name, said = facts.name_of(contract, text), text.evidence
    ready = said.link_ready(name)
    opens = link_button(said.open, OPEN_REPORT, url, says=text.words.labelled(said.open, name))
    blocks = (paragraph(ready), note(said.link_explains), actions(opens))
    return Message(spoken(text, foreign.escape(ready), said.link_explains), blocks)


def verified(found: Verified, contract: Contract, text: Text) -> Message:
    """Whether the signatures are genuine. Who signed is on the card, masked."""
    said = text.evidence
    verdict = said.verdict[found.verdict](facts.name_of(contract, text))
    sound = found.verdict in (Verdict.GENUINE, Verdict.PARTLY, Verdict.TAMPERED)
    count = said.signatures(found.signatures) if sound and found.signatures else ""
    serial = foreign.short(found.serial, 60)
    small = [count, text.words.reference(serial) if serial else ""]
    notes = tuple(note(line) for line in small if line)
    aloud = spoken(text, *(foreign.escape(one) for one in (verdict, *small)))
    return Message(aloud, (paragraph(verdict), *notes))
