"""The modal that makes a QR code to sign through, and what is told of the code."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from slack_sdk.models.blocks import Block, ConfirmObject
from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.frozen import Frozen
from services.contracts.office import QrCode
from services.contracts.qr import MOST_DAYS, CodeWish
from services.contracts.rules import At, Problem

from . import foreign, inputs, when
from .bricks import actions, button, header, link_button, note, paragraph, plain, rich_note, v1
from .create_templates import TEMPLATE_NAME_LIMIT
from .message import Message, spoken
from .notice import notice
from .problems import sentence
from .question import question
from .state import Values

SUBMIT = v1("qr")
TEMPLATE = v1("qr:template")
NAME = v1("qr:name")
PEOPLE = v1("qr:people")
DAYS = v1("qr:days")
OPEN_PICTURE = v1("qr:open_picture")
OPEN_SIGN = v1("qr:open_sign")
CANCEL = v1("qr:cancel")

_AT = {At.SOURCE: TEMPLATE, At.NAME: NAME, At.PEOPLE: PEOPLE, At.DAYS: DAYS}
_NAME_LIMIT = 200
_SHOWN_NAME = 80
_DIGITS = 6
USUAL = CodeWish(people="5", days="7")
"""Tencent's own (MaxFlowNum, QrEffectiveDay)."""


class Code(Frozen):
    """What is told of a code again and again: no link, nobody's data. It travels in its button."""

    id: str
    name: str
    template: str
    most: int
    until: datetime | None = None


def form(wish: CodeWish, text: Text, *, notice: str = "") -> View:
    """`notice` is one more sentence on top; `wish` is what was typed before."""
    said, create = text.qr, text.create
    label = foreign.short(wish.template_name, TEMPLATE_NAME_LIMIT) or text.words.no_name
    chosen = inputs.option(wish.template_id, label) if wish.template_id else None
    template = inputs.searched(
        TEMPLATE,
        TEMPLATE,
        create.template,
        chosen,
        search=create.template_search,
        hint=create.template_hint,
        dispatch=False,
    )
    name = inputs.typed(NAME, said.name, wish.name, hint=said.name_hint, limit=_NAME_LIMIT)
    people = inputs.typed(PEOPLE, said.people, wish.people, hint=said.people_hint, limit=_DIGITS)
    days_hint = said.days_hint(MOST_DAYS)
    return question(
        SUBMIT,
        said,
        [
            *((paragraph(notice),) if notice else ()),
            paragraph(said.explains),
            template,
            name,
            people,
            inputs.typed(DAYS, said.days, wish.days, hint=days_hint, limit=_DIGITS),
            note(said.followed),
        ],
    )


def read(view: Mapping[str, Any]) -> CodeWish:
    values = Values(view)
    template_id, template_name = values.chosen(TEMPLATE)
    return CodeWish(
        template_id=template_id,
        template_name=template_name,
        name=values.typed(NAME),
        people=values.typed(PEOPLE),
        days=values.typed(DAYS),
    )


def errors(found: Sequence[Problem], text: Text) -> dict[str, str]:
    """Each at its field."""
    return {_AT[one.at]: sentence(one, text) for one in found}


def making(text: Text) -> View:
    """The answer to the modal, until the code is there."""
    return notice(text.qr.title, text.qr.making, text, "info")


def ready(made: QrCode, code: Code, text: Text) -> View:
    """The code itself, in the modal of who asked for it, which nobody else sees or keeps."""
    said = text.qr
    buttons = [link_button(said.open_picture, OPEN_PICTURE, made.link, says=said.open_picture)]
    if made.sign_link:
        page = link_button(said.open_sign, OPEN_SIGN, made.sign_link, says=said.open_sign)
        page.style = None
        buttons.append(page)
    return View(
        type="modal",
        title=plain(said.title),
        close=plain(text.words.close),
        blocks=[
            paragraph(said.ready(*_names(code))),
            rich_note(_limits(code, text)),
            actions(*buttons),
            paragraph(said.next),
            note(said.save),
            note(said.followed),
        ],
    )


def told(code: Code, text: Text) -> Message:
    """To who made it, to find it again; the links are not in it."""
    said, name = text.qr, foreign.short(code.name, _SHOWN_NAME)
    confirm = ConfirmObject(
        title=plain(said.cancel_title),
        text=plain(said.cancel_warning),
        confirm=plain(said.cancel),
        deny=plain(text.words.go_back),
        style="danger",
    )
    says = text.words.labelled(said.cancel, name)
    shown = dict(zip(("name", "template"), _names(code), strict=True))
    value = code.model_copy(update=shown).model_dump_json()
    cancel = button(said.cancel, CANCEL, value, says=says, style="danger", confirm=confirm)
    return _about(code, text, said.found_again, actions(cancel))


def cancelled(code: Code, text: Text) -> Message:
    return _about(code, text, text.qr.cancelled)


def pressed(value: str) -> Code:
    """The code that a button speaks of; ValueError when it is not our button."""
    return Code.model_validate_json(value)


def _about(code: Code, text: Text, what: str, *more: Block) -> Message:
    said = text.qr
    made = said.made(*_names(code))
    aloud = (foreign.escape(made), said.people_line(code.most), _until(code, text), what)
    name = foreign.short(code.name, _SHOWN_NAME) or text.words.no_name
    blocks = (header(name), paragraph(made), rich_note(_limits(code, text)), paragraph(what), *more)
    return Message(spoken(text, *aloud), blocks)


def _names(code: Code) -> tuple[str, str]:
    return foreign.short(code.name, _SHOWN_NAME), foreign.short(code.template, TEMPLATE_NAME_LIMIT)


def _limits(code: Code, text: Text) -> str:
    """Mrkdwn: for how many, and until when."""
    said = text.qr
    until = said.until_line(when.mrkdwn(code.until, text)) if code.until else said.until_unknown
    return f"{said.people_line(code.most)} · {until}"


def _until(code: Code, text: Text) -> str:
    said = text.qr
    return said.until_line(when.plain(code.until, text)) if code.until else said.until_unknown
