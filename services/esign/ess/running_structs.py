"""Structures of the requests about running contracts, in the vendor's spelling."""

from services.esign._request import Sent


class FillApproverInfo(Sent):
    """Who takes a role. `RecipientId` is that of the role."""

    RecipientId: str
    ApproverName: str | None = None
    ApproverMobile: str | None = None
    OrganizationName: str | None = None
    FlowId: str | None = None


class FlowForwardInfo(Sent):
    FlowId: str
    RecipientId: str


class NeedReviewApproverInfo(Sent):
    """`ApproverType` is a word here: ORGANIZATION or PERSON."""

    ApproverType: str
    ApproverName: str
    ApproverMobile: str | None = None
    OrganizationName: str | None = None


class RelieveInfo(Sent):
    """`Reason` ≤ 200 characters: Chinese, letters, digits, punctuation, no emoji."""

    Reason: str
