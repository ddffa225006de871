"""Tencent's error codes in our words.

The codes are those of the error tables in the documents of each action, of `ess` and of `partner`;
where both have a code it means the same. A code is looked up whole first; some that are vague mean
something plain on one action only.
"""

from services.contracts.errors import (
    Misconfigured,
    NotYet,
    Reason,
    Refused,
    SignetError,
    Unavailable,
)

COMPOSING_TAKES = 3.0
"""Seconds until a document is usually composed (OperationDenied.DocumentNoAvailable)."""
LIMIT_LASTS = 1.0
"""Seconds; the request limits count per second."""

_CODES: dict[Reason, str] = {
    Reason.NO_QUOTA: (
        "OperationDenied.NoQuota OperationDenied.PayDeadline OperationDenied.ProveNoQuota "
        "FailedOperation.BalanceNotEnough FailedOperation.LicenseNoQuota "
        "FailedOperation.FlowNumExceed LimitExceeded.CreateFlowNum"
    ),
    Reason.NO_FEATURE: (
        "OperationDenied.WhiteListForbid UnauthorizedOperation.NoPermissionFeature "
        "OperationDenied.NoOpenServerSign OperationDenied.CcForbid OperationDenied.OverSeaForbid "
        "OperationDenied.LicenseHasExpired OperationDenied.NoApiAuth OperationDenied.AuthTag "
        "OperationDenied.NotInAutoSignWhiteList "
        "OperationDenied.ByFilesServerSignForbid OperationDenied.OverseaAbilityNotOpen "
        "OperationDenied.ErrNotOpenWeakAuthorization "
        "UnauthorizedOperation.UnauthorizedOperationDownload"
    ),
    Reason.TOO_FAST: "OperationDenied.OutQueryLimit LimitExceeded.CallTimes",
    Reason.NOT_VERIFIED: (
        "OperationDenied.NoIdentityVerify OperationDenied.NoLogin OperationDenied.UserNoAudit "
        "OperationDenied.OrganizationNotActivated ResourceNotFound.AuthActiveOrganization "
        "ResourceNotFound.Organization ResourceNotFound.User ResourceNotFound.VerifyUser "
        "FailedOperation.NotFoundShadowUser FailedOperation.OrganizationNameChanged "
        "FailedOperation.OrganizationNameNeedChange FailedOperation.OrganizationExperienceChange "
        "OperationDenied.UserNotInOrganization OperationDenied.OrganizationClosing "
        "FailedOperation.ErrNotSyncProxyOrganization"
    ),
    Reason.BAD_NAME: (
        "InvalidParameter.Name InvalidParameter.InvalidName MissingParameter.ApproverName "
        "FailedOperation.UserInfoNoMatch"
    ),
    Reason.BAD_MOBILE: (
        "InvalidParameter.Mobile InvalidParameter.InvalidMobile MissingParameter.ApproverMobile "
        "InvalidParameter.NonsupportMobile"
    ),
    Reason.BAD_COMPANY: (
        "InvalidParameter.OrganizationName InvalidParameter.InvalidOrganizationName "
        "MissingParameter.ApproverOrganizationInfo "
        "OperationDenied.OrgUniformSocialCreditCodeErr "
        "OperationDenied.ErrNoSupportIndividualHasOrganizationName "
        "InvalidParameter.OrganizationId"
    ),
    Reason.BAD_ACCOUNT: "InvalidParameter.OpenId",
    Reason.BAD_CONTRACT_NAME: "InvalidParameter.FlowName",
    Reason.BAD_DEADLINE: (
        "InvalidParameter.FlowDeadLine InvalidParameter.FlowApproverDeadline "
        "InvalidParameter.QrEffectDay InvalidParameter.QrFlowEffectDay"
    ),
    Reason.BAD_FILE: (
        "InvalidParameter.SensitiveFileContent ResourceNotFound.Resource "
        "ResourceNotFound.NotExistResource OperationDenied.FileDeleted "
        "OperationDenied.NoPermissionUseResource OperationDenied.FileNoMatchResource "
        "InvalidParameter.FlowFileIds InvalidParameter.FileType InvalidParameter.ResourceType "
        "LimitExceeded.FileSize ResourceNotFound.File"
    ),
    Reason.BAD_PLACE: (
        "InvalidParameter.ComponentPage InvalidParameter.ComponentPosition "
        "InvalidParameter.ComponentFileIndex InvalidParameter.ComponentType "
        "InvalidParameter.SignComponentType InvalidParameter.SignComponents "
        "InvalidParameter.ComponentInvalid InvalidParameter.Keyword MissingParameter.KeyWord "
        "MissingParameter.Field MissingParameter.MissComponentName "
        "MissingParameter.SignComponents OperationDenied.NoSupportComponentType "
        "OperationDenied.ServerSignNoAllowComponent OperationDenied.ServerSignNoSupportSignature"
    ),
    Reason.BAD_FIELD: (
        "InvalidParameter.ComponentValue InvalidParameter.ComponentTypeNoMatchValue "
        "InvalidParameter.MissingRequiredComponentValue OperationDenied.RequiredComponentNotFill"
    ),
    Reason.BAD_SEAL: (
        "InvalidParameter.SealId MissingParameter.ServerSignSealId "
        "OperationDenied.NoPermissionUseServerSignSeal"
    ),
    Reason.NOT_AUTHORISED: (
        "OperationDenied.PersonNoOpenServerSign OperationDenied.PersonServerSignForbid "
        "OperationDenied.PersonHasNoSignature InvalidParameter.PersonAutoSignTag"
    ),
    Reason.BAD_WATCHERS: "OperationDenied.CcUserRepeat InvalidParameter.CcNum",
    Reason.BAD_VERIFICATION: "InvalidParameter.VerifyChannel InvalidParameter.InvalidVerifyChannel",
    Reason.BAD_REASON: "InvalidParameter.CancelReason MissingParameter.CancelReason",
    Reason.SAME_SIGNER_TWICE: (
        "OperationDenied.ApproverRepeat InvalidParameter.BizApproverAlreadyExists"
    ),
    Reason.SIGNERS_DO_NOT_FIT_TEMPLATE: (
        "OperationDenied.ApproverNoMatchTemplate MissingParameter.Recipient "
        "MissingParameter.ApproverRole MissingParameter.ApproverSignComponent"
    ),
    Reason.NO_TEMPLATE: (
        "ResourceNotFound.Template ResourceNotFound.NotExistTemplate "
        "FailedOperation.TemplateHasNoResource FailedOperation.QrCodeTemplateId "
        "InvalidParameter.TemplateId"
    ),
    Reason.NO_CONTRACT: (
        "ResourceNotFound.Flow ResourceNotFound.NotExistFlow ResourceNotFound.Document "
        "ResourceNotFound.NotExistDocument ResourceNotFound.FlowGroup"
    ),
    Reason.NO_SIGNER: "ResourceNotFound.FlowApprover ResourceNotFound.FlowApprovers",
    Reason.ENDED: (
        "OperationDenied.FlowHasTerminated OperationDenied.FlowStatusForbid "
        "OperationDenied.FlowCancelForbid InvalidParameter.Status"
    ),
    Reason.NO_REVIEW_WANTED: (
        "OperationDenied.FlowNoNeedReview FailedOperation.NotAvailableSignReview"
    ),
    Reason.REVIEW_NOT_PASSED: "FailedOperation.NoSignReviewPass",
    Reason.NOT_PERMITTED: (
        "OperationDenied.Forbid OperationDenied.ErrNoResourceAccess UnauthorizedOperation "
        "OperationDenied.NoFlowPermission OperationDenied.NoApproverMobileCheckPermission "
        "ResourceNotFound.ErrNotExistRole OperationDenied.BranchSendFlowToParentNotAllow "
        "OperationDenied.NotBelongSuperAdminOrLegalPerson OperationDenied.BatchCancelForbid "
        "OperationDenied.OperatorHasNoPermission OperationDenied.SubOrgNotJoin "
        "UnauthorizedOperation.UnauthorizedOperationOrganization FailedOperation.AuthFail "
        "FailedOperation.NoRoleAuth"
    ),
    Reason.NO_CODE: (
        "OperationDenied.QrInvalid OperationDenied.QrHasExpire ResourceNotFound.QrInfo"
    ),
    Reason.TEMPLATE_NOT_FOR_CODES: (
        "FailedOperation.QrCodeSignUsers FailedOperation.QrCodeCreatorSignComponents"
    ),
    Reason.BAD_PERIOD: "InvalidParameterValue.InvalidTime",
    Reason.MASKED_VALUE: "InvalidParameterValue.Mask",
}
REASONS = {code: reason for reason, codes in _CODES.items() for code in codes.split()}

ON_ACTION = {
    # As its documented example answers a required field that was left out.
    ("CreateDocument", "InvalidParameter.ParamError"): Reason.BAD_FIELD,
    ("CreateDocument", "InvalidParameter.DataNotFound"): Reason.TEMPLATE_CHANGED,
    ("UploadFiles", "InvalidParameterValue"): Reason.BAD_FILE,
    ("UploadFiles", "LimitExceeded"): Reason.BAD_FILE,
    ("UploadFiles", "OperationDenied"): Reason.BAD_FILE,
    ("UploadFiles", "RequestSizeLimitExceeded"): Reason.BAD_FILE,
    ("UploadFiles", "InvalidParameter"): Reason.BAD_FILE,
    ("CreateFlowsByTemplates", "InvalidParameter.DataNotFound"): Reason.NO_TEMPLATE,
    ("DescribeTemplates", "ResourceNotFound"): Reason.NO_TEMPLATE,
    ("DescribeTemplates", "InvalidParameter.DataNotFound"): Reason.NO_TEMPLATE,
    ("CreateSchemeUrl", "InvalidParameter.DataNotFound"): Reason.NO_SIGNER,
    # A wrong name or number of the signer is answered by nothing more than this.
    ("CreateFlowSignUrl", "ResourceNotFound"): Reason.NO_SIGNER,
    ("DescribeFlowInfo", "FailedOperation"): Reason.NO_CONTRACT,
    ("VerifyPdf", "InvalidParameter.ParamError"): Reason.NO_CONTRACT,
    # Also when the acting employee may not see it: Tencent does not tell the two apart.
    ("DescribeFileUrls", "ResourceNotFound"): Reason.NO_CONTRACT,
    ("DescribeFlowTemplates", "ResourceNotFound"): Reason.NO_TEMPLATE,
}

# What is vague elsewhere too, on the actions where it can mean one thing only.
_ON_ACTIONS: dict[Reason, tuple[str, str]] = {
    Reason.NOT_ADDED: (
        "CreateDynamicFlowApprover ChannelCreateDynamicFlowApprover",
        "OperationDenied FailedOperation InvalidParameter.ParamError",
    ),
    Reason.NOT_ALL_SIGNED: ("ArchiveDynamicFlow", "OperationDenied FailedOperation"),
    Reason.NOT_FORWARDED: (
        "CreateFlowForwards",
        "OperationDenied FailedOperation InvalidParameter InvalidParameterValue",
    ),
    Reason.NOT_EXTENDED: ("ModifyFlowDeadline", "OperationDenied FailedOperation"),
    Reason.BAD_DEADLINE: ("ModifyFlowDeadline", "InvalidParameter.ParamError"),
    Reason.NOT_RELEASED: (
        "CreateReleaseFlow ChannelCreateReleaseFlow",
        "OperationDenied FailedOperation",
    ),
    Reason.BAD_REASON: (
        "CreateReleaseFlow ChannelCreateReleaseFlow",
        "InvalidParameter.ParamError",
    ),
    Reason.NOT_TOGETHER: (
        "CreateBatchSignUrl CreateBatchQuickSignUrl ChannelCreateBatchSignUrl "
        "ChannelCreateBatchQuickSignUrl",
        "OperationDenied FailedOperation InvalidParameter InvalidParameterValue",
    ),
    Reason.NO_SIGNER: (
        # A wrong name or number of the signer is answered by nothing more than this.
        "CreateBatchQuickSignUrl ChannelCreateFlowSignUrl ChannelCreateBatchQuickSignUrl",
        "ResourceNotFound",
    ),
    Reason.NO_TASK: (
        "DescribeCancelFlowsTask DescribeFlowEvidenceReport DescribeChannelFlowEvidenceReport",
        "ResourceNotFound.Flow FailedOperation InvalidParameter.DataNotFound",
    ),
    Reason.NO_CODE: (
        "CancelMultiFlowSignQRCode ChannelCancelMultiFlowSignQRCode",
        "InvalidParameter.DataNotFound OperationDenied.Forbid",
    ),
    Reason.NOT_FINISHED: (
        "CreateFlowEvidenceReport CreateChannelFlowEvidenceReport",
        "OperationDenied.FlowStatusForbid",
    ),
    Reason.NO_CONTRACT: (
        "CreateFlowApprovers CreateFlowSignReview CreateFlowGroupSignReview ModifyFlowDeadline "
        "CreateReleaseFlow ChannelCreateFlowApprovers ChannelCreateFlowSignReview "
        "ChannelCreateReleaseFlow ChannelCancelFlow ChannelVerifyPdf "
        "CreateChannelFlowEvidenceReport ChannelCreateDynamicFlowApprover ArchiveDynamicFlow",
        "ResourceNotFound",
    ),
}
# What one id among many does to this call is in no document.
ON_ACTION |= {
    ("DescribeFlowDetailInfo", code): Reason.NO_CONTRACT
    for code in (
        "ResourceNotFound",
        "FailedOperation",
        "InvalidParameter.FlowIds",
        "InvalidParameter.fFowIds",
        "InvalidParameter.ParamError",
    )
}
ON_ACTION |= {
    (action, code): reason
    for reason, (actions, codes) in _ON_ACTIONS.items()
    for action in actions.split()
    for code in codes.split()
}

TOO_MANY = frozenset({"RequestLimitExceeded", "FailedOperation.RequestLimitExceeded"})

_NO_OPERATOR = "Tencent does not take ESIGN_OPERATOR_ID for one of the company's employees"
SETTINGS = {
    "AuthFailure.SignatureExpire": (
        "The clock of this machine is more than five minutes from Tencent's, so Tencent refuses "
        "its signatures; set the clock"
    ),
    "AuthFailure.SecretIdNotFound": (
        "Tencent does not know ESIGN_SECRET_ID; test and production have different ones"
    ),
    "AuthFailure.InvalidSecretId": "ESIGN_SECRET_ID is not a key for the Tencent Cloud API",
    "AuthFailure.SignatureFailure": "ESIGN_SECRET_KEY does not belong to ESIGN_SECRET_ID",
    "InvalidParameter.InvalidOperatorId": _NO_OPERATOR,
    "MissingParameter.UserId": _NO_OPERATOR,
    "InvalidParameter.OperatorId": _NO_OPERATOR,
    "MissingParameter.ProxyOperatorOpenId": _NO_OPERATOR,
    "MissingParameter.OrgOpenId": "ESIGN_ORGANIZATION_ID is empty for Tencent",
    **dict.fromkeys(
        (
            "ResourceNotFound.Application",
            "ResourceNotFound.ApplicationId",
            "ResourceNotFound.NotExistApplication",
            "InvalidParameter.Application",
            "OperationDenied.BannedApplication",
        ),
        "Tencent does not know the application ESIGN_APP_ID, or has closed it",
    ),
}


def error_of(action: str, code: str, message: str, request_id: str) -> SignetError:
    """The error that `code`, answered to `action`, stands for."""
    family = code.partition(".")[0]
    if family == "AuthFailure" or code in SETTINGS:
        sentence = SETTINGS.get(code, "Tencent does not accept the ESIGN_SECRET_ID in use")
        return Misconfigured(f"{sentence} ({code}, {request_id}).")
    if code in TOO_MANY or family == "RequestLimitExceeded":
        return Unavailable(f"{action}: {code}", LIMIT_LASTS)
    if code == "OperationDenied.DocumentNoAvailable":
        return NotYet(f"{action}: {code}", COMPOSING_TAKES)
    if family in ("InternalError", "ResourceUnavailable"):
        # Tencent does not say how far it came before it failed.
        return Unavailable(f"{action}: {code} ({request_id})", maybe_done=True)
    reason = ON_ACTION.get((action, code)) or REASONS.get(code, Reason.OTHER)
    return Refused(code, message, request_id, reason)
