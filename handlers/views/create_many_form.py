"""What a person has typed into the form for many contracts, as raw as they typed it."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from services.contracts.controls import TemplateField
from services.contracts.frozen import Frozen
from services.contracts.order import Order, PartyKind, Role, Signer, Template
from services.contracts.wish import Wish

from .create_fields import shortened
from .create_form import CreateForm, SignerRow
from .create_many_lines import written
from .create_wish import form_of, row_of, signer, wish


class ManyForm(Frozen):
    """The whole form. `same` is the place of the role whose signer is the same in all of them.

    `resets` counts how often the template had to be unchosen.
    """

    template_id: str = ""
    template_name: str = ""
    roles: tuple[Role, ...] = ()
    ordered: bool = True
    fields: tuple[TemplateField, ...] = ()
    resets: int = 0
    name: str = ""
    same: int | None = None
    signer: SignerRow = SignerRow()
    """Who signs all of them, where somebody does."""
    lines: str = ""
    deadline: date | None = None
    """The last day, in the zone of who typed it."""
    reviewer: str = ""
    channel: str = ""

    @property
    def varying(self) -> Sequence[Role]:
        """The roles whose signers stand in the lines."""
        return [role for place, role in enumerate(self.roles) if place != self.same]

    @property
    def who(self) -> int:
        """The place of the first signer who differs: contracts are called after them."""
        return 1 if self.same == 0 else 0

    def with_template(self, template: Template) -> "ManyForm":
        """One that fits (`create_form.fits`). The role of a company is taken for our side's."""
        made = CreateForm(fields=self.fields).with_template(template)
        kept = {"template_id", "template_name", "roles", "ordered", "fields"}
        of_company = [n for n, one in enumerate(made.roles) if one.kind is PartyKind.EMPLOYEE]
        same = of_company[0] if of_company and len(made.roles) > 1 else None
        change = {name: getattr(made, name) for name in kept}
        return self.model_copy(update=change).with_same(same)

    def without_template(self) -> "ManyForm":
        """Nothing is chosen, also on screen."""
        nothing = {"template_id": "", "template_name": "", "roles": (), "fields": ()}
        return self.model_copy(update={**nothing, "same": None, "resets": self.resets + 1})

    def with_same(self, same: int | None) -> "ManyForm":
        """Who signs all of them signs as their role wants."""
        kind = self.roles[same].kind if same is not None else None
        row = self.signer.model_copy(update={"kind": kind}) if kind else self.signer
        return self.model_copy(update={"same": same, "signer": row})

    def signers(self, of_line: Sequence[Signer]) -> tuple[Signer, ...]:
        """All who sign one of them, in the order of the roles."""
        whole = list(of_line)
        if self.same is not None:
            whole.insert(self.same, signer(self.signer))
        return tuple(whole)

    def common(self, tz_name: str) -> Wish:
        """What all of them share; the last day ends at 23:59:59 in that zone."""
        shared = self.model_dump(include=set(ManyForm.model_fields) & set(CreateForm.model_fields))
        return wish(CreateForm.model_validate({**shared, "source": "template"}), tz_name)


class Kept(Frozen):
    """What the form must remember and no input holds; it travels in private_metadata."""

    v: Literal[1] = 1
    template_id: str
    template_name: str
    roles: tuple[Role, ...]
    ordered: bool
    resets: int
    same: int | None

    @classmethod
    def of(cls, form: ManyForm) -> "Kept":
        return cls(**form.model_dump(include=set(cls.model_fields)))


def many_form_of(orders: Sequence[Order], template: Template, tz_name: str) -> ManyForm:
    """The form as it was when it became these orders of `template`."""
    first = orders[0]
    form = form_of(first, tz_name)
    empty = ManyForm(deadline=form.deadline, reviewer=form.reviewer, channel=form.channel)
    filled = empty.with_template(template)
    if len(filled.roles) != len(first.signers):
        return filled
    filled = _with_values(filled, first, template)
    same = filled.same
    if same is not None and len({one.signers[same] for one in orders}) > 1:
        filled, same = filled.with_same(None), None
    if same is not None:
        filled = filled.model_copy(update={"signer": row_of(first.signers[same])})
    own = [[one for n, one in enumerate(order.signers) if n != same] for order in orders]
    lines = "\n".join(map(written, own))
    name = _without(first.name, own[0][0].name)
    return filled.model_copy(update={"lines": lines, "name": name})


def _with_values(form: ManyForm, order: Order, template: Template) -> ManyForm:
    given = {value.id: value.value for value in order.values}
    typed = [one.model_copy(update={"value": given.get(one.id, "")}) for one in template.fields]
    return form.model_copy(update={"fields": shortened(form.fields, typed)})


def _without(name: str, who: str) -> str:
    """The name that all of them had, before the signer's came behind it."""
    for dash in "-_":
        name = name.removesuffix(f"{dash}{who}")
    return name
