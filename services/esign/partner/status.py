"""Tencent's words for where a contract and a signer stand, in ours.

Vendor document: FlowDetailInfo and FlowApproverDetail (qian.tencent.com/developers/partnerApis/
dataTypes). A word that is not here is UNKNOWN, and never an error.
"""

from collections.abc import Iterable, Mapping

from services.contracts.model import Standing, Status

FLOW: Mapping[str, Status] = {
    "INIT": Status.WAITING,
    "PART": Status.PARTLY_SIGNED,
    "REJECT": Status.REFUSED,
    "ALL": Status.FINISHED,
    "DEADLINE": Status.EXPIRED,
    "CANCEL": Status.CANCELLED,
    "INVALID": Status.INVALID,
    "RELIEVED": Status.RELEASED,
}

APPROVER: Mapping[str, Standing] = {
    "PENDING": Standing.TO_SIGN,
    "WAITPICKUP": Standing.TO_SIGN,  # whoever claims it
    "FILLPENDING": Standing.TO_FILL,
    "FILLACCEPT": Standing.FILLED,
    "FILLREJECT": Standing.REFUSED,
    "ACCEPT": Standing.SIGNED,
    "REJECT": Standing.REFUSED,
    "DEADLINE": Standing.EXPIRED,
    "CANCEL": Standing.CANCELLED,
    "FORWARD": Standing.FORWARDED,
    "STOP": Standing.STOPPED,
    "RELIEVED": Standing.RELEASED,
}
"""PENDING is said of everybody who has not signed, also before it is their turn."""


def flow_status(word: str, approvers: Iterable[str] = ()) -> Status:
    """The status that `word` means, given the words for the signers.

    No word of a contract says that fields are to be filled in, or that somebody refused to.
    """
    status = FLOW.get(word, Status.UNKNOWN)
    if status is not Status.WAITING:
        return status
    words = set(approvers)
    if "FILLREJECT" in words:
        return Status.REFUSED
    return Status.FILLING if "FILLPENDING" in words else status
