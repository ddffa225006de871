"""Several templates in the form for a new contract, and the roles that they share.

Two roles are one, and its signer is asked for once, where they have the same name and are taken by
the same kind of signer. Two of one template are never one.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from services.contracts.controls import TemplateField
from services.contracts.frozen import Frozen
from services.contracts.order import Role, Template
from services.contracts.template_check import of_initiator

from .create_fields import shortened
from .create_files import MOST_FILES
from .foreign import short

MOST_TEMPLATES = MOST_FILES
"""A group is no larger for being made of templates."""

TEMPLATE_NAME_LIMIT = 75
_ROLE_NAME_LIMIT = 40


Row = TypeVar("Row")


class FormTemplate(Frozen):
    """One of several. `rows` has the row of the signer who takes each of its roles; both are
    empty until they are known."""

    id: str
    name: str = ""
    role_ids: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()
    ordered: bool = True
    fields: tuple[TemplateField, ...] = ()
    """What it wants of the initiator, with what is typed as its `value`."""

    def bare(self) -> "FormTemplate":
        """As it is chosen, before anything else is known of it."""
        return FormTemplate(id=self.id, name=self.name)

    def described(self, roles: Sequence[Role]) -> Template:
        """It, where `roles` are those of all."""
        own = zip(self.role_ids, self.rows, strict=True)
        named = tuple(roles[row].model_copy(update={"id": role_id}) for role_id, row in own)
        return Template(
            id=self.id, name=self.name, roles=named, ordered=self.ordered, fields=self.fields
        )


def role_of_row(role: Role) -> Role:
    """As much of its name as the form shows and keeps."""
    return role.model_copy(update={"name": short(role.name, _ROLE_NAME_LIMIT)})


def joined(
    templates: Iterable[Template], before: Sequence[FormTemplate]
) -> tuple[tuple[Role, ...], tuple[FormTemplate, ...]]:
    """The roles of all of them, each once, and who of these each template has.

    What was typed into their fields stays.
    """
    roles: list[Role] = []
    typed = {one.id: one.fields for one in before}
    chosen = tuple(
        FormTemplate(
            id=one.id,
            name=short(one.name, TEMPLATE_NAME_LIMIT),
            role_ids=tuple(role.id for role in one.roles),
            rows=_rows_of(one, roles),
            ordered=one.ordered,
            fields=shortened(of_initiator(one), typed.get(one.id, ())),
        )
        for one in templates
    )
    return tuple(roles), chosen


def rows_before(before: Sequence[FormTemplate], now: Sequence[FormTemplate]) -> dict[int, int]:
    """In which row the signer of each row stood, where one of its roles had a signer."""
    stood = {role: row for one in before for role, row in _by_role(one)}
    own: dict[int, int] = {}
    for one in now:
        for role, row in _by_role(one):
            if role in stood:
                own.setdefault(row, stood[role])
    return own


def moved(
    rows: Sequence[Row], before: Mapping[int, int], count: int, blank: Row
) -> tuple[Row, ...]:
    """As many as there are roles: those that stood `before` with their role, then the others."""
    free = (row for at, row in enumerate(rows) if at not in before.values())
    return tuple(rows[before[at]] if at in before else next(free, blank) for at in range(count))


def _by_role(one: FormTemplate) -> Sequence[tuple[tuple[str, str], int]]:
    ids = ((one.id, role_id) for role_id in one.role_ids)
    return list(zip(ids, one.rows, strict=True))


def _rows_of(template: Template, roles: list[Role]) -> tuple[int, ...]:
    """The rows of its roles, with new ones put behind `roles`."""
    rows: list[int] = []
    for role in map(role_of_row, template.roles):
        same = (row for row, known in enumerate(roles) if row not in rows and _is_one(known, role))
        row = next(same, len(roles))
        if row == len(roles):
            roles.append(role.model_copy(update={"id": ""}))
        rows.append(row)
    return tuple(rows)


def _is_one(known: Role, role: Role) -> bool:
    return bool(role.name) and (known.name, known.kind) == (role.name, role.kind)
