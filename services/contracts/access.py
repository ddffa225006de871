"""Who may do what with a contract. Asked again on every press: a button proves nothing."""

from .errors import NotAllowed, NotYet, Reason, Refused
from .lifecycle import OPEN
from .model import Contract, Status


def check_may_see(contract: Contract, who: str) -> None:
    """Its owner, its reviewer and its signers who are in the workspace."""
    reviewer = contract.review.reviewer if contract.review else ""
    members = {party.signer.member for party in contract.parties}
    if who not in {contract.owner, reviewer, *members} - {""}:
        raise NotAllowed("see", contract.owner)


def check_may_manage(contract: Contract, who: str) -> None:
    """Whatever changes it, but for the review and the signing: its owner."""
    if who != contract.owner:
        raise NotAllowed("manage", contract.owner)


def check_may_look(contract: Contract, who: str) -> None:
    """Read the document itself: its owner and its reviewer. Signers read it where they sign."""
    reviewer = contract.review.reviewer if contract.review else ""
    if who not in {contract.owner, reviewer} - {""}:
        raise NotAllowed("look", contract.owner)


def check_may_review(contract: Contract, who: str) -> None:
    if contract.review is None or who != contract.review.reviewer:
        raise NotAllowed("review", contract.review.reviewer if contract.review else "")


def check_may_see_company(*, full_member: bool) -> None:
    """What was used, the seals and the companies: full members of the workspace, no guests."""
    if not full_member:
        raise NotAllowed("company")


def check_running(contract: Contract) -> None:
    """Whether there is anything left to act on."""
    if contract.status not in OPEN:
        raise Refused("ContractEnded", reason=Reason.ENDED)
    if contract.creation.unclear:
        raise Refused("CreationUnclear", reason=Reason.UNCLEAR)


def check_finished(contract: Contract) -> None:
    """Whether everybody has signed; one that was dissolved later did finish, too."""
    if contract.status not in (Status.FINISHED, Status.RELEASED):
        raise Refused("NotFinished", reason=Reason.NOT_FINISHED)


def remote_id_of(contract: Contract) -> str:
    """Tencent's id of a contract that can be acted on; `NotYet` while it is being created."""
    check_running(contract)
    if not contract.remote_id:
        raise NotYet("the contract to be created", 3)
    return contract.remote_id


def party_of(contract: Contract, who: str) -> int:
    """The index of the party that this person is, the one whose turn it is first."""
    own = [i for i, party in enumerate(contract.parties) if who and party.signer.member == who]
    if not own:
        raise NotAllowed("sign", "")
    return min(own, key=lambda i: (contract.parties[i].standing != "to_sign", i))
