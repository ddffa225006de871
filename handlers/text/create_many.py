"""What is said about sending many contracts at once."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class CreateMany:
    button: str
    title: str
    submit: str
    loading: str
    explains: Callable[[int], str]
    """How many can be sent at once."""
    template_first: str
    name: str
    name_hint: str
    same: str
    same_hint: str
    nobody: str
    same_signer: Callable[[str], str]
    lines: Callable[[str], str]
    """Whose signers; empty while no template is chosen."""
    lines_hint: str
    lines_hint_several: Callable[[str], str]
    """The roles in their order."""
    lines_example: str
    consequence: str
    no_lines: str
    too_many: Callable[[int, int], str]
    """How many there are, and how many are possible."""
    line: Callable[[int, str], str]
    role: Callable[[int, str, str], str]
    """Number of the line, role, and what is wrong."""
    misfit: Callable[[int, int, int, str], str]
    """Number of the line, how many signers it names, how many it takes, and which."""
    same_line: Callable[[int, int], str]
    wants_company: str
    wants_person: str
    further: Callable[[int], str]
    accepted: Callable[[int], str]
    all_made: Callable[[int], str]
    some_made: Callable[[int, int], str]
    none_made: Callable[[int], str]
    unclear: Callable[[int], str]
    not_made: Callable[[int], str]
    other_reasons: str
    delayed: Callable[[int], str]
    stopped: Callable[[int], str]
    correct: str
    nothing_to_correct: str


EN = CreateMany(
    button="Send many",
    title="Send many contracts",
    submit="Send contracts",
    loading="Getting the form ready. This takes a moment.",
    explains=lambda most: (
        f"One template, many contracts: up to {most} at once, each with signers of its own."
    ),
    template_first="Choose a template first: what is asked below is then fitted to it.",
    name="Name of the contracts",
    name_hint=(
        "Each contract is called so, with its signer's name behind. Everybody in the channel that "
        "hears of them can read it."
    ),
    same="Who signs all of them?",
    same_hint="Mostly our own side. That signer is asked for once, and stands in no line.",
    nobody="Nobody: each line names all signers",
    same_signer=lambda role: f"Signs all of them: {role}",
    lines=lambda roles: f"Signers, one contract a line: {roles}" if roles else "Signers",
    lines_hint=(
        "In each line: name, mobile number and, for a company, its registered name, separated by "
        "commas. Rows of a spreadsheet can be pasted."
    ),
    lines_hint_several=lambda roles: (
        "In each line: name, mobile number and, for a company, its registered name, separated by "
        f"commas; a semicolon before the next signer. In this order: {roles}. Rows of a "
        "spreadsheet can be pasted."
    ),
    lines_example="Li Si, 13900000002",
    consequence=(
        "Each line becomes a contract of its own and uses one of your company's quota. Tencent "
        "E-Sign texts each signer when it is their turn."
    ),
    no_lines="Nobody would sign. Enter the signers, one contract a line.",
    too_many=lambda count, most: (
        f"These are {count} contracts, and at most {most} can be sent at once. Send the rest "
        "afterwards."
    ),
    line=lambda number, wrong: f"Line {number}: {wrong}",
    role=lambda number, role, wrong: f"Line {number} ({role}): {wrong}",
    misfit=lambda number, found, wanted, roles: (
        f"Line {number} names {found} {'signer' if found == 1 else 'signers'} instead of {wanted} "
        f"({roles}). Write name, mobile number and company of each, separated by commas, and a "
        "semicolon between two signers."
    ),
    same_line=lambda number, first: (
        f"Line {number} says the same as line {first}. Remove one of the two."
    ),
    wants_company=(
        "The template wants somebody here who signs for a company. Add its registered name behind "
        "the mobile number."
    ),
    wants_person=(
        "The template wants somebody here who signs for themselves. Remove the company's name."
    ),
    further=lambda count: f"And {count} more.",
    accepted=lambda count: (
        f"{count} {'contract is' if count == 1 else 'contracts are'} on their way. You will see a "
        "card for each, and hear from us what became of all of them."
    ),
    all_made=lambda count: (
        f"All {count} contracts were created." if count > 1 else "The contract was created."
    ),
    some_made=lambda made, count: f"{made} of {count} contracts were created.",
    none_made=lambda count: (
        f"None of the {count} contracts was created."
        if count > 1
        else "The contract was not created."
    ),
    unclear=lambda count: (
        f"Of {count} we do not know whether {'it was' if count == 1 else 'they were'} created; "
        "please answer what we asked you about them."
    ),
    not_made=lambda count: (
        "This one was not created:" if count == 1 else f"These {count} were not created:"
    ),
    other_reasons="For other reasons, which the form shows when it is sent again.",
    delayed=lambda count: (
        f"Creating your {count} contracts takes longer than usual."
        if count > 1
        else "Creating your contract takes longer than usual."
    ),
    stopped=lambda count: (
        f"Creating your {count} contracts came to a stop."
        if count > 1
        else "Creating your contract came to a stop."
    ),
    correct="Correct and send again",
    nothing_to_correct="None of these contracts is left to be sent again.",
)

ZH = CreateMany(
    button="批量发起",
    title="批量发起合同",
    submit="批量发起",
    loading="正在准备表单，请稍候。",
    explains=lambda most: f"用一个模板发起多份合同，每次最多 {most} 份，每份各有自己的签署方。",
    template_first="请先选择模板，下方的内容会随模板调整。",
    name="合同名称",
    name_hint="每份合同都用这个名称，并在后面加上签署人的姓名；同步进展的频道里的人也能看到。",
    same="哪一方在所有合同中相同？",
    same_hint="通常是我方；该签署方只需填写一次，不用写在每一行里。",
    nobody="没有：每行写明全部签署方",
    same_signer=lambda role: f"所有合同共同的签署方：{role}",
    lines=lambda roles: f"签署方（每行一份合同）：{roles}" if roles else "签署方",
    lines_hint=(
        "每行依次填写姓名、手机号，企业签署的再填企业全称，用逗号分隔；可直接粘贴表格中的多行内容。"
    ),
    lines_hint_several=lambda roles: (
        "每行依次填写姓名、手机号，企业签署的再填企业全称，用逗号分隔；不同签署方之间用分号分隔，"
        f"顺序为：{roles}。可直接粘贴表格中的多行内容。"
    ),
    lines_example="李四，13900000002",
    consequence=(
        "每一行都会成为一份单独的合同，各消耗贵企业一份合同额度；"
        "腾讯电子签将在轮到各签署方时向其发送短信。"
    ),
    no_lines="还没有签署方，请填写，每行一份合同。",
    too_many=lambda count, most: (
        f"这里有 {count} 份合同，每次最多发起 {most} 份，请将其余的稍后再发起。"
    ),
    line=lambda number, wrong: f"第 {number} 行：{wrong}",
    role=lambda number, role, wrong: f"第 {number} 行（{role}）：{wrong}",
    misfit=lambda number, found, wanted, roles: (
        f"第 {number} 行有 {found} 个签署方，应为 {wanted} 个（{roles}）。"
        "请依次填写每个签署方的姓名、手机号和企业名称，用逗号分隔，签署方之间用分号分隔。"
    ),
    same_line=lambda number, first: f"第 {number} 行与第 {first} 行相同，请删除其中一行。",
    wants_company="模板要求此处由企业签署，请在手机号后面补充企业全称。",
    wants_person="模板要求此处由个人签署，请删除企业名称。",
    further=lambda count: f"另有 {count} 处需要修改。",
    accepted=lambda count: (
        f"{count} 份合同已受理。稍后您会看到每份合同的卡片，全部处理后我们会告诉您结果。"
    ),
    all_made=lambda count: f"{count} 份合同已全部创建。" if count > 1 else "合同已创建。",
    some_made=lambda made, count: f"{count} 份合同中已创建 {made} 份。",
    none_made=lambda count: f"{count} 份合同均未创建。" if count > 1 else "合同未创建。",
    unclear=lambda count: f"有 {count} 份无法确定是否已创建，请回复我们发给您的询问。",
    not_made=lambda count: f"以下 {count} 份未能创建：",
    other_reasons="因其他原因未能创建，重新发起时会显示。",
    delayed=lambda count: f"{count} 份合同的创建比平时慢。",
    stopped=lambda count: f"{count} 份合同的创建已中止。",
    correct="修改后重新发起",
    nothing_to_correct="这些合同都不需要重新发起。",
)
