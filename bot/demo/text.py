"""What the demo tells, in both languages."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class StoryText:
    """Sentences of the narrator, and what the people in the story type."""

    begins: str
    here: Callable[[str, str, str], str]
    """Addresses of the bot, of the pretend Slack and of the pretend Tencent."""

    scene_create: str
    types: Callable[[str, str], str]
    form_opened: str
    fills: Callable[[str, str], str]
    wrong_mobile: str
    bad_mobile: str
    mends: Callable[[str], str]
    accepted: Callable[[str], str]
    card_in_channel: str
    at_tencent: Callable[[str], str]

    scene_review: str
    gets_review: Callable[[str], str]
    claims: Callable[[str], str]
    """Who is ours, and unknown to the edition until now."""
    blocked: Callable[[str], str]
    approves: Callable[[str], str]
    approved: str

    scene_sign: str
    gets_invite: Callable[[str], str]
    gets_link: Callable[[str], str]
    link_is_personal: Callable[[str], str]
    signs: Callable[[str], str]
    card_says: Callable[[str], str]
    card_says_when_asked: Callable[[str], str]
    """Of an edition that tells nothing by itself."""
    reminded: str
    done: str
    downloads: Callable[[str], str]

    scene_cancel: str
    searches: Callable[[str, str], str]
    roles: Callable[[int], str]
    composed: str
    cancels: Callable[[str], str]
    cancelled: str

    scene_refuse: str
    refuses: Callable[[str, str], str]
    refused: str

    scene_end: str
    callbacks: Callable[[int, int], str]
    private: str
    no_review: str
    no_reminders: str
    no_templates: str
    no_callbacks: str
    over: str
    failed: Callable[[str], str]
    keep: str
    stop: str

    verb_new: str
    verb_remind: str
    verb_cancel: str
    verb_list: str
    employee: str
    """What the people are called in Slack."""
    manager: str

    first_contract: str
    second_contract: str
    third_contract: str
    seller: str
    buyer: str
    company: str
    buyer_company: str
    buyer_mobile_wrong: str
    cancel_reason: str
    refuse_reason: str


EN = StoryText(
    begins="Signet between a pretend Slack and a pretend Tencent E-Sign, all on this machine.",
    here=lambda bot, slack, tencent: f"bot {bot} · Slack {slack} · Tencent {tencent}",
    scene_create="1. A contract from a PDF",
    types=lambda who, what: f"{who} types {what}",
    form_opened="A loading view opened at once, and the form followed.",
    fills=lambda who, name: f"{who} uploads a PDF, fills in “{name}” and two signers, and submits.",
    wrong_mobile="The form stayed open; the error stands at its field:",
    bad_mobile="a mobile number with a digit missing",
    mends=lambda who: f"{who} mends the number and submits again.",
    accepted=lambda id_: f"Accepted as contract {id_}, and kept before Slack heard “ok”.",
    card_in_channel="Its card is in #legal.",
    at_tencent=lambda id_: f"Tencent E-Sign has it once, with our number {id_}.",
    scene_review="2. The manager reviews",
    gets_review=lambda who: f"{who} got a card to decide on, in a DM.",
    claims=lambda who: f"{who} takes the company's place in the contract, at Tencent E-Sign.",
    blocked=lambda who: f"{who} tries to sign before that: Tencent E-Sign refuses.",
    approves=lambda who: f"{who} presses “Approve signing”.",
    approved="The thread tells who approved.",
    scene_sign="3. Two parties sign, in order",
    gets_invite=lambda who: f"{who} is in the workspace and got a DM with a button.",
    gets_link=lambda who: f"{who} presses it, and a sign link is made for nobody else.",
    link_is_personal=lambda who: f"Only {who} sees the link; it is stored nowhere.",
    signs=lambda who: f"{who} signs in Tencent E-Sign.",
    card_says=lambda what: f"An encrypted callback came in, and the card changed: {what}.",
    card_says_when_asked=lambda what: f"Tencent E-Sign was asked, and the card changed: {what}.",
    reminded="The reminder went out; the thread tells who asked for it.",
    done="Everybody has signed: the channel hears it, once.",
    downloads=lambda who: f"{who} presses “Download signed PDF” and gets a link for five minutes.",
    scene_cancel="4. A contract from a template is cancelled",
    searches=lambda who, query: f"{who} searches the templates for {query}.",
    roles=lambda count: f"The form asks for the {count} signers of that template.",
    composed="Tencent E-Sign composed the document, and the contract went out.",
    cancels=lambda who: f"{who} cancels it and says why.",
    cancelled="The card and the channel tell who cancelled it.",
    scene_refuse="5. A contract is refused by a signer",
    refuses=lambda who, why: f"{who} refuses to sign: {why}",
    refused="The card shows the reason, and the channel hears it.",
    scene_end="6. Afterwards",
    callbacks=lambda sent, tries: (
        f"{sent} callbacks came in, each encrypted and signed, in {tries} deliveries."
    ),
    private="No phone number and no sign link was in any channel.",
    no_review="This edition knows no review before signing: scene 2 is left out.",
    no_reminders="This edition cannot remind anybody: that is left out.",
    no_templates="This edition has no templates: the contract is made from a PDF.",
    no_callbacks="This edition calls nobody back: all of this was seen by asking it.",
    over="Every step was seen to happen.",
    failed=lambda why: f"A step was not seen to happen: {why}",
    keep="Everything stays up. Try it from another terminal:",
    stop="Ctrl-C ends it.",
    verb_new="new",
    verb_remind="remind",
    verb_cancel="cancel",
    verb_list="list",
    employee="Li Na",
    manager="Wang Wei",
    first_contract="Sales contract 2026-11",
    second_contract="Framework agreement 7",
    third_contract="NDA with Sample Trading",
    seller="Zhao Min",
    buyer="Li Si",
    company="示例科技有限公司",
    buyer_company="样本贸易有限公司",
    buyer_mobile_wrong="1390000000",
    cancel_reason="The price has changed",
    refuse_reason="Clause 3 is still open",
)

ZH = StoryText(
    begins="Signet 运行在模拟的 Slack 和模拟的腾讯电子签之间，全部在本机上。",
    here=lambda bot, slack, tencent: f"机器人 {bot} · Slack {slack} · 腾讯电子签 {tencent}",
    scene_create="1. 上传 PDF 发起合同",
    types=lambda who, what: f"{who} 输入 {what}",
    form_opened="先立即弹出加载界面，随后显示表单。",
    fills=lambda who, name: f"{who} 上传 PDF，填写“{name}”和两个签署方，然后提交。",
    wrong_mobile="表单保持打开，错误显示在对应的字段下：",
    bad_mobile="手机号少一位",
    mends=lambda who: f"{who} 改正手机号后再次提交。",
    accepted=lambda id_: f"已受理，合同编号 {id_}；先落盘保存，再答复 Slack。",
    card_in_channel="合同卡片出现在 #legal 频道。",
    at_tencent=lambda id_: f"腾讯电子签只创建了一份合同，并带有我方编号 {id_}。",
    scene_review="2. 经理审核",
    gets_review=lambda who: f"{who} 在私信中收到待审核的卡片。",
    claims=lambda who: f"{who} 在腾讯电子签领取本企业的签署任务。",
    blocked=lambda who: f"审核通过前 {who} 尝试签署，被腾讯电子签拒绝。",
    approves=lambda who: f"{who} 点击“审核通过”。",
    approved="消息列中显示是谁审核通过的。",
    scene_sign="3. 双方依次签署",
    gets_invite=lambda who: f"{who} 是工作区成员，收到带按钮的私信。",
    gets_link=lambda who: f"{who} 点击按钮，生成仅供本人使用的签署链接。",
    link_is_personal=lambda who: f"链接只有 {who} 能看到，不会保存在任何地方。",
    signs=lambda who: f"{who} 在腾讯电子签完成签署。",
    card_says=lambda what: f"收到加密回调，卡片更新为：{what}。",
    card_says_when_asked=lambda what: f"查询腾讯电子签后，卡片更新为：{what}。",
    reminded="催办已发出，消息列中显示是谁发起的催办。",
    done="所有签署方均已签署，频道收到一次通知。",
    downloads=lambda who: f"{who} 点击“下载已签 PDF”，获得五分钟内有效的链接。",
    scene_cancel="4. 使用模板发起，随后撤销",
    searches=lambda who, query: f"{who} 搜索模板“{query}”。",
    roles=lambda count: f"表单要求填写该模板的 {count} 个签署方。",
    composed="腾讯电子签完成文档合成，合同已发起。",
    cancels=lambda who: f"{who} 撤销合同并说明原因。",
    cancelled="卡片和频道显示是谁撤销的。",
    scene_refuse="5. 签署方拒签",
    refuses=lambda who, why: f"{who} 拒签：{why}",
    refused="卡片显示拒签原因，频道收到通知。",
    scene_end="6. 最后",
    callbacks=lambda sent, tries: f"共收到 {sent} 条加密且带签名的回调，投递 {tries} 次。",
    private="任何频道中都没有出现手机号和签署链接。",
    no_review="该版本没有签署审核：无需审核，略过第 2 幕。",
    no_reminders="该版本不能催办，此步略过。",
    no_templates="该版本没有模板，改为上传 PDF 发起。",
    no_callbacks="该版本没有回调，以上进展均由机器人主动查询得知。",
    over="每一步都已确认发生。",
    failed=lambda why: f"有一步未能确认：{why}",
    keep="服务保持运行，可在另一个终端中尝试：",
    stop="按 Ctrl-C 结束。",
    verb_new="新建",
    verb_remind="催办",
    verb_cancel="撤销",
    verb_list="列表",
    employee="李娜",
    manager="王伟",
    first_contract="销售合同 2026-11",
    second_contract="框架协议 7",
    third_contract="与样本贸易的保密协议",
    seller="赵敏",
    buyer="李四",
    company="示例科技有限公司",
    buyer_company="样本贸易有限公司",
    buyer_mobile_wrong="1390000000",
    cancel_reason="价格有变",
    refuse_reason="第三条尚未谈妥",
)
