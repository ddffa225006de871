"""Where in the form for many contracts a problem stands, and which line of it is meant."""

from collections.abc import Iterator, Sequence

from handlers.text import Text
from services.contracts.many_wish import OfLine, Wrongs
from services.contracts.rules import At, Problem, Wrong

from . import create_fields, create_many, create_signers
from .create_many import CHANNEL, DEADLINE, LINES, NAME, REVIEWER
from .create_many_form import ManyForm
from .create_many_lines import Line, Misfit
from .problems import sentence

_MOST_TOLD = 5
"""Of what is wrong with the lines: an error is read at its field."""


def errors(
    wrong: Wrongs, typed: Sequence[Line | Misfit], form: ManyForm, text: Text
) -> dict[str, str]:
    """Each at the input it belongs to. `wrong` counts only the `Line`s of what was `typed`."""
    found: dict[str, list[str]] = {}
    for problem in wrong.common:
        if said := _common(problem, typed, form, text):
            found.setdefault(_block_of(problem, form), []).append(said)
    for one in wrong.lines:
        if one.problem and _is_of_same(one.problem, form):
            block = create_signers.input_of(create_many.signer_scope(form), one.problem.at)
            found.setdefault(block, []).append(sentence(one.problem, text))
    if not form.roles:
        found.setdefault(create_many.template_block(form), [text.wrong.roles])
    elif lines := [*_of_lines(wrong.lines, typed, form, text)]:
        found.setdefault(LINES, []).extend(_first_of(lines, text))
    gap = text.words.gap
    return {block: gap.join(dict.fromkeys(said)) for block, said in found.items()}


def _first_of(lines: Sequence[str], text: Text) -> Sequence[str]:
    left = len(lines) - _MOST_TOLD
    further = [text.create_many.further(left)] if left > 0 else []
    return [*lines[:_MOST_TOLD], *further]


def _common(problem: Problem, typed: Sequence[Line | Misfit], form: ManyForm, text: Text) -> str:
    """Nothing of the signers while nobody knows whose they are, or no line could be read."""
    if problem.at is At.CONTRACTS:
        return text.create_many.too_many(len(typed), problem.limit or 0)
    if problem.at is At.SIGNERS:
        return "" if typed or not form.roles else text.create_many.no_lines
    return sentence(problem, text)


def _of_lines(
    wrong: Sequence[OfLine], typed: Sequence[Line | Misfit], form: ManyForm, text: Text
) -> Iterator[str]:
    """In the order of the lines."""
    said: list[tuple[int, str]] = [
        (one.number, _misfit(one, form, text)) for one in typed if isinstance(one, Misfit)
    ]
    numbers = [one.number for one in typed if isinstance(one, Line)]
    for one in wrong:
        number = numbers[one.line]
        if one.same_as is not None:
            said.append((number, text.create_many.same_line(number, numbers[one.same_as])))
        elif one.problem and not _is_of_same(one.problem, form):
            said.append((number, _of_signer(number, one.problem, form, text)))
    yield from (words for _, words in sorted(said, key=lambda pair: pair[0]))


def _misfit(one: Misfit, form: ManyForm, text: Text) -> str:
    roles = create_many.roles_of(form, text)
    return text.create_many.misfit(one.number, one.found, len(form.varying), roles)


def _of_signer(number: int, problem: Problem, form: ManyForm, text: Text) -> str:
    said = text.create_many
    words = {
        Wrong.ROLE_OF_COMPANY: said.wants_company,
        Wrong.ROLE_OF_PERSON: said.wants_person,
        Wrong.COMPANY_MISSING: said.wants_company,
    }.get(problem.wrong) or sentence(problem, text)
    if len(form.varying) < 2 or problem.signer is None:
        return said.line(number, words)
    return said.role(number, create_many.called(form.roles[problem.signer], text), words)


def _is_of_same(problem: Problem, form: ManyForm) -> bool:
    """Whether it stands at the inputs of who signs all of them. Who is there twice is no slip of
    theirs."""
    return (
        form.same is not None and problem.signer == form.same and problem.wrong is not Wrong.TWICE
    )


def _block_of(problem: Problem, form: ManyForm) -> str:
    match problem.at:
        case At.NAME:
            return NAME
        case At.DEADLINE:
            return DEADLINE
        case At.REVIEWER:
            return REVIEWER
        case At.CHANNEL:
            return CHANNEL
        case At.SOURCE:
            return create_many.template_block(form)
        case At.FIELD if form.fields:
            field = form.fields[min(problem.row or 0, len(form.fields) - 1)]
            return create_fields.block_of(form.template_id, field)
        case _:
            return LINES
