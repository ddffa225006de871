"""The words every surface uses for a contract: where it stands, who signs, when."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.contracts.model import Standing, Status
from services.contracts.order import PartyKind


@dataclass(frozen=True)
class Words:
    status: Mapping[Status, str]
    standing: Mapping[Standing, str]
    kind: Mapping[PartyKind, str]
    in_review: str
    needs_attention: str
    did_not_sign: str
    """Of a party that had not signed when the contract ended."""
    contract_label: str
    status_label: str
    signed_label: str
    deadline_label: str
    owner_label: str
    parties_label: str
    reason_label: str
    close: str
    go_back: str
    no_name: str
    full_stop: str
    gap: str
    """Between two sentences."""
    comma: str
    """Between what is told of one thing."""
    list_comma: str
    """Between several things of one kind."""
    signed_of: Callable[[int, int], str]
    """How many have signed, of how many."""
    zoned: Callable[[str], str]
    """A time of day in China, with its zone."""
    labelled: Callable[[str, str], str]
    """A label and what it says."""
    more_parties: Callable[[int], str]
    quoted: Callable[[str], str]
    reference: Callable[[str], str]
    """The line that support asks for."""


EN = Words(
    status={
        Status.CREATING: "Being created",
        Status.COMPOSING: "Preparing the document",
        Status.FILLING: "Waiting for details",
        Status.WAITING: "Waiting for signatures",
        Status.PARTLY_SIGNED: "Partly signed",
        Status.FINISHED: "Completed",
        Status.REFUSED: "Rejected",
        Status.EXPIRED: "Expired",
        Status.CANCELLED: "Cancelled",
        Status.INVALID: "Void",
        Status.RELEASED: "Ended by agreement",
        Status.FAILED: "Not created",
        Status.UNKNOWN: "Unknown",
    },
    standing={
        Standing.NOT_YET: "Not their turn yet",
        Standing.TO_FILL: "Has details to fill in",
        Standing.FILLED: "Filled in",
        Standing.TO_SIGN: "Waiting to sign",
        Standing.SIGNED: "Signed",
        Standing.REFUSED: "Refused to sign",
        Standing.EXPIRED: "Ran out of time",
        Standing.CANCELLED: "Cancelled",
        Standing.STOPPED: "Stopped",
        Standing.FORWARDED: "Passed on to somebody else",
        Standing.RELEASED: "Ended by agreement",
        Standing.UNKNOWN: "Unknown",
    },
    kind={PartyKind.PERSON: "Individual", PartyKind.EMPLOYEE: "Company representative"},
    in_review="In review",
    needs_attention="Needs attention",
    did_not_sign="Did not sign",
    contract_label="Contract",
    status_label="Status",
    signed_label="Signatures",
    deadline_label="Sign by",
    owner_label="Owner",
    parties_label="Signers",
    reason_label="Reason",
    close="Close",
    go_back="Go back",
    no_name="(no name)",
    full_stop=".",
    gap=" ",
    comma=", ",
    list_comma=", ",
    signed_of=lambda signed, all_: f"{signed} of {all_} signed",
    zoned=lambda moment: f"{moment} (UTC+8)",
    labelled=lambda label, value: f"{label}: {value}",
    more_parties=lambda count: f"and {count} more",
    quoted=lambda name: f"“{name}”",
    reference=lambda reference: f"Reference: {reference}",
)

ZH = Words(
    status={
        Status.CREATING: "创建中",
        Status.COMPOSING: "文档生成中",
        Status.FILLING: "待填写",
        Status.WAITING: "待签署",
        Status.PARTLY_SIGNED: "部分签署",
        Status.FINISHED: "已完成",
        Status.REFUSED: "已拒签",
        Status.EXPIRED: "已过期",
        Status.CANCELLED: "已撤销",
        Status.INVALID: "已失效",
        Status.RELEASED: "已解除",
        Status.FAILED: "创建失败",
        Status.UNKNOWN: "状态未知",
    },
    standing={
        Standing.NOT_YET: "未轮到签署",
        Standing.TO_FILL: "待填写",
        Standing.FILLED: "已填写",
        Standing.TO_SIGN: "待签署",
        Standing.SIGNED: "已签署",
        Standing.REFUSED: "已拒签",
        Standing.EXPIRED: "已过期",
        Standing.CANCELLED: "已撤销",
        Standing.STOPPED: "已终止",
        Standing.FORWARDED: "已转交他人",
        Standing.RELEASED: "已解除",
        Standing.UNKNOWN: "状态未知",
    },
    kind={PartyKind.PERSON: "个人", PartyKind.EMPLOYEE: "企业经办人"},
    in_review="审核中",
    needs_attention="需要处理",
    did_not_sign="未签署",
    contract_label="合同编号",
    status_label="状态",
    signed_label="签署进度",
    deadline_label="签署截止时间",
    owner_label="发起人",
    parties_label="签署方",
    reason_label="原因",
    close="关闭",
    go_back="返回",
    no_name="（未命名）",
    full_stop="。",
    gap="",
    comma="，",
    list_comma="、",
    signed_of=lambda signed, all_: f"已签署 {signed}/{all_}",
    zoned=lambda moment: f"{moment}（北京时间）",
    labelled=lambda label, value: f"{label}：{value}",
    more_parties=lambda count: f"另有 {count} 方",
    quoted=lambda name: f"“{name}”",
    reference=lambda reference: f"参考编号：{reference}",
)
