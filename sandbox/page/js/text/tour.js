/** What the panel of the guided tour says, and what is put into the forms. */

import * as create from "./tour_create.js";
import * as rest from "./tour_rest.js";
import * as sign from "./tour_sign.js";

/** @typedef {import("../tour/telling.js").Tell} Tell */
/** @typedef {keyof typeof stepsEn} StepId */

const stepsEn = { ...create.en, ...sign.en, ...rest.en };
/** @type {Record<StepId, Tell>} */
const stepsZh = { ...create.zh, ...sign.zh, ...rest.zh };

export const en = {
  tour: {
    name: "Guided tour",
    steps: /** @type {Record<StepId, Tell>} */ (stepsEn),
    progress: (/** @type {number} */ at, /** @type {number} */ all) => `Step ${at} of ${all}`,
    /** @type {(where: string, title: string, why: string, todo: string) => string} */
    spoken: (where, title, why, todo) => `${where}: ${title}. ${why} ${todo}`,
    ways: "How to take the tour",
    follow: "Do it yourself",
    play: "Let it play",
    next: "Next",
    showMe: "Show me",
    takeMeThere: "Take me there",
    skip: "Skip",
    pause: "Pause",
    goOn: "Go on",
    end: "End the tour",
    tryAgain: "Try again",
    byHand: "Go on by hand",
    fromStart: "From the start",
    /** Between what a field is called and what goes into it. */ colon: " ",
    done: (/** @type {string} */ seen) => `Done. ${seen}`,
    paused: "Paused.",
    /** What the command understands. */ verbNew: "new",
    lost:
      "The sandbox does not answer, so the tour waits, and goes on by itself once it does. Who " +
      "starts the sandbox again finds it empty, and begins the tour anew.",
    closedForm: "The form is closed. “Take me there” opens it again, with what was typed.",
    missing: (/** @type {string} */ awaited) =>
      `I was waiting for ${awaited}, and it did not come. Perhaps Tencent E-Sign is switched off ` +
      "or slow, or something else was pressed meanwhile. Try again, or go on by hand.",
    notDone: " (to do)",
    isDone: " (done)",
    sample: "Sample contract (PDF)",
    signer: (/** @type {number} */ number) => `Signer ${number}`,
    ofSigner: (/** @type {number} */ number) => `Signer ${number}: `,
    searchTemplate: "Search, and choose",
    firstContract: "Service agreement",
    secondContract: "Sales contract",
    company: "示例科技有限公司",
    buyer: "Chen Jie",
    buyerCompany: "样本贸易有限公司",
    reason: "The price has changed",
    invites: "New here? The guided tour takes five minutes.",
    declines: "Not now",
    ideas: {
      file: "Attach a PDF to a message in #legal, and send it for signature from its menu.",
      refuse: "Send a contract and refuse it in the pane: the card tells why.",
      guest: "Sit down as the guest from another company, and see what they may not do.",
      down: "Let Tencent be down, under Weather in the pane; send a contract, and bring it back.",
    },
  },
};

/** @type {typeof en} */
export const zh = {
  tour: {
    name: "导览",
    steps: stepsZh,
    progress: (at, all) => `第 ${at} 步，共 ${all} 步`,
    spoken: (where, title, why, todo) => `${where}：${title}。${why}${todo}`,
    ways: "导览方式",
    follow: "自己操作",
    play: "自动演示",
    next: "下一步",
    showMe: "演示这一步",
    takeMeThere: "带我过去",
    skip: "跳过",
    pause: "暂停",
    goOn: "继续",
    end: "结束导览",
    tryAgain: "重试",
    byHand: "改为自己操作",
    fromStart: "从头开始",
    colon: "：",
    done: (seen) => `已完成。${seen}`,
    paused: "已暂停。",
    verbNew: "新建",
    lost:
      "沙盒没有响应，导览暂停；恢复响应后会自动继续。如果重新启动沙盒，之前的内容不再保留，" +
      "导览需从头开始。",
    closedForm: "表单已关闭。点击“带我过去”可重新打开，已填的内容仍在。",
    missing: (awaited) =>
      `一直在等待“${awaited}”，但没有等到。可能腾讯电子签已关闭或响应较慢，或者期间进行了其他操作。` +
      "您可以重试，也可以改为自己操作。",
    notDone: "（待完成）",
    isDone: "（已完成）",
    sample: "样例合同（PDF）",
    signer: (number) => `签署方 ${number}`,
    ofSigner: (number) => `签署方 ${number}：`,
    searchTemplate: "搜索并选择",
    firstContract: "服务协议",
    secondContract: "销售合同",
    company: "示例科技有限公司",
    buyer: "陈洁",
    buyerCompany: "样本贸易有限公司",
    reason: "价格有变",
    invites: "初次使用？跟着导览走一遍，约五分钟。",
    declines: "暂时不用",
    ideas: {
      file: "在 #legal 中发送一份 PDF，通过该消息的菜单发起签署。",
      refuse: "发起一份合同，在“腾讯电子签”中拒签：卡片会显示原因。",
      guest: "切换为外部公司的访客，看看哪些事情不能做。",
      down: "在“故障与设置”中让腾讯服务中断，发起一份合同，再恢复服务。",
    },
  },
};
