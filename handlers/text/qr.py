"""What is said about a QR code through which many people sign a template."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Qr:
    title: str
    submit: str
    close: str
    explains: str
    name: str
    name_hint: str
    people: str
    people_hint: str
    days: str
    days_hint: Callable[[int], str]
    making: str
    maybe_made: str
    ready: Callable[[str, str], str]
    """The name, and that of the template."""
    people_line: Callable[[int], str]
    until_line: Callable[[str], str]
    until_unknown: str
    next: str
    followed: str
    save: str
    open_picture: str
    open_sign: str
    made: Callable[[str, str], str]
    """The name, and that of the template."""
    found_again: str
    cancel: str
    cancel_title: str
    cancel_warning: str
    cancelling: str
    cancelled: str
    cancel_doubt: str


EN = Qr(
    title="QR code to sign",
    submit="Make the code",
    close="Not now",
    explains=(
        "Whoever scans the code enters their own name and signs their own copy of the template. "
        "It costs nothing until somebody signs; then each copy uses one contract of your quota."
    ),
    name="Name of the contracts",
    name_hint="Chinese, letters, digits and underscores. It also stands below the code.",
    people="How many people at most?",
    people_hint="Once so many have used it, the code stops working.",
    days="For how many days?",
    days_hint=lambda most: f"From 1 to {most}. People can begin to sign until then.",
    making=(
        "Tencent E-Sign is making your code. It stands here as soon as it is ready. If nothing "
        "has changed after a minute, look in the Tencent E-Sign console before you make another."
    ),
    maybe_made=(
        "Tencent E-Sign did not answer, so the code may have been made, or not. Look in the "
        "Tencent E-Sign console first. If there is none, make it again with this form."
    ),
    ready=lambda name, template: f"The code for “{name}” (template “{template}”) is ready.",
    people_line=lambda count: f"For at most {count} {'person' if count == 1 else 'people'}",
    until_line=lambda until: f"Works until {until}",
    until_unknown="Tencent E-Sign did not say until when it works",
    next=(
        "Show or send the picture to the people who shall sign. They scan it with WeChat, and "
        "enter their own details."
    ),
    followed=(
        "Signet does not follow what is signed through a code. "
        "See it in the Tencent E-Sign console."
    ),
    save=(
        "Save the picture now: Signet does not keep it. Whoever has it can sign, so show it only "
        "to the people you mean."
    ),
    open_picture="Open the picture",
    open_sign="Open the sign page",
    made=lambda name, template: f"You made a QR code for “{name}” (template “{template}”).",
    found_again=(
        "The picture was shown to you when it was made, and is not kept. If it is lost or has "
        "reached the wrong people, cancel the code and make a new one with /esign qr."
    ),
    cancel="Cancel the code",
    cancel_title="Cancel this code?",
    cancel_warning="Nobody can scan it any more. What was signed through it stays as it is.",
    cancelling="Tencent E-Sign is cancelling the code. It takes a moment.",
    cancelled="This code is cancelled. Nobody can sign through it any more; what was signed stays.",
    cancel_doubt=(
        "Tencent E-Sign did not answer, so the code may be cancelled, or not. Press the button "
        "again: nothing happens twice."
    ),
)

ZH = Qr(
    title="创建签署码",
    submit="生成签署码",
    close="暂不创建",
    explains=(
        "扫码的人填写本人信息后，各自签署一份该模板的合同。创建不收费；"
        "有人签署时，每份消耗一份合同额度。"
    ),
    name="合同名称",
    name_hint="可使用中文、字母、数字和下划线，也会显示在签署码图片上。",
    people="最多多少人签署？",
    people_hint="达到人数后，签署码自动失效。",
    days="有效多少天？",
    days_hint=lambda most: f"1 至 {most} 天，在此之前可以扫码签署。",
    making=(
        "腾讯电子签正在生成签署码，完成后会立即显示在这里。"
        "如一分钟后仍无变化，请先到腾讯电子签控制台查看，再决定是否重新创建。"
    ),
    maybe_made=(
        "腾讯电子签没有回应，签署码可能已经生成，也可能没有。"
        "请先到腾讯电子签控制台查看；如果没有，再用这张表单重新生成。"
    ),
    ready=lambda name, template: f"“{name}”（模板“{template}”）的签署码已生成。",
    people_line=lambda count: f"最多 {count} 人签署",
    until_line=lambda until: f"有效期至 {until}",
    until_unknown="腾讯电子签未说明有效期",
    next="请将图片展示或发送给需要签署的人，用微信扫码并填写本人信息即可签署。",
    followed="通过签署码签署的合同不在 Signet 中跟进，请到腾讯电子签控制台查看。",
    save="请立即保存图片，Signet 不会保留。拿到图片的人都能签署，请只提供给需要签署的人。",
    open_picture="打开签署码图片",
    open_sign="打开签署页面",
    made=lambda name, template: f"您创建了“{name}”（模板“{template}”）的签署码。",
    found_again=(
        "图片仅在生成时显示，不会保留。如果丢失或被无关人员拿到，"
        "请取消该签署码，再输入 /esign 签署码 重新创建。"
    ),
    cancel="取消签署码",
    cancel_title="取消这个签署码？",
    cancel_warning="取消后无法再扫码签署，已签署的合同不受影响。",
    cancelling="腾讯电子签正在取消签署码，请稍候。",
    cancelled="该签署码已取消，无法再扫码签署，已签署的合同不受影响。",
    cancel_doubt=(
        "腾讯电子签没有回应，签署码可能已取消，也可能没有。请再次点击按钮，不会重复操作。"
    ),
)
