"""What to say at a field that cannot stay as it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from services.contracts.rules import At


@dataclass(frozen=True)
class WrongField:
    missing: Mapping[At, str]
    too_long: Callable[[int], str]
    too_few: Callable[[int], str]
    too_many: Callable[[int], str]
    characters: Callable[[str], str]
    mobile: str
    half_width_brackets: Callable[[str], str]
    company_missing: str
    number: Callable[[int], str]
    """The largest possible."""
    past: str
    not_later: str
    after_contract: str
    too_late: Callable[[int], str]
    not_a_pdf: str
    file_type: Callable[[str], str]
    """Which kinds would do."""
    file_too_big: Callable[[int], str]
    """The limit in megabytes."""
    twice: str
    same_name: Callable[[str], str]
    """The name that several files have."""
    signs_too: str
    roles: str
    role_of_company: Callable[[str], str]
    role_of_person: Callable[[str], str]
    unknown: str
    no_company: str
    device_alone: str


EN = WrongField(
    missing={
        At.SOURCE: "Nothing is chosen to sign. Add a PDF or choose a template.",
        At.NAME: "The contract has no name. Give it one that the signers will recognise.",
        At.SIGNERS: "Nobody would sign. Add at least one signer.",
        At.SIGNER_KIND: "Choose whether this signer signs for themselves or for a company.",
        At.SIGNER_NAME: "The name is missing. Enter it as on their identity card.",
        At.SIGNER_MOBILE: "The mobile number is missing. Tencent E-Sign sends the text there.",
        At.SIGNER_COMPANY: "The company is missing. Enter its full registered name.",
        At.SIGNER_ACCOUNT: "Their id at Tencent E-Sign (UserId) is missing. Please enter it.",
        At.SIGNER_PLACE: "Where they sign is missing. Please say it.",
        At.WATCHERS: "Nobody reads along yet. Add somebody.",
        At.WATCHER_NAME: "The name is missing. Enter it as on their identity card.",
        At.WATCHER_MOBILE: "The mobile number is missing. Tencent E-Sign sends the text there.",
        At.WATCHER_COMPANY: "The company is missing. Enter its full registered name.",
        At.FIELD: "The template wants this to be filled in. Please do so.",
        At.VERIFY: "How the signers prove who they are is missing. Choose a way.",
        At.DEADLINE: "There is no last day to sign. Choose one.",
        At.REVIEWER: "No reviewer is chosen. Choose one.",
        At.CHANNEL: "No channel is chosen. Choose one.",
        At.REASON: "There is no reason yet. Please write one.",
        At.ACCOUNT: "The id is missing. Enter it as the Tencent E-Sign console shows it.",
        At.CONTRACTS: "No contract is chosen. Choose at least one.",
        At.PEOPLE: "How many people may sign is missing. Enter a number.",
        At.DAYS: "How long it works is missing. Enter a number of days.",
    },
    too_long=lambda limit: f"This is too long: at most {limit} characters fit. Please shorten it.",
    too_few=lambda limit: f"That is too few: at least {limit} are needed. Please add some more.",
    too_many=lambda limit: f"That is too many: at most {limit} are possible. Please remove some.",
    characters=lambda strangers: (
        f"Tencent E-Sign does not accept some characters here. Please remove: {strangers}"
    ),
    mobile=(
        "This is not a mainland mobile number. Enter the eleven digits without +86, "
        "for example 13800000000."
    ),
    half_width_brackets=lambda hint: (
        "Company names need full-width brackets, as on the business licence. "
        f"Please enter it like this: {hint}"
    ),
    company_missing="Whoever signs for a company needs its full registered name. Enter it here.",
    number=lambda most: f"This is not possible. Enter a whole number from 1 to {most}.",
    past="This day is over already. Choose a later one.",
    after_contract=(
        "One signer's time ends before that of the contract. Choose an earlier day, or give "
        "everybody more time."
    ),
    not_later="It runs until this day or longer already. Choose a later one.",
    too_late=lambda days: f"That is too far away: at most {days} days from now. Choose sooner.",
    not_a_pdf="This file cannot be read as a PDF. Please add a PDF.",
    file_type=lambda kinds: f"This kind of file cannot be signed. Please add one of: {kinds}",
    file_too_big=lambda megabytes: (
        f"This file is too big: at most {megabytes} MB are possible. Please add a smaller one."
    ),
    same_name=lambda name: (
        f"More than one contract would be called “{name}”. Each is called after its file: rename "
        "one of the files, then add them again."
    ),
    twice="This person is listed twice. Change one of the two or remove it.",
    signs_too="This person signs, and so reads it anyway. Remove them here.",
    roles=(
        "The signers do not fit the chosen template yet. Choose the template again, then check "
        "the signers."
    ),
    role_of_company=lambda kind: (
        f"The template wants somebody here who signs for a company. Choose “{kind}” and enter the "
        "company's registered name."
    ),
    role_of_person=lambda kind: (
        f"The template wants somebody here who signs for themselves. Choose “{kind}” and leave the "
        "company empty."
    ),
    unknown=(
        "This person may not review contracts here. Choose another reviewer, or ask your "
        "administrator to allow them."
    ),
    no_company=(
        "A review comes before our own company signs, and no signer signs for a company. Enter our "
        "company's registered name at who signs for us, or leave the reviewer empty."
    ),
    device_alone=(
        "The fingerprint or the face of a device is not enough alone: not every device has them. "
        "Choose another way, too."
    ),
)

ZH = WrongField(
    missing={
        At.SOURCE: "还没有选择要签署的内容，请上传 PDF 或选择模板。",
        At.NAME: "合同名称不能为空，请填写签署方能认出的名称。",
        At.SIGNERS: "还没有签署方，请至少添加一个。",
        At.SIGNER_KIND: "请选择该签署方是个人签署还是代表企业签署。",
        At.SIGNER_NAME: "姓名不能为空，请按身份证上的姓名填写。",
        At.SIGNER_MOBILE: "手机号不能为空，腾讯电子签会向该号码发送短信。",
        At.SIGNER_COMPANY: "企业名称不能为空，请填写营业执照上的全称。",
        At.SIGNER_ACCOUNT: "该签署方的腾讯电子签用户 ID（UserId）不能为空，请填写。",
        At.SIGNER_PLACE: "还没有指定该签署方的签署位置，请指定。",
        At.WATCHERS: "还没有抄送人，请添加。",
        At.WATCHER_NAME: "姓名不能为空，请按身份证上的姓名填写。",
        At.WATCHER_MOBILE: "手机号不能为空，腾讯电子签会向该号码发送短信。",
        At.WATCHER_COMPANY: "企业名称不能为空，请填写营业执照上的全称。",
        At.FIELD: "模板要求填写此项，请填写。",
        At.VERIFY: "还没有选择签署方的身份验证方式，请选择。",
        At.DEADLINE: "还没有设置签署截止日期，请选择。",
        At.REVIEWER: "还没有选择审核人，请选择。",
        At.CHANNEL: "还没有选择频道，请选择。",
        At.REASON: "原因不能为空，请填写。",
        At.ACCOUNT: "ID 不能为空，请按腾讯电子签控制台中的显示填写。",
        At.CONTRACTS: "还没有选择合同，请至少选择一份。",
        At.PEOPLE: "请填写最多多少人签署。",
        At.DAYS: "请填写有效天数。",
    },
    too_long=lambda limit: f"内容过长，最多 {limit} 个字符，请缩短后重试。",
    too_few=lambda limit: f"数量不足，至少需要 {limit} 个，请补充。",
    too_many=lambda limit: f"数量过多，最多 {limit} 个，请删减。",
    characters=lambda strangers: f"其中有腾讯电子签不支持的字符，请删除：{strangers}",
    mobile="这不是有效的大陆手机号，请填写 11 位数字，不要加 +86，例如 13800000000。",
    half_width_brackets=lambda hint: (
        f"企业名称中的括号须使用全角括号，与营业执照一致，请改为：{hint}"
    ),
    company_missing="代表企业签署时，必须填写企业全称，请补充。",
    number=lambda most: f"请填写 1 至 {most} 之间的整数。",
    past="该日期已过，请选择更晚的日期。",
    after_contract="单个签署方的期限必须早于合同的截止日期，请选择更早的日期，或为所有签署方延期。",
    not_later="合同的截止日期已不早于该日期，请选择更晚的日期。",
    too_late=lambda days: f"截止日期过远，最多为 {days} 天以后，请选择更早的日期。",
    not_a_pdf="无法将该文件读取为 PDF，请上传 PDF 文件。",
    file_type=lambda kinds: f"不支持签署这种文件，请上传以下格式之一：{kinds}",
    file_too_big=lambda megabytes: f"文件过大，最大支持 {megabytes} MB，请上传更小的文件。",
    same_name=lambda name: (
        f"有不止一份合同会命名为“{name}”。合同以文件名命名，请修改其中一个文件名后重新上传。"
    ),
    twice="此人重复填写，请修改或删除其中一个。",
    signs_too="此人是签署方，本来就能查看合同，请从抄送人中删除。",
    roles="签署方与所选模板不一致，请重新选择模板，并检查签署方信息。",
    role_of_company=lambda kind: f"模板要求此处由企业签署，请选择“{kind}”并填写企业全称。",
    role_of_person=lambda kind: f"模板要求此处由个人签署，请选择“{kind}”，并清空企业名称。",
    unknown="该成员不在允许的审核人范围内，请选择其他审核人，或联系管理员添加。",
    no_company=(
        "审核在我方企业签署之前进行，但目前没有签署方代表企业签署。请为我方签署人填写企业全称，或不选择审核人。"
    ),
    device_alone="不能只选设备指纹或设备面容，并非所有设备都支持，请再选择至少一种其他方式。",
)
