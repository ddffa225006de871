"""What a person has typed into the form for a new contract, as raw as they typed it."""

import unicodedata
from datetime import UTC, date, datetime, time, tzinfo
from typing import Literal
from zoneinfo import ZoneInfo

from pydantic import Field

from services.contracts.frozen import Frozen
from services.contracts.model import (
    FromFile,
    FromTemplate,
    Order,
    PartyKind,
    Role,
    Signer,
    Source,
    Template,
)
from services.contracts.wish import Wish

from .foreign import clean, short
from .when import CHINA

MOST_SIGNERS = 10
"""Five blocks each, and a modal holds a hundred; it also has to stay readable."""

FILE_NAME_LIMIT = 150
TEMPLATE_NAME_LIMIT = 75
_ROLE_NAME_LIMIT = 40

SourceKind = Literal["file", "template"]


class SignerRow(Frozen):
    """One signer as typed. `member` is a workspace user id."""

    kind: PartyKind = PartyKind.PERSON
    name: str = ""
    mobile: str = ""
    company: str = ""
    member: str = ""


class CreateForm(Frozen):
    """The whole form; it goes through JSON unchanged, so it is also the Draft.

    The file and the template are both kept while the other one is looked at. `resets` counts how
    often the template had to be unchosen.
    """

    source: SourceKind = "file"
    file_id: str = ""
    file_name: str = ""
    file_size: int | None = None
    """In bytes, as the workspace told it."""
    template_id: str = ""
    template_name: str = ""
    roles: tuple[Role, ...] = ()
    resets: int = 0
    name: str = ""
    signers: tuple[SignerRow, ...] = Field((SignerRow(),), min_length=1, max_length=MOST_SIGNERS)
    ordered: bool = True
    deadline: date | None = None
    """The last day, in the zone of who typed it."""
    reviewer: str = ""
    channel: str = ""

    @property
    def of_roles(self) -> bool:
        """The signers are those of a template: their number and order are given."""
        return self.source == "template" and bool(self.roles)

    def with_signer(self) -> "CreateForm":
        """One more row, up to `MOST_SIGNERS`."""
        return self._resized(min(len(self.signers) + 1, MOST_SIGNERS))

    def without_last_signer(self) -> "CreateForm":
        return self._resized(max(len(self.signers) - 1, 1))

    def with_file(self, file_id: str, name: str, size: int | None) -> "CreateForm":
        """Made from this file, and called after it unless somebody typed another name."""
        typed = self.name not in ("", _stem(self.file_name))
        change = {
            "source": "file",
            "file_id": file_id,
            "file_name": name,
            "file_size": size,
            "name": self.name if typed else _stem(name),
        }
        return self.model_copy(update=change)

    def with_template(self, template: Template) -> "CreateForm":
        """Its roles become the rows; one with more roles than fit is unchosen (`fits`)."""
        if not fits(template):
            return self.without_template()
        roles = tuple(
            role.model_copy(update={"name": short(role.name, _ROLE_NAME_LIMIT)})
            for role in template.roles
        )
        change = {
            "source": "template",
            "template_id": template.id,
            "template_name": short(template.name, TEMPLATE_NAME_LIMIT),
            "roles": roles,
            "ordered": template.ordered,
        }
        return self.model_copy(update=change).fitted()._of_their_kinds()

    def without_template(self) -> "CreateForm":
        """Nothing is chosen, also on screen."""
        change = {"template_id": "", "template_name": "", "roles": (), "resets": self.resets + 1}
        return self.model_copy(update=change)

    def fitted(self) -> "CreateForm":
        """As many signers as the template has roles, where there is one."""
        return self._resized(len(self.roles)) if self.of_roles else self

    def _of_their_kinds(self) -> "CreateForm":
        """Each row signs as its role wants."""
        rows = tuple(
            row.model_copy(update={"kind": role.kind}) if role.kind else row
            for row, role in zip(self.signers, self.roles, strict=True)
        )
        return self.model_copy(update={"signers": rows})

    def _resized(self, count: int) -> "CreateForm":
        rows = (*self.signers, *(SignerRow() for _ in range(count)))[:count]
        return self.model_copy(update={"signers": rows})


class Kept(Frozen):
    """What the form must remember and no input holds; it travels in private_metadata.

    Slack allows 3,000 characters there; ten roles with the names cut short stay well below.
    """

    v: Literal[1] = 1
    source: SourceKind
    file_id: str
    file_name: str
    file_size: int | None
    template_id: str
    template_name: str
    roles: tuple[Role, ...]
    resets: int
    rows: int
    ordered: bool

    @classmethod
    def of(cls, form: CreateForm) -> "Kept":
        shared = form.model_dump(include=set(cls.model_fields) & set(CreateForm.model_fields))
        shared["file_name"] = short(form.file_name, FILE_NAME_LIMIT)
        return cls(**shared, rows=len(form.signers))


def _stem(file_name: str) -> str:
    stem, dot, _ = file_name.rpartition(".")
    return stem if dot else file_name


def form_of(order: Order, tz_name: str) -> CreateForm:
    """The form as it was when it became this order. A template's roles are to be put in again."""
    rows = tuple(SignerRow(**signer.model_dump()) for signer in order.signers[:MOST_SIGNERS])
    source: dict[str, object] = {"source": order.source.kind}
    if isinstance(order.source, FromFile):
        source |= {"file_id": order.source.file_id, "file_name": order.source.file_name}
    return CreateForm.model_validate(
        {
            **source,
            "name": order.name,
            "signers": rows,
            "ordered": order.ordered,
            "deadline": order.deadline.astimezone(_zone(tz_name)).date(),
            "reviewer": order.reviewer,
            "channel": order.channel,
        }
    )


def fits(template: Template) -> bool:
    """Whether the form can hold a signer for each of its roles."""
    return 0 < len(template.roles) <= MOST_SIGNERS


def wish(form: CreateForm, tz_name: str) -> Wish:
    """What the form asks for, tidied: the day ends at 23:59:59 in the zone `tz_name`.

    Whoever has a company signs for it, whatever the select says: so nothing typed is ignored.
    """
    return Wish(
        name=clean(form.name),
        source=_source(form),
        signers=tuple(_signer(row) for row in form.signers),
        ordered=form.ordered,
        deadline=_end_of(form.deadline, _zone(tz_name)) if form.deadline else None,
        reviewer=form.reviewer,
        channel=form.channel,
    )


def _source(form: CreateForm) -> Source | None:
    if form.source == "file" and form.file_id:
        return FromFile(file_id=form.file_id, file_name=form.file_name)
    if form.source == "template" and form.template_id:
        return FromTemplate(
            template_id=form.template_id,
            template_name=form.template_name,
            role_ids=tuple(role.id for role in form.roles),
            role_kinds=tuple(role.kind for role in form.roles),
        )
    return None


def _signer(row: SignerRow) -> Signer:
    company = clean(row.company)
    return Signer(
        kind=PartyKind.EMPLOYEE if company else row.kind,
        name=clean(row.name),
        mobile=_mobile(row.mobile),
        company=company,
        member=row.member,
    )


def _mobile(typed: str) -> str:
    """As pasted from an address book: full-width digits, blanks, hyphens and +86 are fine."""
    bare = unicodedata.normalize("NFKC", clean(typed))
    bare = "".join(char for char in bare if char not in " -()–")
    for prefix in ("+86", "0086"):
        bare = bare.removeprefix(prefix)
    return bare


def _end_of(day: date, zone: tzinfo) -> datetime:
    try:
        return datetime.combine(day, time(23, 59, 59), zone).astimezone(UTC)
    except OverflowError:  # the last day of the year 9999, west of Greenwich
        return datetime.max.replace(tzinfo=UTC)


def _zone(name: str) -> tzinfo:
    """Beijing's, where the name is unknown or this machine has no table of zones."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return CHINA
