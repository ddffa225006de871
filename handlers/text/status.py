"""What is said when somebody asks how their contracts stand."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class StatusList:
    heading: str
    needs_me: str
    waits_for_others: str
    recently_done: str
    empty: str
    new_contract: str
    details: str
    more: Callable[[int], str]
    several: Callable[[int, str], str]
    several_hint: str


EN = StatusList(
    heading="Your contracts",
    needs_me="Needs you",
    waits_for_others="Waiting for others",
    recently_done="Recently ended",
    empty="You have no contracts yet. Send the first one: it takes about two minutes.",
    new_contract="New contract",
    details="Show details",
    more=lambda count: (
        f"{count} more {'is' if count == 1 else 'are'} not shown. Find one with /esign status "
        "and a part of its name."
    ),
    several=lambda count, sought: f"{count} contracts fit “{sought}”. Which one do you mean?",
    several_hint="Press “Show details”, or use the number of the contract in the command.",
)

ZH = StatusList(
    heading="我的合同",
    needs_me="待我处理",
    waits_for_others="待他人处理",
    recently_done="最近结束",
    empty="您还没有合同。现在就发起第一份吧，大约只需两分钟。",
    new_contract="发起合同",
    details="查看详情",
    more=lambda count: f"还有 {count} 份未显示，可输入 /esign 状态 加合同名称的一部分查找。",
    several=lambda count, sought: f"有 {count} 份合同与“{sought}”匹配，请问您要找哪一份？",
    several_hint="请点击“查看详情”，或在命令中使用合同编号。",
)
