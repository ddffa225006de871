"""What the company at the pretend Tencent consists of, each in one shape."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Employee:
    """An employee of the initiating company, known by `user_id` (32 characters).

    `admin`: super administrator or legal representative, who may do what others may not.
    `open_id`: how a third-party application knows them.
    """

    user_id: str
    name: str
    mobile: str
    admin: bool = False
    open_id: str = ""


@dataclass(frozen=True)
class FieldSpec:
    """A fill-in field; where only its name is given, a line of text that may stay empty.

    `kind` is its ComponentType, `choices` are those of a SELECTOR, `value` is what is in it.
    """

    name: str
    kind: str = "TEXT"
    required: bool = False
    choices: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True)
class TemplateRole:
    """A signing role. `company`: signed for a company (ApproverType 0), else by a person (1).

    `fields`: the fill-in fields that belong to this role; whoever takes it has to fill them in
    before anybody can sign.
    """

    id: str
    name: str
    company: bool
    fields: tuple[str | FieldSpec, ...] = ()
    seal_id: str = ""
    """Of the company's seal that signs this role by itself."""


@dataclass(frozen=True)
class TemplateSpec:
    id: str
    name: str
    roles: tuple[TemplateRole, ...]
    ordered: bool = True
    available: bool = True
    fields: tuple[str | FieldSpec, ...] = ()
    """The fill-in fields that belong to the initiator."""

    @property
    def promoter_id(self) -> str:
        """The initiator has a role of their own, even where they do not sign."""
        return f"{self.id[:24]}promoter"


@dataclass(frozen=True)
class SealSpec:
    """A seal of the company; `kind` and `status` as SealType and SealStatus have them.

    `automatic`: it has been authorised to sign by itself.
    """

    id: str
    name: str
    kind: str = "CONTRACT"
    status: str = "SUCCESS"
    automatic: bool = False


@dataclass(frozen=True)
class CompanySpec:
    """A company of the group. `status`: 1 to authorise, 2 to activate, 3 refused, 4 left, 5 in."""

    id: str
    name: str
    status: int = 5


@dataclass(frozen=True)
class ClientSpec:
    """A company of a third-party application; `status` as AuthorizationStatus has it."""

    open_id: str
    name: str
    status: str = "VERIFIED"
