"""What is said about naming a signer later, and about handing a signature over."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class NameSigner:
    menu: str
    title: str
    submit: str
    close: str
    explains: Callable[[str], str]
    role: str
    no_text: str
    asked: Callable[[str], str]
    nobody: str
    """Stands for the name of who is not named yet."""
    number: Callable[[int], str]


@dataclass(frozen=True)
class HandOver:
    menu: str
    title: str
    submit: str
    close: str
    explains: Callable[[str], str]
    from_whom: str
    account: str
    account_hint: str
    asked: Callable[[str], str]


EN = NameSigner(
    menu="Name a signer",
    title="Name a signer",
    submit="Name this signer",
    close="Not now",
    explains=lambda name: f"Say who signs “{name}” in the place that was left open.",
    role="Which place?",
    no_text=(
        "Tencent E-Sign sends no text to who is named later. If they are not in this workspace, "
        "please tell them to open the contract in the Tencent E-Sign mini program."
    ),
    asked=lambda name: (
        f"We told Tencent E-Sign who signs “{name}”. Its card shows them as soon as that is done."
    ),
    nobody="Named later",
    number=lambda number: f"Signer {number}",
)

ZH = NameSigner(
    menu="补充签署人",
    title="补充签署人",
    submit="确认签署人",
    close="暂不补充",
    explains=lambda name: f"请填写“{name}”中待定签署方的信息。",
    role="补充哪一方",
    no_text=(
        "腾讯电子签不会向后补充的签署人发送短信。如果对方不在本工作区，请通知其在腾讯电子签小程序中打开合同。"
    ),
    asked=lambda name: f"已向腾讯电子签提交“{name}”的签署人，完成后会显示在合同卡片上。",
    nobody="待定",
    number=lambda number: f"签署方 {number}",
)

HAND_OVER_EN = HandOver(
    menu="Hand a signature over",
    title="Hand a signature over",
    submit="Hand it over",
    close="Leave as it is",
    explains=lambda name: (
        f"Somebody else of our company signs “{name}” instead. They need an account at Tencent "
        "E-Sign, and who signs for another company cannot be relieved from here."
    ),
    from_whom="Who is relieved?",
    account="Who signs instead: their id at Tencent E-Sign",
    account_hint="The console shows it among the employees. It is no phone number and no name.",
    asked=lambda name: (
        f"We asked Tencent E-Sign to hand the signature in “{name}” over. Its card shows who signs "
        "as soon as that is done."
    ),
)

HAND_OVER_ZH = HandOver(
    menu="转交签署",
    title="转交签署",
    submit="确认转交",
    close="暂不转交",
    explains=lambda name: (
        f"由我方企业的另一位员工代为签署“{name}”。对方须已在腾讯电子签中开通账号；其他企业的签署人无法在这里转交。"
    ),
    from_whom="转交谁的签署",
    account="接手员工在腾讯电子签的 ID",
    account_hint="可在控制台的员工列表中查看，不是手机号，也不是姓名。",
    asked=lambda name: f"已向腾讯电子签申请转交“{name}”的签署，完成后合同卡片会更新签署人。",
)
