"""What is said about signers who join a contract while it runs, and about ending it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Grow:
    menu: str
    title: str
    submit: str
    close: str
    explains: Callable[[str], str]
    no_text: str
    asked: Callable[[str], str]
    end: str
    """The button or entry on the card."""
    end_title: str
    end_submit: str
    end_close: str
    end_explains: Callable[[str], str]
    end_asked: Callable[[str], str]
    not_all: Callable[[str, str], str]
    """Name of the contract, and who has not signed."""
    next_to_end: str
    """What happens next, where everybody has signed."""
    next_open: str
    """What is added to it where more may join."""


EN = Grow(
    menu="Add a signer",
    title="Add a signer",
    submit="Add this signer",
    close="Not now",
    explains=lambda name: (
        f"More signers may join “{name}”. Whoever you add signs after those who are there, or at "
        "once where there is no order."
    ),
    no_text=(
        "If they are not in this workspace, please tell them to look for it in the Tencent E-Sign "
        "mini program: the text of Tencent E-Sign may not reach who joins later."
    ),
    asked=lambda name: (
        f"We asked Tencent E-Sign to add this signer to “{name}”. Its card shows them as soon as "
        "that is done."
    ),
    end="End the contract",
    end_title="End the contract",
    end_submit="End it now",
    end_close="Leave it open",
    end_explains=lambda name: (
        f"Everybody in “{name}” has signed. Once you end it, it is completed, the signed PDF can "
        "be downloaded, and no more signers can join. This cannot be taken back."
    ),
    end_asked=lambda name: (
        f"We asked Tencent E-Sign to end “{name}”. Its card shows so as soon as that is done."
    ),
    not_all=lambda name, who: (
        f"“{name}” cannot be ended yet, so nothing was changed. Still to sign: {who}. Remind them, "
        "then end it once they have signed."
    ),
    next_to_end=(
        "Everybody has signed so far. It stays open until its owner ends it: add another signer, "
        "or end the contract."
    ),
    next_open="More signers may join; its owner ends it once everybody has signed.",
)

ZH = Grow(
    menu="添加签署人",
    title="添加签署人",
    submit="确认添加",
    close="暂不添加",
    explains=lambda name: (
        f"“{name}”可继续添加签署人。新添加的签署人排在现有签署方之后；如不分先后，可立即签署。"
    ),
    no_text=(
        "如果对方不在本工作区，请通知其在腾讯电子签小程序中查找合同："
        "腾讯电子签的短信可能不会发给后添加的签署人。"
    ),
    asked=lambda name: f"已请求腾讯电子签为“{name}”添加签署人，完成后会显示在合同卡片上。",
    end="结束签署",
    end_title="结束签署",
    end_submit="确认结束",
    end_close="暂不结束",
    end_explains=lambda name: (
        f"“{name}”的现有签署方均已签署。结束后合同即签署完成，可下载已签 PDF；"
        "此后不能再添加签署人，且无法恢复。"
    ),
    end_asked=lambda name: f"已请求腾讯电子签结束“{name}”，完成后会显示在合同卡片上。",
    not_all=lambda name, who: (
        f"“{name}”暂时不能结束，未做任何更改。尚未签署：{who}。请先提醒他们，签署后再结束。"
    ),
    next_to_end="现有签署方均已签署。合同会一直开放，发起人可继续添加签署人，或结束签署。",
    next_open="可继续添加签署人；全部签署后由发起人结束签署。",
)
