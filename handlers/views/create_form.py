"""What a person has typed into the form for a new contract, as raw as they typed it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from pydantic import Field

from services.contracts.can import Can
from services.contracts.controls import TemplateField
from services.contracts.frozen import Frozen
from services.contracts.order import PartyKind, Role, Template
from services.contracts.rules import Rules
from services.contracts.template_check import of_initiator
from services.contracts.ways import Verify

from .create_fields import can_be_typed, shortened
from .foreign import short

MOST_SIGNERS = 10
"""Up to eight blocks each, and a modal holds a hundred; it also has to stay readable."""

MOST_FIELDS = 20
MOST_FILES = 10
"""Slack lets a file input hold no more."""

MOST_WATCHERS = 5
_BLOCKS, _FIXED_BLOCKS, _BLOCKS_A_WATCHER = 100, 18, 4
_BLOCKS_A_SIGNER = {"file": 7, "template": 6, "group": 7}
"""One more where an edition wants to know their accounts; that one has nobody read along."""


FILE_NAME_LIMIT = 150
TEMPLATE_NAME_LIMIT = 75
_ROLE_NAME_LIMIT = 40
_GROUP_FILE_NAME_LIMIT = 80

SourceKind = Literal["file", "template", "group"]
"""A file, a template, or several files that become a contract group."""


@dataclass(frozen=True)
class Asks:
    """What an edition takes and wants to know, as far as the form shows it."""

    file_types: tuple[str, ...] = ("pdf",)
    watchers: int = MOST_WATCHERS
    accounts: bool = False
    places: bool = False

    @classmethod
    def of(cls, rules: Rules, file_types: tuple[str, ...]) -> "Asks":
        return cls(file_types, rules.watchers, rules.accounts, rules.places)


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


class GroupFile(Frozen):
    """One of several files, as Slack told it: `size` in bytes."""

    id: str
    name: str
    size: int | None = None


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
    files: tuple[GroupFile, ...] = ()
    """Those of a group; one more than `MOST_FILES` stands for too many."""
    template_id: str = ""
    template_name: str = ""
    roles: tuple[Role, ...] = ()
    fields: tuple[TemplateField, ...] = ()
    """What the template wants of the initiator, with what is typed as its `value`."""
    resets: int = 0
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
    def of_roles(self) -> bool:
        """The signers are those of a template: their number and order are given."""
        return self.source == "template" and bool(self.roles)

    @property
    def most_watchers(self) -> int:
        """So many rows fit below all that the form asks for already; a group has none."""
        if self.source == "group":
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
        """Its roles become the rows; one with more than fits is unchosen (`fits`)."""
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
            "fields": shortened(of_initiator(template), self.fields),
            "ordered": template.ordered,
        }
        return self.model_copy(update=change).fitted()._of_their_kinds()

    def without_template(self) -> "CreateForm":
        """Nothing is chosen, also on screen."""
        nothing = {"template_id": "", "template_name": "", "roles": (), "fields": ()}
        return self.model_copy(update={**nothing, "resets": self.resets + 1})

    def fitted(self) -> "CreateForm":
        """As many signers as the template has roles, where there is one, and what fits below.

        private_metadata has no room for the files of a group beside the roles of a template, which
        are asked for again when somebody goes back to it.
        """
        form = self._resized(len(self.roles)) if self.of_roles else self
        watchers = form.watchers[: form.most_watchers]
        if form.source != "group":
            return form.model_copy(update={"watchers": watchers, "files": ()})
        named = (row.model_copy(update={"unnamed": False}) for row in form.signers)
        change = {"watchers": watchers, "roles": (), "signers": tuple(named)}
        return form.model_copy(update=change)

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
        if Can.GROWING not in can:
            change["growing"] = False
        if Can.READING_TIME not in can:
            change["read_seconds"] = 0
        if Can.VERIFICATION not in can:
            change["verify"] = ()
        return self.model_copy(update=change)

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

    Slack allows 3,000 characters there; ten roles with the names cut short stay well below. What
    a template wants filled in is read from the inputs themselves.
    """

    v: Literal[1] = 1
    source: SourceKind
    file_id: str
    file_name: str
    file_size: int | None
    template_id: str
    template_name: str
    roles: tuple[Role, ...]
    files: tuple[GroupFile, ...] = ()
    resets: int
    rows: int
    readers: int = 0
    ordered: bool
    growing: bool = False
    verify: tuple[Verify, ...] = ()

    @classmethod
    def of(cls, form: CreateForm) -> "Kept":
        shared = form.model_dump(include=set(cls.model_fields) & set(CreateForm.model_fields))
        shared["file_name"] = file_name(form.file_name)
        shared["files"] = form.files[:MOST_FILES]
        return cls(**shared, rows=len(form.signers), readers=len(form.watchers))


def file_name(name: str, limit: int = FILE_NAME_LIMIT) -> str:
    """Cut where it is too long, but not the suffix, which tells what kind of file it is."""
    stem, suffix = _stem(name), suffix_of(name)
    if not suffix or len(name) <= limit:
        return short(name, limit)
    return f"{short(stem, limit - len(suffix) - 1)}.{suffix}"


def group_file(told: Mapping[str, Any]) -> GroupFile:
    """One of several, of which less can be kept."""
    name = file_name(str(told.get("name") or ""), _GROUP_FILE_NAME_LIMIT)
    return GroupFile(id=str(told.get("id") or ""), name=name, size=told.get("size"))


def suffix_of(name: str) -> str:
    """In lower case, without the dot; empty where there is none worth the name."""
    suffix = name.rpartition(".")[2].strip() if "." in name else ""
    return suffix.lower() if suffix.isascii() and suffix.isalnum() and len(suffix) < 9 else ""


def _stem(name: str) -> str:
    stem, dot, _ = name.rpartition(".")
    return stem if dot else name


def fits(template: Template) -> bool:
    """Whether the form can hold a signer for each of its roles, and all that it asks."""
    fields = of_initiator(template)
    few = 0 < len(template.roles) <= MOST_SIGNERS and len(fields) <= MOST_FIELDS
    return few and all(map(can_be_typed, fields))
