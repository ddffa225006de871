"""Short answers that only the asking person sees."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Replies:
    outdated: str
    foreign_team: str
    one_moment: str
    press_again: str
    only_owner: Callable[[str], str]
    """Who may, as a mention; the same for the next one."""
    only_involved: Callable[[str], str]
    remind_asked: Callable[[str], str]
    reminders_left: Callable[[int], str]
    asking: str
    decision_received: str
    create_again_asked: Callable[[str], str]
    given_up: Callable[[str], str]
    settled_already: Callable[[str], str]
    which_contract: Callable[[str], str]
    """What to type."""
    bot_not_in_channel: str


EN = Replies(
    outdated=(
        "This button belongs to an older version of the card, so nothing was done. "
        "Type /esign list to see how your contracts stand now."
    ),
    foreign_team=(
        "Contracts here can only be handled from the workspace they belong to, so nothing was "
        "done. Please ask somebody in that workspace."
    ),
    press_again="Slack did not show your link. Please press the button once more.",
    one_moment="Tencent E-Sign is making your link. It comes here as soon as it is ready.",
    only_owner=lambda who: (
        f"Only {who} can do this, as the owner of the contract. Nothing was changed; "
        "please ask them."
    ),
    only_involved=lambda who: (
        "Only the owner, the reviewer and the signers of this contract can see it. "
        f"Nothing was changed; please ask {who}."
    ),
    remind_asked=lambda name: (
        f"We asked Tencent E-Sign to remind the signers of “{name}” whose turn it is. "
        "You will see in the thread of its card when it is done."
    ),
    reminders_left=lambda count: f"After this one, {count} more can be sent to each of them.",
    asking="We are asking Tencent E-Sign. The answer comes here in a moment.",
    decision_received=(
        "Your decision was received. The card changes as soon as Tencent E-Sign has it."
    ),
    create_again_asked=lambda name: (
        f"“{name}” is being created again. You will see its card change in a moment."
    ),
    given_up=lambda name: (
        f"“{name}” was given up here. We stop trying; what may exist at Tencent E-Sign stays there."
    ),
    settled_already=lambda name: (
        f"“{name}” has been dealt with already, so nothing was done. Its card shows how it stands."
    ),
    which_contract=lambda usage: (
        f"Which contract do you mean? Type {usage}; /esign list shows the numbers."
    ),
    bot_not_in_channel=(
        "Signet may not post in that channel, so you find the card here instead. Before the next "
        "contract, type /invite @Signet in that channel, or choose another one."
    ),
)

ZH = Replies(
    outdated="该按钮属于旧版卡片，未做任何操作。请输入 /esign 列表 查看合同的最新状态。",
    foreign_team="只能在合同所属的工作区中操作，未做任何更改，请联系该工作区的成员。",
    press_again="Slack 未能显示您的链接，请再次点击按钮。",
    one_moment="腾讯电子签正在生成您的链接，完成后会立即显示在这里。",
    only_owner=lambda who: f"只有合同发起人 {who} 可以进行此操作。未做任何更改，请联系发起人。",
    only_involved=lambda who: (
        f"只有该合同的发起人、审核人和签署方可以查看。未做任何更改，请联系发起人 {who}。"
    ),
    remind_asked=lambda name: (
        f"已请腾讯电子签催办“{name}”的当前签署方，完成后会显示在合同卡片的消息列中。"
    ),
    reminders_left=lambda count: f"此次之后，每人还可催办 {count} 次。",
    asking="正在向腾讯电子签查询，结果稍后会显示在这里。",
    decision_received="已收到您的审核结果，提交到腾讯电子签后卡片会更新。",
    create_again_asked=lambda name: f"正在重新创建“{name}”，合同卡片稍后会更新。",
    given_up=lambda name: (
        f"已在此放弃发起“{name}”，不会再重试；如腾讯电子签中已有该合同，不受影响。"
    ),
    settled_already=lambda name: f"“{name}”已处理完毕，未做任何操作，最新状态请查看合同卡片。",
    which_contract=lambda usage: (
        f"请问是哪份合同？请输入 {usage}，合同编号可通过 /esign 列表 查看。"
    ),
    bot_not_in_channel=(
        "Signet 无法在该频道发消息，合同卡片已改为在这里显示。"
        "下次发起前，请在该频道输入 /invite @Signet，或选择其他频道。"
    ),
)
