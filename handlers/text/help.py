"""What the help card teaches."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Help:
    heading: str
    intro: str
    verbs: tuple[tuple[str, str], ...]
    """What to type, and what it does; our own words, so they may carry formatting."""
    outro: str
    unknown: Callable[[str], str]
    nearest: Callable[[str], str]
    number: str
    """Stands for the number of a contract in what is to be typed."""


EN = Help(
    heading="Contracts in Slack with Tencent E-Sign",
    intro="Send contracts, follow them and get them signed, without leaving Slack.",
    verbs=(
        ("/esign new", "Send a new contract from a PDF or a template. Also: 新建"),
        ("/esign group", "Send several contracts that are signed together. Also: 合同组"),
        ("/esign many", "Send many contracts from one template at once. Also: 群发"),
        ("/esign status <number or part of the name>", "See how a contract stands. Also: 状态"),
        ("/esign list", "See your contracts, those that need you first. Also: 列表"),
        ("/esign remind <number>", "Remind the signers whose turn it is. Also: 催办"),
        ("/esign cancel <number>", "Withdraw a contract that is still on its way. Also: 撤销"),
        ("/esign extend <number>", "Give the signers more time. Also: 延期"),
        ("/esign qr", "Let many sign a template through a QR code. Also: 签署码"),
        ("/esign company", "See what was used, your seals and your companies. Also: 企业"),
        ("/esign help", "See this card. Also: 帮助"),
    ),
    outro="Only you see the answers to these commands.",
    unknown=lambda verb: f"There is no command “{verb}”. Nothing was done.",
    nearest=lambda verb: f"Did you mean /esign {verb}?",
    number="<number>",
)

ZH = Help(
    heading="在 Slack 中使用腾讯电子签",
    intro="无需离开 Slack，即可发起合同、跟进进度、完成签署。",
    verbs=(
        ("/esign 新建", "上传 PDF 或使用模板发起合同。也可输入 new"),
        ("/esign 合同组", "用多个 PDF 或模板发起，一起签署。也可输入 group"),
        ("/esign 群发", "用一个模板一次发起多份合同。也可输入 many"),
        ("/esign 状态 <合同编号或名称的一部分>", "查看合同的状态。也可输入 status"),
        ("/esign 列表", "查看我的合同，待我处理的排在最前。也可输入 list"),
        ("/esign 催办 <合同编号>", "提醒当前签署方尽快签署。也可输入 remind"),
        ("/esign 撤销 <合同编号>", "撤销尚未完成的合同。也可输入 cancel"),
        ("/esign 延期 <合同编号>", "延长签署时间。也可输入 extend"),
        ("/esign 签署码", "创建签署码，让多人扫码签署同一模板。也可输入 qr"),
        ("/esign 企业", "查看用量、印章和企业。也可输入 company"),
        ("/esign 帮助", "查看本帮助。也可输入 help"),
    ),
    outro="以上命令的回复仅您本人可见。",
    unknown=lambda verb: f"没有“{verb}”这个命令，未做任何操作。",
    nearest=lambda verb: f"您是想输入 /esign {verb} 吗？",
    number="<合同编号>",
)
