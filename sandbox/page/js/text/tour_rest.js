/** What the guided tour says. What else there is, and the end. */

/** @typedef {import("../tour/telling.js").Tell} Tell */

/** A step to be read. */
const nothing = { awaits: "", seen: "" };

/** @satisfies {Record<string, Tell>} */
export const en = {
  home: ({ employee, number, app }) => ({
    title: "All contracts at a glance",
    why:
      `The home of ${app} shows ${employee} all their contracts: first what needs them, then ` +
      "what waits for others, then what is over.",
    todo: `Go to Home on the left, and open the details of contract ${number}.`,
    awaits: "the details of the contract",
    seen: "The details say what the card says, and offer what this very person can do.",
  }),
  template: ({ command, second }) => ({
    title: "One from a template",
    why:
      "Contracts that are sent often can be kept at Tencent E-Sign as templates, searched for while " +
      "one types, and the form then asks for exactly the signers that it needs.",
    todo: `Type ${command} new in #legal. Do what is listed here, then send the form.`,
    awaits: "the card of the second contract in #legal",
    seen: `Tencent E-Sign has composed the document, and contract ${second} is out.`,
  }),
  cancel: ({ employee }) => ({
    title: "A change of mind",
    why:
      `The price has changed, so ${employee} takes the contract back. Whoever cancels has to ` +
      "give a reason, and everybody who sees the card can read it.",
    todo: "Press the button on the new card that cancels it, give a reason, and confirm.",
    awaits: "the cancellation at Tencent E-Sign",
    seen: "It is cancelled, and nobody can sign it any more. Card and channel say so.",
  }),
  traffic: ({ app }) => ({
    title: "What went over the wire",
    why:
      `The pane keeps whatever ${app} and Tencent E-Sign said to each other: every request, and ` +
      "every callback, encrypted and signed as it was sent, with what was in it.",
    todo: "Under Traffic in the pane, open the newest callback.",
    awaits: "an open callback under Traffic",
    seen: "On top is what the callback says; below, what an eavesdropper would have seen of it.",
  }),
  end: ({ app }) => ({
    title: "That was the whole story",
    why:
      "A contract went all the way from its draft to the last signature, and the real " +
      `${app} was behind it. Now the workspace is yours. You could try this:`,
    todo: "",
    ...nothing,
  }),
};

/** @type {Record<keyof typeof en, Tell>} */
export const zh = {
  home: ({ employee, number, app }) => ({
    title: "合同一览",
    why: `${app} 的主页列出 ${employee} 的所有合同：先是待本人处理的，再是等待他人的，最后是已结束的。`,
    todo: `点击左侧的“主页”，查看合同 ${number} 的详情。`,
    awaits: "合同详情",
    seen: "详情与卡片一致，并列出此人现在可以进行的操作。",
  }),
  template: ({ command, second }) => ({
    title: "使用模板",
    why: "常用的合同可以在腾讯电子签中做成模板：输入名称即可搜索，表单会要求填写该模板所需的签署方。",
    todo: `在 #legal 中输入“${command} 新建”，按清单填写，然后提交表单。`,
    awaits: "#legal 中第二份合同的卡片",
    seen: `腾讯电子签完成文档合成，合同 ${second} 已发起。`,
  }),
  cancel: ({ employee }) => ({
    title: "改变主意",
    why: `价格有变，${employee} 要撤销这份合同。撤销须填写原因，能看到卡片的人都会看到。`,
    todo: "点击新卡片上的撤销按钮，填写原因并确认。",
    awaits: "合同在腾讯电子签中撤销",
    seen: "合同已撤销，签署方无法再签署；卡片和频道中都有说明。",
  }),
  traffic: ({ app }) => ({
    title: "实际收发的内容",
    why:
      `这里记录了 ${app} 与腾讯电子签之间的全部往来：每个请求，以及每条经过加密和签名的回调，` +
      "并附有解密后的内容。",
    todo: "在“收发记录”中打开最新的一条回调。",
    awaits: "打开一条回调",
    seen: "上面是回调的内容，下面是实际传输的样子：即使被截获，也只能看到这些。",
  }),
  end: ({ app }) => ({
    title: "故事讲完了",
    why: `一份合同从发起走到了最后一方签署，背后是真正的 ${app}。现在，这个工作区交给您了，不妨试试：`,
    todo: "",
    ...nothing,
  }),
};
