"""What can go wrong, as a tree. The class carries the policy: may it be tried again?

    SignetError
    ├── Refused        the other side said no; a person can mend it
    ├── Unavailable    the other side cannot be reached; time mends it
    │   ├── NotYet     it is still being made; ask again soon
    │   └── NotKept    our own store cannot be reached; nothing was begun
    ├── Unsupported    this edition does not have that ability
    ├── NotAllowed     this person may not do that
    ├── NotFound       no such contract (or none that this person may see)
    └── Misconfigured  an administrator must change a setting

Exceptions of httpx and redis never leave `services.esign` and `services.store`.
"""

from enum import StrEnum
from typing import ClassVar


class SignetError(Exception):
    """Anything we foresaw."""

    retryable: ClassVar[bool] = False


class Reason(StrEnum):
    """Why Tencent refused, in our words: what a person can do about it differs for each."""

    NO_QUOTA = "no_quota"
    NO_FEATURE = "no_feature"
    """The feature must be opened for the company by Tencent (white list or paid package)."""
    TOO_FAST = "too_fast"
    NOT_VERIFIED = "not_verified"
    """The company or the acting employee has not passed identity verification."""
    BAD_NAME = "bad_name"
    BAD_MOBILE = "bad_mobile"
    BAD_COMPANY = "bad_company"
    BAD_ACCOUNT = "bad_account"
    """A signer's id at Tencent is longer than one can be."""
    BAD_CONTRACT_NAME = "bad_contract_name"
    BAD_DEADLINE = "bad_deadline"
    BAD_FILE = "bad_file"
    BAD_REASON = "bad_reason"
    SAME_SIGNER_TWICE = "same_signer_twice"
    TEMPLATE_CHANGED = "template_changed"
    """Its roles or fields are others than when the form was filled in."""
    TEMPLATE_WANTS_FILES = "template_wants_files"
    """It has a field for a picture or an attachment, which our form cannot hold."""
    SIGNERS_DO_NOT_FIT_TEMPLATE = "signers_do_not_fit_template"
    TEMPLATE_TOO_LARGE = "template_too_large"
    """It has no signers, or more than our form can hold."""
    TEMPLATES_TOO_LARGE = "templates_too_large"
    """Several templates together ask for more than our form can hold."""
    BAD_PLACE = "bad_place"
    """A place to sign or to fill in: no such page, word or form field, or not for this signer."""
    BAD_FIELD = "bad_field"
    """What was filled in does not suit its field, or a field was left empty."""
    BAD_SEAL = "bad_seal"
    """A seal that there is not, or that may not sign by itself."""
    BAD_PIN = "bad_pin"
    NOT_AUTHORISED = "not_authorised"
    """A person who was to sign by themselves has not allowed it."""
    BAD_VERIFICATION = "bad_verification"
    """By what a signer was to prove who they are: not possible so."""
    BAD_WATCHERS = "bad_watchers"
    """Too many who read along, or one of them signs."""
    NEVER_CONVERTED = "never_converted"
    """Tencent did not make a PDF of the file in a reasonable time."""
    NOT_REACHED = "not_reached"
    """One of several that were ordered together: its turn never came, so it was not made."""
    NO_TEMPLATE = "no_template"
    NO_CONTRACT = "no_contract"
    NO_SIGNER = "no_signer"
    NAMED_ALREADY = "named_already"
    """Somebody else was named for this role in the meantime."""
    ENDED = "ended"
    """The contract is finished, refused, expired or cancelled already."""
    UNCLEAR = "unclear"
    """Nobody knows yet whether Tencent made it; its owner has been asked."""
    NEVER_COMPOSED = "never_composed"
    """Tencent did not finish the document in the time in which it can still be sent."""
    MAYBE_REMINDED = "maybe_reminded"
    """No answer came; a reminder bothers people, so it is not repeated."""
    NOT_FINISHED = "not_finished"
    NOT_ENDED = "not_ended"
    """Its file is still needed: it is on its way."""
    DESTROYED = "destroyed"
    """Its file was destroyed at Tencent."""
    NOT_CANCELLED = "not_cancelled"
    """One of several that were to be withdrawn together was not."""
    RELEASE_UNDER_WAY = "release_under_way"
    NO_REPORT = "no_report"
    """Tencent could not make the evidence report."""
    NO_REMINDER_LEFT = "no_reminder_left"
    """By our own count Tencent would send no further one."""
    NO_REMINDER = "no_reminder"
    """Tencent would not remind now: the limit is reached, or nobody can be texted."""
    NO_REVIEW_WANTED = "no_review_wanted"
    """Tencent waits for no review: nobody signs for our company, or nothing is left to sign."""
    REVIEW_NOT_PASSED = "review_not_passed"
    NOT_ADDED = "not_added"
    """Tencent did not take a signer who was to be named or added."""
    NOT_ALL_SIGNED = "not_all_signed"
    """A growing contract can be archived once all have signed, and not all have."""
    DOES_NOT_GROW = "does_not_grow"
    """It was not sent as one that more signers may join."""
    NOT_FORWARDED = "not_forwarded"
    NOT_EXTENDED = "not_extended"
    """It has ended, or its deadline cannot be moved, as in a group."""
    NOT_RELEASED = "not_released"
    """It is not finished, or an agreement to dissolve it is under way."""
    NOT_TOGETHER = "not_together"
    """One link cannot sign all of these contracts."""
    NO_TASK = "no_task"
    """Tencent does not know (any more) what was ordered: a withdrawal of many, a report."""
    NO_CODE = "no_code"
    """The QR code is unknown, cancelled, used up or expired."""
    TEMPLATE_NOT_FOR_CODES = "template_not_for_codes"
    BAD_PERIOD = "bad_period"
    """Longer than Tencent tells of, or backwards."""
    ANSWERS_DO_NOT_FIT = "answers_do_not_fit"
    """A list that answers by position has another length than what it answers."""
    NOT_PERMITTED = "not_permitted"
    """The acting employee lacks the right at Tencent."""
    MASKED_VALUE = "masked_value"
    SENT_DIFFERENTLY = "sent_differently"
    """The same form was accepted before, with something else in it."""
    WORKSPACE = "workspace"
    """It was the workspace that refused, not Tencent."""
    WORKSPACE_TOO_LATE = "workspace_too_late"
    """What opens a form lives for three seconds, and they were over."""
    OTHER = "other"


class Refused(SignetError):
    """The other side understood and said no.

    `code` is the vendor's own code and `message` its own text (Chinese at Tencent): both are for
    the reference line only; what a person reads comes from `reason`.
    """

    def __init__(
        self, code: str, message: str = "", request_id: str = "", reason: Reason = Reason.OTHER
    ) -> None:
        super().__init__(f"{code}: {message} ({request_id})")
        self.code = code
        self.message = message
        self.request_id = request_id
        self.reason = reason


class Unavailable(SignetError):
    """The other side did not answer, or asked us to come back.

    `retry_after` is in seconds, None when nobody said. `maybe_done` is True when the request may
    have been carried out although no answer came: what costs money must not be repeated then.
    """

    retryable: ClassVar[bool] = True

    def __init__(
        self, what: str, retry_after: float | None = None, *, maybe_done: bool = False
    ) -> None:
        super().__init__(what)
        self.what = what
        self.retry_after = retry_after
        self.maybe_done = maybe_done


class NotYet(Unavailable):
    """It is being made; nothing is wrong. Ask again after `retry_after` seconds."""


class NotKept(Unavailable):
    """Our own store did not answer. What it was asked may be repeated: everything in it is."""


class Unsupported(SignetError):
    """The edition in use cannot do this. `ability` is the missing member of `Can`."""

    def __init__(self, ability: str) -> None:
        super().__init__(f"this edition cannot: {ability}")
        self.ability = ability


class NotAllowed(SignetError):
    """This person may not do that. `allowed` is the workspace id of who may, where known."""

    def __init__(self, what: str, allowed: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.allowed = allowed


class NotFound(SignetError):
    """Nothing by that id or name."""

    def __init__(self, sought: str) -> None:
        super().__init__(f"not found: {sought}")
        self.sought = sought


class Misconfigured(SignetError):
    """A setting is missing or cannot be; the text is one sentence that names it.

    Work waits until it is mended: nobody's wish is thrown away for an administrator's slip.
    """

    retryable: ClassVar[bool] = True
