"""What is said of contracts that are made and signed together."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    source: str
    source_templates: str
    files: str
    files_hint: Callable[[int], str]
    """How many at most."""
    files_again: str
    files_kept: Callable[[str], str]
    """Their names."""
    templates: str
    templates_hint: Callable[[int], str]
    """How many at most."""
    templates_first: str
    signs: Callable[[str], str]
    """The names of the templates in which somebody has a role."""
    fields_of: Callable[[str], str]
    """The name of a template."""
    name: str
    name_example: str
    name_hint: str
    consequence: str
    accepted: Callable[[str, int], str]
    """Name of the group, and how many contracts."""
    part_of: Callable[[str, int, int], str]
    """Name of the group, which of them this is, and of how many."""
    unclear_explains: str
    not_all_heard_of: str


EN = Group(
    source="Several PDFs, signed together",
    source_templates="Several templates, signed together",
    files="PDFs to sign together",
    files_hint=lambda most: (
        f"2 to {most} PDFs of at most 10 MB each. Every one becomes a contract that is called "
        "after its file. Files with a password cannot be signed."
    ),
    files_again="Replace all the PDFs",
    files_kept=lambda names: (
        f"Your files are still here: {names}. Add others only to replace them all."
    ),
    templates="Templates to sign together",
    templates_hint=lambda most: (
        f"2 to {most} templates. Every one becomes a contract that is called after it. Whoever has "
        "the same role in several of them is asked for once."
    ),
    templates_first="Choose the templates first: the signers below are then fitted to them.",
    signs=lambda names: f"Signs: {names}",
    fields_of=lambda name: f"What “{name}” asks of you",
    name="Name of the group",
    name_example="Lease2026",
    name_hint="Without blanks and punctuation: Tencent E-Sign takes neither in a group's name.",
    consequence=(
        "When you send the group, all of its contracts are made, or none. Tencent E-Sign texts "
        "each signer when it is their turn, and each contract uses one of your company's quota. "
        "The last day cannot be moved later."
    ),
    accepted=lambda name, count: (
        f"“{name}” is on its way, with {count} contracts. You will see their cards in a moment; "
        "type /esign list at any time."
    ),
    part_of=lambda name, number, count: f"Part of the group “{name}” ({number} of {count})",
    unclear_explains=(
        "Tencent E-Sign did not answer in time. Please look in its console first: if the group is "
        "there, give this one up here. Creating it again makes every contract of it once more, "
        "costs one of your quota for each, and texts the signers again."
    ),
    not_all_heard_of=(
        "All of them are in its console, and nothing is made twice. A card here that still says "
        "it is being created catches up with the next news of its contract."
    ),
)

ZH = Group(
    source="上传多个 PDF，一起签署（合同组）",
    source_templates="使用多个模板，一起签署（合同组）",
    files="待一起签署的 PDF",
    files_hint=lambda most: (
        f"请上传 2 至 {most} 个 PDF，每个不超过 10 MB；每个文件生成一份合同，以文件名命名；"
        "加密的 PDF 无法签署。"
    ),
    files_again="更换全部 PDF",
    files_kept=lambda names: f"已保留您上传的文件：{names}。如需全部更换，请重新上传。",
    templates="待一起签署的模板",
    templates_hint=lambda most: (
        f"请选择 2 至 {most} 个模板；每个模板生成一份合同，以模板名称命名。"
        "多个模板中的同一角色只需填写一次。"
    ),
    templates_first="请先选择模板，下方的签署方会随模板调整。",
    signs=lambda names: f"需签署：{names}",
    fields_of=lambda name: f"“{name}”要求您填写的内容",
    name="合同组名称",
    name_example="2026年租赁",
    name_hint="合同组名称不能包含空格和标点，腾讯电子签不支持。",
    consequence=(
        "提交后，组内合同全部创建成功，或全部不创建。腾讯电子签将在轮到各签署方时向其发送短信，"
        "每份合同消耗贵企业一份额度。合同组的截止日期以后不能延长。"
    ),
    accepted=lambda name, count: (
        f"合同组“{name}”已受理，共 {count} 份合同。稍后您会看到各份合同的卡片，"
        "也可以随时输入 /esign 列表 查询。"
    ),
    part_of=lambda name, number, count: f"属于合同组“{name}”（第 {number} 份，共 {count} 份）",
    unclear_explains=(
        "腾讯电子签没有及时回复。请先到腾讯电子签控制台查看：如果合同组已存在，请在这里放弃本次发起。"
        "重新创建会把组内合同全部再创建一次，每份再消耗一份额度，并再次向签署方发送短信。"
    ),
    not_all_heard_of=(
        "全部合同都可以在腾讯电子签控制台中查看，不会重复创建。仍显示“正在创建”的卡片，"
        "会在收到该合同的下一条消息时更新。"
    ),
)
