"""The rows of signers in the form for a new contract, drawn and read back."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, InputBlock

from handlers.text import Text
from services.contracts.order import PartyKind
from services.contracts.rules import At, Problem

from . import foreign, inputs, problems
from .bricks import header, note, v1
from .create_asks import Asks
from .create_form import CreateForm, SignerRow
from .create_kept import Kept
from .state import Values

NAME_LIMIT, MOBILE_LIMIT, COMPANY_LIMIT, ACCOUNT_LIMIT, PLACE_LIMIT = 100, 40, 200, 64, 50
"""What can be typed, with room for what people paste; also keeps the view below 250 KB."""

_SIGNER = v1("create:signer")
KIND = v1("create:kind")
"""Told at once where a signer may be named later: then nothing else is asked of them."""

_LATER = ":later"

_FIELDS = {
    At.SIGNER_KIND: "kind",
    At.SIGNER_NAME: "name",
    At.SIGNER_MOBILE: "mobile",
    At.SIGNER_COMPANY: "company",
    At.SIGNER_ACCOUNT: "account",
    At.SIGNER_PLACE: "place",
}


def scope_of(form: CreateForm | Kept) -> str:
    """Rows of one template are other inputs than those of another, of several, or of none."""
    if not form.roles or form.source not in ("template", "templates"):
        return _SIGNER
    several = form.source == "templates"
    return f"{_SIGNER}:together:{form.drawings}" if several else f"{_SIGNER}:{form.template_id}"


def block_of(scope: str, row: int, at: At = At.SIGNER_NAME) -> str:
    """The input that a problem with a signer stands at."""
    return input_of(f"{scope}:{row}", at)


def errors_at(scope: str, found: Sequence[Problem], text: Text) -> dict[str, str]:
    """What is wrong with the one signer asked for, at its inputs; of two at one the first."""
    return {
        block_of(scope, 0, problem.at): problems.sentence(problem, text)
        for problem in reversed(found)
    }


def input_of(row: str, at: At) -> str:
    """The same where the ids of the signer's inputs begin with `row`."""
    return f"{row}:{_FIELDS.get(at, 'name')}"


def blocks(
    form: CreateForm, text: Text, asks: Asks, *, later: bool = False, places: bool = False
) -> Sequence[Block]:
    """`later`: the edition lets a signer be named after the contract is sent; `places`: it lets
    us say where on a file they sign."""
    scope = scope_of(form)
    places = places and not form.of_template
    drawn: list[Block] = []
    for row, signer in enumerate(form.signers):
        heading = text.create.signer(row + 1)
        if form.of_roles:
            role = foreign.clean(form.roles[row].name)
            heading = text.create.signer_role(row + 1, role)
        drawn.append(header(heading))
        if form.source == "templates" and form.of_roles:
            drawn.append(note(text.group.signs(_signed_by(row, form, text))))
        at = f"{scope}:{row}"
        drawn.extend(inputs_of(signer, at, text, later=later))
        if not (signer.unnamed and later):
            drawn.extend(rarer_inputs_of(signer, at, text, asks, places=places))
    return drawn


def _signed_by(row: int, form: CreateForm, text: Text) -> str:
    """The names of the templates in which this signer has a role."""
    names = (foreign.clean(one.name) for one in form.templates if row in one.rows)
    return text.words.list_comma.join(name or text.words.no_name for name in names)


def drawn_otherwise(values: Values, kept: Kept) -> bool:
    """Whether somebody is named later by now who was asked for a name, or the other way round."""
    scope = scope_of(kept)
    rows = (f"{scope}:{row}" for row in range(kept.rows))
    return any(row_of(values, at).unnamed == values.has(f"{at}:name") for at in rows)


def read(values: Values, kept: Kept) -> tuple[SignerRow, ...]:
    """The rows that were drawn, as they are now."""
    scope = scope_of(kept)
    return tuple(row_of(values, f"{scope}:{row}") for row in range(kept.rows))


def row_of(values: Values, at: str) -> SignerRow:
    """What was typed into `inputs_of`."""
    kind, _ = values.chosen(f"{at}:kind")
    return SignerRow(
        kind=PartyKind(kind.removesuffix(_LATER)) if kind else PartyKind.PERSON,
        unnamed=kind.endswith(_LATER),
        name=values.typed(f"{at}:name"),
        mobile=values.typed(f"{at}:mobile"),
        company=values.typed(f"{at}:company"),
        member=values.member(f"{at}:member"),
        account=values.typed(f"{at}:account"),
        place=values.typed(f"{at}:place"),
    )


def inputs_of(signer: SignerRow, at: str, text: Text, *, later: bool = False) -> Sequence[Block]:
    """The inputs of one signer, whose ids begin with `at`; `later` as with `blocks`."""
    said = text.create
    kind = _kind(signer, at, text, later=later)
    if signer.unnamed and later:
        return [kind]
    return [
        kind,
        inputs.typed(
            f"{at}:name",
            said.signer_name,
            signer.name,
            hint=said.signer_name_hint,
            limit=NAME_LIMIT,
        ),
        inputs.typed(
            f"{at}:mobile",
            said.mobile,
            signer.mobile,
            example=said.mobile_example,
            limit=MOBILE_LIMIT,
        ),
        inputs.typed(
            f"{at}:company",
            said.company,
            signer.company,
            hint=said.company_hint,
            limit=COMPANY_LIMIT,
            optional=True,
        ),
        inputs.member(
            f"{at}:member",
            said.member,
            signer.member,
            placeholder=said.choose_person,
            hint=said.member_hint,
        ),
    ]


def rarer_inputs_of(
    signer: SignerRow, at: str, text: Text, asks: Asks, *, places: bool
) -> Sequence[Block]:
    """What only some editions want to know, or can do."""
    said, drawn = text.create, list[Block]()
    if asks.accounts:
        drawn.append(
            inputs.typed(f"{at}:account", said.account, signer.account, limit=ACCOUNT_LIMIT)
        )
    if places:
        hint = said.place_needed if asks.places else said.place_hint
        drawn.append(
            inputs.typed(
                f"{at}:place",
                said.place,
                signer.place,
                hint=hint,
                limit=PLACE_LIMIT,
                optional=not asks.places,
            )
        )
    return drawn


def _kind(signer: SignerRow, at: str, text: Text, *, later: bool) -> InputBlock:
    words = text.words.kind
    options = [inputs.option(kind, words[kind]) for kind in PartyKind]
    if later:
        named_later = text.create.named_later
        options += [inputs.option(kind + _LATER, named_later(words[kind])) for kind in PartyKind]
    chosen = signer.kind + _LATER if signer.unnamed and later else signer.kind
    label, action = text.create.kind, KIND if later else ""
    return inputs.select(f"{at}:kind", label, options, chosen, action=action)
