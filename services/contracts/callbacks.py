"""What may be heard at the callback door, and who understands it.

The door (a handler) hands over the raw bytes and the signature header, and gets one of these
things back, or `BadCallback`. Every one carries `digest`, the SHA-256 (hex) of the decrypted
message: Tencent repeats a message that was not answered in time, and numbers only some of them,
so the digest is the key that tells a repetition.
"""

from dataclasses import dataclass, field
from typing import Protocol

from .model import Observation
from .notices import Notice


class BadCallback(Exception):
    """Not a message from Tencent, or a damaged one. It never says which check failed."""

    def __init__(self) -> None:
        super().__init__("not a readable callback")


@dataclass(frozen=True)
class Probe:
    """A test whether the door is open; there is nothing to do but to answer 200."""

    digest: str


@dataclass(frozen=True)
class Report:
    """News of a contract."""

    observation: Observation
    digest: str


@dataclass(frozen=True)
class Hint:
    """Something happened to this contract, or to those of this group: Tencent must be asked what.

    Of most kinds no document lists the fields, so nothing but the id is taken from them.
    """

    digest: str
    remote_id: str = ""
    group_id: str = ""


@dataclass(frozen=True)
class TaskOver:
    """Many withdrawals, ordered together, are over: ask what became of each."""

    task_id: str
    digest: str


@dataclass(frozen=True)
class Told:
    """Something about the company, for an administrator; `body` as with `Unrecognised`."""

    notice: Notice
    msg_type: str
    body: bytes = field(repr=False)
    digest: str


@dataclass(frozen=True)
class Unrecognised:
    """A genuine message of a kind we do not act on: keep it, answer 200.

    `body` is the decrypted message as it came, personal data included, hence not in the repr:
    encrypt it before it is stored. `msg_type` and `msg_id` are empty where there were none.
    """

    msg_type: str
    msg_id: str
    body: bytes = field(repr=False)
    digest: str


Heard = Probe | Report | Hint | TaskOver | Told | Unrecognised


class CallbackReader(Protocol):
    """Turns the bytes of one callback into what they say. No I/O."""

    def read(self, body: bytes, signature: str | None) -> Heard:
        """`signature` is the Content-Signature header, None when there was none.

        Raises `BadCallback` for a wrong signature, key, padding, encoding or JSON alike.
        """
