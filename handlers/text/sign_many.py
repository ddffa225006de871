"""What is said about signing several contracts through one link."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class SignMany:
    button: Callable[[int], str]
    """How many contracts."""
    ready: Callable[[int, str], str]
    """How many, and in whose name they sign."""
    more: Callable[[int], str]
    explains: str
    open: Callable[[int], str]
    alone: Callable[[int], str]
    nothing: str


EN = SignMany(
    button=lambda count: f"Sign all {count}",
    ready=lambda count, who: (
        f"Here is your link to sign {count} {'contract' if count == 1 else 'contracts'} as {who}:"
    ),
    more=lambda count: f"and {count} more",
    explains=(
        "You read and confirm each of them in Tencent E-Sign. The link is yours alone: please do "
        "not forward it. If it no longer works, get a new one in the same way."
    ),
    open=lambda count: f"Open and sign {count}",
    alone=lambda count: (
        f"{count} more {'waits' if count == 1 else 'wait'} for you and cannot be signed with "
        "others, because you place your own seal or signature there, or the review of our side is "
        "open, or you sign there in another name. Get the link from the contract itself."
    ),
    nothing=(
        "No contracts that can be signed together wait for you any more. Type /esign list to see "
        "how yours stand."
    ),
)

ZH = SignMany(
    button=lambda count: f"一次签署 {count} 份",
    ready=lambda count, who: f"这是您以“{who}”的身份签署 {count} 份合同的链接：",
    more=lambda count: f"还有 {count} 份",
    explains=(
        "请在腾讯电子签中逐份阅读并确认。链接仅限您本人使用，请勿转发；如已失效，请用同样方式重新获取。"
    ),
    open=lambda count: f"去签署 {count} 份",
    alone=lambda count: (
        f"另有 {count} 份待您签署，但无法与其他合同一起签署：需要您自行放置印章或签名、"
        "我方审核尚未通过，或您以其他身份签署。请在合同中单独获取链接。"
    ),
    nothing="目前没有可以一起签署的合同。可输入 /esign 列表 查看您的合同。",
)
