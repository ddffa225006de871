/** What the workspace around the conversations says. */

import { problemEn, problemZh, refusalsEn, refusalsZh } from "./problem.js";

/** @type {(count: number, one: string, many: string) => string} */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/** Chinese beside Chinese stands without a blank. @param {string} sentence */
const tight = (sentence) =>
  sentence.replace(/(?<=[\p{Script=Han}，。：；”]) (?=[\p{Script=Han}“])/gu, "");

/** @type {Record<string, string>} */
const rolesEn = {
  employee: "employee",
  manager: "manager",
  legal: "legal",
  teammate: "teammate",
  guest: "guest",
};

/** @type {Record<string, string>} */
const rolesZh = {
  employee: "员工",
  manager: "经理",
  legal: "法务",
  teammate: "同事",
  guest: "外部访客",
};

export const en = {
  title: "Signet sandbox",
  skip: "Skip to the conversation",
  sandboxNote: "A sandbox: nobody here is real, and nothing leaves this machine.",
  notPossible: (/** @type {string} */ why) => `Slack would not let you do that: ${why}.`,
  refusals: refusalsEn,
  unreachable:
    "The sandbox did not answer, so it is not known whether this was done. Look first, and try " +
    "again only if it was not.",
  failed: (/** @type {number} */ status) =>
    status < 500
      ? `The sandbox refused this (HTTP ${status}), so nothing was done. Reload the page, then ` +
        "try again."
      : `The sandbox made a mistake (HTTP ${status}), so it is not known whether this was done. ` +
        "Look first, and try again only if it was not.",
  silent: "The sandbox does not answer. Look whether it is running, then try again.",
  notAttached: (/** @type {string} */ name) =>
    `The sandbox did not answer, so “${name}” was not attached. Attach it again.`,
  lost:
    "The sandbox has stopped, so this page shows what was last known. Start it again with " +
    "“signet sandbox”; the page comes back by itself.",
  restarted:
    "The sandbox was started again. It keeps nothing when it stops, so the messages, " +
    "contracts and open forms of before are gone, and you begin with a fresh workspace.",
  notices: "Notices",
  dismissNotice: "Dismiss this notice",
  sentences: (/** @type {string[]} */ ...all) => all.filter(Boolean).join(" "),
  listed: (/** @type {string[]} */ ...all) => all.join(", "),

  people: "Who is looking",
  role: (/** @type {string} */ role) => rolesEn[role] ?? role,
  speaks: (/** @type {string} */ locale) => `${locale.startsWith("zh") ? "Chinese" : "English"}`,
  hasNews: "has something new",

  language: "Language of this page",
  theme: "Colours",
  themes: { auto: "System", light: "Light", dark: "Dark" },
  showTencent: "Tencent E-Sign",
  startTour: "Guided tour",

  rooms: "Rooms",
  room: {
    sidebar: "Channels",
    place: "Conversation",
    thread: "Thread",
    tencent: "Tencent",
  },

  sidebar: "Places",
  appPlaces: "App",
  home: "Home",
  channels: "Channels",
  privateChannel: "private channel",
  sharedChannel: "shared with another company",
  withoutApp: (/** @type {string} */ app) => `without ${app}`,
  unread: (/** @type {number} */ count) => `${count} unread`,
  guestHasNoApp: (/** @type {string} */ app) =>
    `A guest from another company sees only the channels they were invited to. ${app} has no ` +
    "home and no conversation for them.",
  nowhere: "This person is in no channel here. Choose somebody else above.",

  talkWith: (/** @type {string} */ app) => `Direct messages with ${app}`,
  homeOf: (/** @type {string} */ app) => `Home of ${app}`,
  aboutTalk: "Only you and the app read this.",
  aboutPublic: "Everybody in the workspace can read this.",
  aboutShared: "Shared with another company, whose people here can read this too.",
  aboutPrivate: "Only its members can read this.",
  appAbsent: (/** @type {string} */ app) =>
    `${app} is not in this channel and cannot read it. Its commands still work here.`,
  readOnly: (/** @type {string} */ app) =>
    `${app} only writes here. Use its commands in a channel, its Home, or its shortcuts.`,
  archived: "This channel is archived: it can be read, but nothing can be written here.",
  messages: "Messages",
  threadMessages: "Messages of the thread",
  emptyPlace: "Nothing has been written here yet.",
  emptyTalk: (/** @type {string} */ app) =>
    `${app} has not written to you yet. It does when there is something for you alone.`,
  emptyHint: (/** @type {string} */ command) => `Try ${command} help below.`,
  earlier: (/** @type {number} */ count) =>
    counted(count, "earlier message", "earlier messages"),
  newBelow: "New messages",
  someone: "Somebody who left",
  app: "app",
  edited: "edited",
  onlyYou: "Only visible to you",
  dismiss: "Dismiss",
  alsoSent: "replied to a thread",
  alsoSentTo: "replied to a thread: ",
  joined: (/** @type {string} */ inviter) => `was added to the channel by ${inviter}`,
  replies: (/** @type {number} */ count) => counted(count, "reply", "replies"),
  lastReply: (/** @type {string} */ when) => `last at ${when}`,
  reply: "Reply in thread",
  messageMenu: "What the apps can do with this message",
  articleBy: (/** @type {string} */ who, /** @type {string} */ when) => `${who}, ${when}`,
  reactedWith: (/** @type {string} */ name, /** @type {number} */ count) =>
    `:${name}: from ${counted(count, "person", "people")}`,
  pdf: "PDF document",
  file: (/** @type {string} */ kind) => `${kind} file`,
  newMessage: (/** @type {string} */ who, /** @type {string} */ where) =>
    `New message from ${who} in ${where}`,
  newMessages: (/** @type {number} */ count, /** @type {string} */ where) =>
    `${count} new messages in ${where}`,
  onlyForYou: (/** @type {string} */ who, /** @type {string} */ where) =>
    `${who} answered you in ${where}; only you see it`,

  thread: "Thread",
  closeThread: "Close the thread",
  threadGone: "The message that this thread belonged to has been deleted.",

  write: (/** @type {string} */ where) => `Write to ${where}`,
  writeReply: "Reply",
  send: "Send",
  sendHint: "Enter sends, Shift and Enter start a new line, / offers commands",
  attach: "Attach a file",
  attached: "Attached",
  detach: (/** @type {string} */ name) => `Remove ${name}`,
  uploading: (/** @type {string} */ name) => `Uploading ${name}…`,
  sending: "Sending…",
  dropHere: "Drop the file to attach it",
  shortcuts: "Shortcuts",
  noShortcuts: "The app has no shortcuts of this kind.",
  commandsOffered: "Commands",
  inviteAbout: "Bring somebody into this channel",
  offered: (/** @type {number} */ count) =>
    `${counted(count, "suggestion", "suggestions")}. Arrow keys choose, Enter completes.`,
  noCommandInThread: (/** @type {string} */ command) =>
    `${command} was not sent: commands do not work in threads. Write it in the channel.`,

  homeEmpty: (/** @type {string} */ app) =>
    `${app} has not put anything here yet. It does so after somebody has opened this tab; until ` +
    "then its commands and messages do the work.",
  homeSilent: (/** @type {string} */ app) =>
    `${app} did not take notice that this tab was opened, so what you see may be old. Look ` +
    "whether the bot is running, then open the tab again.",

  problem: problemEn,
};

/** @type {typeof en} */
export const zh = {
  title: "Signet 沙盒",
  skip: "跳到对话",
  sandboxNote: "这是沙盒：人物都是虚构的，任何内容都不会离开这台电脑。",
  notPossible: (/** @type {string} */ why) => `Slack 不允许这样操作。原因（英文）：${why}`,
  refusals: refusalsZh,
  unreachable: "沙盒没有响应，无法确定操作是否已完成。请先查看结果，确认未完成后再试。",
  failed: (status) =>
    status < 500
      ? `沙盒拒绝了请求（HTTP ${status}），操作未执行。请刷新页面后再试。`
      : `沙盒出错（HTTP ${status}），无法确定操作是否已完成。请先查看结果，确认未完成后再试。`,
  silent: "沙盒没有响应。请确认它正在运行，然后再试。",
  notAttached: (name) => `沙盒没有响应，“${name}”未能添加，请重新添加。`,
  lost:
    "沙盒已停止，页面显示的是最后一次得到的内容。请用 signet sandbox 重新启动，页面会自动恢复。",
  restarted: "沙盒已重新启动。它停止后不保留任何内容，之前的消息、合同和打开的表单都已清空，现在是全新的工作区。",
  notices: "提示",
  dismissNotice: "关闭此提示",
  sentences: (...all) => all.filter(Boolean).join(""),
  listed: (...all) => all.join("，"),

  people: "当前使用者",
  role: (role) => rolesZh[role] ?? role,
  speaks: (locale) => (locale.startsWith("zh") ? "中文" : "英文"),
  hasNews: "有新消息",

  language: "页面语言",
  theme: "配色",
  themes: { auto: "跟随系统", light: "浅色", dark: "深色" },
  showTencent: "腾讯电子签",
  startTour: "导览",

  rooms: "页面区域",
  room: { sidebar: "频道", place: "对话", thread: "消息列", tencent: "电子签" },

  sidebar: "位置",
  appPlaces: "应用",
  home: "主页",
  channels: "频道",
  privateChannel: "私有频道",
  sharedChannel: "与其他公司共享",
  withoutApp: (app) => `${app} 不在其中`,
  unread: (count) => `${count} 条未读`,
  guestHasNoApp: (app) =>
    `外部公司的访客只能看到受邀加入的频道，没有 ${app} 的主页，也不能与它私信。`,
  nowhere: "此人不在任何频道中，请在上方选择其他人。",

  talkWith: (app) => `与 ${app} 的私信`,
  homeOf: (app) => `${app} 的主页`,
  aboutTalk: "只有您和应用能看到这里的内容。",
  aboutPublic: "工作区的所有人都能看到这里的内容。",
  aboutShared: "此频道与其他公司共享，对方在此频道中的人也能看到这里的内容。",
  aboutPrivate: "只有频道成员能看到这里的内容。",
  appAbsent: (app) => `${app} 不在此频道中，看不到这里的消息；它的命令在这里仍可使用。`,
  readOnly: (/** @type {string} */ app) =>
    `${app} 只在这里发送消息，不接收消息。请在频道中使用命令，或使用主页和快捷方式。`,
  archived: "此频道已归档：可以查看，不能发送消息。",
  messages: "消息",
  threadMessages: "消息列中的消息",
  emptyPlace: "这里还没有消息。",
  emptyTalk: (app) => `${app} 还没有给您发送消息；有需要您处理的事项时，会在这里通知您。`,
  emptyHint: (command) => `可以在下方输入“${command} 帮助”试试。`,
  earlier: (count) => `更早的 ${count} 条消息`,
  newBelow: "有新消息",
  someone: "已离开的成员",
  app: "应用",
  edited: "已编辑",
  onlyYou: "仅您可见",
  dismiss: "关闭",
  alsoSent: "回复了消息列",
  alsoSentTo: "回复了消息列：",
  joined: (inviter) => tight(`由 ${inviter} 添加到此频道`),
  replies: (count) => `${count} 条回复`,
  lastReply: (when) => `最后回复 ${when}`,
  reply: "在消息列中回复",
  messageMenu: "应用可对此消息执行的操作",
  articleBy: (who, when) => `${who}，${when}`,
  reactedWith: (name, count) => `:${name}:，${count} 人`,
  pdf: "PDF 文档",
  file: (kind) => tight(`${kind} 文件`),
  newMessage: (who, where) => tight(`${where}：${who} 发来新消息`),
  newMessages: (count, where) => `${where}：${count} 条新消息`,
  onlyForYou: (who, where) => tight(`${where}：${who} 回复了您，仅您可见`),

  thread: "消息列",
  closeThread: "关闭消息列",
  threadGone: "此消息列所属的消息已被删除。",

  write: (where) => tight(`发送到 ${where}`),
  writeReply: "回复",
  send: "发送",
  sendHint: "按 Enter 发送，Shift + Enter 换行，输入 / 查看命令",
  attach: "添加文件",
  attached: "已添加的文件",
  detach: (name) => `移除“${name}”`,
  uploading: (name) => `正在上传“${name}”…`,
  sending: "正在发送…",
  dropHere: "松开即可添加文件",
  shortcuts: "快捷方式",
  noShortcuts: "应用没有此类快捷方式。",
  commandsOffered: "命令",
  inviteAbout: "邀请成员或应用加入此频道",
  offered: (count) => `${count} 个建议。用方向键选择，按 Enter 补全。`,
  noCommandInThread: (command) => `${command} 未发送：消息列中不能使用命令，请在频道下方输入。`,

  homeEmpty: (app) =>
    `${app} 还没有在这里显示内容。有人打开此页后它才会准备；在此之前，请使用命令和消息。`,
  homeSilent: (app) =>
    `${app} 没有收到此页已打开的通知，所见内容可能不是最新的。请确认机器人正在运行，然后重新打开此页。`,

  problem: problemZh,
};
