/** What is said of faults, quota and settings. */

/** @typedef {Record<string, string>} Named */

export const en = {
  orderedNow: "Ordered now",
  nothingOrdered: "Nothing. The weather is fine.",
  allClear: "All clear",
  cleared: "Nothing goes wrong on purpose any more.",
  isOrdered: "Ordered. It stands under “Ordered now” at the top until it has happened.",
  whole: (/** @type {number} */ min, /** @type {number} */ max) =>
    `Nothing was sent: this has to be a whole number from ${min} to ${max}.`,
  isDown: "Tencent is down.",
  slackIsDown: "Slack is down.",
  nextRequests: (
    /** @type {number} */ times,
    /** @type {string} */ action,
    /** @type {string} */ what,
  ) => `Next ${times} of ${action}: ${what}`,
  nextCallbacks: (/** @type {number} */ times, /** @type {string} */ what) =>
    `Next ${times} ${times === 1 ? "callback" : "callbacks"}: ${what}`,
  nextSlack: (/** @type {number} */ times, /** @type {string} */ what) =>
    `Next ${times} ${times === 1 ? "call" : "calls"} of Slack: ${what}`,
  order: "Order it",
  set: "Set",
  howOften: "How often",
  seconds: "Seconds, where it takes time",
  whatGoesWrong: "What goes wrong",

  requestWeather: "Requests to Tencent",
  down: "Tencent is down",
  downSays:
    "Every connection of the bot is closed at once; signers here can go on. Create or cancel " +
    "something: the bot says that it keeps trying, and does it when Tencent is back.",
  failNext: "Let the next requests fail",
  failNextSays:
    "Watch the card and your conversation with the bot: it tries again what is safe to repeat, " +
    "asks you where it is not (about a minute later), and tells you what you can mend.",
  whichAction: "Of which kind",
  anyAction: "any request",
  /** @type {Named} */
  actions: {
    UploadFiles: "UploadFiles (send a file)",
    CreateFlowByFiles: "CreateFlowByFiles (create from a file)",
    CreateFlow: "CreateFlow (create from a template)",
    StartFlow: "StartFlow (send it out)",
    CancelFlow: "CancelFlow (cancel)",
    CreateFlowReminds: "CreateFlowReminds (remind)",
    CreateFlowSignReview: "CreateFlowSignReview (decide a review)",
    CreateFlowSignUrl: "CreateFlowSignUrl (make a sign link)",
    DescribeFileUrls: "DescribeFileUrls (download)",
    DescribeFlowTemplates: "DescribeFlowTemplates (list templates)",
  },
  /** @type {Named} */
  faults: {
    busy: "Too many requests (Tencent’s 429)",
    quota: "No contract left in the plan",
    whitelist: "Not opened for this company",
    internal: "Internal error",
    gateway: "HTTP 502",
    lost_before: "Lost before it is carried out",
    lost_after: "Carried out, but the answer is lost",
    slow: "Answered late",
    hang: "Keeps waiting, then closes",
  },

  callbackWeather: "Callbacks to the bot",
  disturb: "Disturb the next callbacks",
  disturbSays:
    "Then sign or refuse something. Whatever the order, the card ends up right; what was dropped " +
    "it learns with the next callback, or when the bot asks by itself.",
  whatHappens: "What happens to them",
  /** @type {Named} */
  disturbances: {
    drop: "never sent",
    duplicate: "sent twice",
    reorder: "sent after the next one",
    late: "sent late",
  },
  lateBy: "Seconds, if late",
  form: "How they are wrapped",
  formSays: "Tencent has used four forms over the years. The bot reads them all; see Traffic.",
  formIs: "Form",
  formSet: (/** @type {string} */ form) => `Set. From now on: ${form}.`,
  /** @type {Named} */
  forms: {
    "v2 json": "Envelope, in JSON (today)",
    "v2 base64": "Envelope, base64 alone",
    "v1 json": "First version, in JSON",
    "v1 base64": "First version, base64 alone",
  },
  probe: "Reachability check",
  probeSays: "Tencent’s console sends {} to see if somebody answers 200. Watch Traffic.",
  probeGo: "Send it",
  probeSent: "The check is under way. Traffic shows what comes of it.",

  companyWeather: "The company’s plan",
  quota: "Contracts in the plan",
  quotaSays:
    "Set it to 0 and create a contract: the bot says that none is left and what to do about it.",
  quotaIs: "Contracts left",
  quotaSet: (/** @type {number} */ left) =>
    `Set. ${left} ${left === 1 ? "contract is" : "contracts are"} left in the plan.`,
  /** @type {Record<string, [string, string]>} */
  features: {
    files: ["Contracts from files", "Off: creating from a PDF is refused, with the reason."],
    templates: ["Contracts from templates", "Off: creating from a template is refused."],
    sign_review: ["Sign review", "Off: a contract with a reviewer is refused."],
    reminders: ["Reminders", "Off: reminding is refused, and the bot says why."],
    h5_links: ["Sign links", "Off: nobody gets a link from the bot; they sign here."],
    unnamed: ["Signers named later", "Off: a contract with a place left open is refused."],
    groups: ["Contract groups", "Off: contracts that are signed together are refused."],
    growing: [
      "Growing contracts",
      "Off: a contract to which signers can be added later is refused.",
    ],
    batch_links: [
      "Links to several contracts",
      "Off: a link to sign several opens in a browser (ess), or is refused (partner).",
    ],
    evidence: ["Evidence reports", "Off: ordering one is refused, and who ordered it is told."],
  },
  reviewsCreation: "Review before sending",
  reviewsCreationSays:
    "On: a contract from a template (ess) or a file (partner) is held until its reviewer approves " +
    "that it is sent.",

  slackWeather: "Slack’s own bad days",
  slackDown: "Slack is down for the bot",
  slackDownSays:
    "What the bot wants to show does not arrive, and forms do not open. Sign something, let Slack " +
    "come back, and watch the card catch up.",
  slackFail: "Let the bot’s next calls of Slack fail",
  slackFailSays: "The bot waits as long as Slack says, and shows everything once, in order.",
  /** @type {Named} */
  slackFaults: {
    ratelimited: "Rate limited (429)",
    error_before: "HTTP 500, not carried out",
    error_after: "HTTP 500, but carried out",
    drop_before: "Connection lost, not carried out",
    drop_after: "Connection lost, but carried out",
    delay: "Answered late",
  },
};

/** @type {typeof en} */
export const zh = {
  orderedNow: "当前设定",
  nothingOrdered: "没有任何故障，一切正常。",
  allClear: "全部恢复正常",
  cleared: "所有故障均已解除。",
  isOrdered: "已设定。发生之前会列在顶部的“当前设定”中。",
  whole: (min, max) => `尚未提交：请填写 ${min} 到 ${max} 之间的整数。`,
  isDown: "腾讯服务已中断。",
  slackIsDown: "Slack 服务已中断。",
  nextRequests: (times, action, what) => `接下来 ${times} 次（${action}）：${what}`,
  nextCallbacks: (times, what) => `接下来 ${times} 条回调：${what}`,
  nextSlack: (times, what) => `接下来 ${times} 次 Slack 调用：${what}`,
  order: "设定",
  set: "保存",
  howOften: "次数",
  seconds: "秒数（需要时间的情况）",
  whatGoesWrong: "出现什么问题",

  requestWeather: "发往腾讯的请求",
  down: "腾讯服务中断",
  downSays:
    "机器人的所有连接会立即关闭，签署方仍可在此签署。请发起或撤销一份合同：机器人会告知正在重试，" +
    "并在腾讯恢复后完成操作。",
  failNext: "让接下来的请求失败",
  failNextSays:
    "请留意卡片和您与机器人的私信：可以安全重复的操作会自动重试，不能重复的会在约一分钟后请您决定，" +
    "您能处理的会告诉您如何处理。",
  whichAction: "针对哪类请求",
  anyAction: "任意请求",
  actions: {
    UploadFiles: "UploadFiles（上传文件）",
    CreateFlowByFiles: "CreateFlowByFiles（用文件发起）",
    CreateFlow: "CreateFlow（用模板发起）",
    StartFlow: "StartFlow（发出合同）",
    CancelFlow: "CancelFlow（撤销）",
    CreateFlowReminds: "CreateFlowReminds（催办）",
    CreateFlowSignReview: "CreateFlowSignReview（签署审核）",
    CreateFlowSignUrl: "CreateFlowSignUrl（签署链接）",
    DescribeFileUrls: "DescribeFileUrls（下载）",
    DescribeFlowTemplates: "DescribeFlowTemplates（模板列表）",
  },
  faults: {
    busy: "请求过于频繁（相当于 429）",
    quota: "合同额度不足",
    whitelist: "企业未开通",
    internal: "内部错误",
    gateway: "HTTP 502",
    lost_before: "未执行即丢失",
    lost_after: "已执行，但应答丢失",
    slow: "应答延迟",
    hang: "一直等待，随后断开",
  },

  callbackWeather: "发给机器人的回调",
  disturb: "干扰接下来的回调",
  disturbSays:
    "设定后请签署或拒签。无论顺序如何，卡片最终都会正确；被丢弃的消息，机器人会从下一条回调或" +
    "自行查询中得知。",
  whatHappens: "如何干扰",
  disturbances: {
    drop: "不发送",
    duplicate: "发送两次",
    reorder: "在下一条之后发送",
    late: "延迟发送",
  },
  lateBy: "延迟秒数",
  form: "封装方式",
  formSays: "腾讯先后使用过四种封装方式，机器人都能识别，可在“收发记录”中查看。",
  formIs: "方式",
  formSet: (form) => `已保存，此后的封装方式：${form}。`,
  forms: {
    "v2 json": "带信封，JSON（现行）",
    "v2 base64": "带信封，仅 base64",
    "v1 json": "第一版，JSON",
    "v1 base64": "第一版，仅 base64",
  },
  probe: "连通性检测",
  probeSays: "腾讯控制台会发送 {}，检查是否返回 200。结果见“收发记录”。",
  probeGo: "发送",
  probeSent: "已开始检测，结果见“收发记录”。",

  companyWeather: "企业套餐",
  quota: "合同额度",
  quotaSays: "设为 0 后再发起合同：机器人会说明额度已用完，以及如何处理。",
  quotaIs: "剩余份数",
  quotaSet: (left) => `已保存，剩余合同额度：${left} 份。`,
  features: {
    files: ["用文件发起合同", "关闭后：用 PDF 发起会被拒绝，并说明原因。"],
    templates: ["用模板发起合同", "关闭后：用模板发起会被拒绝。"],
    sign_review: ["签署审核", "关闭后：带审核人的合同会被拒绝。"],
    reminders: ["催办", "关闭后：催办会被拒绝，机器人会说明原因。"],
    h5_links: ["签署链接", "关闭后：机器人无法提供链接，请在此处签署。"],
    unnamed: ["动态签署人", "关闭后：含有待定签署人的合同会被拒绝。"],
    groups: ["合同组", "关闭后：一并签署的多份合同会被拒绝。"],
    growing: ["动态合同", "关闭后：可中途添加签署人的合同会被拒绝。"],
    batch_links: ["批量签署链接", "关闭后：批量签署链接改在浏览器中打开（ess），或被拒绝（partner）。"],
    evidence: ["出证报告", "关闭后：申请出证会被拒绝，并告知申请人。"],
  },
  reviewsCreation: "发起审批",
  reviewsCreationSays: "开启后：用模板（ess）或文件（partner）发起的合同需经审核人同意后才会发出。",

  slackWeather: "Slack 自身的故障",
  slackDown: "Slack 对机器人中断",
  slackDownSays:
    "机器人要显示的内容无法送达，表单也无法打开。请先签署，再恢复 Slack，观察卡片如何跟上。",
  slackFail: "让机器人接下来的 Slack 调用失败",
  slackFailSays: "机器人会按 Slack 要求的时间等待，所有内容只显示一次，且顺序正确。",
  slackFaults: {
    ratelimited: "请求受限（429）",
    error_before: "HTTP 500，未执行",
    error_after: "HTTP 500，但已执行",
    drop_before: "连接中断，未执行",
    drop_after: "连接中断，但已执行",
    delay: "应答延迟",
  },
};
