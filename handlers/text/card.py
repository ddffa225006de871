"""What the card of a contract says, and the short lines in its thread."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.contracts.announcements import Line
from services.contracts.model import Status


@dataclass(frozen=True)
class Card:
    next: Mapping[Status, str]
    """What happens next, or what can be done."""
    next_in_review: str
    next_sent_back: str
    next_held: str
    """Tencent holds it until somebody agrees that it may be sent."""
    next_held_in_review: str
    next_given_up: str
    next_unclear: str
    id_line: Callable[[str, str], str]
    """Id, and when it last changed."""
    reminded_line: Callable[[str], str]
    reminders_left: Callable[[int], str]
    more: str
    """The menu of what is done more rarely."""
    view: str
    party_until: Callable[[str], str]
    """A signer's own last day."""
    remind: str
    cancel: str
    download: str
    of_party: Mapping[Line, Callable[[str], str]]
    """Lines about one signer, masked."""
    of_person: Mapping[Line, Callable[[str], str]]
    """Lines about somebody in the workspace, mentioned."""
    of_contract: Mapping[Line, str]
    """Lines about the contract as a whole; also those above when nobody is named."""
    repaired: str


EN = Card(
    next={
        Status.CREATING: "Tencent E-Sign is making it. This card changes when it is ready.",
        Status.COMPOSING: "The document is being prepared. It goes out by itself when ready.",
        Status.FILLING: "Some details must be filled in before anybody can sign.",
        Status.WAITING: "Tencent E-Sign has texted the signers whose turn it is.",
        Status.PARTLY_SIGNED: "The remaining signers are up next.",
        Status.FINISHED: "Everybody has signed. Nothing is left to do.",
        Status.REFUSED: (
            "Somebody refused it, so it has ended. Settle the reason with them, then send a new "
            "one."
        ),
        Status.EXPIRED: "The last day to sign is over. Send a new one if it is still wanted.",
        Status.CANCELLED: "Nobody can sign it any more.",
        Status.INVALID: (
            "Tencent E-Sign made it void, for example because a signer's name changed. "
            "Check the signers, then send a new one."
        ),
        Status.RELEASED: "The parties ended it by a later agreement.",
        Status.FAILED: "It did not go out. Its owner was told why and can send it again.",
        Status.UNKNOWN: "Please look it up in the Tencent E-Sign console.",
    },
    next_in_review="Our side can sign as soon as the reviewer approves.",
    next_sent_back="The reviewer sent it back. Talk with them, or cancel the contract.",
    next_held=(
        "Your company has set that each contract is reviewed before it is sent. Nobody was named "
        "for that here, so it waits until somebody approves it in the Tencent E-Sign console."
    ),
    next_held_in_review="It has not been sent to anybody. It goes out once the reviewer approves.",
    next_given_up=(
        "Its owner gave it up here. If Tencent E-Sign did create it, this card comes back when "
        "somebody signs."
    ),
    next_unclear=(
        "No answer came from Tencent E-Sign, so nobody knows whether it was created. "
        "The owner was asked how to go on."
    ),
    id_line=lambda id_, when: f"Contract {id_} · changed {when}",
    reminded_line=lambda when: f"Last reminder {when}",
    reminders_left=lambda count: f"reminders left: {count}",
    more="More",
    view="Look at the document",
    party_until=lambda when: f"until {when}",
    remind="Remind signers",
    cancel="Cancel contract",
    download="Download signed PDF",
    of_party={
        Line.PARTY_SIGNED: lambda who: f"{who} signed.",
        Line.PARTY_REFUSED: lambda who: f"{who} refused to sign.",
        Line.PARTY_FILLED: lambda who: f"{who} filled in the details.",
        Line.PARTY_FORWARDED: lambda who: f"{who} passed the signing on to somebody else.",
        Line.PARTY_EXTENDED: lambda who: f"{who} got more time to sign.",
        Line.PARTY_NAMED: lambda who: f"{who} was named as a signer.",
        Line.PARTY_ADDED: lambda who: f"{who} was added as a signer.",
    },
    of_person={
        Line.CREATED: lambda who: f"{who} sent the contract out for signature.",
        Line.SENDING_APPROVED: lambda who: f"{who} approved that it is sent: it goes out.",
        Line.REVIEW_APPROVED: lambda who: f"{who} approved it: our side may sign.",
        Line.REVIEW_SENT_BACK: lambda who: f"{who} sent it back: our side may not sign yet.",
        Line.REVIEW_REFUSED: lambda who: f"{who} refused it for good in the review.",
        Line.REMINDED: lambda who: f"{who} sent a reminder to the signers whose turn it is.",
        Line.EXTENDED: lambda who: (
            f"{who} gave more time to sign. The card shows the new last day."
        ),
        Line.RELEASE_ASKED: lambda who: f"{who} asked everybody to sign an agreement that ends it.",
        Line.REFUSED: lambda who: f"Refused by {who}. The contract has ended.",
        Line.CANCELLED: lambda who: f"Cancelled by {who}. Nobody can sign it any more.",
        Line.DESTROYED: lambda who: f"{who} had its file destroyed at Tencent E-Sign.",
        Line.FAILED: lambda who: (
            f"{who} gave it up here. If Tencent E-Sign did create it, it is still valid there."
        ),
    },
    of_contract={
        Line.CREATED: "The contract went out for signature.",
        Line.PARTY_SIGNED: "A signer signed.",
        Line.PARTY_REFUSED: "A signer refused to sign.",
        Line.PARTY_FILLED: "A signer filled in the details.",
        Line.PARTY_FORWARDED: "A signer passed the signing on to somebody else.",
        Line.SENDING_APPROVED: "The reviewer approved that it is sent: it goes out.",
        Line.REVIEW_APPROVED: "The reviewer approved it: our side may sign.",
        Line.REVIEW_SENT_BACK: "The reviewer sent it back: our side may not sign yet.",
        Line.REVIEW_REFUSED: "The reviewer refused it for good.",
        Line.REMINDED: "A reminder went to the signers whose turn it is.",
        Line.EXTENDED: "There is more time to sign. The card shows the new last day.",
        Line.PARTY_EXTENDED: "A signer got more time to sign.",
        Line.PARTY_NAMED: "A signer was named.",
        Line.PARTY_ADDED: "A signer was added.",
        Line.RELEASE_ASKED: "Everybody was asked to sign an agreement that ends it.",
        Line.FINISHED: "Everybody has signed: the contract is completed.",
        Line.REFUSED: "It was refused. The contract has ended.",
        Line.EXPIRED: "The last day to sign is over: the contract has expired.",
        Line.CANCELLED: "It was cancelled. Nobody can sign it any more.",
        Line.INVALID: "Tencent E-Sign made the contract void. It needs attention.",
        Line.RELEASED: "The parties ended it by a later agreement.",
        Line.DESTROYED: "Its file was destroyed at Tencent E-Sign.",
        Line.FAILED: "The contract was not created.",
        Line.UNKNOWN_STATUS: (
            "Tencent E-Sign reports a status that we do not know. Nothing was changed here; "
            "please look it up in the Tencent E-Sign console."
        ),
    },
    repaired="We found this out by asking Tencent E-Sign.",
)

ZH = Card(
    next={
        Status.CREATING: "腾讯电子签正在创建合同，完成后此卡片会更新。",
        Status.COMPOSING: "正在生成合同文档，完成后将自动发起签署。",
        Status.FILLING: "还有内容待填写，填写完成后才能签署。",
        Status.WAITING: "腾讯电子签已短信通知当前签署方，等待签署。",
        Status.PARTLY_SIGNED: "等待其余签署方签署。",
        Status.FINISHED: "所有签署方均已签署，无需其他操作。",
        Status.REFUSED: "合同因拒签而终止，请先与拒签人沟通，再重新发起。",
        Status.EXPIRED: "已超过签署截止时间，如仍需签署，请重新发起。",
        Status.CANCELLED: "合同已撤销，签署方无法再签署。",
        Status.INVALID: "合同已失效（例如签署方姓名已变更）。请核对签署方信息后重新发起。",
        Status.RELEASED: "各方已通过后续协议解除此合同。",
        Status.FAILED: "合同未能发起，原因已告知发起人，可处理后重新发起。",
        Status.UNKNOWN: "请在腾讯电子签控制台查看。",
    },
    next_in_review="审核人审核通过后，我方即可签署。",
    next_sent_back="审核人已退回合同，请与审核人沟通，或撤销合同。",
    next_held=(
        "贵企业设置了合同发起前须审核，此合同未指定审核人，请在腾讯电子签控制台审核，通过后才会发起。"
    ),
    next_held_in_review="合同尚未发出，审核人审核通过后才会发起签署。",
    next_given_up=(
        "发起人已在此放弃发起。如果腾讯电子签其实已创建该合同，有人签署时此卡片会恢复更新。"
    ),
    next_unclear="未收到腾讯电子签的回复，无法确定合同是否已创建，已请发起人决定如何处理。",
    id_line=lambda id_, when: f"合同编号 {id_} · 更新于 {when}",
    reminded_line=lambda when: f"最近催办 {when}",
    reminders_left=lambda count: f"剩余催办次数 {count}",
    more="更多",
    view="查看合同",
    party_until=lambda when: f"截止 {when}",
    remind="催办签署方",
    cancel="撤销合同",
    download="下载已签 PDF",
    of_party={
        Line.PARTY_SIGNED: lambda who: f"{who} 已签署。",
        Line.PARTY_REFUSED: lambda who: f"{who} 已拒签。",
        Line.PARTY_FILLED: lambda who: f"{who} 已完成填写。",
        Line.PARTY_FORWARDED: lambda who: f"{who} 已将签署转交他人。",
        Line.PARTY_EXTENDED: lambda who: f"已延长 {who} 的签署时间。",
        Line.PARTY_NAMED: lambda who: f"已补充签署人 {who}。",
        Line.PARTY_ADDED: lambda who: f"已添加签署人 {who}。",
    },
    of_person={
        Line.CREATED: lambda who: f"{who} 发起了合同，等待签署。",
        Line.SENDING_APPROVED: lambda who: f"{who} 已同意发起，合同即将发出。",
        Line.REVIEW_APPROVED: lambda who: f"{who} 审核通过，我方可以签署。",
        Line.REVIEW_SENT_BACK: lambda who: f"{who} 退回了合同，我方暂时无法签署。",
        Line.REVIEW_REFUSED: lambda who: f"{who} 审核时拒签并终止了合同。",
        Line.REMINDED: lambda who: f"{who} 已催办当前签署方。",
        Line.EXTENDED: lambda who: f"{who} 延长了签署时间，新的截止日期见合同卡片。",
        Line.RELEASE_ASKED: lambda who: f"{who} 发起了解除协议，需所有签署方签署。",
        Line.REFUSED: lambda who: f"{who} 已拒签，合同终止。",
        Line.CANCELLED: lambda who: f"{who} 已撤销合同，签署方无法再签署。",
        Line.DESTROYED: lambda who: f"{who} 已在腾讯电子签销毁合同文件。",
        Line.FAILED: lambda who: (
            f"{who} 已在此放弃发起。如果腾讯电子签其实已创建该合同，该合同在那里仍然有效。"
        ),
    },
    of_contract={
        Line.CREATED: "合同已发起，等待签署。",
        Line.PARTY_SIGNED: "有签署方已签署。",
        Line.PARTY_REFUSED: "有签署方已拒签。",
        Line.PARTY_FILLED: "有签署方已完成填写。",
        Line.PARTY_FORWARDED: "有签署方已将签署转交他人。",
        Line.SENDING_APPROVED: "审核人已同意发起，合同即将发出。",
        Line.REVIEW_APPROVED: "审核通过，我方可以签署。",
        Line.REVIEW_SENT_BACK: "合同被退回，我方暂时无法签署。",
        Line.REVIEW_REFUSED: "合同在审核时被拒签并终止。",
        Line.REMINDED: "已催办当前签署方。",
        Line.EXTENDED: "签署时间已延长，新的截止日期见合同卡片。",
        Line.PARTY_EXTENDED: "已延长一位签署方的签署时间。",
        Line.PARTY_NAMED: "已补充一位签署人。",
        Line.PARTY_ADDED: "已添加一位签署人。",
        Line.RELEASE_ASKED: "已发起解除协议，需所有签署方签署。",
        Line.FINISHED: "所有签署方均已签署，合同已完成。",
        Line.REFUSED: "已拒签，合同终止。",
        Line.EXPIRED: "已超过签署截止时间，合同过期。",
        Line.CANCELLED: "已撤销，签署方无法再签署。",
        Line.INVALID: "合同已失效，需要处理。",
        Line.RELEASED: "各方已通过后续协议解除此合同。",
        Line.DESTROYED: "合同文件已在腾讯电子签销毁。",
        Line.FAILED: "合同创建失败。",
        Line.UNKNOWN_STATUS: (
            "腾讯电子签返回了未知的状态，这里未做任何更改，请在腾讯电子签控制台查看。"
        ),
    },
    repaired="此状态由机器人主动向腾讯电子签查询得知。",
)
