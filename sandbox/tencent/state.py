"""What the pretend Tencent remembers: files, contracts ("flows") and quota."""

from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from .answers import Json, Refusal
from .config import Feature, TemplateSpec, TencentConfig
from .edition import Edition
from .quota import Quota
from .records import CancelTask, ConvertTask, EvidenceReport, FlowGroup, SignCode, Watcher


class FlowStatus(IntEnum):
    """FlowStatus of DescribeFlowInfo and FlowCallbackStatus of the callbacks."""

    CREATED = 0
    WAITING = 1
    PARTLY_SIGNED = 2
    REFUSED = 3
    FINISHED = 4
    EXPIRED = 5
    CANCELLED = 6
    CREATED_WITH_FIELDS = 7
    TO_FILL = 8
    PARTLY_FILLED = 9
    RELEASED = 21
    """Finished once, and dissolved by a further agreement."""

    @property
    def running(self) -> bool:
        return self.filling or self in (FlowStatus.WAITING, FlowStatus.PARTLY_SIGNED)

    @property
    def filling(self) -> bool:
        """Somebody has fields to fill in, and until then nobody may sign."""
        return self in (FlowStatus.TO_FILL, FlowStatus.PARTLY_FILLED)

    @property
    def terminal(self) -> bool:
        return not self.running and self not in (FlowStatus.CREATED, FlowStatus.CREATED_WITH_FIELDS)


class SignerStatus(IntEnum):
    """ApproveStatus of DescribeFlowInfo; the callbacks say 7 where this says NOT_YET."""

    NOT_STARTED = 0
    NOT_YET = 1
    TO_SIGN = 2
    SIGNED = 3
    REFUSED = 4
    EXPIRED = 5
    CANCELLED = 6
    TO_FILL = 8
    STOPPED = 9
    FILLED = 10
    RELEASED = 15
    FORWARDED = 19

    @property
    def over(self) -> bool:
        """Has done their part, or passed it on: nothing that comes later changes it."""
        return self in (SignerStatus.SIGNED, SignerStatus.RELEASED, SignerStatus.FORWARDED)

    @property
    def stopped(self) -> bool:
        """Will never do their part."""
        return self in (
            SignerStatus.REFUSED,
            SignerStatus.EXPIRED,
            SignerStatus.CANCELLED,
            SignerStatus.STOPPED,
        )


COMPANY_KINDS = frozenset({0, 3, 8, 9})
"""ApproverType: an employee, a company by itself, our company by PIN, a partner's by PIN."""


@dataclass(frozen=True)
class StoredFile:
    file_id: str
    name: str
    content: bytes
    expires: float


@dataclass(frozen=True)
class Forwarded:
    """A ForwardRecord: from whom a signer took over, in the clear; `at` in seconds."""

    name: str
    mobile: str
    at: int


@dataclass
class Signer:
    """An approver of a flow. `company` is empty for a person."""

    recipient_id: str
    sign_id: str
    name: str
    mobile: str
    kind: int
    company: str = ""
    user_id: str = ""
    id_card_type: str = "ID_CARD"
    id_card_number: str = ""
    role: str = ""
    notify: str = "NONE"
    email: str = ""
    needs_review: bool = False
    status: SignerStatus = SignerStatus.NOT_STARTED
    message: str = ""
    acted_at: int = 0
    review: str = ""
    """The last ReviewType that was submitted for this signer."""
    reminders: int = 0
    fills: bool = False
    """The template has fields that this signer fills in before anybody signs."""
    taken_over: tuple[Forwarded, ...] = ()
    """From whom, the earliest first; empty for a signer who was named at the start."""
    unnamed: bool = False
    """A role that nobody has taken yet: `name` and `mobile` are empty, and nobody can sign."""
    deadline: int = 0
    """Their own; 0 where that of the contract holds."""
    read_seconds: int = 0
    """PreReadTime; 0 where it follows from the number of pages."""
    sign_types: tuple[int, ...] = ()
    """ApproverSignTypes: by what they prove who they are; empty for all of them."""

    @property
    def for_company(self) -> bool:
        return self.kind in COMPANY_KINDS

    @property
    def by_itself(self) -> bool:
        """Signs without anybody doing anything: authorised beforehand, or by a PIN."""
        return self.kind not in (0, 1)


@dataclass
class Flow:
    """A contract. `document` is the PDF once there is one; times are in seconds."""

    flow_id: str
    name: str
    creator: str
    created: int
    deadline: int
    signers: list[Signer]
    unordered: bool
    description: str = ""
    kind: str = ""
    user_data: str = ""
    needs_review: bool = False
    places_own: bool = False
    """SignBeanTag 1: every signer places their own seal or signature."""
    from_template: bool = False
    template_id: str = ""
    document_id: str = ""
    document_asked: float = 0.0
    document: bytes = b""
    start_when_composed: bool = False
    creation_review: str = ""
    """WAITING for the review of whether it may be sent, or the last ReviewType for it."""
    growing: bool = False
    """Signers may be added, and it ends only when it is archived."""
    group_id: str = ""
    watchers: tuple[Watcher, ...] = ()
    company_id: str = ""
    """Of the group's member company that sent it; empty for the company itself."""
    releases: str = ""
    """The contract that this agreement dissolves once everybody has signed it."""
    released_by: str = ""
    """The last agreement that was made to dissolve this one."""
    status: FlowStatus = FlowStatus.CREATED
    message: str = ""
    updated: int = 0

    def signer(self, recipient_id: str) -> Signer | None:
        return next((s for s in self.signers if s.recipient_id == recipient_id), None)

    @property
    def untouched(self) -> bool:
        """Nobody has signed yet."""
        return all(signer.status != SignerStatus.SIGNED for signer in self.signers)

    @property
    def signed_by_hand(self) -> bool:
        signed = [s for s in self.signers if s.status is SignerStatus.SIGNED]
        return any(not signer.by_itself for signer in signed)


@dataclass(frozen=True)
class Link:
    """A link that was handed out: to a document (no `recipient_id`) or a personal sign page.

    `page`: it opens a page to look at, and no file. `more`: tokens of further sign pages that are
    reached through this one. `preview` is the document where there is no flow (`flow_id` empty).
    """

    flow_id: str
    recipient_id: str
    expires: float
    page: bool = False
    more: tuple[str, ...] = ()
    preview: bytes = b""


@dataclass
class World:
    """One company's view of the pretend service.

    `notify` hands a finished callback message to the delivery; `background` runs a coroutine
    that counts as work under way.
    """

    config: TencentConfig
    edition: Edition
    notify: Callable[[Json], None]
    background: Callable[[Coroutine[Any, Any, None]], None]
    api_url: str = ""
    file_url: str = ""
    files: dict[str, StoredFile] = field(default_factory=dict)
    flows: dict[str, Flow] = field(default_factory=dict)
    links: dict[str, Link] = field(default_factory=dict)
    groups: dict[str, FlowGroup] = field(default_factory=dict)
    cancel_tasks: dict[str, CancelTask] = field(default_factory=dict)
    reports: dict[str, EvidenceReport] = field(default_factory=dict)
    codes: dict[str, SignCode] = field(default_factory=dict)
    convert_tasks: dict[str, ConvertTask] = field(default_factory=dict)
    previews: int = field(init=False)
    """Previews left: two for each contract that was bought."""
    quota: Quota = field(init=False)
    features: set[Feature] = field(init=False)
    executing: bool = field(init=False)
    templates: tuple[TemplateSpec, ...] = field(init=False)
    reviews_creation: bool = field(init=False)
    """Whoever sends a contract needs a yes from their own company first."""

    def __post_init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        """Forget everything that was made since the start."""
        kept = (self.files, self.flows, self.links, self.groups)
        for one in (*kept, self.cancel_tasks, self.reports, self.codes, self.convert_tasks):
            one.clear()
        self.previews = 2 * self.config.quota
        self.quota = Quota(self.config.quota, self.config.quota)
        self.features = set(self.config.features)
        self.executing = self.config.start_answers_executing
        self.templates = self.config.templates
        self.reviews_creation = False

    @property
    def now(self) -> float:
        return self.config.clock()

    @property
    def second(self) -> int:
        return int(self.now)

    def new_id(self) -> str:
        """32 characters, as every id of the real service."""
        return f"y{self.config.new_token()}"[:32]

    def template(self, template_id: str) -> TemplateSpec | None:
        return next((t for t in self.templates if t.id == template_id), None)

    def flow(self, flow_id: str) -> Flow:
        """Refused under the name that the action has for an unknown flow."""
        if flow_id not in self.flows:
            raise Refusal(
                "The contract does not exist.",
                "ResourceNotFound.NotExistFlow",
                "ResourceNotFound.Flow",
                "ResourceNotFound",
            )
        return self.flows[flow_id]

    def need(self, feature: Feature) -> None:
        """Refuse unless the company has `feature`."""
        if feature not in self.features:
            raise Refusal(
                f"The feature {feature} is not open for this company.",
                "OperationDenied.WhiteListForbid",
                "UnauthorizedOperation.NoPermissionFeature",
            )

    def overdue(self) -> Iterator[Flow]:
        now = self.now
        return (f for f in self.flows.values() if f.status.running and f.deadline <= now)
