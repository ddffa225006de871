/** What the guided tour says. The contract is reviewed and signed. */

/** @typedef {import("../tour/telling.js").Tell} Tell */

/** A step to be read. */
const nothing = { awaits: "", seen: "" };

/** @satisfies {Record<string, Tell>} */
export const en = {
  blocked: ({ manager, legal }) => ({
    title: "Meanwhile at Tencent E-Sign",
    why:
      `This pane plays Tencent E-Sign. The contract is there, and ${legal} is the first to ` +
      `sign. But until ${manager} has approved, Tencent E-Sign does not let our side sign.`,
    todo: "Find the contract in the pane. Then press Next.",
    ...nothing,
  }),
  review: ({ manager, app }) => ({
    title: "The manager decides",
    why:
      `${manager} was asked in a direct message, and can approve the contract, send it back or ` +
      "refuse it. For anybody else these buttons do nothing.",
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
};

/** @type {Record<keyof typeof en, Tell>} */
export const zh = {
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
};
