"""The codes of the `legacy` edition in our words, where the later editions say something else.

`errorcodes.py` of the SDK lists them for the whole edition and for no action, and they are mostly
families: what one means depends on the action it was answered to.
"""

from services.contracts.errors import Reason, Refused

_CODES: dict[Reason, str] = {
    Reason.NO_FEATURE: "OperationDenied.NoApiAuth OperationDenied.BannedApplication",
    Reason.NOT_VERIFIED: (
        "OperationDenied.NoIdentityVerify OperationDenied.NoVerify OperationDenied.NoExtraVerify "
        "OperationDenied.NoPaymentVerify FailedOperation.AccountVerifyFail"
    ),
    Reason.NOT_PERMITTED: (
        "FailedOperation.AuthFail FailedOperation.NoRole OperationDenied.NotOwnerUin "
        "OperationDenied.NoSession"
    ),
    Reason.BAD_COMPANY: "OperationDenied.UserNotInOrganization",
    Reason.SAME_SIGNER_TWICE: "InvalidParameter.BizApproverAlreadyExists",
    Reason.TOO_FAST: (
        "FailedOperation.RequestLimitExceeded1D FailedOperation.RequestLimitExceeded1H "
        "FailedOperation.RequestLimitExceeded30S"
    ),
}

_ON_ACTIONS: dict[Reason, tuple[str, str]] = {
    # Nothing in this edition speaks of contracts that were bought; this is its word for limits.
    Reason.NO_QUOTA: (
        "CreateFlowByFiles",
        "LimitExceeded ResourceInsufficient ResourcesSoldOut",
    ),
    Reason.BAD_FILE: ("UploadFiles", "InvalidParameter InvalidParameterValue LimitExceeded"),
    Reason.NO_CONTRACT: (
        "ArchiveFlow CancelFlow DescribeFlow DescribeFlowApprovers DescribeFileUrls "
        "CreatePreviewSignUrl DestroyFlowFile DescribeCatalogApprovers",
        "ResourceNotFound",
    ),
    # Each of these comes after a call about the same contract.
    Reason.NO_SIGNER: ("SendFlow CreateSignUrl SignFlow RejectFlow", "ResourceNotFound"),
    Reason.ENDED: ("CancelFlow SendFlow SignFlow RejectFlow", "OperationDenied FailedOperation"),
    Reason.NOT_ALL_SIGNED: ("ArchiveFlow", "OperationDenied FailedOperation"),
}

REASONS = {code: reason for reason, codes in _CODES.items() for code in codes.split()}
ON_ACTION = {
    (action, code): reason
    for reason, (actions, codes) in _ON_ACTIONS.items()
    for action in actions.split()
    for code in codes.split()
}


def in_our_words(action: str, refusal: Refused) -> Refused:
    """The same refusal, with the reason that its code has in this edition."""
    reason = ON_ACTION.get((action, refusal.code)) or REASONS.get(refusal.code)
    if reason is None:
        return refusal
    return Refused(refusal.code, refusal.message, refusal.request_id, reason)
