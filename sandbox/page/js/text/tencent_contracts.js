/** What is said of contracts, signers and what they do. */

/** @typedef {Record<number, string>} Numbered */
/** @typedef {Record<string, string>} Named */

export const en = {
  heading: "Tencent E-Sign",
  about: "Play everybody beyond Slack: the signers, Tencent’s console and the network.",
  tabs: "What to look at",
  tab: { contracts: "Contracts", traffic: "Traffic", weather: "Weather" },

  quotaLeft: (/** @type {number} */ left) =>
    `${left} ${left === 1 ? "contract" : "contracts"} left in the plan.`,
  noContracts:
    "Nothing here yet. Create a contract in the conversation with /esign new; it appears here " +
    "as soon as Tencent has it.",
  signers: "Signers",
  ourId: (/** @type {string} */ id) => `Signet’s id ${id}`,
  until: (/** @type {string} */ date) => `to be signed by ${date}, Beijing time`,
  reasonIs: (/** @type {string} */ reason) => `Reason: ${reason}`,
  statusNumber: (/** @type {number} */ number) => ` (Tencent: ${number})`,
  unknownStatus: "In a state this page does not know",
  /** @type {Numbered} */
  flowStatus: {
    0: "Being prepared",
    1: "Waiting for signatures",
    2: "Partly signed",
    3: "Refused",
    4: "Signed by everybody",
    5: "Expired",
    6: "Cancelled",
    7: "Being prepared, with details to fill in",
    8: "Waiting for details to be filled in",
    9: "Partly filled in",
    21: "Dissolved by a further agreement",
  },
  /** @type {Numbered} */
  signerStatus: {
    0: "Not sent out yet",
    1: "Not their turn yet",
    2: "To sign",
    3: "Signed",
    4: "Refused",
    5: "Did not sign in time",
    6: "Cancelled before they signed",
    8: "Has details to fill in",
    9: "Ended before they signed",
    10: "Has filled in the details",
    15: "Signed, and dissolved since",
    19: "Passed it on to somebody else",
  },
  reviewBlocks: "Cannot sign before the sign review has passed.",
  /** @type {Named} */
  reviewed: {
    PASS: "The sign review has passed.",
    REJECT: "The sign review was sent back; it may still pass.",
    SIGN_REJECT: "The sign review refused it for good.",
  },
  reminded: (/** @type {number} */ times) =>
    `Reminded ${times === 1 ? "once" : `${times} times`}; three times are allowed.`,

  /** @type {Named} */
  act: {
    sign: "Sign",
    refuse: "Refuse…",
    fill: "Fill in",
    claim: "Take the role…",
    forward: "Pass on…",
    review: "Decide the review…",
    expire: "Let it expire",
    document: "See the PDF",
  },
  actOn: (/** @type {string} */ act, /** @type {string} */ on) => `${act} ${on}`,
  /** @type {Named} */
  go: { refuse: "Refuse", claim: "Take the role", forward: "Pass on", review: "Decide" },
  leave: "Never mind",
  /** @type {Named} */
  ask: {
    reason: "Why they refuse",
    name: "Name of who takes over",
    mobile: "Their mobile number, 11 digits",
    company: "Their company, where the role does not say which",
    message: "What the reviewer says (needed unless it passes)",
  },
  /** @type {Named} */
  missing: {
    reason: "Nothing was sent: a refusal needs its reason. Write a few words.",
    name: "Nothing was sent: somebody has to take over. Write their name.",
    mobile: "Nothing was sent: Tencent reaches them by phone. Write their mobile number.",
  },
  askDecision: "Decided at Tencent’s console",
  /** @type {Named} */
  decision: {
    PASS: "Pass: our side may sign",
    REJECT: "Send back: it goes on waiting",
    SIGN_REJECT: "Refuse: ends the contract for everybody",
  },
};

/** @type {typeof en} */
export const zh = {
  heading: "腾讯电子签",
  about: "在这里扮演 Slack 以外的各方：签署方、腾讯控制台，以及网络本身。",
  tabs: "查看内容",
  tab: { contracts: "合同", traffic: "收发记录", weather: "故障与设置" },

  quotaLeft: (left) => `剩余合同额度：${left} 份。`,
  noContracts: "这里还没有合同。请在会话中输入“/esign 新建”；腾讯收到合同后，会立即显示在这里。",
  signers: "签署方",
  ourId: (id) => `Signet 编号 ${id}`,
  until: (date) => `签署截止：${date}（北京时间）`,
  reasonIs: (reason) => `原因：${reason}`,
  statusNumber: (number) => `（腾讯：${number}）`,
  unknownStatus: "本页面无法识别的状态",
  flowStatus: {
    0: "准备中",
    1: "待签署",
    2: "部分签署",
    3: "已拒签",
    4: "全部签署完成",
    5: "已过期",
    6: "已撤销",
    7: "准备中，含待填写内容",
    8: "待填写",
    9: "部分填写",
    21: "已解除",
  },
  signerStatus: {
    0: "尚未发起",
    1: "尚未轮到",
    2: "待签署",
    3: "已签署",
    4: "已拒签",
    5: "逾期未签",
    6: "签署前合同已撤销",
    8: "待填写",
    9: "签署前合同已终止",
    10: "已填写",
    15: "已签署，后已解除",
    19: "已转交他人处理",
  },
  reviewBlocks: "签署审核通过前不能签署。",
  reviewed: {
    PASS: "签署审核已通过。",
    REJECT: "签署审核被退回，之后仍可通过。",
    SIGN_REJECT: "签署审核已拒签，合同终止，不可撤回。",
  },
  reminded: (times) => `已催办 ${times} 次，最多三次。`,

  act: {
    sign: "签署",
    refuse: "拒签…",
    fill: "填写",
    claim: "领取…",
    forward: "转交…",
    review: "审核结果…",
    expire: "使合同过期",
    document: "查看 PDF",
  },
  actOn: (act, on) => `${on}：${act}`,
  go: { refuse: "确认拒签", claim: "确认领取", forward: "确认转交", review: "提交" },
  leave: "取消",
  ask: {
    reason: "拒签原因",
    name: "接手人姓名",
    mobile: "接手人手机号（11 位）",
    company: "接手人所在企业（角色未指定企业时填写）",
    message: "审核意见（不通过时必填）",
  },
  missing: {
    reason: "尚未提交：拒签必须说明原因，请填写几个字。",
    name: "尚未提交：需要有人接手，请填写姓名。",
    mobile: "尚未提交：腾讯通过手机联系接手人，请填写手机号。",
  },
  askDecision: "腾讯控制台的审核结果",
  decision: {
    PASS: "通过：我方可以签署",
    REJECT: "退回：继续等待",
    SIGN_REJECT: "拒签并终止：合同对各方终止",
  },
};
