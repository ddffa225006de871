"""What is said about giving more time to sign."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Extend:
    menu: str
    title: str
    submit: str
    close: str
    explains: Callable[[str, str], str]
    """Name of the contract, and its last day as it stands."""
    day: str
    day_hint: str
    party: str
    everybody: str
    party_hint: str
    asked: Callable[[str], str]


EN = Extend(
    menu="Give more time",
    title="Give more time",
    submit="Move the last day",
    close="Leave as it is",
    explains=lambda name, until: (
        f"“{name}” can be signed until {until}. Choose a later last day; it cannot be moved back."
    ),
    day="New last day",
    day_hint="It ends with this day, in your time zone.",
    party="Who gets more time?",
    everybody="Everybody",
    party_hint="One signer alone needs it only where their own time is shorter.",
    asked=lambda name: (
        f"We asked Tencent E-Sign to move the last day of “{name}”. Its card shows the new day as "
        "soon as that is done."
    ),
)

ZH = Extend(
    menu="延长签署时间",
    title="延长签署时间",
    submit="确认延期",
    close="暂不延期",
    explains=lambda name, until: (
        f"“{name}”的签署截止时间为 {until}。请选择更晚的日期，延期后不能再提前。"
    ),
    day="新的截止日期",
    day_hint="以您所在时区的当天结束为准。",
    party="为谁延期",
    everybody="所有签署方",
    party_hint="仅当某一签署方的个人期限更短时，才需要单独为其延期。",
    asked=lambda name: f"已向腾讯电子签申请延长“{name}”的签署时间，完成后合同卡片会显示新的日期。",
)
