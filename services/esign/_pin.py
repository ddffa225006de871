"""The proof that we know a signer's PIN, for the contract of one name.

Vendor document: PinCode of ApproverInfo and FlowApproverInfo, "HMAC_SHA256(SHA256(PIN), name)"
with the name stripped. It does not say in which form the inner digest is the key; hexadecimal, as
it writes the outer one, is our reading.
"""

import hashlib
import hmac


def pin_code(pin: str, contract_name: str) -> str:
    """In hexadecimal."""
    key = hashlib.sha256(pin.encode()).hexdigest()
    return hmac.new(key.encode(), contract_name.strip().encode(), "sha256").hexdigest()
