"""What is said when a contract is begun from the PDF of a message."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class SendFile:
    first_of_several: Callable[[str], str]
    no_pdf: str
    no_file: Callable[[str], str]
    """Which kinds of file would do."""
    not_a_pdf: Callable[[str], str]
    unreadable: Callable[[str], str]
    outside: Callable[[str], str]
    no_files: str
    open_form: str


EN = SendFile(
    first_of_several=lambda name: (
        f"The message has several files to sign. This contract is made from {name}, the first that "
        "can be used; send the others one by one."
    ),
    no_pdf=(
        "There is no PDF in this message, so there is nothing to sign. Choose a message with a "
        "PDF, or open the form and add one there."
    ),
    no_file=lambda kinds: (
        f"There is no file in this message that can be signed: {kinds}. Choose another message, or "
        "open the form and add a file there."
    ),
    not_a_pdf=lambda name: (
        f"“{name}” is called a PDF but is none inside. Save it as a PDF again, then open the form "
        "and add it there."
    ),
    unreadable=lambda name: (
        f"Slack does not let Signet read “{name}”. Type /invite @Signet in this channel and try "
        "again, or open the form and add the file there."
    ),
    outside=lambda name: (
        f"“{name}” lies outside of Slack, where Signet cannot read it. Download it, then open the "
        "form and add it there."
    ),
    no_files=(
        "The Tencent E-Sign edition in use here makes contracts from templates only. Open the "
        "form to choose one."
    ),
    open_form="Open the form",
)

ZH = SendFile(
    first_of_several=lambda name: (
        f"这条消息中有多个可签署的文件，本次使用其中第一个可用的：{name}；其余文件请逐个发起。"
    ),
    no_pdf=(
        "这条消息中没有 PDF，因此没有可签署的文件。请选择带有 PDF 的消息，或打开表单上传文件。"
    ),
    no_file=lambda kinds: (
        f"这条消息中没有可签署的文件（支持 {kinds}）。请选择其他消息，或打开表单上传文件。"
    ),
    not_a_pdf=lambda name: (
        f"“{name}”虽以 PDF 命名，但内容不是 PDF。请重新另存为 PDF，再打开表单上传。"
    ),
    unreadable=lambda name: (
        f"Slack 不允许 Signet 读取“{name}”。请在该频道中输入 /invite @Signet 后重试，"
        "或打开表单上传该文件。"
    ),
    outside=lambda name: f"“{name}”存放在 Slack 之外，Signet 无法读取。请先下载，再打开表单上传。",
    no_files="当前使用的腾讯电子签版本只能用模板发起合同，请打开表单选择模板。",
    open_form="打开表单",
)
