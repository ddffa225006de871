/** What is said of requests and callbacks. */

/** @typedef {Record<string, string>} Named */

/** @type {(tries: number) => string} */
const afterEn = (tries) => (tries > 1 ? `arrived at try ${tries}` : "arrived");
/** @type {(tries: number) => string} */
const afterZh = (tries) => (tries > 1 ? `第 ${tries} 次送达` : "已送达");

export const en = {
  showWhat: "Show",
  kinds: {
    all: "Everything",
    request: "Requests of the bot",
    callback: "Callbacks to the bot",
    problems: "Only what went wrong",
  },
  search: "Search in it",
  showMore: "Show more",
  noTraffic: "Nothing has been sent yet. Whatever the bot and Tencent say to each other is here.",
  nothingFits: "Nothing fits what you look for.",
  way: { request: "bot → Tencent", callback: "Tencent → bot" },
  noAction: "no action",
  probeName: "reachability check",
  answered: "answered",
  stillWaiting: "not answered yet",
  refusedWith: (/** @type {string} */ code) => `refused: ${code}`,
  /** @type {Named} */
  hitBy: {
    error: "refused on order",
    http: "an HTTP error instead of an answer",
    lost_before: "lost before it was carried out",
    lost_after: "carried out, but the answer was lost",
    slow: "answered late",
    down: "service down, connection closed",
  },
  /** @type {Record<string, (tries: number) => string>} */
  ends: {
    "under way": (tries) => (tries ? `try ${tries} failed, will be tried again soon` : "on its way"),
    held: () => "held back for its successor",
    late: () => "waits to be sent late",
    delivered: afterEn,
    gone: (tries) => `gone after ${tries} tries`,
    dropped: () => "dropped, never sent",
  },
  host: { api: "API host", file: "file host" },
  httpStatus: (/** @type {number | null} */ status) =>
    status === null ? "" : status ? `HTTP ${status}` : "connection closed without an answer",
  took: (/** @type {number | null} */ seconds) =>
    seconds === null ? "" : `${Math.ceil(seconds * 1000)} ms`,
  orderedFault: (/** @type {string} */ what) => `Ordered under Weather: ${what}.`,
  wasAsked: "What was asked",
  wasAnswered: "What was answered",
  nothing: "nothing",
  decrypted: "What it says, decrypted",
  onTheWire: "As it went over the wire",
  neverSent: "It was not sent.",
  tries: "Tries",
  noTries: "None yet.",
  tried: (/** @type {string} */ at, /** @type {number} */ status, /** @type {number} */ took) =>
    `${at}: ${status ? `HTTP ${status}` : "no answer"}, ${took} ms`,
};

/** @type {typeof en} */
export const zh = {
  showWhat: "显示",
  kinds: {
    all: "全部",
    request: "机器人发出的请求",
    callback: "发给机器人的回调",
    problems: "仅异常",
  },
  search: "搜索内容",
  showMore: "显示更多",
  noTraffic: "还没有任何收发。机器人与腾讯之间的往来都会显示在这里。",
  nothingFits: "没有符合条件的记录。",
  way: { request: "机器人 → 腾讯", callback: "腾讯 → 机器人" },
  noAction: "未指明接口",
  probeName: "连通性检测",
  answered: "已应答",
  stillWaiting: "尚未应答",
  refusedWith: (code) => `被拒绝：${code}`,
  hitBy: {
    error: "按设定拒绝",
    http: "返回 HTTP 错误",
    lost_before: "未执行即丢失",
    lost_after: "已执行，但应答丢失",
    slow: "应答延迟",
    down: "服务中断，连接被关闭",
  },
  ends: {
    "under way": (tries) => (tries ? `第 ${tries} 次失败，稍后重试` : "发送中"),
    held: () => "暂扣，待下一条之后发送",
    late: () => "等待延迟发送",
    delivered: afterZh,
    gone: (tries) => `${tries} 次均失败，已放弃`,
    dropped: () => "已丢弃，未发送",
  },
  host: { api: "接口域名", file: "文件域名" },
  httpStatus: (status) =>
    status === null ? "" : status ? `HTTP ${status}` : "连接被关闭，没有应答",
  took: (seconds) => (seconds === null ? "" : `${Math.ceil(seconds * 1000)} 毫秒`),
  orderedFault: (what) => `在“故障与设置”中设定：${what}。`,
  wasAsked: "请求内容",
  wasAnswered: "应答内容",
  nothing: "无",
  decrypted: "解密后的内容",
  onTheWire: "实际传输的内容",
  neverSent: "没有发送。",
  tries: "发送记录",
  noTries: "暂无。",
  tried: (at, status, took) => `${at}：${status ? `HTTP ${status}` : "没有应答"}，${took} 毫秒`,
};
