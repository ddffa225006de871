"""The modal with the company's account: what was used, its seals, its companies."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from handlers.text import Text
from services.contracts.office import Company, Seal, Usage, Use

from . import foreign
from .bricks import header, note, paragraph, plain
from .notice import notice

_MOST_ROWS = 20
"""With names cut as below they stay under the 3000 characters of a section."""
_NAME_LIMIT = 60
_WORD_LIMIT = 40

Failed = str
"""Why a part cannot be shown, as a sentence."""

_T = TypeVar("_T")


def loading(text: Text) -> View:
    return notice(text.company.title, text.company.loading, text, "info")


def account(
    used: Usage | Failed | None,
    seals: Sequence[Seal] | Failed | None,
    companies: Sequence[Company] | Failed | None,
    text: Text,
) -> View:
    """Each part as it came; None where the edition does not tell it."""
    said = text.company
    days = said.used(str(used.first), str(used.last)) if isinstance(used, Usage) else ""
    uses = sorted(used.uses, key=_most) if isinstance(used, Usage) else used
    return View(
        type="modal",
        title=plain(said.title),
        close=plain(text.words.close),
        blocks=[
            *_part(days or said.title, uses, said.nothing_used, _use, text),
            *_part(said.seals, seals, said.no_seals, _seal, text),
            *_part(said.companies, companies, said.no_companies, _company, text),
            note(said.source),
        ],
    )


def _part(
    heading: str,
    found: Sequence[_T] | Failed | None,
    nothing: str,
    row: Callable[[_T, Text], str],
    text: Text,
) -> Sequence[Block]:
    if found is None:
        return ()
    if isinstance(found, str):
        return header(heading), paragraph(text.company.failed(found))
    rows = "\n".join(row(one, text) for one in found[:_MOST_ROWS])
    more = len(found) - _MOST_ROWS
    left = (note(text.company.more(more)),) if more > 0 else ()
    return (header(heading), paragraph(rows or nothing), *left)


def _most(use: Use) -> tuple[str, int]:
    return use.company, -use.used


def _use(use: Use, text: Text) -> str:
    quota = text.company.quota.get(use.quota) or foreign.short(use.quota, _WORD_LIMIT)
    company = foreign.short(use.company, _NAME_LIMIT)
    of_whom = f"{company} · {quota}" if company else quota
    return text.words.labelled(of_whom, str(use.used))


def _seal(seal: Seal, text: Text) -> str:
    name = foreign.short(seal.name, _NAME_LIMIT) or text.words.no_name
    kind = text.company.seal_kind.get(seal.kind) or foreign.short(seal.kind, _WORD_LIMIT)
    return " · ".join(one for one in (name, kind, text.company.seal_state[seal.state]) if one)


def _company(company: Company, text: Text) -> str:
    name = foreign.short(company.name, _NAME_LIMIT) or text.words.no_name
    return f"{name} · {text.company.member_state[company.state]}"
