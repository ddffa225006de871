"""What is said about dissolving a finished contract."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Release:
    menu: str
    title: str
    submit: str
    close: str
    explains: Callable[[str], str]
    quota: str
    reason: str
    reason_hint: Callable[[int], str]
    sure: str
    sure_option: str
    not_sure: str
    name: Callable[[str], str]
    """The name of the agreement. No punctuation: not every edition takes it."""
    asked: Callable[[str, str], str]
    """Name of the contract, number of the agreement."""
    of: Callable[[str], str]
    """Number of the contract that the agreement dissolves."""
    by: Callable[[str], str]
    """Number of the agreement."""


EN = Release(
    menu="End by agreement",
    title="End by agreement",
    submit="Send the agreement",
    close="Keep it",
    explains=lambda name: (
        f"Tencent E-Sign makes an agreement that ends “{name}”. It goes to the same signers and "
        "takes effect when every one of them has signed it; they have seven days."
    ),
    quota="The agreement uses one contract of your company's quota.",
    reason="Why is it ended?",
    reason_hint=lambda limit: (
        f"It stands in the agreement, and on the cards. At most {limit} characters."
    ),
    sure="Please confirm",
    sure_option="Yes, everybody shall be asked to sign that it ends",
    not_sure="Tick the box to confirm, or close this to leave the contract as it is.",
    name=lambda name: f"Release of {name}",
    asked=lambda name, id_: (
        f"The agreement to end “{name}” is on its way. Its number is {id_}, and it gets a card of "
        "its own."
    ),
    of=lambda id_: f"Once everybody has signed, it ends contract {id_}.",
    by=lambda id_: f"An agreement to end it was sent out: {id_}",
)

ZH = Release(
    menu="解除合同",
    title="解除合同",
    submit="发起解除协议",
    close="暂不解除",
    explains=lambda name: (
        f"腾讯电子签将生成一份解除“{name}”的协议，由原签署方全部签署后生效，签署期限为七天。"
    ),
    quota="解除协议会消耗贵企业一份合同额度。",
    reason="解除原因",
    reason_hint=lambda limit: f"会写入解除协议，并显示在合同卡片上；最多 {limit} 个字符。",
    sure="请确认",
    sure_option="我确认请所有签署方签署解除协议",
    not_sure="请勾选确认；如不想解除合同，请关闭窗口。",
    name=lambda name: f"解除协议 {name}",
    asked=lambda name, id_: f"解除“{name}”的协议已受理，编号 {id_}，稍后您会看到它单独的合同卡片。",
    of=lambda id_: f"所有签署方签署后，合同 {id_} 即告解除。",
    by=lambda id_: f"已发起解除协议：{id_}",
)
