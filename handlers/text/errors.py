"""Why something did not work, and what a person can do about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.contracts.errors import Reason

from . import creation_refusals, life_refusals, refusals


@dataclass(frozen=True)
class Errors:
    reason: Mapping[Reason, str]
    said: Callable[[str], str]
    """Tencent's own words, where we have none."""
    unavailable: str
    unavailable_for: Callable[[int], str]
    """Seconds until it is worth another try."""
    not_kept: str
    not_yet: str
    unsupported: str
    not_allowed: str
    not_found: Callable[[str], str]
    misconfigured: Callable[[str], str]
    not_set_up: str
    unexpected: str

    def refused(self, reason: Reason, message: str = "") -> str:
        """`message` is Tencent's own explanation, cleaned; shown where ours says less."""
        own = self.reason[reason]
        vague = reason in (Reason.OTHER, Reason.NO_REMINDER)
        return f"{own} {self.said(message)}" if vague and message else own


EN = Errors(
    reason={
        **creation_refusals.EN,
        **life_refusals.EN,
        **refusals.EN,
        Reason.NO_QUOTA: (
            "Your company has used up its contracts at Tencent E-Sign. Ask your administrator to "
            "buy more, then try again."
        ),
        Reason.NO_FEATURE: (
            "Tencent E-Sign has not opened this feature for your company. Ask your administrator "
            "to have it opened by Tencent E-Sign."
        ),
        Reason.TOO_FAST: (
            "Tencent E-Sign is getting too many requests at once. Wait a minute, then try again."
        ),
        Reason.NOT_VERIFIED: (
            "Your company, or the employee this bot acts for, has not passed identity "
            "verification. Finish it in the Tencent E-Sign console, then try again."
        ),
        Reason.BAD_NAME: (
            "Tencent E-Sign does not accept the name of a signer. Check that it is written as on "
            "their identity card, then try again."
        ),
        Reason.BAD_MOBILE: (
            "Tencent E-Sign does not accept the mobile number of a signer. Check it, then try "
            "again."
        ),
        Reason.BAD_COMPANY: (
            "Tencent E-Sign does not accept the name of a company. Enter it as on the business "
            "licence, with full-width brackets, then try again."
        ),
        Reason.BAD_CONTRACT_NAME: (
            "Tencent E-Sign does not accept the name of the contract. Use only letters, digits "
            "and usual punctuation, then try again."
        ),
        Reason.BAD_DEADLINE: (
            "Tencent E-Sign does not accept the last day to sign. Choose a day within the coming "
            "year, then try again."
        ),
        Reason.BAD_FILE: (
            "The file cannot be signed: it is gone, too big, protected by a password or not a "
            "sound PDF. Add another one, then try again."
        ),
        Reason.BAD_REASON: (
            "Tencent E-Sign does not accept the reason as it is written. Keep it short, without "
            "emoji, then try again."
        ),
        Reason.SAME_SIGNER_TWICE: (
            "Tencent E-Sign does not accept the same signer twice. Remove one of the two, then "
            "try again."
        ),
        Reason.SIGNERS_DO_NOT_FIT_TEMPLATE: (
            "The signers do not fit the template. Choose the template again, check the signers, "
            "then try again."
        ),
        Reason.TEMPLATE_TOO_LARGE: (
            "This form can hold a template with one to ten signers, and this one has none or "
            "more. Choose another one, or send it from the Tencent E-Sign console."
        ),
        Reason.NO_TEMPLATE: (
            "The template no longer exists or is switched off. Choose another one, or switch it "
            "on in the Tencent E-Sign console."
        ),
        Reason.NO_CONTRACT: (
            "Tencent E-Sign does not know this contract. Look it up in the Tencent E-Sign "
            "console; if it is there, tell your administrator."
        ),
        Reason.NO_SIGNER: (
            "Tencent E-Sign does not know this signer. Check their name, mobile number and "
            "company, then try again."
        ),
        Reason.ENDED: (
            "The contract has ended already: signed by everybody, rejected, expired or cancelled. "
            "Nothing was changed."
        ),
        Reason.NOT_FINISHED: (
            "Not everybody has signed yet, so there is no signed PDF. Try again when the card "
            "says Completed."
        ),
        Reason.NO_REMINDER: (
            "Tencent E-Sign did not send a reminder: the signers were reminded often enough "
            "already, or cannot be texted. Please get in touch with them yourself."
        ),
        Reason.NO_REVIEW_WANTED: (
            "Tencent E-Sign waits for no review of this contract, mostly because nobody signs for "
            "our own company in it. Nothing was changed, and no signer is held up. If one of them "
            "should sign for us, its owner can cancel it and send it again with our company's "
            "exact registered name."
        ),
        Reason.REVIEW_NOT_PASSED: (
            "Our side has not approved this contract yet, so it cannot be signed. Ask its "
            "reviewer to approve it."
        ),
        Reason.NOT_PERMITTED: (
            "The employee this bot acts for lacks the right to do this at Tencent E-Sign. Ask "
            "your administrator to grant it in the Tencent E-Sign console."
        ),
        Reason.BAD_ACCOUNT: (
            "A signer's id at Tencent E-Sign (OpenId) has more than 64 characters, and none there "
            "is that long. Enter the id that the console shows for this colleague, or leave it out."
        ),
        Reason.MASKED_VALUE: (
            "A name or number was handed over with stars in it, so Tencent E-Sign cannot use it. "
            "Enter it in full, then try again."
        ),
        Reason.UNCLEAR: (
            "Nobody knows yet whether Tencent E-Sign created this contract. Please answer the "
            "question we sent you about it first."
        ),
        Reason.NEVER_COMPOSED: (
            "Tencent E-Sign did not finish the document within five minutes, so the contract did "
            "not go out. Try again; if it happens again, check the template in its console."
        ),
        Reason.MAYBE_REMINDED: (
            "Tencent E-Sign did not answer, so the reminder may or may not have gone out. Only a "
            "few are possible: please wait a while before you remind again."
        ),
        Reason.SENT_DIFFERENTLY: (
            "This form was accepted already, as you first sent it. Close it and type /esign list: "
            "if that contract is wrong, cancel it, then send a new one."
        ),
        Reason.WORKSPACE: (
            "Slack did not accept what we wanted to show. Please try again; if it happens again, "
            "give your administrator the reference."
        ),
        Reason.WORKSPACE_TOO_LATE: (
            "Slack took too long, so nothing could be opened. Please press or type it again."
        ),
        Reason.OTHER: (
            "Tencent E-Sign did not accept it. Check what you entered, then try again; if it "
            "happens again, give your administrator the reference."
        ),
    },
    said=lambda message: f"Tencent E-Sign says: {message}",
    unavailable=(
        "A service we depend on does not answer at the moment. Nothing is lost; please try again "
        "in a few minutes."
    ),
    unavailable_for=lambda seconds: (
        "A service we depend on does not answer at the moment. Nothing is lost; please try again "
        f"in {seconds} {'second' if seconds == 1 else 'seconds'}."
    ),
    not_kept=(
        "What you asked for cannot be kept just now, so nothing was sent to Tencent E-Sign. "
        "Nothing is lost; please try again in a minute."
    ),
    not_yet="It is still being prepared, and nothing is wrong. Please try again in a moment.",
    unsupported=(
        "The Tencent E-Sign edition in use here cannot do this. Please do it in the Tencent "
        "E-Sign console, or ask your administrator."
    ),
    not_allowed=(
        "You may not do this with this contract, so nothing was changed. Ask its owner or its "
        "reviewer."
    ),
    not_found=lambda sought: (
        f"There is no contract “{sought}”, or it is not one of yours. Check the number, or type "
        "/esign list."
    ),
    misconfigured=lambda what: (
        f"A setting of this bot must be changed first. Please tell your administrator: {what}"
    ),
    not_set_up=(
        "A setting of this bot must be changed first. Please tell your administrator, who finds "
        "in the log which one."
    ),
    unexpected=(
        "Something went wrong on our side, and we do not know why. Please try again; if it happens "
        "again, give your administrator the reference."
    ),
)

ZH = Errors(
    reason={
        **creation_refusals.ZH,
        **life_refusals.ZH,
        **refusals.ZH,
        Reason.NO_QUOTA: "贵企业在腾讯电子签的合同额度已用完，请联系管理员购买后重试。",
        Reason.NO_FEATURE: "贵企业尚未开通该功能，请联系管理员向腾讯电子签申请开通。",
        Reason.TOO_FAST: "对腾讯电子签的请求过于频繁，请一分钟后重试。",
        Reason.NOT_VERIFIED: (
            "贵企业或本机器人所代表的员工尚未完成实名认证，请在腾讯电子签控制台完成认证后重试。"
        ),
        Reason.BAD_NAME: "腾讯电子签未接受签署方的姓名，请核对是否与身份证一致后重试。",
        Reason.BAD_MOBILE: "腾讯电子签未接受签署方的手机号，请核对后重试。",
        Reason.BAD_COMPANY: (
            "腾讯电子签未接受企业名称，请按营业执照填写全称，括号使用全角，然后重试。"
        ),
        Reason.BAD_CONTRACT_NAME: (
            "腾讯电子签未接受合同名称，请只使用文字、数字和常用标点，然后重试。"
        ),
        Reason.BAD_DEADLINE: "腾讯电子签未接受签署截止日期，请选择一年以内的日期后重试。",
        Reason.BAD_FILE: (
            "该文件无法签署：可能已删除、过大、已加密，或不是有效的 PDF。请更换文件后重试。"
        ),
        Reason.BAD_REASON: "腾讯电子签未接受填写的原因，请精简文字并去掉表情符号后重试。",
        Reason.SAME_SIGNER_TWICE: "腾讯电子签不允许重复的签署方，请删除其中一个后重试。",
        Reason.SIGNERS_DO_NOT_FIT_TEMPLATE: (
            "签署方与模板不匹配，请重新选择模板并检查签署方后重试。"
        ),
        Reason.TEMPLATE_TOO_LARGE: (
            "此表单支持 1 至 10 个签署方的模板，该模板没有签署方或数量过多。"
            "请选择其他模板，或在腾讯电子签控制台发起。"
        ),
        Reason.NO_TEMPLATE: "模板不存在或已停用，请选择其他模板，或在腾讯电子签控制台启用。",
        Reason.NO_CONTRACT: (
            "腾讯电子签中没有找到这份合同，请在腾讯电子签控制台查看；如果合同存在，请告知管理员。"
        ),
        Reason.NO_SIGNER: "腾讯电子签中没有找到该签署方，请核对姓名、手机号和企业名称后重试。",
        Reason.ENDED: "合同已结束（已完成、已拒签、已过期或已撤销），未做任何更改。",
        Reason.NOT_FINISHED: "合同尚未全部签署，还没有已签 PDF。请在卡片显示“已完成”后重试。",
        Reason.NO_REMINDER: (
            "腾讯电子签未发送提醒：可能已达到催办次数上限，或签署方无法接收短信。请您直接联系签署方。"
        ),
        Reason.NO_REVIEW_WANTED: (
            "腾讯电子签不需要审核这份合同，多半是因为其中没有签署方代表我方企业签署。"
            "未做任何更改，签署不受影响。如果应有一方代表我方企业签署，"
            "请由发起人撤销，并填写我方企业的准确全称后重新发起。"
        ),
        Reason.REVIEW_NOT_PASSED: "我方尚未审核通过，暂时无法签署，请联系审核人审核。",
        Reason.NOT_PERMITTED: (
            "本机器人所代表的员工在腾讯电子签中没有此项权限，请联系管理员在腾讯电子签控制台授权。"
        ),
        Reason.BAD_ACCOUNT: (
            "签署人在腾讯电子签的编号（OpenId）超过 64 个字符，不可能存在。"
            "请填写控制台中显示的该同事的编号，或留空。"
        ),
        Reason.MASKED_VALUE: "姓名或号码中含有星号，腾讯电子签无法使用，请填写完整内容后重试。",
        Reason.UNCLEAR: (
            "暂时无法确定腾讯电子签是否已创建这份合同，请先回复我们发给您的相关询问。"
        ),
        Reason.NEVER_COMPOSED: (
            "腾讯电子签未能在五分钟内生成合同文档，合同未发起。"
            "请重试；如仍失败，请在腾讯电子签控制台检查该模板。"
        ),
        Reason.MAYBE_REMINDED: (
            "腾讯电子签没有回复，催办短信可能已发出，也可能未发出。催办次数有限，请稍后再催办。"
        ),
        Reason.SENT_DIFFERENTLY: (
            "该表单此前已按您首次提交的内容受理。请关闭表单并输入 /esign 列表 查看："
            "如内容有误，请先撤销该合同，再重新发起。"
        ),
        Reason.WORKSPACE: ("Slack 未接受要显示的内容，请重试；如仍失败，请将参考编号告知管理员。"),
        Reason.WORKSPACE_TOO_LATE: "Slack 响应过慢，未能打开窗口，请重新点击或输入。",
        Reason.OTHER: (
            "腾讯电子签未接受该请求，请检查填写的内容后重试；如仍失败，请将参考编号告知管理员。"
        ),
    },
    said=lambda message: f"腾讯电子签的说明：{message}",
    unavailable="所依赖的服务暂时没有响应，您的内容没有丢失，请几分钟后重试。",
    unavailable_for=lambda seconds: (
        f"所依赖的服务暂时没有响应，您的内容没有丢失，请 {seconds} 秒后重试。"
    ),
    not_kept="暂时无法保存您的请求，因此没有向腾讯电子签提交任何内容，请一分钟后重试。",
    not_yet="正在准备中，一切正常，请稍后重试。",
    unsupported="当前使用的腾讯电子签版本不支持此操作，请在腾讯电子签控制台操作，或联系管理员。",
    not_allowed="您无权对这份合同进行此操作，未做任何更改，请联系合同的发起人或审核人。",
    not_found=lambda sought: (
        f"没有找到合同“{sought}”，或者它不是您的合同。请核对合同编号，或输入 /esign 列表 查看。"
    ),
    misconfigured=lambda what: f"需要先修改本机器人的设置，请告知管理员：{what}",
    not_set_up="需要先修改本机器人的设置，请告知管理员，具体设置可在日志中查看。",
    unexpected="系统出现意外错误，原因不明，请重试；如仍失败，请将参考编号告知管理员。",
)
