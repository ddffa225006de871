"""A problem with a field, as the sentence that stands at it."""

from typing import assert_never

from handlers.text import Text
from services.contracts.order import PartyKind
from services.contracts.rules import Problem, Wrong

from . import foreign

_MEGABYTE = 1024 * 1024
_SHOWN_STRANGERS = 10


def sentence(problem: Problem, text: Text) -> str:
    """Plain text: what is wrong, and what would do."""
    said, limit = text.wrong, problem.limit or 0
    match problem.wrong:
        case Wrong.MISSING:
            return said.missing[problem.at]
        case Wrong.TOO_LONG:
            return said.too_long(limit)
        case Wrong.TOO_FEW:
            return said.too_few(limit)
        case Wrong.TOO_MANY:
            return said.too_many(limit)
        case Wrong.CHARACTERS:
            return said.characters(_strangers(problem.hint))
        case Wrong.MOBILE:
            return said.mobile
        case Wrong.HALF_WIDTH_BRACKETS:
            return said.half_width_brackets(foreign.short(problem.hint, 100))
        case Wrong.COMPANY_MISSING:
            return said.company_missing
        case Wrong.PAST:
            return said.past
        case Wrong.NOT_LATER:
            return said.not_later
        case Wrong.AFTER_CONTRACT:
            return said.after_contract
        case Wrong.TOO_LATE:
            return said.too_late(limit)
        case Wrong.NOT_A_PDF:
            return _of_file(problem, said.not_a_pdf, text)
        case Wrong.FILE_TYPE:
            return said.file_type(problem.hint)
        case Wrong.FILE_TOO_BIG:
            return _of_file(problem, said.file_too_big(limit // _MEGABYTE), text)
        case Wrong.TWICE:
            return said.twice
        case Wrong.SAME_NAME:
            return said.same_name(foreign.short(problem.hint, 100))
        case Wrong.SIGNS_TOO:
            return said.signs_too
        case Wrong.ROLES:
            return said.roles
        case Wrong.ROLE_OF_COMPANY:
            return said.role_of_company(text.words.kind[PartyKind.EMPLOYEE])
        case Wrong.ROLE_OF_PERSON:
            return said.role_of_person(text.words.kind[PartyKind.PERSON])
        case Wrong.UNKNOWN:
            return said.unknown
        case Wrong.NUMBER:
            return said.number(limit)
        case Wrong.NO_COMPANY:
            return said.no_company
        case Wrong.DEVICE_ALONE:
            return said.device_alone
        case _:
            assert_never(problem.wrong)


def _of_file(problem: Problem, said: str, text: Text) -> str:
    """Which one is meant, where there are several."""
    name = foreign.short(problem.hint, 80)
    return text.words.labelled(name, said) if name else said


def _strangers(chars: str) -> str:
    """Unwelcome characters, those that cannot be seen by their number."""
    shown = [c if foreign.clean(c) else f"U+{ord(c):04X}" for c in chars[:_SHOWN_STRANGERS]]
    return " ".join(shown) + (" …" if len(chars) > _SHOWN_STRANGERS else "")
