"""What a person has typed into the form for a new contract, as raw as they typed it."""

from collections.abc import Sequence
from datetime import date
from operator import eq
from typing import Literal

from pydantic import Field

from services.contracts.can import Can
from services.contracts.controls import TemplateField
from services.contracts.frozen import Frozen
from services.contracts.order import PartyKind, Role, Template
from services.contracts.template_check import of_initiator
from services.contracts.ways import Verify

from .create_fields import can_be_typed, shortened
from .create_files import MOST_FILES, GroupFile, stem_of
from .create_templates import (
    MOST_TEMPLATES,
    TEMPLATE_NAME_LIMIT,
    FormTemplate,
    joined,
    moved,
    role_of_row,
    rows_before,
)
from .foreign import short

MOST_SIGNERS = 10
"""Up to eight blocks each, and a modal holds a hundred; it also has to stay readable."""

MOST_FIELDS = 20
MOST_WATCHERS = 5
_BLOCKS, _FIXED_BLOCKS, _BLOCKS_A_WATCHER = 100, 18, 4
_BLOCKS_A_SIGNER = {"file": 7, "template": 6, "group": 7, "templates": 7}
"""One more where an edition wants to know their accounts; that one has nobody read along."""

_ROOM = 2000
"""Characters of private_metadata, which holds 3,000, for what there may be several of."""

SourceKind = Literal["file", "template", "group", "templates"]
"""A file, a template, or several of one of them that become a contract group."""


class SignerRow(Frozen):
    """One signer as typed. `member` is a workspace user id."""

    kind: PartyKind = PartyKind.PERSON
    unnamed: bool = False
    """Named later: nothing else is asked."""
    name: str = ""
    mobile: str = ""
    company: str = ""
    member: str = ""
    account: str = ""
    """Their id at Tencent, where the edition wants it."""
    place: str = ""
    """The word of the document at which they sign."""


class WatcherRow(Frozen):
    """Somebody who reads along, as typed."""

    name: str = ""
    mobile: str = ""
    company: str = ""


class CreateForm(Frozen):
    """The whole form; it goes through JSON unchanged, so it is also the Draft.

    What it is made from is kept while another source is looked at. `resets` counts how often
    a template had to be unchosen.
    """

    source: SourceKind = "file"
    file_id: str = ""
    file_name: str = ""
    file_size: int | None = None
    """In bytes, as the workspace told it."""
    files: tuple[GroupFile, ...] = ()
    """Those of a group; one more than `MOST_FILES` stands for too many."""
    template_id: str = ""
    template_name: str = ""
    roles: tuple[Role, ...] = ()
    fields: tuple[TemplateField, ...] = ()
    """What the template wants of the initiator, with what is typed as its `value`."""
    templates: tuple[FormTemplate, ...] = ()
    """Those of a group, whose shared roles are `roles`; one more than `MOST_TEMPLATES` stands for
    too many."""
    resets: int = 0
    drawings: int = 0
    """How often the rows were drawn for other roles of several templates."""
    name: str = ""
    signers: tuple[SignerRow, ...] = Field((SignerRow(),), min_length=1, max_length=MOST_SIGNERS)
    ordered: bool = True
    growing: bool = False
    """More signers may join later; of a file alone (OpenDynamicSignFlow of CreateFlowByFiles)."""
    read_seconds: int = 0
    """How long everybody must look before they may sign; 0: as Tencent has it."""
    verify: tuple[Verify, ...] = ()
    """By what all prove who they are; empty: Tencent's choice. A template has its own."""
    deadline: date | None = None
    """The last day, in the zone of who typed it."""
    reviewer: str = ""
    channel: str = ""
    watchers: tuple[WatcherRow, ...] = Field((), max_length=MOST_WATCHERS)

    @property
    def of_template(self) -> bool:
        return self.source in ("template", "templates")

    @property
    def of_group(self) -> bool:
        return self.source in ("group", "templates")

    @property
    def of_roles(self) -> bool:
        """The signers are those of templates: their number and order are given."""
        return self.of_template and bool(self.roles)

    @property
    def awaits_roles(self) -> bool:
        """Something is chosen of which it is not known yet who signs it."""
        if self.source == "templates":
            return any(not one.rows for one in self.templates)
        return self.source == "template" and bool(self.template_id) and not self.roles

    @property
    def kept_files(self) -> tuple[GroupFile, ...]:
        return self.files[:MOST_FILES]

    @property
    def kept_templates(self) -> tuple[FormTemplate, ...]:
        """While they are looked at, their names and fields stand in the inputs."""
        if self.source != "templates":
            return tuple(one.bare() for one in self.templates[:MOST_TEMPLATES])
        blank = {"name": "", "fields": ()}
        return tuple(one.model_copy(update=blank) for one in self.templates[:MOST_TEMPLATES])

    @property
    def fits_together(self) -> bool:
        """Whether one modal holds all that several templates ask; each must fit by itself."""
        fields = sum(len(one.fields) for one in self.templates)
        headings = sum(bool(one.fields) for one in self.templates)
        blocks = _BLOCKS_A_SIGNER["templates"] * len(self.roles) + fields + headings
        few = len(self.roles) <= MOST_SIGNERS and fields <= MOST_FIELDS
        room = self.model_copy(update={"files": ()})._kept_length <= _ROOM
        return few and room and blocks <= _BLOCKS - _FIXED_BLOCKS

    @property
    def most_watchers(self) -> int:
        """So many rows fit below all that the form asks for already; a group has none."""
        if self.of_group:
            return 0
        fields = len(self.fields) if self.source == "template" else 0
        signers = _BLOCKS_A_SIGNER[self.source] * len(self.signers)
        room = _BLOCKS - _FIXED_BLOCKS - signers - fields
        return max(0, min(MOST_WATCHERS, room // _BLOCKS_A_WATCHER))

    def with_signer(self) -> "CreateForm":
        """One more row, up to `MOST_SIGNERS`."""
        return self._resized(min(len(self.signers) + 1, MOST_SIGNERS))

    def without_last_signer(self) -> "CreateForm":
        return self._resized(max(len(self.signers) - 1, 1))

    def with_watcher(self) -> "CreateForm":
        rows = (*self.watchers, WatcherRow())[: self.most_watchers]
        return self.model_copy(update={"watchers": rows})

    def without_last_watcher(self) -> "CreateForm":
        return self.model_copy(update={"watchers": self.watchers[:-1]})

    def with_file(self, file_id: str, name: str, size: int | None) -> "CreateForm":
        """Made from this file, and called after it unless somebody typed another name."""
        typed = self.name not in ("", stem_of(self.file_name))
        change = {
            "source": "file",
            "file_id": file_id,
            "file_name": name,
            "file_size": size,
            "name": self.name if typed else stem_of(name),
        }
        return self.model_copy(update=change)

    def with_template(self, template: Template) -> "CreateForm":
        """Its roles become the rows; one with more than fits is unchosen (`fits`)."""
        if not fits(template):
            return self.without_template()
        roles = tuple(map(role_of_row, template.roles))
        change = {
            "source": "template",
            "template_id": template.id,
            "template_name": short(template.name, TEMPLATE_NAME_LIMIT),
            "roles": roles,
            "fields": shortened(of_initiator(template), self.fields),
            "ordered": template.ordered,
        }
        return self.model_copy(update=change).fitted()._of_their_kinds()

    def with_templates(self, templates: Sequence[Template]) -> "CreateForm":
        """Their roles become the rows, and who was typed for a role stays with it.

        Whether the form holds them all, `fits_together` says then.
        """
        roles, chosen = joined(templates, self.templates)
        before = rows_before(self.templates, chosen)
        stay = bool(self.roles) and all(row == at for row, at in before.items())
        same = stay and all(map(eq, self.roles, roles))
        change = {
            "source": "templates",
            "roles": roles,
            "templates": chosen,
            "signers": moved(self.signers, before, len(roles), SignerRow()) or self.signers,
            "drawings": self.drawings if same else self.drawings + 1,
        }
        return self.model_copy(update=change).fitted()._of_their_kinds()

    def without_template(self) -> "CreateForm":
        """What was chosen last is not, also on screen; of several the others stay."""
        if self.source == "templates":
            known = [one.described(self.roles) for one in self.templates if one.rows]
            form = self.with_templates(known)
        else:
            nothing = {"template_id": "", "template_name": "", "roles": (), "fields": ()}
            form = self.model_copy(update=nothing)
        return form.model_copy(update={"resets": self.resets + 1})

    def fitted(self) -> "CreateForm":
        """As many signers as there are roles, where there are some, and what fits below.

        Roles are asked for again when somebody goes back to a template. Of several files or
        templates that are not looked at there may be too many to be remembered.
        """
        form = self._resized(len(self.roles)) if self.of_roles else self
        change: dict[str, object] = {"watchers": form.watchers[: form.most_watchers]}
        if not form.of_template:
            change["roles"] = ()
        if form.source != "templates":
            change["templates"] = tuple(one.bare() for one in form.templates)
        if form.of_group:
            named = (row.model_copy(update={"unnamed": False}) for row in form.signers)
            change["signers"] = tuple(named)
        return form.model_copy(update=change)._in_room()

    def _in_room(self) -> "CreateForm":
        form = self
        for several, source in (("files", "group"), ("templates", "templates")):
            if form.source != source and form._kept_length > _ROOM:
                form = form.model_copy(update={several: ()})
        return form

    @property
    def _kept_length(self) -> int:
        several = (*self.kept_files, *self.kept_templates, *self.roles)
        return sum(len(one.model_dump_json()) for one in several)

    def within(self, can: frozenset[Can]) -> "CreateForm":
        """Without what this edition cannot do; a draft may be from richer days."""
        change: dict[str, object] = {}
        without: dict[str, object] = {} if Can.UNNAMED in can else {"unnamed": False}
        without |= {} if Can.PLACES in can else {"place": ""}
        rows = (row.model_copy(update=without) for row in self.signers)
        change["signers"] = tuple(rows)
        if Can.WATCHERS not in can:
            change["watchers"] = ()
        if Can.FIELDS not in can:
            change["fields"] = ()
            bare = (one.model_copy(update={"fields": ()}) for one in self.templates)
            change["templates"] = tuple(bare)
        if Can.GROWING not in can:
            change["growing"] = False
        if Can.READING_TIME not in can:
            change["read_seconds"] = 0
        if Can.VERIFICATION not in can:
            change["verify"] = ()
        return self.model_copy(update=change)

    def _of_their_kinds(self) -> "CreateForm":
        """Each row signs as its role wants, where there are some."""
        if not self.roles:
            return self
        rows = tuple(
            row.model_copy(update={"kind": role.kind}) if role.kind else row
            for row, role in zip(self.signers, self.roles, strict=True)
        )
        return self.model_copy(update={"signers": rows})

    def _resized(self, count: int) -> "CreateForm":
        rows = (*self.signers, *(SignerRow() for _ in range(count)))[:count]
        return self.model_copy(update={"signers": rows})


def fits(template: Template) -> bool:
    """Whether the form can hold a signer for each of its roles, and all that it asks."""
    fields = of_initiator(template)
    few = 0 < len(template.roles) <= MOST_SIGNERS and len(fields) <= MOST_FIELDS
    return few and all(map(can_be_typed, fields))
