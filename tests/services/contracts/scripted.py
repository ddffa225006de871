"""A pretend edition that knows its part by heart, and nothing else."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from services.contracts.can import Can
from services.contracts.lacking import Lacking
from services.contracts.model import Creation, Decision, Observation, Party, Step
from services.contracts.office import (
    CancelOutcome,
    CancelTask,
    GroupMade,
    LinkKind,
    Made,
    Reminded,
    Report,
    ReportState,
    Verified,
)
from services.contracts.order import FromFile, Order, Signer, Template
from services.contracts.rules import Rules

from .made import REMOTE, ROLES, RULES

GROUP = "yDwGroup"
AGREEMENT = "yDwAgreement"
"""Tencent's id of what dissolves a contract."""

STEPS: dict[tuple[str, Step], tuple[str, dict[str, Any]]] = {
    ("file", Step.NEW): ("upload", {"step": Step.UPLOADED, "file_id": "file-1"}),
    ("file", Step.CONVERTING): ("convert", {"step": Step.UPLOADED, "file_id": "pdf-1"}),
    ("file", Step.UPLOADED): ("make", {"step": Step.STARTED, "remote_id": REMOTE}),
    ("template", Step.NEW): ("reserve", {"step": Step.RESERVED, "remote_id": REMOTE}),
    ("template", Step.RESERVED): ("compose", {"step": Step.COMPOSED}),
    ("template", Step.COMPOSED): ("start", {"step": Step.STARTED}),
}
"""What each step is called here, and how far a creation is after it."""

MAKING = frozenset({"make", "reserve", "release", "create_group"})
"""The calls that make a contract and cost money."""


def made_of(our_id: str, step: Step = Step.ACCEPTED) -> Creation:
    """What became of one of many that were ordered together."""
    return Creation(step=step, remote_id=f"yDw{our_id}", party_ids=("r-0", "r-1"))


class Unexpected(BaseException):
    """A call that the script does not have. Not an Exception, so that nobody can pass over it."""


@dataclass
class ScriptedEsign(Lacking):
    """Gives the scripted outcomes in their order; any other call is a failure.

    An outcome is what the call gives (None: what it usually gives), an exception to raise, or a
    coroutine function to await first.
    """

    can: frozenset[Can] = frozenset(Can) - {Can.FIND, Can.SEND_ON}
    rules: Rules = RULES
    asked: list[tuple[Any, ...]] = field(default_factory=list)
    script: list[tuple[str, Any]] = field(default_factory=list)

    def will(self, *names: str, give: Any = None) -> None:
        self.script.extend((name, give) for name in names)

    @property
    def made(self) -> int:
        """How many contracts were ordered."""
        together = sum(len(call) - 1 for call in self.asked if call[0] == "create_many")
        return together + sum(call[0] in MAKING for call in self.asked)

    async def play(self, name: str, *given: Any, usual: Any = None) -> Any:
        self.asked.append((name, *given))
        if not self.script or self.script[0][0] != name:
            raise Unexpected(f"{name}{given}; next in the script: {self.script[:1]}")
        outcome = self.script.pop(0)[1]
        if isinstance(outcome, BaseException):
            raise outcome
        if callable(outcome):
            wait: Callable[[], Awaitable[Any]] = outcome
            outcome = await wait()
        return usual if outcome is None else outcome

    async def create_step(
        self, our_id: str, order: Order, creation: Creation, document: bytes | None
    ) -> Creation:
        known = STEPS.get((order.source.kind, creation.step))
        if known is None:
            raise Unexpected(f"no step after {creation.step} from a {order.source.kind}")
        name, update = known
        if (name == "upload") != (document is not None):
            raise Unexpected(f"{name} with document {document!r}")
        usual = creation.model_copy(update=update)
        if name == "make" and isinstance(order.source, FromFile):
            ids = tuple(f"recipient-{i}" for i, _ in enumerate(order.signers))
            usual = usual.model_copy(update={"party_ids": ids})
        taken: Creation = await self.play(name, our_id, usual=usual)
        return taken

    async def create_group(
        self, our_id: str, name: str, orders: Sequence[Order], file_ids: Sequence[str]
    ) -> GroupMade:
        files = [one for one in orders if isinstance(one.source, FromFile)]
        if len(files) != len(list(filter(None, file_ids))) or len(files) not in (0, len(orders)):
            raise Unexpected(f"{len(files)} of {len(orders)} contracts, uploaded {file_ids}")
        places = range(len(orders))
        usual = GroupMade(
            GROUP,
            tuple(f"{REMOTE}{place}" for place in places),
            tuple((f"recipient-{place}-0", f"recipient-{place}-1") for place in places),
        )
        made: GroupMade = await self.play("create_group", our_id, name, usual=usual)
        return made

    async def create_many(self, orders: Mapping[str, Order]) -> Mapping[str, Made]:
        accepted = {our_id: made_of(our_id) for our_id in orders}
        made: Mapping[str, Made] = await self.play("create_many", *orders, usual=accepted)
        return made

    async def templates(self, search: str = "", limit: int = 100) -> Sequence[Template]:
        found: Sequence[Template] = await self.play("templates", search, limit)
        return found

    async def template(self, template_id: str) -> Template:
        """In the play anybody may look at the template of `made` as often as they like."""
        if self.script[:1] and self.script[0][0] == "template":
            found: Template = await self.play("template", template_id)
            return found
        return Template(id=template_id, name="租赁合同", roles=ROLES)

    async def review(
        self, remote_id: str, decision: Decision, reason: str, party_id: str = ""
    ) -> None:
        await self.play("review", remote_id, decision, reason)

    async def review_creation(self, remote_id: str, decision: Decision, reason: str) -> None:
        await self.play("review_creation", remote_id, decision, reason)

    async def remind(self, remote_id: str) -> Reminded:
        outcome: Reminded = await self.play("remind", remote_id, usual=Reminded(sent=True))
        return outcome

    async def cancel(self, remote_id: str, reason: str) -> None:
        await self.play("cancel", remote_id, reason)

    async def release(self, our_id: str, remote_id: str, name: str, reason: str) -> str:
        made: str = await self.play("release", our_id, remote_id, name, reason, usual=AGREEMENT)
        return made

    async def extend(self, remote_id: str, deadline: datetime, party_id: str = "") -> None:
        await self.play("extend", remote_id, deadline, party_id)

    async def add_signer(self, remote_id: str, party_id: str, signer: Signer) -> None:
        await self.play("add_signer", remote_id, party_id, signer.name)

    async def grow(self, remote_id: str, signers: Sequence[Signer]) -> None:
        await self.play("grow", remote_id, *(one.name for one in signers))

    async def archive(self, remote_id: str) -> None:
        await self.play("archive", remote_id)

    async def destroy(self, remote_id: str) -> None:
        await self.play("destroy", remote_id)

    async def forward(self, remote_id: str, party_id: str, account: str) -> None:
        await self.play("forward", remote_id, party_id, account)

    async def cancel_many(self, remote_ids: Sequence[str], reason: str) -> CancelTask:
        usual = CancelTask("task-1")
        task: CancelTask = await self.play("cancel_many", tuple(remote_ids), reason, usual=usual)
        return task

    async def cancel_outcome(self, task_id: str) -> CancelOutcome:
        outcome: CancelOutcome = await self.play("cancel_outcome", task_id)
        return outcome

    async def preview(self, order: Order, document: bytes | None) -> str:
        if (order.source.kind == "file") != (document is not None):
            raise Unexpected(f"a preview with document {document!r}")
        link: str = await self.play("preview", order.name, document)
        return link

    async def view_link(self, remote_id: str) -> str:
        link: str = await self.play("view_link", remote_id)
        return link

    async def verify(self, remote_id: str) -> Verified:
        verified: Verified = await self.play("verify", remote_id)
        return verified

    async def report(self, remote_id: str) -> Report:
        usual = Report("report-1", ReportState.MAKING)
        report: Report = await self.play("report", remote_id, usual=usual)
        return report

    async def report_state(self, report_id: str) -> Report:
        report: Report = await self.play("report_state", report_id)
        return report

    async def look(self, remote_ids: Sequence[str]) -> Sequence[Observation]:
        if not 0 < len(remote_ids) <= 100:
            raise Unexpected(f"look at {len(remote_ids)} contracts")
        seen: Sequence[Observation] = await self.play("look", *remote_ids, usual=())
        return seen

    async def sign_link(self, remote_id: str, party: Party, kind: LinkKind = LinkKind.ANY) -> str:
        if not remote_id:
            raise Unexpected("a sign link of no contract")
        link: str = await self.play("sign_link", remote_id, party.signer.name)
        return link

    async def many_link(self, remote_ids: Sequence[str], party: Party) -> str:
        link: str = await self.play("many_link", tuple(sorted(remote_ids)), party.signer.name)
        return link

    async def download_link(self, remote_id: str) -> str:
        link: str = await self.play("download_link", remote_id)
        return link


@dataclass
class ObligingEsign(ScriptedEsign):
    """Does whatever is asked of it in a creation, and knows of no contract when it is looked at."""

    async def play(self, name: str, *given: Any, usual: Any = None) -> Any:
        self.asked.append((name, *given))
        steps = {known for known, _ in STEPS.values()}
        if name not in {"upload", "look", "create_group", "create_many"} | steps:
            raise Unexpected(name)
        return usual


@dataclass
class Papers:
    """The files of a pretend workspace: one PDF, or a failure."""

    failure: Exception | None = None
    limits: list[int] = field(default_factory=list)

    async def fetch(self, file_id: str, limit: int) -> bytes:
        self.limits.append(limit)
        if self.failure is not None:
            raise self.failure
        return b"%PDF-1.7 " + file_id.encode()
