"""This edition's numbers for where a contract and a signer stand, in our words.

Vendor document: DescribeFlowResponse.FlowStatus and FlowApproverInfo.ApproveStatus of essbasic
2020-12-22. The same numbers mean other things in the later editions: 2 is refused, 3 withdrawn.
"""

from collections.abc import Mapping, Sequence

from services.contracts.model import Standing, Status

from .replies import FlowApproverInfo

CREATED, SIGNING, DESTROYED, NOT_FILED = 0, 1, 6, 7
SIGNED = 1

_FLOW: Mapping[int, Status] = {
    CREATED: Status.COMPOSING,
    2: Status.REFUSED,
    3: Status.CANCELLED,
    4: Status.FINISHED,
    5: Status.EXPIRED,
}

_APPROVER: Mapping[int, Standing] = {
    0: Standing.TO_SIGN,
    SIGNED: Standing.SIGNED,
    2: Standing.REFUSED,
    3: Standing.EXPIRED,
    4: Standing.CANCELLED,
    12: Standing.TO_SIGN,  # what they signed is being reviewed
    13: Standing.TO_SIGN,  # the review was not passed, so they sign anew
}

_LEFT_OVER: Mapping[Status, Standing] = {
    Status.REFUSED: Standing.STOPPED,
    Status.CANCELLED: Standing.CANCELLED,
    Status.EXPIRED: Standing.EXPIRED,
}
"""Who still had to sign when it ended: they keep their number 0."""


def status_of(number: int, approvers: Sequence[FlowApproverInfo]) -> Status:
    """Unknown numbers are UNKNOWN.

    It knows no "partly signed" and cannot know whether somebody is still to be sent it, so what
    all have signed so far (7) is finished only when it is filed (4).
    """
    signed = [one.ApproveStatus == SIGNED for one in approvers]
    if number in (SIGNING, NOT_FILED):
        return Status.PARTLY_SIGNED if any(signed) else Status.WAITING
    if number == DESTROYED:
        return Status.FINISHED if signed and all(signed) else Status.INVALID
    return _FLOW.get(number, Status.UNKNOWN)


def standing_of(number: int | None, status: Status) -> Standing:
    standing = Standing.NOT_YET if number is None else _APPROVER.get(number, Standing.UNKNOWN)
    return _LEFT_OVER.get(status, standing) if standing is Standing.TO_SIGN else standing
