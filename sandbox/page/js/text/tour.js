/** What the guided tour says. The people are called as they are in the workspace. */

/** @typedef {import("../tour/telling.js").Names} Names */
/** `why`: what happens and why it matters; `todo`: what somebody who follows does; `awaits`: what
 * has to come true; `seen`: what came of it.
 * @typedef {{title: string, why: string, todo: string, awaits: string, seen: string}} Told */
/** @typedef {"welcome" | "open" | "file" | "fill" | "error" | "send" | "blocked" | "review" |
 *   "link" | "ours" | "remind" | "theirs" | "home" | "template" | "cancel" | "traffic" |
 *   "end"} StepId */

const nothing = { awaits: "", seen: "" };

/** @type {Record<StepId, (names: Names) => Told>} */
const stepsEn = {
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
    awaits: "all that is listed here in the form",
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
      `Each contract uses quota of the company. So ${app} writes the wish down before it answers ` +
      "Slack, and never creates a contract twice.",
    todo: "Put in the missing digit, 2, and send the form again.",
    awaits: "the card of the contract in #legal",
    seen:
      `Accepted: the window names the contract’s number, ${number}. Its card is in #legal, and ` +
      "whatever happens from now on, this one card tells it.",
  }),
  blocked: ({ manager, legal }) => ({
    title: "Meanwhile at Tencent E-Sign",
    why:
      `This pane plays Tencent E-Sign. The contract is there, and ${legal} is the first to ` +
      `sign. But as long as ${manager} has not approved, Tencent E-Sign does not let our side sign.`,
    todo: "Find the contract in the pane. Then press Next.",
    ...nothing,
  }),
  review: ({ manager, app }) => ({
    title: "The manager decides",
    why:
      `${manager} was asked in a direct message, and can approve the contract, send it back or ` +
      "refuse it. Nobody else can press these buttons with effect.",
    todo:
      `Become ${manager} with the switch at the top, go to the conversation with ${app}, and ` +
      "approve the contract.",
    awaits: "the approval at Tencent E-Sign",
    seen: "Tencent E-Sign knows it, and the message says who approved and when.",
  }),
  link: ({ legal, app }) => ({
    title: "A link for one person",
    why:
      `${legal} uses Slack in the other language, so ${app} writes in that one. A sign link ` +
      "works like a key. It is made when its owner asks for it, shown to nobody else, and kept " +
      "nowhere.",
    todo:
      `Become ${legal}, go to the conversation with ${app}, and press the button that fetches ` +
      "the sign link.",
    awaits: "the personal sign link",
    seen: `Here is the link, and only ${legal} sees it. No channel ever shows one.`,
  }),
  ours: ({ legal, app }) => ({
    title: "Our side signs",
    why:
      `Behind the link ${legal} signs at Tencent E-Sign. Tencent E-Sign then reports it in an ` +
      `encrypted callback; ${app} checks where it comes from, and brings the card up to date.`,
    todo: `In the pane of Tencent E-Sign, sign as ${legal}.`,
    awaits: "a card that counts one of two signatures",
    seen: "The card counts one of two signatures, and nobody had to look for news.",
  }),
  remind: ({ employee }) => ({
    title: "A reminder",
    why:
      `The other side takes its time. ${employee} may remind them, as the one who sent the ` +
      "contract; Tencent E-Sign then texts whoever’s turn it is.",
    todo: `Become ${employee} again, and press the button on the card that reminds the signers.`,
    awaits: "the reminder at Tencent E-Sign",
    seen: "The reminder is out, and the thread of the card tells who asked for it.",
  }),
  theirs: () => ({
    title: "Trouble on the line",
    why:
      "On a real network, news comes twice, late or in the wrong order. Here such trouble can be " +
      "ordered: the next news from Tencent E-Sign shall arrive twice, just as the last signature " +
      "is given.",
    todo:
      "In the pane, under Weather, order that the next callback is sent twice. Then sign, under " +
      "Contracts, as the other side.",
    awaits: "the completed card, and the word of it in #legal",
    seen:
      "The news came twice. The card is right all the same, and the channel heard only once " +
      "that everybody has signed.",
  }),
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
      "What is sent often lies at Tencent E-Sign as a template. It is searched for there while " +
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
    awaits: "the contract to be cancelled at Tencent E-Sign",
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

export const en = {
  tour: {
    name: "Guided tour",
    steps: stepsEn,
    progress: (/** @type {number} */ at, /** @type {number} */ all) => `Step ${at} of ${all}`,
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
    done: "Done.",
    paused: "Paused.",
    closedForm: "The form is closed. “Take me there” opens it again, with what was typed.",
    missing: (/** @type {string} */ awaited) =>
      `I was waiting for ${awaited}, and it did not come. Perhaps Tencent E-Sign is switched off ` +
      "or slow, or something else was pressed meanwhile. Try again, or go on by hand.",
    notDone: "to do",
    isDone: "done",
    sample: "Sample contract (PDF)",
    signer: (/** @type {number} */ number) => `Signer ${number}`,
    searchTemplate: "Search, and choose",
    firstContract: "Service agreement",
    secondContract: "Sales contract",
    company: "示例科技有限公司",
    buyer: "Chen Jie",
    buyerCompany: "样本贸易有限公司",
    reason: "The price has changed",
    invites:
      "New here? The guided tour tells the story of one contract, in about five minutes. You can " +
      "do it yourself, or watch.",
    declines: "Not now",
    ideas: {
      file: "Attach a PDF to a message in #legal, and send it for signature from the message’s menu.",
      refuse: "Send a contract and refuse it in the pane: the card tells why.",
      guest: "Sit down as the guest from another company, and see what they may not do.",
      down: "Let Tencent be down, under Weather in the pane; send a contract, and bring it back.",
    },
  },
};

/** @type {Record<StepId, (names: Names) => Told>} */
const stepsZh = {
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
    todo: `在下方输入 ${command} new，然后按 Enter。`,
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
  blocked: ({ manager, legal }) => ({
    title: "此时的腾讯电子签",
    why:
      `这里模拟的是腾讯电子签，合同已经送达，第一个签署方是 ${legal}。但在 ${manager} ` +
      "审核通过之前，腾讯电子签不允许我方签署。",
    todo: "请在“腾讯电子签”中找到这份合同，然后点击“下一步”。",
    ...nothing,
  }),
  review: ({ manager, app }) => ({
    title: "经理审核",
    why: `${manager} 收到了私信，可以审核通过、退回，或者拒签。其他人点击这些按钮不会生效。`,
    todo: `在顶部切换为 ${manager}，打开与 ${app} 的私信，审核通过这份合同。`,
    awaits: "腾讯电子签收到审核结果",
    seen: "腾讯电子签已收到审核结果，消息中显示由谁、在何时审核通过。",
  }),
  link: ({ legal, app }) => ({
    title: "只给一个人的链接",
    why:
      `${legal} 的 Slack 使用另一种语言，${app} 就用那种语言发消息。签署链接好比钥匙：` +
      "本人索取时才生成，不会显示给其他人，也不在任何地方保存。",
    todo: `切换为 ${legal}，打开与 ${app} 的私信，点击获取签署链接的按钮。`,
    awaits: "专属签署链接",
    seen: `这就是链接，只有 ${legal} 能看到。任何频道中都不会出现签署链接。`,
  }),
  ours: ({ legal, app }) => ({
    title: "我方签署",
    why:
      `${legal} 通过链接进入腾讯电子签完成签署。随后腾讯电子签发出加密回调，${app} 核实来源后` +
      "更新卡片。",
    todo: `在“腾讯电子签”中以 ${legal} 的身份签署。`,
    awaits: "卡片显示两方中已有一方签署",
    seen: "卡片显示两方中已有一方签署，无需任何人去查询。",
  }),
  remind: ({ employee }) => ({
    title: "催办",
    why: `对方迟迟没有签署。${employee} 是发起人，可以催办；腾讯电子签会给当前签署方发送短信。`,
    todo: `切换回 ${employee}，点击卡片上的催办按钮。`,
    awaits: "腾讯电子签发出催办",
    seen: "催办已发出，卡片的消息列中显示是谁发起的。",
  }),
  theirs: () => ({
    title: "网络不太平",
    why:
      "在真实的网络中，通知可能重复、迟到或乱序。这里可以有意制造这样的故障：在最后一方签署时，" +
      "让腾讯电子签的下一条通知送达两次。",
    todo: "在“故障与设置”中，设定下一条回调发送两次；再到“合同”中以对方的身份签署。",
    awaits: "卡片显示已完成，并且 #legal 收到通知",
    seen: "通知送达了两次，卡片仍然正确，频道也只收到一次“已完成”的通知。",
  }),
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
    todo: `在 #legal 中输入 ${command} new，按清单填写，然后提交表单。`,
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

/** @type {typeof en} */
export const zh = {
  tour: {
    name: "导览",
    steps: stepsZh,
    progress: (at, all) => `第 ${at} 步，共 ${all} 步`,
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
    done: "已完成。",
    paused: "已暂停。",
    closedForm: "表单已关闭。点击“带我过去”可重新打开，已填的内容仍在。",
    missing: (awaited) =>
      `一直在等待“${awaited}”，但没有等到。可能腾讯电子签已关闭或响应较慢，或者期间进行了其他操作。` +
      "您可以重试，也可以改为自己操作。",
    notDone: "待完成",
    isDone: "已完成",
    sample: "样例合同（PDF）",
    signer: (number) => `签署方 ${number}`,
    searchTemplate: "搜索并选择",
    firstContract: "服务协议",
    secondContract: "销售合同",
    company: "示例科技有限公司",
    buyer: "陈洁",
    buyerCompany: "样本贸易有限公司",
    reason: "价格有变",
    invites: "初次使用？导览用大约五分钟讲述一份合同的经过，您可以自己操作，也可以只看演示。",
    declines: "暂时不用",
    ideas: {
      file: "在 #legal 中发送一份 PDF，通过该消息的菜单发起签署。",
      refuse: "发起一份合同，在“腾讯电子签”中拒签：卡片会显示原因。",
      guest: "切换为外部公司的访客，看看哪些事情不能做。",
      down: "在“故障与设置”中让腾讯服务中断，发起一份合同，再恢复服务。",
    },
  },
};
