"""By what signers prove who they are, and who reads along, as `ess` and `partner` number them.

Vendor documents: ApproverSignTypes and CcType of ApproverInfo, FlowApproverInfo and CcInfo.
"""

from collections.abc import Mapping

from services.contracts.order import PartyKind
from services.contracts.ways import Verify

SIGN_TYPES: Mapping[Verify, int] = {
    Verify.FACE: 1,
    Verify.PASSWORD: 2,
    Verify.CARRIER: 3,
    Verify.FINGERPRINT: 5,
    Verify.DEVICE_FACE: 6,
}
CC_TYPE = {PartyKind.PERSON: 0, PartyKind.EMPLOYEE: 1}
