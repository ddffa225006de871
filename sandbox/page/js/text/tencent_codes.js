/** What Tencent's codes mean to a person in front of the pane. */

export const en = {
  /** @type {Record<string, string>} */
  codes: {
    "OperationDenied.FlowStatusForbid":
      "This is not possible any more where the contract stands now. Look at its state above.",
    "OperationDenied.Forbid": "It is not their turn yet. Let the signer before them sign first.",
    "OperationDenied.RequiredComponentNotFill":
      "Somebody has to fill in their details first; then it can be signed.",
    "FailedOperation.NoSignReviewPass":
      "The sign review has not passed. Decide it in Slack or here, then sign.",
    "FailedOperation.NotAvailableSignReview": "There is no review to decide here now.",
    "OperationDenied.FlowNoNeedReview": "Nobody asked for a sign review of this contract.",
    "InvalidParameter.ParamError": "Say why: sending back and refusing need a few words.",
    "InvalidParameter.Name": "That is not a name. Use Chinese characters or letters only.",
    "InvalidParameter.Mobile":
      "That is not a mobile number of mainland China. It has 11 digits and begins with 13 to 19.",
    "OperationDenied.ApproverRepeat":
      "They sign this contract already. Name somebody else, with another number.",
    "OperationDenied.WhiteListForbid":
      "Tencent has not opened this for the company. Open it under Weather.",
    "OperationDenied.NoQuota": "No contract is left in the plan. Add some under Weather.",
    "ResourceNotFound.NotExistFlow": "There is no such contract any more.",
    "ResourceNotFound.FlowApprover": "There is no such signer in this contract.",
    "FailedOperation.FlowHasNoDocument": "Its document does not exist yet. Wait a moment.",
  },
};

/** @type {typeof en} */
export const zh = {
  codes: {
    "OperationDenied.FlowStatusForbid": "合同当前的状态已不允许此操作，请查看上方状态。",
    "OperationDenied.Forbid": "尚未轮到该签署方，请先完成前一位的签署。",
    "OperationDenied.RequiredComponentNotFill": "还有内容待填写，填写完成后才能签署。",
    "FailedOperation.NoSignReviewPass":
      "签署审核尚未通过。请先在 Slack 或此处完成审核，然后再签署。",
    "FailedOperation.NotAvailableSignReview": "目前没有可处理的签署审核。",
    "OperationDenied.FlowNoNeedReview": "该合同没有要求签署审核。",
    "InvalidParameter.ParamError": "请填写原因：退回和拒签都需要说明。",
    "InvalidParameter.Name": "姓名有误，只能使用汉字或字母。",
    "InvalidParameter.Mobile": "手机号有误。请输入中国大陆的 11 位手机号，以 13 至 19 开头。",
    "OperationDenied.ApproverRepeat": "此人已是该合同的签署方，请换一位，并使用不同的手机号。",
    "OperationDenied.WhiteListForbid": "腾讯尚未为该企业开通此功能。您可以在“故障与设置”中开通。",
    "OperationDenied.NoQuota": "合同额度已用完。您可以在“故障与设置”中增加。",
    "ResourceNotFound.NotExistFlow": "该合同已不存在。",
    "ResourceNotFound.FlowApprover": "该合同中没有这位签署方。",
    "FailedOperation.FlowHasNoDocument": "合同文件尚未生成，请稍候。",
  },
};
