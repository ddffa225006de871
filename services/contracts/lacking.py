"""An edition that can do nothing: what an adapter does not bring itself, it lacks."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from .can import Can
from .errors import Unsupported
from .model import Creation, Decision, Observation, Party
from .office import (
    CancelOutcome,
    CancelTask,
    Company,
    GroupMade,
    LinkKind,
    Made,
    QrCode,
    Reminded,
    Report,
    Seal,
    Usage,
    Verification,
    Verified,
)
from .order import Order, Signer, Template
from .rules import Rules


class Lacking:
    """`services.contracts.ports.Esign` without any ability; every call raises `Unsupported`.

    An adapter names in `can` what it brings.
    """

    can: frozenset[Can] = frozenset()

    def __init__(self, rules: Rules) -> None:
        self.rules = rules

    async def templates(self, search: str = "", limit: int = 100) -> Sequence[Template]:
        raise Unsupported(Can.TEMPLATES)

    async def template(self, template_id: str) -> Template:
        raise Unsupported(Can.TEMPLATES)

    async def create_step(
        self, our_id: str, order: Order, creation: Creation, document: bytes | None
    ) -> Creation:
        raise Unsupported(Can.FILES)

    async def find(self, our_id: str, creation: Creation) -> Creation | None:
        raise Unsupported(Can.FIND)

    async def create_many(self, orders: Mapping[str, Order]) -> Mapping[str, Made]:
        raise Unsupported(Can.MANY)

    async def preview(self, order: Order, document: bytes | None) -> str:
        raise Unsupported(Can.PREVIEW)

    async def create_group(
        self, our_id: str, name: str, orders: Sequence[Order], file_ids: Sequence[str]
    ) -> GroupMade:
        raise Unsupported(Can.GROUPS)

    async def send_on(self, remote_id: str, order: Order) -> bool:
        raise Unsupported(Can.SEND_ON)

    async def add_signer(self, remote_id: str, party_id: str, signer: Signer) -> None:
        raise Unsupported(Can.ADD_SIGNER)

    async def grow(self, remote_id: str, signers: Sequence[Signer]) -> None:
        raise Unsupported(Can.GROWING)

    async def archive(self, remote_id: str) -> None:
        raise Unsupported(Can.GROWING)

    async def forward(self, remote_id: str, party_id: str, account: str) -> None:
        raise Unsupported(Can.FORWARD)

    async def review(
        self, remote_id: str, decision: Decision, reason: str, party_id: str = ""
    ) -> None:
        raise Unsupported(Can.REVIEW)

    async def review_group(
        self, group_id: str, party: Signer, decision: Decision, reason: str
    ) -> None:
        raise Unsupported(Can.REVIEW_GROUP)

    async def review_creation(self, remote_id: str, decision: Decision, reason: str) -> None:
        raise Unsupported(Can.REVIEW_CREATION)

    async def remind(self, remote_id: str) -> Reminded:
        raise Unsupported(Can.REMIND)

    async def cancel(self, remote_id: str, reason: str) -> None:
        raise Unsupported(Can.CANCEL)

    async def cancel_many(self, remote_ids: Sequence[str], reason: str) -> CancelTask:
        raise Unsupported(Can.CANCEL_MANY)

    async def cancel_outcome(self, task_id: str) -> CancelOutcome:
        raise Unsupported(Can.CANCEL_MANY)

    async def extend(self, remote_id: str, deadline: datetime, party_id: str = "") -> None:
        raise Unsupported(Can.EXTEND)

    async def release(self, our_id: str, remote_id: str, name: str, reason: str) -> str:
        raise Unsupported(Can.RELEASE)

    async def sign_for(self, remote_id: str, party: Party, verified: Verification) -> None:
        raise Unsupported(Can.SERVER_SIGN)

    async def refuse_for(
        self, remote_id: str, party: Party, verified: Verification, reason: str
    ) -> None:
        raise Unsupported(Can.SERVER_SIGN)

    async def destroy(self, remote_id: str) -> None:
        raise Unsupported(Can.SERVER_SIGN)

    async def look(self, remote_ids: Sequence[str]) -> Sequence[Observation]:
        raise Unsupported("look")

    async def look_group(self, group_id: str) -> Sequence[Observation]:
        raise Unsupported(Can.LOOK_GROUP)

    async def sign_link(self, remote_id: str, party: Party, kind: LinkKind = LinkKind.ANY) -> str:
        raise Unsupported(Can.SIGN_LINK)

    async def many_link(self, remote_ids: Sequence[str], party: Party) -> str:
        raise Unsupported(Can.MANY_LINK)

    async def view_link(self, remote_id: str) -> str:
        raise Unsupported(Can.VIEW_LINK)

    async def download_link(self, remote_id: str) -> str:
        raise Unsupported(Can.DOWNLOAD)

    async def verify(self, remote_id: str) -> Verified:
        raise Unsupported(Can.VERIFY)

    async def report(self, remote_id: str) -> Report:
        raise Unsupported(Can.EVIDENCE)

    async def report_state(self, report_id: str) -> Report:
        raise Unsupported(Can.EVIDENCE)

    async def make_qr(self, template_id: str, name: str, most: int, days: int) -> QrCode:
        raise Unsupported(Can.QR)

    async def cancel_qr(self, qr_id: str) -> None:
        raise Unsupported(Can.QR)

    async def seals(self) -> Sequence[Seal]:
        raise Unsupported(Can.SEALS)

    async def companies(self) -> Sequence[Company]:
        raise Unsupported(Can.COMPANIES)

    async def usage(self, first: date, last: date) -> Usage:
        raise Unsupported(Can.USAGE)
