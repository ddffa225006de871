"""What is said about what a finished contract proves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.contracts.office import Verdict


@dataclass(frozen=True)
class Evidence:
    verify: str
    verdict: Mapping[Verdict, Callable[[str], str]]
    """With the name of the contract."""
    signatures: Callable[[int], str]
    menu: str
    title: str
    submit: str
    close: str
    explains: Callable[[str], str]
    takes: str
    asked: Callable[[str], str]
    ready: Callable[[str], str]
    failed: Callable[[str], str]
    get: str
    again: str
    link_ready: Callable[[str], str]
    link_explains: str
    open: str


EN = Evidence(
    verify="Check the signatures",
    verdict={
        Verdict.GENUINE: lambda name: (
            f"The signed PDF of “{name}” is genuine: nothing was changed since it was signed."
        ),
        Verdict.PARTLY: lambda name: (
            f"The signed PDF of “{name}” is genuine, but not every signature in it was made "
            "through Tencent E-Sign."
        ),
        Verdict.TAMPERED: lambda name: (
            f"The PDF of “{name}” was changed after it was signed. Do not rely on it; download it "
            "anew, and tell your administrator if this stays so."
        ),
        Verdict.UNSIGNED: lambda name: f"The PDF of “{name}” holds no signature.",
        Verdict.BAD_FILE: lambda name: (
            f"The PDF of “{name}” could not be read, so nothing can be said of its signatures."
        ),
        Verdict.UNKNOWN: lambda name: (
            f"Tencent E-Sign gave an answer about “{name}” that we do not know. Please check it "
            "in the Tencent E-Sign console."
        ),
    },
    signatures=lambda count: f"Signatures in it: {count}",
    menu="Evidence report",
    title="Evidence report",
    submit="Order the report",
    close="Not now",
    explains=lambda name: (
        f"Tencent E-Sign writes down how “{name}” was signed, as evidence for a court."
    ),
    takes=(
        "It may take a day and use up a report of your company's package. You get a message here "
        "when it is ready."
    ),
    asked=lambda name: (
        f"We ordered the evidence report of “{name}”. You get a message here when it is ready."
    ),
    ready=lambda name: f"The evidence report of “{name}” is ready.",
    failed=lambda name: (
        f"Tencent E-Sign could not make the evidence report of “{name}”. You can order it again."
    ),
    get="Get the report",
    again="Order it again",
    link_ready=lambda name: f"Here is the evidence report of “{name}”.",
    link_explains=(
        "The link works for 5 minutes, and whoever has it can read the report, so please do not "
        "forward it. You can always get a new one."
    ),
    open="Open the report",
)

ZH = Evidence(
    verify="验证签名",
    verdict={
        Verdict.GENUINE: lambda name: f"“{name}”的已签 PDF 验证通过，签署后未被改动。",
        Verdict.PARTLY: lambda name: (
            f"“{name}”的已签 PDF 验证通过，但其中部分签名不是通过腾讯电子签完成的。"
        ),
        Verdict.TAMPERED: lambda name: (
            f"“{name}”的 PDF 在签署后被改动过，请勿采信；请重新下载，如仍如此，请告知管理员。"
        ),
        Verdict.UNSIGNED: lambda name: f"“{name}”的 PDF 中没有签名。",
        Verdict.BAD_FILE: lambda name: f"无法读取“{name}”的 PDF，因此无法验证其中的签名。",
        Verdict.UNKNOWN: lambda name: (
            f"腾讯电子签对“{name}”返回了未知的验证结果，请在腾讯电子签控制台核实。"
        ),
    },
    signatures=lambda count: f"签名数量：{count}",
    menu="出证报告",
    title="出证报告",
    submit="申请出证",
    close="暂不申请",
    explains=lambda name: f"腾讯电子签将出具“{name}”签署过程的证据报告，可用于司法举证。",
    takes="出证最长可能需要一天，并可能消耗贵企业套餐中的出证次数，完成后会在这里通知您。",
    asked=lambda name: f"已申请“{name}”的出证报告，完成后会在这里通知您。",
    ready=lambda name: f"“{name}”的出证报告已完成。",
    failed=lambda name: f"腾讯电子签未能出具“{name}”的出证报告，您可以重新申请。",
    get="获取出证报告",
    again="重新申请",
    link_ready=lambda name: f"这是“{name}”的出证报告。",
    link_explains="链接 5 分钟内有效。拿到链接的人都能查看报告，请勿转发；过期后可重新获取。",
    open="打开报告",
)
