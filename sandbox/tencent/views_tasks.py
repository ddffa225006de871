"""What the control API says and takes about tasks, sign codes and reports."""

from typing import Literal

from . import cancel_tasks, evidence
from .records import CancelTask, EvidenceReport, SignCode
from .state import World
from .views import Act, View


class CancelTaskView(View):
    """A withdrawal of many; `status` as TaskStatus, `refused` has why, by contract."""

    task_id: str
    status: str
    cancelled: tuple[str, ...]
    refused: dict[str, str]

    @classmethod
    def of(cls, world: World, task: CancelTask) -> "CancelTaskView":
        given = {flow_id: why for flow_id, why in task.problems.items() if why}
        return cls(
            task_id=task.task_id,
            status=cancel_tasks.status(world, task),
            cancelled=tuple(task.cancelled),
            refused={**given, **task.failed},
        )


class CodeView(View):
    """A sign code; `left`: so many more can sign through it. `expires` in seconds."""

    code_id: str
    name: str
    left: int
    expires: float
    cancelled: bool
    flow_ids: tuple[str, ...]

    @classmethod
    def of(cls, code: SignCode) -> "CodeView":
        return cls(
            code_id=code.code_id,
            name=code.flow_name,
            left=code.most - len(code.flow_ids),
            expires=code.expires,
            cancelled=code.cancelled,
            flow_ids=tuple(code.flow_ids),
        )


class ReportView(View):
    """An evidence report; `status` as Status of DescribeFlowEvidenceReport."""

    report_id: str
    flow_id: str
    status: str

    @classmethod
    def of(cls, world: World, report: EvidenceReport) -> "ReportView":
        status = evidence.status(world, report)
        return cls(report_id=report.report_id, flow_id=report.flow_id, status=status)


class Claim(Act):
    """Who takes a role; `company` where the role is a company's and does not say which."""

    name: str
    mobile: str
    company: str = ""


class Opening(View):
    """Somebody opens the link of a withdrawal of many, and says why."""

    task: str
    reason: str = "不再需要"


class Scan(View):
    """Somebody scans a sign code and says who they are."""

    code: str
    name: str
    mobile: str


class Finished(View):
    """What became of an evidence report."""

    report: str
    outcome: Literal["ready", "failed"] = "ready"
