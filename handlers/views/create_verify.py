"""By what the signers prove who they are, in the form for a new contract."""

from collections.abc import Sequence

from slack_sdk.models.blocks import InputBlock

from handlers.text import Text
from services.contracts.ways import Verify

from . import inputs
from .bricks import v1
from .create_form import CreateForm
from .create_kept import Kept
from .state import Values

VERIFY = v1("create:verify")


def blocks(form: CreateForm, text: Text) -> Sequence[InputBlock]:
    """None for templates, which say it themselves (ApproverSignTypes: of files alone)."""
    if form.of_template:
        return ()
    said = text.verification
    options = [inputs.option(one, said.words[one]) for one in Verify]
    drawn = inputs.several(
        VERIFY,
        said.label,
        options,
        placeholder=said.choose,
        chosen=form.verify,
        hint=said.hint,
        optional=True,
    )
    return (drawn,)


def read(values: Values, kept: Kept) -> tuple[Verify, ...]:
    """In the order of `Verify`, however they were chosen; as it was where it is not asked."""
    if not values.has(VERIFY):
        return kept.verify
    chosen = values.several(VERIFY)
    return tuple(one for one in Verify if one in chosen)
