"""Why a step in a contract's later life did not work, and what a person can do about it."""

from services.contracts.errors import Reason

EN = {
    Reason.TEMPLATE_CHANGED: (
        "The template was changed since you filled in the form: its roles or its fields are others "
        "now. Nothing was sent or spent. Open the form again, choose the template anew, and check "
        "what is asked."
    ),
    Reason.TEMPLATE_WANTS_FILES: (
        "The template wants a picture or an attachment from whoever sends it, or more fields than "
        "this form can hold. Choose another one, or send it from the Tencent E-Sign console."
    ),
    Reason.TEMPLATES_TOO_LARGE: (
        "Together these templates ask for more signers or fields than this form can hold, so the "
        "one you chose last was taken out again. Leave out another one first, or send them from "
        "the Tencent E-Sign console."
    ),
    Reason.NAMED_ALREADY: (
        "Somebody was named for this place already, so nothing was changed. The card shows who."
    ),
    Reason.DOES_NOT_GROW: (
        "The contract was not sent as one that more signers may join, so nothing was changed. Its "
        "signers are those on its card."
    ),
    Reason.NOT_ENDED: (
        "The contract is still on its way, so its file is needed and was not destroyed. Once it "
        "has ended, you can destroy it."
    ),
    Reason.DESTROYED: (
        "The file of this contract was destroyed at Tencent E-Sign. Nobody can bring it back."
    ),
    Reason.NOT_CANCELLED: (
        "Tencent E-Sign did not cancel it, or nobody confirmed it in time. You can cancel it by "
        "itself."
    ),
    Reason.RELEASE_UNDER_WAY: (
        "An agreement to end this contract was sent out already, or has ended it. Type /esign list "
        "to find that agreement."
    ),
    Reason.NO_REPORT: (
        "Tencent E-Sign could not make the evidence report. Order it again; if it happens again, "
        "tell your administrator."
    ),
    Reason.NO_REMINDER_LEFT: (
        "The signers whose turn it is were reminded as often as Tencent E-Sign allows, so nothing "
        "was sent. Please get in touch with them yourself."
    ),
}

ZH = {
    Reason.TEMPLATE_CHANGED: (
        "您填写表单后，模板的签署方或填写项有变动。没有发起合同，也没有消耗额度。"
        "请重新打开表单，重新选择模板并核对内容。"
    ),
    Reason.TEMPLATE_WANTS_FILES: (
        "该模板要求发起人提供图片或附件，或填写项超出此表单的容量。"
        "请选择其他模板，或在腾讯电子签控制台发起。"
    ),
    Reason.TEMPLATES_TOO_LARGE: (
        "所选模板的签署方或填写项合计超出此表单的容量，已取消刚才选择的模板。"
        "请先去掉其他模板，或在腾讯电子签控制台发起。"
    ),
    Reason.NAMED_ALREADY: "该签署方此前已补充签署人，未做任何更改，请查看合同卡片。",
    Reason.DOES_NOT_GROW: (
        "这份合同发起时未开放后续添加签署人，未做任何更改。签署方以合同卡片所示为准。"
    ),
    Reason.NOT_ENDED: "合同尚未结束，文件仍需使用，未销毁。合同结束后即可销毁。",
    Reason.DESTROYED: "这份合同的文件已在腾讯电子签销毁，无法恢复。",
    Reason.NOT_CANCELLED: "腾讯电子签未撤销这份合同，或无人及时确认。您可以单独撤销它。",
    Reason.RELEASE_UNDER_WAY: (
        "这份合同已发起解除协议，或已被解除。可输入 /esign 列表 查看该解除协议。"
    ),
    Reason.NO_REPORT: "腾讯电子签未能出具出证报告，请重新申请；如仍失败，请告知管理员。",
    Reason.NO_REMINDER_LEFT: (
        "当前签署方的催办次数已达到腾讯电子签的上限，未发送催办。请您直接联系签署方。"
    ),
}
