/**
 * What a real Slack would complain about: what happened, why, and what to do.
 *
 * @module
 */

/** What a person did, by the verb of the control door. @type {Record<string, string>} */
const doneEn = {
  press: "The action",
  enter: "The entry",
  submit: "Sending the form",
  close: "Telling the app that the form was closed",
  shortcut: "The shortcut",
};

/** @type {Record<string, string>} */
const doneZh = {
  submit: "提交表单",
  close: "通知应用表单已关闭",
  shortcut: "快捷方式",
};

/**
 * @param {string} problem Slack's word
 * @param {string} verb of the control door
 * @param {any} [asked] what was asked with the verb
 * @param {string[]} [details] what exactly is not accepted
 */
export function problemEn(problem, verb, asked = {}, details = []) {
  const what = verb === "command" ? asked.line.split(/\s/)[0] : (doneEn[verb] ?? "That");
  if (problem === "operation_timeout") {
    return (
      `${what} failed because the app did not answer in time (operation_timeout). Slack waits ` +
      "three seconds. What was asked may still happen: look first, then try again."
    );
  }
  if (problem === "dispatch_failed") {
    return (
      `${what} failed because the app could not be reached or answered with an error ` +
      "(dispatch_failed). Look whether the bot is running, then try again."
    );
  }
  if (problem === "unknown_command") {
    return (
      `${what} is not a command of any app here (unknown_command), so nothing was sent. Type / ` +
      "to see the commands. To send it as a message, put a space before it."
    );
  }
  const why = details.length ? ` (${problem}: ${details.join("; ")})` : ` (${problem})`;
  return (
    `${what} failed: the app answered, but with something that Slack does not accept${why}. ` +
    "The mistake is the app’s; its log tells more."
  );
}

/** @type {typeof problemEn} */
export function problemZh(problem, verb, asked = {}, details = []) {
  const what = verb === "command" ? `${asked.line.split(/\s/)[0]} ` : (doneZh[verb] ?? "操作");
  if (problem === "operation_timeout") {
    return (
      `${what}失败：应用没有在 3 秒内响应（operation_timeout）。所请求的操作仍可能完成，` +
      "请先查看结果，再决定是否重试。"
    );
  }
  if (problem === "dispatch_failed") {
    return (
      `${what}失败：无法连接应用，或应用返回了错误（dispatch_failed）。` +
      "请确认机器人正在运行，然后重试。"
    );
  }
  if (problem === "unknown_command") {
    return (
      `${what}不是任何应用的命令（unknown_command），未发送。输入 / 可查看命令；` +
      "如要作为消息发送，请在前面加一个空格。"
    );
  }
  const why = details.length ? `${problem}：${details.join("；")}` : problem;
  return `${what}失败：应用的响应不符合 Slack 的要求（${why}）。这是应用的问题，详情请查看其日志。`;
}
