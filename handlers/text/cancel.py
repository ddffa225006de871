"""What is said about withdrawing a contract."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Cancel:
    title: str
    submit: str
    close: str
    explains: Callable[[str], str]
    quota: str
    reason: str
    reason_hint: Callable[[int], str]
    asked: Callable[[str], str]


EN = Cancel(
    title="Cancel contract",
    submit="Cancel contract",
    close="Keep it",
    explains=lambda name: (
        f"This withdraws “{name}” for everybody. Nobody can sign it any more, "
        "and it cannot be taken back."
    ),
    quota=(
        "The quota it used may not be returned: Tencent E-Sign gives it back only if nobody has "
        "signed yet and your company still has free cancellations left."
    ),
    reason="Why is it cancelled?",
    reason_hint=lambda limit: (
        "Everybody who sees its card can read it, and the signers may. "
        f"At most {limit} characters, no emoji."
    ),
    asked=lambda name: (
        f"We asked Tencent E-Sign to cancel “{name}”. Its card changes as soon as that is done."
    ),
)

ZH = Cancel(
    title="撤销合同",
    submit="撤销合同",
    close="暂不撤销",
    explains=lambda name: f"撤销后，所有签署方都无法再签署“{name}”，且无法恢复。",
    quota=(
        "已消耗的合同额度不一定退还：仅当尚无人签署，且贵企业仍有免费撤销次数时，腾讯电子签才会退还。"
    ),
    reason="撤销原因",
    reason_hint=lambda limit: (
        f"能看到合同卡片的人都会看到，签署方也可能看到；最多 {limit} 个字符，不支持表情符号。"
    ),
    asked=lambda name: f"已向腾讯电子签申请撤销“{name}”，撤销完成后合同卡片会更新。",
)
