"""Where in the form for a new contract a problem stands."""

from collections.abc import Sequence

from handlers.text import Text
from services.contracts.rules import At, Problem

from . import create_signers, create_source
from .bricks import v1
from .create_form import CreateForm
from .problems import sentence

NAME = v1("create:name")
DEADLINE = v1("create:deadline")
REVIEWER = v1("create:reviewer")
CHANNEL = v1("create:channel")


def errors(problems: Sequence[Problem], form: CreateForm, text: Text) -> dict[str, str]:
    """Each problem at the input it belongs to; Slack drops the whole answer for a foreign id."""
    found: dict[str, str] = {}
    for problem in problems:
        block, said = _block_of(problem, form), sentence(problem, text)
        found[block] = f"{found[block]} {said}" if block in found else said
    return found


def _block_of(problem: Problem, form: CreateForm) -> str:
    row = min(problem.signer or 0, len(form.signers) - 1)
    match problem.at:
        case At.SOURCE:
            return create_source.block_of(form)
        case At.SIGNER_KIND | At.SIGNER_NAME | At.SIGNER_MOBILE | At.SIGNER_COMPANY:
            return create_signers.block_of(create_signers.scope_of(form), row, problem.at)
        case At.SIGNERS:
            return create_signers.block_of(create_signers.scope_of(form), 0)
        case At.DEADLINE:
            return DEADLINE
        case At.REVIEWER:
            return REVIEWER
        case At.CHANNEL:
            return CHANNEL
        case At.NAME | At.REASON:
            return NAME
