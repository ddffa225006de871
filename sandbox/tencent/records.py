"""What Tencent keeps beside contracts: groups of them, withdrawals of many, reports, sign codes.

Times are in seconds since 1970.
"""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Watcher:
    """Somebody who may read along (CcInfo). `kind`: 0 a person, 1 an employee of the company."""

    name: str
    mobile: str
    kind: int = 0
    notify: str = "sms"


@dataclass
class ConvertTask:
    """A file on its way to becoming a PDF: `status` as TaskStatus of DescribeFileConvertTask.

    `pdf_id` is the FileId of the PDF once there is one.
    """

    task_id: str
    file_id: str
    status: int = 0
    pdf_id: str = ""


@dataclass
class FlowGroup:
    """Contracts that are sent and signed together, in the order in which they were ordered."""

    group_id: str
    name: str
    flow_ids: tuple[str, ...] = ()


@dataclass
class CancelTask:
    """A withdrawal of many contracts. `problems` has why, in the order they were named ("": none).

    `expires` is when its link dies, unless it was carried out before; 0 where there is no link.
    """

    task_id: str
    problems: dict[str, str]
    expires: float = 0.0
    over: bool = False
    cancelled: list[str] = field(default_factory=list)
    failed: dict[str, str] = field(default_factory=dict)
    """Why, by contract."""


@dataclass
class EvidenceReport:
    """It is ready at `ready`, or `outcome` has been decided by hand."""

    report_id: str
    flow_id: str
    ordered: float
    ready: float
    outcome: Literal["", "ready", "failed"] = ""


@dataclass
class SignCode:
    """A QR code that `most` people sign their own copy of a template through.

    `flow_life` is how long each of those contracts lives.
    """

    code_id: str
    template_id: str
    flow_name: str
    creator: str
    most: int
    expires: float
    flow_life: int
    user_data: str = ""
    cancelled: bool = False
    flow_ids: list[str] = field(default_factory=list)
