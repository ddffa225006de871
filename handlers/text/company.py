"""What is said of the company's account: what was used, its seals, its companies."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.contracts.office import MemberState, SealState

_QUOTAS = {
    "CloudEnterprise": ("Contracts (enterprise package)", "企业版合同"),
    "SingleSignature": ("Seals of one side", "单方签章"),
    "CloudProve": ("Evidence reports", "签署报告"),
    "CloudOnlineSign": ("Signing in Tencent Meeting", "腾讯会议在线签约"),
    "ChannelWeCard": ("WeCard contracts", "微工卡"),
    "SignFlow": ("Contracts", "合同套餐"),
    "SignFace": ("Confirmations by face", "签署意愿（人脸识别）"),
    "SignPassword": ("Confirmations by password", "签署意愿（密码）"),
    "SignSMS": ("Confirmations by text message", "签署意愿（短信）"),
    "PersonalEssAuth": ("Identity checks by Tencent E-Sign", "签署人实名（腾讯电子签认证）"),
    "PersonalThirdAuth": ("Identity checks by a trusted party", "签署人实名（信任第三方认证）"),
    "OrgEssAuth": ("Checks of companies that sign", "签署企业实名"),
    "FlowNotify": ("Text messages", "短信通知"),
    "AuthService": ("Look-ups in the company register", "企业工商信息查询"),
}
"""OrgBillSummary.QuotaType. Some answers have the Chinese name of it instead."""

_SEALS = {
    "OFFICIAL": ("official seal", "企业公章"),
    "CONTRACT": ("contract seal", "合同专用章"),
    "FINANCE": ("finance seal", "财务专用章"),
    "PERSONNEL": ("personnel seal", "人事专用章"),
    "INVOICE": ("invoice seal", "发票专用章"),
    "LEGAL_PERSON_SEAL": ("legal representative's seal", "法定代表人章"),
    "EMPLOYEE_QUALIFICATION_SEAL": ("employee's professional seal", "员工执业章"),
    "ORGANIZATIONSEAL": ("company seal", "企业印章"),
    "OTHER": ("other seal", "其他印章"),
}
"""DescribeOrganizationSeals.SealTypes, OccupiedSeal.SealType."""


@dataclass(frozen=True)
class Company:
    """`quota` and `seal_kind` have the vendor's words that are known."""

    title: str
    loading: str
    members_only: str
    used: Callable[[str, str], str]
    """The first and the last day."""
    nothing_used: str
    quota: Mapping[str, str]
    seals: str
    no_seals: str
    seal_kind: Mapping[str, str]
    seal_state: Mapping[SealState, str]
    companies: str
    no_companies: str
    member_state: Mapping[MemberState, str]
    more: Callable[[int], str]
    failed: Callable[[str], str]
    """Why."""
    source: str


EN = Company(
    title="Company account",
    loading="One moment: we are asking Tencent E-Sign.",
    members_only=(
        "Only full members of this workspace may see the company's account, not guests. Please "
        "ask a colleague who is one."
    ),
    used=lambda first, last: f"Used from {first} to {last}",
    nothing_used="Nothing was used.",
    quota={
        name: english for code, (english, chinese) in _QUOTAS.items() for name in (code, chinese)
    },
    seals="Seals",
    no_seals="There are no seals.",
    seal_kind={code: english for code, (english, _) in _SEALS.items()},
    seal_state={
        SealState.USABLE: "in use",
        SealState.CHECKING: "being reviewed",
        SealState.REFUSED: "did not pass its review",
        SealState.DISABLED: "disabled",
        SealState.UNKNOWN: "state not told",
    },
    companies="Companies",
    no_companies="There are no companies.",
    member_state={
        MemberState.INVITED: "not joined yet",
        MemberState.JOINED: "joined",
        MemberState.REFUSED: "refused",
        MemberState.LEFT: "left",
        MemberState.UNKNOWN: "state not told",
    },
    more=lambda count: f"and {count} more: see the Tencent E-Sign console.",
    failed=lambda why: f"This cannot be shown now. {why}",
    source="As Tencent E-Sign tells it now. Only you see this.",
)

ZH = Company(
    title="企业账号",
    loading="正在向腾讯电子签查询，请稍候。",
    members_only="只有本工作区的正式成员可以查看企业账号，访客不能查看。请联系正式成员。",
    used=lambda first, last: f"{first} 至 {last} 的用量",
    nothing_used="没有用量。",
    quota={name: chinese for code, (_, chinese) in _QUOTAS.items() for name in (code, chinese)},
    seals="印章",
    no_seals="没有印章。",
    seal_kind={code: chinese for code, (_, chinese) in _SEALS.items()},
    seal_state={
        SealState.USABLE: "已启用",
        SealState.CHECKING: "审核中",
        SealState.REFUSED: "审核未通过",
        SealState.DISABLED: "已停用",
        SealState.UNKNOWN: "状态未知",
    },
    companies="企业",
    no_companies="没有企业。",
    member_state={
        MemberState.INVITED: "尚未加入",
        MemberState.JOINED: "已加入",
        MemberState.REFUSED: "已拒绝",
        MemberState.LEFT: "已退出",
        MemberState.UNKNOWN: "状态未知",
    },
    more=lambda count: f"还有 {count} 项，请到腾讯电子签控制台查看。",
    failed=lambda why: f"暂时无法显示。{why}",
    source="以上为腾讯电子签当前的数据，仅您本人可见。",
)
