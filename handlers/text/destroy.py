"""What is said about destroying the file of an ended contract at Tencent."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Destroy:
    menu: str
    title: str
    submit: str
    close: str
    explains: Callable[[str], str]
    sure: str
    sure_option: str
    not_sure: str
    asked: Callable[[str], str]
    gone: str
    """On the card, from then on."""


EN = Destroy(
    menu="Destroy the file at Tencent",
    title="Destroy the file",
    submit="Destroy it for good",
    close="Keep it",
    explains=lambda name: (
        f"Tencent E-Sign destroys the file of “{name}” for good: nobody can download or read it "
        "there any more, and nobody can bring it back. Download the PDF first if you need it. Its "
        "card stays here."
    ),
    sure="Please confirm",
    sure_option="I want the file to be destroyed for good",
    not_sure="Tick the box to destroy the file, or keep it.",
    asked=lambda name: (
        f"We asked Tencent E-Sign to destroy the file of “{name}”. Its card shows so as soon as "
        "that is done."
    ),
    gone="Its file was destroyed at Tencent E-Sign and cannot be downloaded any more.",
)

ZH = Destroy(
    menu="销毁腾讯侧的文件",
    title="销毁合同文件",
    submit="确认永久销毁",
    close="保留文件",
    explains=lambda name: (
        f"腾讯电子签将永久销毁“{name}”的文件：此后任何人都无法下载或查看，也无法恢复。"
        "如有需要，请先下载 PDF。合同卡片仍会保留。"
    ),
    sure="请确认",
    sure_option="我确认永久销毁这份文件",
    not_sure="如需销毁文件，请勾选确认；否则请保留文件。",
    asked=lambda name: f"已请求腾讯电子签销毁“{name}”的文件，完成后会显示在合同卡片上。",
    gone="合同文件已在腾讯电子签销毁，无法再下载。",
)
