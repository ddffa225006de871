"""How a party signs, and by what they prove who they are."""

from enum import StrEnum


class Way(StrEnum):
    """How a party signs."""

    HAND = "hand"
    """By opening their link."""
    AUTO = "auto"
    """By themselves: the company's seal, or a person who has allowed it beforehand."""
    PIN = "pin"
    """With a PIN that we agreed with them."""


class Verify(StrEnum):
    """By what a signer proves who they are; Tencent's choice where none is named."""

    FACE = "face"
    PASSWORD = "password"  # noqa: S105 - a way, not a password
    CARRIER = "carrier"
    """The mobile network confirms the number."""
    FINGERPRINT = "fingerprint"
    DEVICE_FACE = "device_face"


OF_DEVICES = frozenset({Verify.FINGERPRINT, Verify.DEVICE_FACE})
"""What not every device has: never these alone (ApproverInfo and FlowApproverInfo:
ApproverSignTypes)."""
