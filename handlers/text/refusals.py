"""Why Tencent would not do to a running contract, or for the company, what it was asked."""

from collections.abc import Mapping

from services.contracts.errors import Reason

EN: Mapping[Reason, str] = {
    Reason.NOT_ADDED: (
        "Tencent E-Sign did not take this signer: the role may be taken already, or they sign the "
        "contract as it is. Check the card, then try again with somebody else."
    ),
    Reason.NOT_ALL_SIGNED: (
        "The contract can be closed once everybody in it has signed, and not everybody has. "
        "Remind those who are missing, then try again."
    ),
    Reason.NOT_FORWARDED: (
        "Tencent E-Sign did not hand this signature over. It can be handed to a verified employee "
        "of our own company, before the other one has filled in or signed anything."
    ),
    Reason.NOT_EXTENDED: (
        "Tencent E-Sign does not move this last day: the contract or the signer is done already, "
        "or the contract belongs to a group. Nothing was changed."
    ),
    Reason.NOT_RELEASED: (
        "Tencent E-Sign does not dissolve this contract now: not everybody has signed it, or an "
        "agreement to dissolve it is under way already. Nothing was changed."
    ),
    Reason.NOT_TOGETHER: (
        "These contracts cannot be signed through one link: in each of them it must be this "
        "signer's turn, and the place to sign must be set. Sign them one by one."
    ),
    Reason.NO_TASK: (
        "Tencent E-Sign no longer knows what was ordered, so it cannot say what became of it. "
        "Look at the contracts themselves, then order it again if you need it."
    ),
    Reason.NO_CODE: (
        "This QR code is not in use any more: it was cancelled, has expired, or as many people "
        "as it allows have signed. Make a new one if you need it."
    ),
    Reason.TEMPLATE_NOT_FOR_CODES: (
        "People cannot sign this template through a QR code: it must have no fields of ours, one "
        "person who signs, and our company not before them. Choose another one."
    ),
    Reason.BAD_PERIOD: (
        "Tencent E-Sign tells of ninety days at most, the first before the last. Choose a "
        "shorter time, then try again."
    ),
    Reason.ANSWERS_DO_NOT_FIT: (
        "Tencent E-Sign gave another number of answers than it was asked for, so nobody knows "
        "which belongs to what. Look in its console before you try again."
    ),
}

ZH: Mapping[Reason, str] = {
    Reason.NOT_ADDED: (
        "腾讯电子签没有接受这位签署人：该角色可能已有人，或对方已在合同中。"
        "请查看合同卡片，再换一位重试。"
    ),
    Reason.NOT_ALL_SIGNED: (
        "所有人签完之后才能结束这份合同，现在还有人没有签。请先提醒他们，然后再试。"
    ),
    Reason.NOT_FORWARDED: (
        "腾讯电子签没有转交这个签署。只能在对方填写或签署之前，转交给本企业已实名的员工。"
    ),
    Reason.NOT_EXTENDED: (
        "腾讯电子签不能更改这个截止日期：合同或签署人已结束，或合同属于合同组。没有做任何更改。"
    ),
    Reason.NOT_RELEASED: (
        "现在不能解除这份合同：还有人没有签，或已有解除协议正在签署。没有做任何更改。"
    ),
    Reason.NOT_TOGETHER: (
        "这些合同不能用一个链接一起签：每一份都要轮到该签署人，并且已设定签署位置。请逐份签署。"
    ),
    Reason.NO_TASK: ("腾讯电子签已查不到这项操作，无法告知结果。请查看合同本身，需要时重新操作。"),
    Reason.NO_CODE: ("这个签署码已不能使用：已被取消、已过期，或签署人数已满。需要时请重新生成。"),
    Reason.TEMPLATE_NOT_FOR_CODES: (
        "这个模板不能用签署码签署：不能有发起方填写项，只能有一位个人签署，"
        "且本企业不能先签。请换一个模板。"
    ),
    Reason.BAD_PERIOD: (
        "腾讯电子签最多提供九十天的用量，且开始日期不能晚于结束日期。请缩短时间后重试。"
    ),
    Reason.ANSWERS_DO_NOT_FIT: (
        "腾讯电子签返回的结果与所请求的数量不符，无法一一对应。请先在其控制台查看，再决定是否重试。"
    ),
}
