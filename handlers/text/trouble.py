"""What a person hears when something they asked for did not work."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.contracts.announcements import Trouble as Doing


@dataclass(frozen=True)
class Trouble:
    failed: Mapping[Doing, Callable[[str], str]]
    """What did not work, with the name of the contract."""
    delayed: Mapping[Doing, Callable[[str], str]]
    """What takes longer than it should."""
    waiting: str
    not_shown: str
    unclear: Callable[[str], str]
    unclear_explains: str
    reopen: str
    create_again: str
    give_up: str
    create_again_title: str
    create_again_warning: str
    give_up_title: str
    give_up_warning: str


EN = Trouble(
    failed={
        Doing.CREATE: lambda name: f"“{name}” could not be created.",
        Doing.GROUP: lambda name: (
            f"Tencent E-Sign has made the group “{name}”, but has not told us of all its contracts."
        ),
        Doing.REVIEW: lambda name: f"Your decision about “{name}” did not take effect.",
        Doing.REMIND: lambda name: f"The reminder for “{name}” did not go as it should.",
        Doing.CANCEL: lambda name: f"“{name}” was not cancelled.",
        Doing.EXTEND: lambda name: f"The last day of “{name}” was not moved.",
        Doing.RELEASE: lambda name: f"No agreement to end “{name}” was sent out.",
        Doing.EVIDENCE: lambda name: f"The evidence report of “{name}” was not ordered.",
        Doing.NAME_SIGNER: lambda name: f"The signer of “{name}” was not named.",
        Doing.HAND_OVER: lambda name: f"The signature in “{name}” was not handed over.",
        Doing.GROW: lambda name: f"No signer was added to “{name}”.",
        Doing.ARCHIVE: lambda name: f"“{name}” was not ended.",
        Doing.DESTROY: lambda name: f"The file of “{name}” was not destroyed.",
        Doing.SEND_ON: lambda name: f"“{name}” was not sent to whoever signs next.",
        Doing.ANNOUNCE: lambda name: f"The card of “{name}” could not be shown in its channel.",
        Doing.SHOW: lambda name: f"A message about “{name}” could not be shown in Slack.",
    },
    delayed={
        Doing.CREATE: lambda name: f"Creating “{name}” takes longer than usual.",
        Doing.GROUP: lambda name: f"News of the group “{name}” takes longer than usual.",
        Doing.REVIEW: lambda name: f"Your decision about “{name}” takes longer than usual.",
        Doing.REMIND: lambda name: f"The reminder for “{name}” takes longer than usual.",
        Doing.CANCEL: lambda name: f"Cancelling “{name}” takes longer than usual.",
        Doing.EXTEND: lambda name: f"Moving the last day of “{name}” takes longer than usual.",
        Doing.RELEASE: lambda name: f"The agreement to end “{name}” takes longer than usual.",
        Doing.EVIDENCE: lambda name: f"The evidence report of “{name}” takes longer than usual.",
        Doing.NAME_SIGNER: lambda name: f"Naming a signer of “{name}” takes longer than usual.",
        Doing.HAND_OVER: lambda name: f"Handing over in “{name}” takes longer than usual.",
        Doing.GROW: lambda name: f"Adding a signer to “{name}” takes longer than usual.",
        Doing.ARCHIVE: lambda name: f"Ending “{name}” takes longer than usual.",
        Doing.DESTROY: lambda name: f"Destroying the file of “{name}” takes longer than usual.",
        Doing.SEND_ON: lambda name: f"Sending “{name}” to the next signer takes longer than usual.",
        Doing.ANNOUNCE: lambda name: f"Showing the card of “{name}” takes longer than usual.",
        Doing.SHOW: lambda name: f"A message about “{name}” takes longer than usual.",
    },
    waiting="You need not do anything for now. We go on, and ask you here if you have to decide.",
    not_shown=(
        "Type /esign list to see how it stands. If a reviewer or a signer is waited for, please "
        "tell them yourself, and give your administrator the reference."
    ),
    unclear=lambda name: f"We do not know whether “{name}” was created.",
    unclear_explains=(
        "Tencent E-Sign did not answer in time. Please look in its console first: if the contract "
        "is there, give this one up here. Creating it again costs another contract of your quota "
        "and texts the signers again."
    ),
    reopen="Open the form again",
    create_again="Create again",
    give_up="Give it up",
    create_again_title="Create it again?",
    create_again_warning=(
        "If the first one exists after all, there will be two, and the signers are texted "
        "twice. This costs another contract of your quota. Have you looked in the "
        "Tencent E-Sign console?"
    ),
    give_up_title="Give this contract up?",
    give_up_warning=(
        "We stop trying. If Tencent E-Sign did create it, it stays there, and its card "
        "comes back here when somebody signs."
    ),
)

ZH = Trouble(
    failed={
        Doing.CREATE: lambda name: f"“{name}”创建失败。",
        Doing.GROUP: lambda name: f"腾讯电子签已创建合同组“{name}”，但尚未告知其中全部合同。",
        Doing.REVIEW: lambda name: f"您对“{name}”的审核结果未生效。",
        Doing.REMIND: lambda name: f"“{name}”的催办未能正常完成。",
        Doing.CANCEL: lambda name: f"“{name}”撤销失败。",
        Doing.EXTEND: lambda name: f"“{name}”的签署时间未能延长。",
        Doing.RELEASE: lambda name: f"“{name}”的解除协议未能发起。",
        Doing.EVIDENCE: lambda name: f"“{name}”的出证报告申请失败。",
        Doing.NAME_SIGNER: lambda name: f"“{name}”的签署人补充失败。",
        Doing.HAND_OVER: lambda name: f"“{name}”的签署转交失败。",
        Doing.GROW: lambda name: f"“{name}”的签署人添加失败。",
        Doing.ARCHIVE: lambda name: f"“{name}”未能结束签署。",
        Doing.DESTROY: lambda name: f"“{name}”的文件未能销毁。",
        Doing.SEND_ON: lambda name: f"“{name}”未能发送给下一位签署人。",
        Doing.ANNOUNCE: lambda name: f"“{name}”的卡片未能显示在所选频道中。",
        Doing.SHOW: lambda name: f"有一条关于“{name}”的消息未能在 Slack 中显示。",
    },
    delayed={
        Doing.CREATE: lambda name: f"“{name}”的创建比平时慢。",
        Doing.GROUP: lambda name: f"合同组“{name}”的消息比平时慢。",
        Doing.REVIEW: lambda name: f"您对“{name}”的审核结果提交得比平时慢。",
        Doing.REMIND: lambda name: f"“{name}”的催办比平时慢。",
        Doing.CANCEL: lambda name: f"“{name}”的撤销比平时慢。",
        Doing.EXTEND: lambda name: f"“{name}”的延期比平时慢。",
        Doing.RELEASE: lambda name: f"“{name}”的解除协议发起得比平时慢。",
        Doing.EVIDENCE: lambda name: f"“{name}”的出证报告申请得比平时慢。",
        Doing.NAME_SIGNER: lambda name: f"“{name}”的签署人补充得比平时慢。",
        Doing.HAND_OVER: lambda name: f"“{name}”的签署转交得比平时慢。",
        Doing.GROW: lambda name: f"“{name}”的签署人添加得比平时慢。",
        Doing.ARCHIVE: lambda name: f"“{name}”结束签署得比平时慢。",
        Doing.DESTROY: lambda name: f"“{name}”的文件销毁得比平时慢。",
        Doing.SEND_ON: lambda name: f"“{name}”发送给下一位签署人得比平时慢。",
        Doing.ANNOUNCE: lambda name: f"“{name}”的卡片显示得比平时慢。",
        Doing.SHOW: lambda name: f"有一条关于“{name}”的消息显示得比平时慢。",
    },
    waiting="您暂时无需操作，我们会继续处理；如需您决定，会在这里通知您。",
    not_shown=(
        "请输入 /esign 列表 查看最新状态；如正在等待审核人或签署方，请自行通知对方，"
        "并将参考编号告知管理员。"
    ),
    unclear=lambda name: f"无法确定“{name}”是否已创建。",
    unclear_explains=(
        "腾讯电子签没有及时回复。请先到腾讯电子签控制台查看：如果合同已存在，请在这里放弃本次发起。"
        "重新创建会再消耗一份合同额度，并再次向签署方发送短信。"
    ),
    reopen="重新打开表单",
    create_again="重新创建",
    give_up="放弃发起",
    create_again_title="确定重新创建吗？",
    create_again_warning=(
        "如果第一份合同其实已创建，将会出现两份，签署方会收到两次短信，并再消耗一份合同额度。"
        "您是否已在腾讯电子签控制台确认？"
    ),
    give_up_title="确定放弃这份合同吗？",
    give_up_warning=(
        "我们将不再重试。如果腾讯电子签其实已创建该合同，它会保留在那里；有人签署时，卡片会重新更新。"
    ),
)
