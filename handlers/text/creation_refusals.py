"""Why Tencent would not make a contract as it was ordered."""

from collections.abc import Mapping

from services.contracts.errors import Reason

EN: Mapping[Reason, str] = {
    Reason.BAD_PLACE: (
        "A place to sign or to fill in cannot be where it was put: the page, the word or the form "
        "field is not in the document, or it does not suit the signer. Change it, then try again."
    ),
    Reason.BAD_FIELD: (
        "What was filled in does not suit one of the fields, or a field that must be filled in "
        "is empty. Check the fields, then try again."
    ),
    Reason.BAD_SEAL: (
        "The seal that was to sign by itself does not exist, is not in use, or has not been "
        "authorised. Choose another one, or authorise it in the Tencent E-Sign console."
    ),
    Reason.BAD_PIN: (
        "Tencent E-Sign does not accept the PIN of a signer. Agree a PIN with them at Tencent "
        "E-Sign first, enter it exactly, then try again."
    ),
    Reason.NOT_AUTHORISED: (
        "Somebody who was to sign by themselves has not allowed it at Tencent E-Sign. Ask them to "
        "allow it there, or have them sign by hand."
    ),
    Reason.BAD_VERIFICATION: (
        "A signer cannot prove who they are in this way alone: beside the fingerprint or the face "
        "of their device another way is needed. Add one, then try again."
    ),
    Reason.BAD_WATCHERS: (
        "Somebody who is to read along signs the contract too, or there are too many. Whoever "
        "signs reads it anyway: take them out, then try again."
    ),
    Reason.NEVER_CONVERTED: (
        "Tencent E-Sign did not make a PDF of the file within ten minutes, so nothing was sent. "
        "Save it as a PDF yourself, then send that one."
    ),
    Reason.NOT_REACHED: (
        "Tencent E-Sign stopped answering before it was this contract's turn, so it was not made "
        "and cost nothing. Please send it again."
    ),
}

ZH: Mapping[Reason, str] = {
    Reason.BAD_PLACE: (
        "签署位置或填写位置无法使用：文件中没有这一页、这个关键字或这个表单域，"
        "或该位置不适合这位签署人。请修改后重试。"
    ),
    Reason.BAD_FIELD: (
        "填写的内容不符合填写项的要求，或有必填项没有填写。请检查填写项，然后重试。"
    ),
    Reason.BAD_SEAL: (
        "要自动盖章的印章不存在、未启用，或没有授权。请换一个印章，或在腾讯电子签控制台授权后重试。"
    ),
    Reason.BAD_PIN: (
        "腾讯电子签不接受某位签署人的 PIN 码。请先与对方在腾讯电子签约定 PIN 码，准确输入后重试。"
    ),
    Reason.NOT_AUTHORISED: (
        "要自动签署的个人还没有在腾讯电子签授权。请对方先授权，或改为手动签署。"
    ),
    Reason.BAD_VERIFICATION: (
        "不能只用这种方式验证签署人的身份：设备指纹或设备面容之外，还需要另一种方式。请补充后重试。"
    ),
    Reason.BAD_WATCHERS: (
        "抄送人与签署人重复，或抄送人太多。签署人本来就能查看合同，请从抄送人中移除后重试。"
    ),
    Reason.NEVER_CONVERTED: (
        "腾讯电子签在十分钟内没有把文件转换为 PDF，所以没有发起。请自行存为 PDF 后再发起。"
    ),
    Reason.NOT_REACHED: (
        "还没有轮到这份合同，腾讯电子签就没有响应了，所以没有创建，也没有扣费。请重新发起。"
    ),
}
