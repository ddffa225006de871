"""Where in the form for a new contract a problem stands."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from handlers.text import Text
from services.contracts.rules import At, Problem

from . import create_fields, create_signers, create_source, create_verify, create_watchers
from .bricks import v1
from .create_form import CreateForm
from .problems import sentence

NAME = v1("create:name")
DEADLINE = v1("create:deadline")
REVIEWER = v1("create:reviewer")
CHANNEL = v1("create:channel")


def errors(problems: Sequence[Problem], form: CreateForm, text: Text) -> dict[str, str]:
    """Each problem at the input it belongs to; Slack drops the whole answer for a foreign id."""
    return _together((_block_of(one, form), sentence(one, text)) for one in problems)


def shown(found: Mapping[str, str], view: Mapping[str, Any]) -> dict[str, str]:
    """The same at inputs that `view` has: another source may be chosen, and not drawn yet."""
    drawn = {block.get("block_id") for block in view["blocks"] if block["type"] == "input"}
    return _together((at if at in drawn else NAME, said) for at, said in found.items())


def _together(said: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What stands at the same input, in one."""
    found: dict[str, str] = {}
    for block, why in said:
        found[block] = f"{found[block]} {why}" if block in found else why
    return found


def _block_of(problem: Problem, form: CreateForm) -> str:
    row = min(problem.signer or 0, len(form.signers) - 1)
    match problem.at:
        case At.SOURCE:
            return create_source.block_of(form)
        case At.SIGNER_PLACE if form.of_template:
            return create_signers.block_of(create_signers.scope_of(form), row)
        case (
            At.SIGNER_KIND
            | At.SIGNER_NAME
            | At.SIGNER_MOBILE
            | At.SIGNER_COMPANY
            | At.SIGNER_ACCOUNT
            | At.SIGNER_PLACE
        ):
            return create_signers.block_of(create_signers.scope_of(form), row, problem.at)
        case At.SIGNERS:
            return create_signers.block_of(create_signers.scope_of(form), 0)
        case At.DEADLINE:
            return DEADLINE
        case At.VERIFY:
            return NAME if form.of_template else create_verify.VERIFY
        case At.REVIEWER:
            return REVIEWER
        case At.CHANNEL:
            return CHANNEL
        case At.WATCHERS | At.WATCHER_NAME | At.WATCHER_MOBILE | At.WATCHER_COMPANY:
            return _of_watcher(problem, form)
        case At.FIELD:
            return _of_field(problem, form)
        case At.NAME | At.REASON | At.ACCOUNT | At.CONTRACTS | At.PEOPLE | At.DAYS:
            return NAME


def _of_watcher(problem: Problem, form: CreateForm) -> str:
    row = min(problem.row or 0, len(form.watchers) - 1)
    return create_watchers.block_of(row, problem.at) if form.watchers else CHANNEL


def _of_field(problem: Problem, form: CreateForm) -> str:
    blocks = _fields_of(form)
    if not form.of_roles or not blocks:
        return create_source.block_of(form)
    return blocks[min(problem.row or 0, len(blocks) - 1)]


def _fields_of(form: CreateForm) -> Sequence[str]:
    """The inputs of what the templates want filled in, in their order."""
    of_each = [(one.id, one.fields) for one in form.templates]
    if form.source != "templates":
        of_each = [(form.template_id, form.fields)]
    return [create_fields.block_of(id_, field) for id_, fields in of_each for field in fields]
