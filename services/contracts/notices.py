"""What Tencent tells of the company rather than of a contract: for an administrator to know."""

from datetime import datetime
from enum import StrEnum

from .frozen import Frozen


class Happened(StrEnum):
    """One thing that happened to a company's account; each has a sentence in both languages."""

    SEAL_CREATED = "seal_created"
    SEAL_DELETED = "seal_deleted"
    SEAL_ENABLED = "seal_enabled"
    SEAL_DISABLED = "seal_disabled"
    SEAL_GRANTED = "seal_granted"
    SEAL_WITHDRAWN = "seal_withdrawn"
    SEAL_APPROVED = "seal_approved"
    SEAL_REFUSED = "seal_refused"
    SEAL_CHANGED = "seal_changed"

    TEMPLATE_CREATED = "template_created"
    TEMPLATE_CHANGED = "template_changed"
    TEMPLATE_DELETED = "template_deleted"
    TEMPLATE_SWITCHED = "template_switched"

    STAFF_VERIFIED = "staff_verified"
    STAFF_NOT_VERIFIED = "staff_not_verified"
    STAFF_ASKS_TO_JOIN = "staff_asks_to_join"
    STAFF_LEFT = "staff_left"
    STAFF_CHANGED = "staff_changed"
    ROLES_CHANGED = "roles_changed"
    ADMIN_CHANGED = "admin_changed"

    COMPANY_CHANGED = "company_changed"
    COMPANY_CREATED = "company_created"
    COMPANY_CLOSED = "company_closed"
    COMPANY_AUTHORISATION = "company_authorisation"
    GROUP_JOINED = "group_joined"
    GROUP_LEFT = "group_left"
    SERVICE_CHANGED = "service_changed"
    AUTO_SIGN_CHANGED = "auto_sign_changed"

    QUOTA_USED = "quota_used"
    QUOTA_RETURNED = "quota_returned"
    QR_USED = "qr_used"
    QR_FAILED = "qr_failed"


class Notice(Frozen):
    """`subject` is the name of what it happened to (a person's name is masked), `detail` the reason
    or what changed, `count` how many contracts of quota, `company` Tencent's id of the company."""

    happened: Happened
    subject: str = ""
    detail: str = ""
    count: int = 0
    company: str = ""
    at: datetime | None = None
