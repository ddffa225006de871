"""What is said around personal links: to sign, and to download."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Links:
    invites: Callable[[str, str], str]
    """Who asks, as a mention, and the name of the contract."""
    invite_explains: str
    get_link: str
    sign_ready: Callable[[str], str]
    sign_explains: str
    open_sign: str
    download_ready: Callable[[str], str]
    download_explains: str
    open_download: str
    look_ready: Callable[[str], str]
    look_explains: str
    open_look: str


EN = Links(
    invites=lambda who, name: f"{who} asks you to sign “{name}”.",
    invite_explains=(
        "Press the button to get your own sign link. You sign in Tencent E-Sign, "
        "with your own name and mobile number."
    ),
    get_link="Get my sign link",
    sign_ready=lambda name: f"Here is your link to sign “{name}”.",
    sign_explains=(
        "It is yours alone: please do not forward it. If it no longer works, press "
        "“Get my sign link” again for a new one."
    ),
    open_sign="Open and sign",
    download_ready=lambda name: f"The signed PDF of “{name}” is ready.",
    download_explains=(
        "The link works for 5 minutes. Whoever has it can read the contract, "
        "so please do not forward it. You can always get a new one."
    ),
    open_download="Download PDF",
    look_ready=lambda name: f"Here you can read “{name}” as it stands.",
    look_explains=(
        "The link works for a few minutes, and whoever has it can read the contract, so please do "
        "not forward it. You can always get a new one."
    ),
    open_look="Read the contract",
)

ZH = Links(
    invites=lambda who, name: f"{who} 邀请您签署“{name}”。",
    invite_explains=(
        "请点击按钮获取您的专属签署链接，并在腾讯电子签中以本人姓名和手机号完成签署。"
    ),
    get_link="获取签署链接",
    sign_ready=lambda name: f"这是您签署“{name}”的链接。",
    sign_explains="链接仅限您本人使用，请勿转发；如已失效，请重新点击“获取签署链接”。",
    open_sign="去签署",
    download_ready=lambda name: f"“{name}”的已签 PDF 已准备好。",
    download_explains=("链接 5 分钟内有效。拿到链接的人都能查看合同，请勿转发；过期后可重新获取。"),
    open_download="下载 PDF",
    look_ready=lambda name: f"可在此查看“{name}”的当前内容。",
    look_explains="链接几分钟内有效。拿到链接的人都能查看合同，请勿转发；过期后可重新获取。",
    open_look="查看合同",
)
