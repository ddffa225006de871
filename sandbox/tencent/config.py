"""What the pretend Tencent is made of: its company, employees, templates, keys and delays."""

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from .edition import EditionName
from .specs import (
    ClientSpec,
    CompanySpec,
    Employee,
    FieldSpec,
    SealSpec,
    TemplateRole,
    TemplateSpec,
)

__all__ = [
    "CLIENTS",
    "COMPANIES",
    "EMPLOYEES",
    "OPERATOR_ID",
    "PINS",
    "SEALS",
    "TEMPLATES",
    "USERS",
    "CallbackTarget",
    "ClientSpec",
    "Clock",
    "CompanySpec",
    "Delays",
    "Employee",
    "Feature",
    "FieldSpec",
    "SealSpec",
    "Sleep",
    "TemplateRole",
    "TemplateSpec",
    "TencentConfig",
]

Clock = Callable[[], float]
"""Seconds since 1970, as `time.time`."""
Sleep = Callable[[float], Awaitable[None]]


class Feature(StrEnum):
    """What Tencent opens per company; a closed one is answered as on the real white list."""

    FILES = "files"
    TEMPLATES = "templates"
    SIGN_REVIEW = "sign_review"
    REMINDERS = "reminders"
    H5_LINKS = "h5_links"
    AUTO_SIGN = "auto_sign"
    """The company's seal may sign by itself."""
    PERSON_AUTO_SIGN = "person_auto_sign"
    PIN_SIGN = "pin_sign"
    UNNAMED = "unnamed"
    """Roles that somebody takes later (动态签署人)."""
    GROUPS = "groups"
    GROWING = "growing"
    """Contracts to which signers are added while they run (dynamic 2.0, paid by module)."""
    BATCH_LINKS = "batch_links"
    """Persons prove themselves by their mobile number only, which links to many contracts need."""
    EVIDENCE = "evidence"
    UNVERIFIED = "unverified"
    """Of `legacy`: sign for somebody whose will Tencent does not verify (VerifyChannel NONE)."""


def _id(text: str) -> str:
    return f"y{text}".ljust(32, "0")


OPERATOR_ID = _id("DREmployeeOperator")

EMPLOYEES = (
    Employee(OPERATOR_ID, "王经理", "13800000001", admin=True, open_id="n9527"),
    Employee(_id("DREmployeeSeal"), "赵印章", "13800000002", open_id="n9528"),
)

USERS = (
    Employee(_id("DUserBuyer"), "李四", "13900000002"),
    Employee(_id("DUserWitness"), "王五", "13900000003"),
)

TEMPLATES = (
    TemplateSpec(
        _id("DTplSales"),
        "销售合同",
        (
            TemplateRole(_id("DRoleSalesSeller"), "甲方", company=True),
            TemplateRole(_id("DRoleSalesBuyer"), "乙方", company=True),
        ),
        fields=("合同金额",),
    ),
    TemplateSpec(
        _id("DTplNda"),
        "保密协议",
        (
            TemplateRole(_id("DRoleNdaCompany"), "公司", company=True),
            TemplateRole(_id("DRoleNdaPerson"), "员工", company=False),
        ),
        ordered=False,
    ),
    TemplateSpec(
        _id("DTplOld"),
        "旧版劳动合同",
        (TemplateRole(_id("DRoleOldPerson"), "员工", company=False),),
        available=False,
    ),
    TemplateSpec(
        _id("DTplOnboarding"),
        "入职协议",
        (
            TemplateRole(_id("DRoleOnboardingCompany"), "公司", company=True),
            TemplateRole(
                _id("DRoleOnboardingPerson"),
                "新员工",
                company=False,
                fields=("联系地址", "紧急联系人"),
            ),
        ),
    ),
)


SEALS = (
    SealSpec(_id("DSealContract"), "合同专用章", automatic=True),
    SealSpec(_id("DSealOfficial"), "企业公章", "OFFICIAL"),
    SealSpec(_id("DSealNew"), "新合同章", "CONTRACT", "CHECKING"),
    SealSpec(_id("DSealOld"), "旧财务章", "FINANCE", "DISABLE"),
)


PINS: Mapping[str, str] = {
    "13800000001": "v0ZIwH8lRDLsWRHJWJT7PR05FoXdl4S2",
    "13800000003": "k5Rt2mXc9QbLw8YfZ1Hn6UvJ3PsDa7Ge",
    "远方贸易（上海）有限公司": "p9Wd4sKz7NqVb2TxR6Lm1YcHf8JgUe3A",
}


COMPANIES = (
    CompanySpec(_id("DOrgSample"), "示例科技有限公司"),
    CompanySpec(_id("DOrgNorth"), "示例北方有限公司"),
    CompanySpec(_id("DOrgSouth"), "示例南方有限公司", 1),
    CompanySpec(_id("DOrgEast"), "示例东方有限公司", 4),
)


CLIENTS = (
    ClientSpec("orgsample", "示例科技有限公司"),
    ClientSpec("orgsupplier", "示例供应商有限公司"),
    ClientSpec("orgnewcomer", "示例新人有限公司", "VERIFYING"),
)


@dataclass(frozen=True)
class CallbackTarget:
    """Where and how status changes are sent.

    `key` (32 ASCII characters) empty: plain JSON is sent. `token` empty: no Content-Signature.
    `enveloped` False: the flat first version of FlowStatusChange. `as_json` False: the base64
    text alone, as text/plain.
    """

    url: str
    key: str = ""
    token: str = ""
    enveloped: bool = True
    as_json: bool = True

    def __post_init__(self) -> None:
        if self.key and len(self.key.encode("ascii")) != 32:
            raise ValueError("a callback key has 32 ASCII characters")


@dataclass(frozen=True)
class Delays:
    """Seconds. The defaults are the real service's."""

    compose: float = 3.0
    """Until a document made from a template exists."""
    convert: float = 2.0
    """Until a file has become a PDF."""
    callback_timeout: float = 5.0
    callback_retries: tuple[float, ...] = (0.5, 1.0, 2.0, 4.0, 8.0)
    evidence: float = 86400.0
    """Until an evidence report is ready."""
    cancel_many: float = 1.0
    """Until many contracts are withdrawn, where nobody has to open a link for it."""
    sweep: float = 30.0
    """How often contracts past their deadline are looked for; the real one is late, too."""


@dataclass(frozen=True)
class TencentConfig:
    """Everything that may differ. `port` 0: any free port; `file_port` 0: any, too."""

    edition: EditionName = "ess"
    secret_id: str = "AKIDsandbox0000000000000000000000000"  # noqa: S105 - the keys of a stand-in are public
    secret_key: str = "sandboxSecretKey00000000000000000"  # noqa: S105 - likewise
    host: str = "127.0.0.1"
    port: int = 0
    file_port: int = 0
    host_names: tuple[str, ...] = ()
    """Further `name:port` values accepted in the Host header, for running behind a name."""
    organization: str = "示例科技有限公司"
    organization_id: str = _id("DOrgSample")
    employees: tuple[Employee, ...] = EMPLOYEES
    application_id: str = _id("DAppSample")
    """Of `partner` and `legacy`: the application that every call is made through."""
    clients: tuple[ClientSpec, ...] = CLIENTS
    """Of `partner`: the application's companies, the one that acts first."""
    users: tuple[Employee, ...] = USERS
    """Of `legacy`: those who have an account with the application, beside the employees."""
    templates: tuple[TemplateSpec, ...] = TEMPLATES
    seals: tuple[SealSpec, ...] = SEALS
    auto_signers: frozenset[str] = frozenset({"13800000003"})
    """Mobile numbers of persons who have allowed that they sign by themselves."""
    pins: Mapping[str, str] = field(default_factory=lambda: PINS)
    """By mobile number, or by name for a partner company: the PIN that was agreed."""
    companies: tuple[CompanySpec, ...] = COMPANIES
    """Of the group, the main company first; empty where there is no group."""
    quota: int = 100
    """Contracts bought; as many cancellations give their quota back."""
    features: frozenset[Feature] = frozenset(Feature)
    callback: CallbackTarget | None = None
    delays: Delays = field(default_factory=Delays)
    start_answers_executing: bool = False
    """StartFlow before the document is composed: answer EXECUTING instead of refusing."""
    clock: Clock = time.time
    sleep: Sleep = asyncio.sleep
    new_token: Callable[[], str] = field(default=lambda: secrets.token_hex(16))
    """Makes the 32 characters of ids and links."""

    @property
    def operator_id(self) -> str:
        """Of who acts, as the edition knows them."""
        first = self.employees[0]
        return first.open_id if self.edition == "partner" else first.user_id
