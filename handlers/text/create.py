"""What the form for a new contract says."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Create:
    title: str
    """Titles and submit labels are at most 24 characters long."""
    submit: str
    close: str
    loading: str
    sending: str
    sent_title: str
    failed_title: str
    retry: str
    draft_kept: str
    start_afresh: str
    no_source: str
    source: str
    source_file: str
    source_any_file: str
    source_template: str
    file: str
    file_hint: str
    file_again: str
    any_file: str
    any_file_hint: Callable[[str], str]
    """Which kinds of file."""
    any_file_again: str
    file_kept: Callable[[str], str]
    template: str
    template_search: str
    template_hint: str
    search_failed: str
    """At most 75 characters: it stands in a menu. So does the next one."""
    search_refused: str
    template_first: str
    roles_added: str
    name: str
    name_example: str
    fields: str
    yes: str
    no: str
    signer: Callable[[int], str]
    signer_role: Callable[[int, str], str]
    kind: str
    named_later: Callable[[str], str]
    """At most 75 characters with the kind of signer."""
    signer_name: str
    signer_name_hint: str
    mobile: str
    mobile_example: str
    company: str
    company_hint: str
    member: str
    member_hint: str
    account: str
    place: str
    place_hint: str
    place_needed: str
    choose_person: str
    add_signer: str
    remove_signer: str
    order: str
    in_order: str
    any_order: str
    growing: str
    growing_option: str
    """At most 75 characters."""
    growing_hint: str
    reading: str
    reading_hint: str
    as_usual: str
    seconds: Callable[[int], str]
    watcher: Callable[[int], str]
    watcher_company_hint: str
    add_watcher: str
    remove_watcher: str
    deadline: str
    deadline_hint: str
    reviewer: str
    reviewer_hint: str
    channel: str
    channel_hint: str
    choose_channel: str
    preview: str
    making_preview: str
    preview_ready: Callable[[str], str]
    preview_explains: str
    open_preview: str
    not_yet_complete: str
    consequence: str
    accepted: Callable[[str, str], str]
    """Name and id of the contract."""


EN = Create(
    title="New contract",
    submit="Send contract",
    close="Close",
    loading="Getting the form ready. This takes a moment.",
    sending="Sending your contract. Please keep this window open for a moment.",
    sent_title="Contract accepted",
    failed_title="Form not ready",
    retry="Try again",
    draft_kept="We kept what you typed last time. Go on from here, or start afresh.",
    start_afresh="Start afresh",
    no_source=(
        "The Tencent E-Sign edition in use here can make contracts neither from files nor "
        "from templates. Please ask your administrator."
    ),
    source="Start from",
    source_file="A PDF file",
    source_any_file="A file",
    source_template="A template",
    file="PDF to sign",
    file_hint="One PDF of at most 10 MB. Password-protected files cannot be signed.",
    file_again="Replace the PDF",
    any_file="File to sign",
    any_file_hint=lambda kinds: (
        f"One file of at most 10 MB: {kinds}. What is no PDF is made into one. Files with a "
        "password cannot be signed."
    ),
    any_file_again="Replace the file",
    file_kept=lambda name: f"Your file is still here: {name}. Add another one only to replace it.",
    template="Template",
    template_search="Type part of its name",
    search_refused="Tencent E-Sign refuses the search. Choose this to read why.",
    search_failed="Tencent E-Sign does not answer just now. Please type again.",
    template_hint="Templates are made in the Tencent E-Sign console.",
    template_first="Choose a template first: the signers below are then fitted to it.",
    roles_added=(
        "Nothing has been sent yet. The signers below were just fitted to what you chose: fill in "
        "what is missing, then send it."
    ),
    name="Contract name",
    name_example="Supply agreement 2026",
    fields="What the template asks of you",
    yes="Yes",
    no="No",
    signer=lambda number: f"Signer {number}",
    signer_role=lambda number, role: f"Signer {number}: {role}",
    kind="Signs as",
    named_later=lambda kind: f"{kind}, named later",
    signer_name="Full name",
    signer_name_hint="Exactly as on their identity card: Tencent E-Sign compares it.",
    mobile="Mobile number",
    mobile_example="13800000000",
    company="Company",
    company_hint="Full registered name. If it is filled in, they sign for this company.",
    member="Are they in this workspace?",
    member_hint="If so, they also get a message here with a button to sign.",
    account="Their id at Tencent E-Sign (UserId)",
    place="Signs at this word",
    place_hint=(
        "A word of the document: their seal or signature goes wherever it stands. Leave empty to "
        "let them place it themselves."
    ),
    place_needed="A word of the document: their seal or signature goes wherever it stands.",
    choose_person="Choose a person",
    add_signer="Add a signer",
    remove_signer="Remove the last signer",
    order="Order of signing",
    in_order="One after the other, as listed",
    any_order="All at once, in any order",
    growing="Signers who are not known yet",
    growing_option="More signers may join later",
    growing_hint=(
        "The contract stays open after everybody has signed. You add signers from its card, and "
        "end it there. Your company needs Tencent E-Sign's dynamic signers 2.0."
    ),
    reading="Reading time",
    reading_hint="So long everybody must look at the contract before they may sign.",
    as_usual="As usual",
    seconds=lambda count: f"{count} seconds",
    watcher=lambda number: f"Reads along {number}",
    watcher_company_hint="Full registered name, if they read along for a company.",
    add_watcher="Add a reader",
    remove_watcher="Remove the last reader",
    deadline="Sign by",
    deadline_hint="The contract expires at the end of this day, in your time zone.",
    reviewer="Reviewer for our side",
    reviewer_hint="Our side can sign only after this person approves. Leave empty for no review.",
    channel="Channel that follows this contract",
    channel_hint=(
        "Signet must be a member: type /invite @Signet there first. Leave empty to be the only "
        "one told."
    ),
    choose_channel="Choose a channel",
    preview="Preview",
    making_preview="Tencent E-Sign is making the preview. It comes here in a moment.",
    preview_ready=lambda name: f"This is how “{name}” would look.",
    preview_explains=(
        "Nothing was sent, and nothing was spent. The link works for a few minutes. Close this to "
        "go on with the form."
    ),
    open_preview="Open the preview",
    not_yet_complete="There is something to mend in the form before it can be previewed:",
    consequence=(
        "When you send it, Tencent E-Sign texts each signer when it is their turn, and one "
        "contract of your company's quota is used."
    ),
    accepted=lambda name, id_: (
        f"“{name}” is on its way. Its number is {id_}. You will see its card in a moment; "
        f"type /esign status {id_} at any time."
    ),
)

ZH = Create(
    title="发起合同",
    submit="发起签署",
    close="关闭",
    loading="正在准备表单，请稍候。",
    sending="正在提交合同，请稍候，先不要关闭此窗口。",
    sent_title="合同已受理",
    failed_title="表单未能打开",
    retry="重试",
    draft_kept="已保留您上次填写的内容，可以继续填写，也可以重新开始。",
    start_afresh="重新开始",
    no_source="当前使用的腾讯电子签版本既不支持文件发起，也不支持模板发起，请联系管理员。",
    source="发起方式",
    source_file="上传 PDF 文件",
    source_any_file="上传文件",
    source_template="使用模板",
    file="待签署的 PDF",
    file_hint="仅限一个 PDF 文件，不超过 10 MB；加密的 PDF 无法签署。",
    file_again="更换 PDF",
    any_file="待签署的文件",
    any_file_hint=lambda kinds: (
        f"仅限一个文件，不超过 10 MB，支持 {kinds}；非 PDF 文件会转换为 PDF，加密的文件无法签署。"
    ),
    any_file_again="更换文件",
    file_kept=lambda name: f"已保留您上传的文件：{name}。如需更换，请重新上传。",
    template="合同模板",
    template_search="输入模板名称搜索",
    search_refused="腾讯电子签拒绝了搜索请求，选择此项可查看原因。",
    search_failed="腾讯电子签暂时没有响应，请重新输入。",
    template_hint="模板请在腾讯电子签控制台中创建。",
    template_first="请先选择模板，下方的签署方会随模板调整。",
    roles_added="尚未发起：下方的签署方刚刚按您的选择调整，请补充缺少的内容后再提交。",
    name="合同名称",
    name_example="2026 年度采购合同",
    fields="模板要求您填写的内容",
    yes="是",
    no="否",
    signer=lambda number: f"签署方 {number}",
    signer_role=lambda number, role: f"签署方 {number}：{role}",
    kind="签署身份",
    named_later=lambda kind: f"{kind}（稍后补充）",
    signer_name="姓名",
    signer_name_hint="请与身份证上的姓名保持一致，腾讯电子签会进行核验。",
    mobile="手机号",
    mobile_example="13800000000",
    company="企业名称",
    company_hint="请填写营业执照上的全称；填写后，该签署方将代表企业签署。",
    member="是否为本工作区成员",
    member_hint="如果是，签署方还会在这里收到带有签署按钮的消息。",
    account="该签署方的腾讯电子签用户 ID（UserId）",
    place="签署位置关键字",
    place_hint="文档中的一个词，印章或签名将放在该词出现的位置；留空则由签署方自行选择位置。",
    place_needed="文档中的一个词，印章或签名将放在该词出现的位置。",
    choose_person="选择成员",
    add_signer="添加签署方",
    remove_signer="删除最后一个签署方",
    order="签署顺序",
    in_order="按上面的顺序依次签署",
    any_order="不分先后，同时签署",
    growing="后续签署方",
    growing_option="发起后可继续添加签署人",
    growing_hint=(
        "全部签署后合同仍保持开放，您可在合同卡片上继续添加签署人，或结束签署。"
        "贵企业须已开通腾讯电子签的动态签署方 2.0。"
    ),
    reading="阅读时长",
    reading_hint="签署前，每位签署方至少须阅读合同这么久。",
    as_usual="不限制",
    seconds=lambda count: f"{count} 秒",
    watcher=lambda number: f"抄送人 {number}",
    watcher_company_hint="如代表企业查看，请填写营业执照上的全称。",
    add_watcher="添加抄送人",
    remove_watcher="删除最后一个抄送人",
    deadline="签署截止日期",
    deadline_hint="合同将在您所在时区的当天结束时过期。",
    reviewer="我方审核人",
    reviewer_hint="审核通过后我方才能签署；不需要审核请留空。",
    channel="同步进展的频道",
    channel_hint="Signet 须已加入该频道，可先在频道中输入 /invite @Signet；留空则只通知您本人。",
    choose_channel="选择频道",
    preview="预览合同",
    making_preview="腾讯电子签正在生成预览，完成后会立即显示在这里。",
    preview_ready=lambda name: f"“{name}”的预览已生成。",
    preview_explains="合同尚未发起，也没有消耗额度。链接几分钟内有效，关闭此窗口即可继续填写。",
    open_preview="打开预览",
    not_yet_complete="表单中还有需要修改的内容，修改后才能预览：",
    consequence="提交后，腾讯电子签将在轮到各签署方时向其发送短信，并消耗贵企业一份合同额度。",
    accepted=lambda name, id_: (
        f"合同“{name}”已受理，编号 {id_}。稍后您会看到合同卡片，"
        f"也可以随时输入 /esign 状态 {id_} 查询。"
    ),
)
