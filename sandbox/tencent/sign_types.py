"""By what signers are to prove who they are.

Source: ApproverSignTypes of ApproverInfo in tencentcloud-sdk-python-ess 3.1.194, and of
FlowApproverInfo in tencentcloud-sdk-python-essbasic, in the same words.
"""

from .answers import Json, Refusal

_OF_DEVICES = frozenset({5, 6})
"""What the signer's device must have: never these alone."""


def read_sign_types(approver: Json, code: str) -> tuple[int, ...]:
    """`code` is the edition's for what cannot be."""
    types = tuple(approver.get("ApproverSignTypes") or ())
    if types and _OF_DEVICES.issuperset(types):
        raise Refusal("Fingerprint and face of a device are not enough.", code)
    return types
