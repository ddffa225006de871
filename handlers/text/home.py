"""What App Home says: where somebody stands with all their contracts."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Home:
    greeting: str
    help: str
    refresh: str
    show_more: str
    not_shown: Callable[[int], str]
    oldest: Callable[[int], str]
    """How many contracts are looked at."""
    as_of: Callable[[str], str]
    trouble: str
    answer_title: str
    """Titles are at most 24 characters long."""
    details_title: str
    answer_us: str
    """What this person can do with a contract now; so are all the next ones."""
    decide: str
    decide_again: str
    fill: str
    sign: str
    end: str
    remind_or_cancel: str
    remind: str
    cancel: str
    download: str
    nothing: str


EN = Home(
    greeting=(
        "Welcome to Signet. These are your contracts at Tencent E-Sign; what needs you comes first."
    ),
    help="Help",
    refresh="Refresh",
    show_more="Show more",
    not_shown=lambda count: (
        f"{count} more {'is' if count == 1 else 'are'} not shown here. Find one with "
        "/esign status and a part of its name."
    ),
    oldest=lambda count: (
        f"Only your {count} newest contracts are shown. Find an older one with /esign status and "
        "its number."
    ),
    as_of=lambda moment: f"As of {moment}",
    trouble=(
        "Your contracts cannot be shown just now. They are safe where they are; press Refresh to "
        "look again."
    ),
    answer_title="Signet",
    details_title="Contract details",
    answer_us="Please answer the question we sent you about it.",
    decide="You can approve it, send it back or refuse it.",
    decide_again="You sent it back. You can still approve or refuse it.",
    fill="It is your turn to fill in details.",
    sign="It is your turn to sign.",
    end="Everybody has signed: you can end it or add a signer.",
    remind_or_cancel="You can remind the signers or cancel it.",
    remind="You can remind the signers.",
    cancel="You can cancel it.",
    download="You can download the signed PDF.",
    nothing="There is nothing for you to do now.",
)

ZH = Home(
    greeting="欢迎使用 Signet，这里是您在腾讯电子签的合同，待您处理的排在最前。",
    help="帮助",
    refresh="刷新",
    show_more="显示更多",
    not_shown=lambda count: (
        f"还有 {count} 份未在这里显示，可输入 /esign 状态 加合同名称的一部分查找。"
    ),
    oldest=lambda count: (
        f"这里只显示您最近的 {count} 份合同，更早的合同可输入 /esign 状态 加合同编号查找。"
    ),
    as_of=lambda moment: f"更新于 {moment}",
    trouble="暂时无法显示您的合同。合同都完好无损，请点击“刷新”再试。",
    answer_title="Signet 提示",
    details_title="合同详情",
    answer_us="请回复我们就这份合同发给您的询问。",
    decide="您可以审核通过、退回，或拒签并终止。",
    decide_again="您已退回，仍可审核通过，或拒签并终止。",
    fill="轮到您填写信息。",
    sign="轮到您签署。",
    end="全部已签署，您可以结束签署，或继续添加签署人。",
    remind_or_cancel="您可以催办或撤销。",
    remind="您可以催办。",
    cancel="您可以撤销。",
    download="您可以下载已签 PDF。",
    nothing="您目前无需操作。",
)
