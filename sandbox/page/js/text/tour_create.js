/** What the guided tour says. The beginning: a contract from a PDF. */

/** @typedef {import("../tour/telling.js").Tell} Tell */

/** A step to be read. */
const nothing = { awaits: "", seen: "" };

/** @satisfies {Record<string, Tell>} */
export const en = {
  welcome: ({ app }) => ({
    title: "Welcome",
    why:
      "This page is a pretend Slack with a pretend Tencent E-Sign beside it. Between the two " +
      `works the real ${app}, with the same code as in production. You will follow one contract ` +
      "from the first draft to the last signature, and change seats on the way. Nobody here is " +
      "real, and nothing leaves this machine.",
    todo: "Press Next to begin.",
    ...nothing,
  }),
  open: ({ employee, command }) => ({
    title: "A new contract",
    why:
      `${employee} has an agreement to get signed. It begins with ${command} in any channel; ` +
      "while one types, Slack offers what the command can do.",
    todo: `Type ${command} new below and press Enter.`,
    awaits: "the form for a new contract",
    seen:
      "Slack gives an app three seconds. So a loading window came at once, and the form followed.",
  }),
  file: () => ({
    title: "The document",
    why:
      "The contract is a PDF. Once the form is sent, it is fetched from Slack and handed to " +
      "Tencent E-Sign.",
    todo: "Drop a PDF onto the dashed field. If you have none at hand, take the sample:",
    awaits: "the PDF in the form",
    seen: "The PDF is in the form.",
  }),
  fill: ({ manager, legal, app }) => ({
    title: "Who signs",
    why:
      `${legal} signs for our company and is in this workspace, so ${app} will write to them. ` +
      `The other side has nothing but a phone. ${manager} has to approve before our side may ` +
      "sign. One number lacks its last digit: that is on purpose.",
    todo: "Fill in what is listed here. Other words will do, but the people should be these.",
    awaits: "everything listed here in the form",
    seen: "All is filled in. Whoever closes the window now finds it again later, as a draft.",
  }),
  error: () => ({
    title: "A mistake",
    why:
      "The second mobile number has ten digits. That should be noticed before a text message " +
      "goes astray, and said where it can be mended.",
    todo: "Send the form with the button at its bottom.",
    awaits: "a sentence at the field with the mistake",
    seen: "The form stayed open, and the sentence stands at its field. Nothing was sent or lost.",
  }),
  send: ({ number, app }) => ({
    title: "Mended and sent",
    why:
      `Each contract uses quota of the company. So ${app} writes the request down before it answers ` +
      "Slack, and never creates a contract twice.",
    todo: "Put in the missing digit, 2, and send the form again.",
    awaits: "the card of the contract in #legal",
    seen:
      `Accepted: the window names the contract’s number, ${number}. Its card is in #legal, and ` +
      "whatever happens from now on, this one card tells it.",
  }),
};

/** @type {Record<keyof typeof en, Tell>} */
export const zh = {
  welcome: ({ app }) => ({
    title: "欢迎",
    why:
      `这个页面模拟了 Slack，旁边是模拟的腾讯电子签，两者之间运行的是真正的 ${app}，与生产环境` +
      "使用同一份代码。接下来您会换着身份，陪一份合同从发起走到最后一方签署。人物都是虚构的，" +
      "任何内容都不会离开这台电脑。",
    todo: "点击“下一步”开始。",
    ...nothing,
  }),
  open: ({ employee, command }) => ({
    title: "发起合同",
    why: `${employee} 有一份协议要签。在任意频道输入 ${command} 即可；输入时，Slack 会提示可用的命令。`,
    todo: `在下方输入“${command} 新建”，然后按 Enter。`,
    awaits: "发起合同的表单",
    seen: "Slack 只给应用三秒钟，所以先立即弹出加载窗口，随后才是表单。",
  }),
  file: () => ({
    title: "合同文件",
    why: "合同是一份 PDF。表单提交后，文件会从 Slack 取出，交给腾讯电子签。",
    todo: "将 PDF 拖到虚线框中。手边没有的话，可以用这份样例：",
    awaits: "表单中的 PDF",
    seen: "PDF 已放入表单。",
  }),
  fill: ({ manager, legal, app }) => ({
    title: "由谁签署",
    why:
      `${legal} 代表我方签署，也是本工作区的成员，因此 ${app} 会发消息通知；对方只有手机。` +
      `${manager} 审核通过后，我方才能签署。其中一个手机号少了最后一位，这是有意的。`,
    todo: "请按下面的清单填写。文字可以自拟，人员请与清单一致。",
    awaits: "清单中的内容全部填好",
    seen: "已全部填好。即使现在关闭窗口，内容也会作为草稿保留。",
  }),
  error: () => ({
    title: "一处错误",
    why: "第二个手机号只有十位。应当在短信发错之前发现，并且直接指出是哪一处。",
    todo: "点击表单底部的按钮提交。",
    awaits: "出错字段下的提示",
    seen: "表单保持打开，提示就在对应的字段下；合同没有发出，已填的内容也都还在。",
  }),
  send: ({ number, app }) => ({
    title: "改正后提交",
    why: `每份合同都会消耗企业的额度。因此 ${app} 先保存请求，再答复 Slack，同一份合同绝不会创建两次。`,
    todo: "补上缺少的最后一位“2”，再次提交表单。",
    awaits: "#legal 中的合同卡片",
    seen: `已受理，窗口中显示了合同编号 ${number}。卡片在 #legal 中，此后的所有进展都显示在这一张卡片上。`,
  }),
};
