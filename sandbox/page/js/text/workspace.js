/** What the workspace around the conversations says. */

import { problemEn, problemZh } from "./problem.js";

/** @type {(count: number, one: string, many: string) => string} */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

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
  unreachable:
    "The sandbox did not answer, so nothing was done. Start it again with “signet sandbox”, " +
    "then try once more.",
  lost:
    "The sandbox has stopped, so this page shows what was last known. Start it again with " +
    "“signet sandbox”; the page comes back by itself.",
  dismissNotice: "Dismiss this notice",

  people: "Who is looking",
  role: (/** @type {string} */ role) => rolesEn[role] ?? role,
  speaks: (/** @type {string} */ locale) => `${locale.startsWith("zh") ? "Chinese" : "English"}`,
  zoneAndTime: (/** @type {string} */ zone, /** @type {string} */ time) => `${zone}, ${time}`,
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
  aboutPrivate: "Only its members can read this.",
  appAbsent: (/** @type {string} */ app) =>
    `${app} is not in this channel and cannot read it. Its commands still work here.`,
  readOnly: (/** @type {string} */ app) =>
    `${app} only writes here. Use its commands in a channel, its Home, or its shortcuts.`,
  archived: "This channel is archived: it can be read, but nothing can be written here.",
  messages: "Messages",
  threadMessages: "Messages of the thread",
  emptyPlace: "Nothing has been written here yet.",
  emptyHint: (/** @type {string} */ command) => `Try ${command} below.`,
  earlier: (/** @type {number} */ count) =>
    counted(count, "earlier message", "earlier messages"),
  newBelow: "New messages",
  someone: "Somebody who left",
  app: "app",
  edited: "edited",
  onlyYou: "Only visible to you",
  dismiss: "Dismiss",
  alsoSent: "replied to a thread",
  replies: (/** @type {number} */ count) => counted(count, "reply", "replies"),
  lastReply: (/** @type {string} */ when) => `last at ${when}`,
  reply: "Reply in thread",
  messageMenu: "What the apps can do with this message",
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
  uploading: (/** @type {string} */ name) => `${name} is being uploaded.`,
  dropHere: "Drop the file to attach it",
  shortcuts: "Shortcuts",
  noShortcuts: "The app has no shortcuts of this kind.",
  commandsOffered: "Commands",
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
  unreachable: "沙盒没有响应，操作未执行。请用 signet sandbox 重新启动后再试。",
  lost:
    "沙盒已停止，页面显示的是最后一次得到的内容。请用 signet sandbox 重新启动，页面会自动恢复。",
  dismissNotice: "关闭此提示",

  people: "当前使用者",
  role: (role) => rolesZh[role] ?? role,
  speaks: (locale) => (locale.startsWith("zh") ? "中文" : "英文"),
  zoneAndTime: (zone, time) => `${zone}，${time}`,
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
  aboutPrivate: "只有频道成员能看到这里的内容。",
  appAbsent: (app) => `${app} 不在此频道中，看不到这里的消息；它的命令在这里仍可使用。`,
  readOnly: (/** @type {string} */ app) =>
    `${app} 只在这里发送消息，不接收消息。请在频道中使用命令，或使用主页和快捷方式。`,
  archived: "此频道已归档：可以查看，不能发送消息。",
  messages: "消息",
  threadMessages: "消息列中的消息",
  emptyPlace: "这里还没有消息。",
  emptyHint: (command) => `可以在下方输入 ${command} 试试。`,
  earlier: (count) => `更早的 ${count} 条消息`,
  newBelow: "有新消息",
  someone: "已离开的成员",
  app: "应用",
  edited: "已编辑",
  onlyYou: "仅您可见",
  dismiss: "关闭",
  alsoSent: "回复了消息列",
  replies: (count) => `${count} 条回复`,
  lastReply: (when) => `最后回复 ${when}`,
  reply: "在消息列中回复",
  messageMenu: "应用可对此消息执行的操作",
  reactedWith: (name, count) => `:${name}:，${count} 人`,
  pdf: "PDF 文档",
  file: (kind) => `${kind} 文件`,
  newMessage: (who, where) => `${where}：${who} 发来新消息`,
  newMessages: (count, where) => `${where}：${count} 条新消息`,
  onlyForYou: (who, where) => `${where}：${who} 回复了您，仅您可见`,

  thread: "消息列",
  closeThread: "关闭消息列",
  threadGone: "此消息列所属的消息已被删除。",

  write: (where) => `发送到 ${where}`,
  writeReply: "回复",
  send: "发送",
  sendHint: "按 Enter 发送，Shift + Enter 换行，输入 / 查看命令",
  attach: "添加文件",
  attached: "已添加的文件",
  detach: (name) => `移除 ${name}`,
  uploading: (name) => `正在上传 ${name}。`,
  dropHere: "松开即可添加文件",
  shortcuts: "快捷方式",
  noShortcuts: "应用没有此类快捷方式。",
  commandsOffered: "命令",
  offered: (count) => `${count} 个建议。用方向键选择，按 Enter 补全。`,
  noCommandInThread: (command) => `${command} 未发送：消息列中不能使用命令，请在频道下方输入。`,

  homeEmpty: (app) =>
    `${app} 还没有在这里显示内容。有人打开此页后它才会准备；在此之前，请使用命令和消息。`,
  homeSilent: (app) =>
    `${app} 没有收到此页已打开的通知，所见内容可能不是最新的。请确认机器人正在运行，然后重新打开此页。`,

  problem: problemZh,
};
