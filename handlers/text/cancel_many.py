"""What is said about withdrawing several contracts at once."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class CancelMany:
    button: str
    title: str
    submit: str
    close: str
    explains: str
    contracts: str
    choose: str
    newest: Callable[[int], str]
    asked: Callable[[int], str]
    nothing: str
    making_link: str
    link_ready: Callable[[int], str]
    link_explains: str
    open: str
    refused: Callable[[int], str]


EN = CancelMany(
    button="Cancel several",
    title="Cancel several",
    submit="Cancel contracts",
    close="Keep them",
    explains=(
        "This withdraws every contract that you choose. Nobody can sign it any more, and it cannot "
        "be taken back."
    ),
    contracts="Which contracts?",
    choose="Choose contracts",
    newest=lambda count: f"Only the {count} newest of them can be chosen here.",
    asked=lambda count: (
        f"We asked Tencent E-Sign to cancel {count} {'contract' if count == 1 else 'contracts'}. "
        "Each card changes as soon as that is done, and you are told of any that stays."
    ),
    nothing="You have no contract on its way that could be cancelled.",
    making_link="Tencent E-Sign is making your link. It stands here as soon as it is ready.",
    link_ready=lambda count: (
        f"Tencent E-Sign wants you to confirm this yourself: open the link in WeChat to cancel "
        f"{count} {'contract' if count == 1 else 'contracts'}."
    ),
    link_explains=(
        "Nothing is cancelled before you confirm there. The link is yours alone: please do not "
        "forward it."
    ),
    open="Open and confirm",
    refused=lambda count: f"Tencent E-Sign refuses to cancel {count} of those that you chose:",
)

ZH = CancelMany(
    button="批量撤销",
    title="批量撤销",
    submit="撤销合同",
    close="暂不撤销",
    explains="所选合同将全部撤销，签署方无法再签署，且无法恢复。",
    contracts="选择合同",
    choose="选择要撤销的合同",
    newest=lambda count: f"这里只能选择最近的 {count} 份。",
    asked=lambda count: (
        f"已向腾讯电子签申请撤销 {count} 份合同，撤销完成后合同卡片会更新；"
        "如有未能撤销的，会通知您。"
    ),
    nothing="您目前没有可以撤销的合同。",
    making_link="腾讯电子签正在生成您的链接，完成后会立即显示在这里。",
    link_ready=lambda count: (
        f"腾讯电子签需要您本人确认：请在微信中打开链接，确认撤销 {count} 份合同。"
    ),
    link_explains="在您确认之前不会撤销任何合同。链接仅限您本人使用，请勿转发。",
    open="去确认",
    refused=lambda count: f"所选合同中有 {count} 份腾讯电子签不允许撤销：",
)
