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

/** What a person can run into by hand, by code. @type {Record<string, string>} */
export const refusalsEn = {
  gone: "This is no longer there: it was changed or taken away. Look at what is there now.",
  modal_open: "A form is open in front of this. Finish it or close it, then try again.",
  is_archived: "This channel was archived: it can be read, but nothing can be done in it.",
  read_only: "The app takes no messages. Use its commands in a channel.",
  file_not_found: "A file is no longer there. Remove it, attach it again, and send.",
  not_in_channel: "You are no longer in this channel. Somebody who is can bring you in with /invite.",
  not_accepted: "Slack does not take this entry here. Correct it, then try again.",
  no_options: "The app did not answer with anything to choose from. Try again.",
};

/** @type {Record<string, string>} */
export const refusalsZh = {
  gone: "此内容已不存在：刚刚被更改或移除。请查看当前显示的内容。",
  modal_open: "前面有打开的表单，请先完成或关闭它，然后再试。",
  is_archived: "此频道刚刚被归档：可以查看，不能进行操作。",
  read_only: "应用不接收消息，请在频道中使用它的命令。",
  file_not_found: "有文件已不存在，请移除后重新添加，再发送。",
  not_in_channel: "您已不在此频道中，请由频道成员用 /invite 重新邀请您。",
  not_accepted: "Slack 不接受这里填写的内容，请修改后重试。",
  no_options: "应用没有返回可选项，请重试。",
};

/** Why nobody was invited. @type {Record<string, string>} */
const invitesEn = {
  already_in_channel: "who is named there is in this channel already",
  user_not_found: "nobody here has that name. Type /invite and a space to see who can be invited",
  channel_not_found: "there is no such channel, or you cannot see it",
  not_in_channel: "you are not in that channel yourself. Ask somebody who is",
  is_archived: "that channel is archived",
  restricted_action: "a guest from another company cannot invite. Ask a member of this workspace",
  method_not_supported_for_channel_type: "only channels take more people. Write it in a channel",
};

/** @type {Record<string, string>} */
const invitesZh = {
  already_in_channel: "对方已在此频道中",
  user_not_found: "工作区中没有这个名称。输入 /invite 和一个空格，可查看能邀请的成员",
  channel_not_found: "没有这个频道，或您无权查看",
  not_in_channel: "您不在该频道中，请联系频道成员",
  is_archived: "该频道已归档",
  restricted_action: "外部公司的访客不能邀请他人，请联系本工作区的成员",
  method_not_supported_for_channel_type: "只有频道可以邀请他人，请在频道中输入",
};

/**
 * @param {string} problem Slack's word
 * @param {string} verb of the control door
 * @param {any} [asked] what was asked with the verb
 * @param {string[]} [details] what exactly is not accepted
 */
export function problemEn(problem, verb, asked = {}, details = []) {
  const what = verb === "command" ? asked.line.split(/\s/)[0] : (doneEn[verb] ?? "That");
  if (verb === "command" && problem in invitesEn) {
    return `Nobody was invited (${problem}): ${invitesEn[problem]}.`;
  }
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
  if (verb === "command" && problem in invitesZh) {
    return `邀请未成功（${problem}）：${invitesZh[problem]}。`;
  }
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
