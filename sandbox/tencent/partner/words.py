"""Where a contract and its signers stand, in the words of this edition."""

from sandbox.tencent.ess.news import FLOW_SHOWN, SIGNER_SHOWN
from sandbox.tencent.state import Flow, Signer, SignerStatus

WAITING = (SignerStatus.NOT_STARTED, SignerStatus.NOT_YET, SignerStatus.TO_SIGN)


def flow_word(flow: Flow) -> str:
    return FLOW_SHOWN[flow.status]


def signer_word(signer: Signer) -> str:
    """PENDING of everybody who waits, in whatever order; WAITPICKUP until somebody claims it."""
    if signer.unnamed and signer.status in WAITING:
        return "WAITPICKUP"
    return SIGNER_SHOWN[signer.status][1]
