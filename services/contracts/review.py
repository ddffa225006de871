"""The sign review of our side: approve, send back, refuse for good."""

from collections.abc import Sequence

from .access import check_may_review, remote_id_of
from .announcements import Announcement, ShowReview, Trouble
from .lifecycle import OPEN, moved, news
from .model import Contract, Decision, Status
from .ports import Ports
from .trouble import or_tell


async def decide(ports: Ports, contract_id: str, by: str, decision: Decision, reason: str) -> None:
    """Submit a decision to Tencent and keep it. A decision already taken stays as it is."""
    work = _decide(ports, contract_id, by, decision, reason)
    await or_tell(ports.contracts, contract_id, by, Trouble.REVIEW, work)


async def _decide(ports: Ports, contract_id: str, by: str, decision: Decision, reason: str) -> None:
    contract = await ports.contracts.get(contract_id)
    check_may_review(contract, by)
    assert contract.review is not None
    if contract.review.closed or contract.review.decision is decision:
        return
    remote_id = remote_id_of(contract)
    await ports.esign.review(remote_id, decision, reason)
    now = ports.clock()

    def decided(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if stored.review is None or stored.review.closed:
            return stored, (ShowReview(contract_id=stored.id),)
        change = {"decision": decision, "by": by, "at": now, "reason": reason}
        after = stored.model_copy(update={"review": stored.review.model_copy(update=change)})
        if decision is Decision.REFUSED and stored.status in OPEN:
            ended = {"status": Status.REFUSED, "reason": reason, "ended_by": by}
            after = after.model_copy(update=ended)
        after = moved(stored, after, now)
        return after, news(stored, after)

    await ports.contracts.change(contract_id, decided)
