"""What is ordered: by whom it is signed, of what it is made, and how.

Everything is frozen. `rules.check` is how an order comes to be.
"""

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .controls import Control, FieldValue, Placeable, TemplateField
from .frozen import Frozen
from .ways import Verify, Way


class PartyKind(StrEnum):
    PERSON = "person"
    EMPLOYEE = "employee"
    """Somebody who signs for a company."""


class Signer(Frozen):
    """A party as ordered. `member` is a workspace user id, empty for outsiders.

    Of one who took over from another at Tencent `mobile` is only the last four digits.
    """

    kind: PartyKind
    name: str
    mobile: str
    company: str = ""
    member: str = ""
    way: Way = Way.HAND
    unnamed: bool = False
    """Nobody is named yet: whoever claims the role, or is named later, signs."""
    ours: bool = False
    """Signs for our own company, also where `company` is not given."""
    account: str = ""
    """Their id at Tencent, where they have one: name and number then need not be given."""
    seal_id: str = ""
    """Of the seal that signs by itself (AUTO)."""
    pin: str = ""
    controls: tuple[Control, ...] = ()
    """Where they sign, and what they fill in; empty: they place their own seal or signature."""
    placeable: tuple[Placeable, ...] = ()
    """What they may place themselves, in a contract from a file; empty: whatever they like."""
    read_seconds: int = 0
    """How long they must look before they may sign: 3 to 300, 0 for Tencent's own rule."""
    verify: tuple[Verify, ...] = ()
    reviewed: bool = False
    """They may sign only when the reviewer has said yes, whichever company they sign for."""


class Watcher(Frozen):
    """Somebody who may read along without signing (cc)."""

    kind: PartyKind
    name: str
    mobile: str
    company: str = ""


class Role(Frozen):
    """A signing role of a template: the edition's id of it and its name.

    `kind` is who can take it, None where the template leaves that open.
    """

    id: str
    name: str
    kind: PartyKind | None = None


class Template(Frozen):
    id: str
    name: str
    roles: tuple[Role, ...] = ()
    """In signing order; an order must name exactly one signer for each."""
    ordered: bool = True
    fields: tuple[TemplateField, ...] = ()
    """What is filled in, by the initiator or by a role."""


class FromFile(Frozen):
    """A file that lies in the workspace. `file_id` is the workspace's id of it.

    What is no PDF is converted to one where the edition can (see `Rules.file_types`).
    """

    kind: Literal["file"] = "file"
    file_id: str
    file_name: str


class FromTemplate(Frozen):
    kind: Literal["template"] = "template"
    template_id: str
    template_name: str = ""
    role_ids: tuple[str, ...] = ()
    role_kinds: tuple[PartyKind | None, ...] = ()
    fields: tuple[TemplateField, ...] = ()
    """What it wanted of the initiator when the form was filled in."""


class Releasing(Frozen):
    """An agreement that dissolves a finished contract, of which Tencent makes the document.

    `contract_id` is our id of that contract, `remote_id` Tencent's.
    """

    kind: Literal["release"] = "release"
    contract_id: str
    remote_id: str
    reason: str


Source = Annotated[FromFile | FromTemplate | Releasing, Field(discriminator="kind")]


class Order(Frozen):
    """A checked wish for a contract: `rules.check` is how one comes to be."""

    name: str
    source: Source
    signers: tuple[Signer, ...]
    ordered: bool = True
    """True: they sign one after the other, in the order given."""
    deadline: datetime
    reviewer: str = ""
    """Workspace user id of who must approve before our side may sign; empty: nobody."""
    channel: str = ""
    """Workspace channel id that follows the contract; empty: only its owner does."""
    watchers: tuple[Watcher, ...] = ()
    values: tuple[FieldValue, ...] = ()
    """What the initiator fills into a template."""
    controls: tuple[Control, ...] = ()
    """What the initiator fills into a file."""
    growing: bool = False
    """Signers may be added while it runs; it ends only when it is archived (dynamic contract)."""
