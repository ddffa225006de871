"""The reviews of our side: of whether it may be sent, where Tencent holds it for that, and of our
signature. Approve, send back, refuse for good."""

from collections.abc import Sequence
from datetime import datetime

from .access import check_may_review, remote_id_of
from .announcements import Announcement, ShowReview, Trouble
from .errors import Reason, Refused
from .lifecycle import OPEN, moved, news
from .model import Contract, Decision, Status
from .ports import Change, Ports
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
    if contract.held:
        await _decide_sending(ports, contract, by, decision, reason)
        return
    try:
        await ports.esign.review(remote_id, decision, reason)
    except Refused as refused:
        if refused.reason is Reason.NO_REVIEW_WANTED:
            await ports.contracts.change(contract_id, _without_review(ports.clock()))
        raise
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

    await ports.contracts.change(contract_id, decided, last=True)


async def _decide_sending(
    ports: Ports, contract: Contract, by: str, decision: Decision, reason: str
) -> None:
    """Whether it may be sent. Its signing is another decision, which is still to come.

    Tencent knows no refusal for good of what nobody may sign yet: it stays held, as sent back.
    """
    approved = decision is Decision.APPROVED
    said = decision if approved else Decision.SENT_BACK
    await ports.esign.review_creation(contract.remote_id, said, reason)
    now = ports.clock()
    note: dict[str, object] = {"by": by, "at": now, "reason": reason, "decision": said}
    note |= {"decision": None, "let_out": True} if approved else {}

    def decided(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if stored.review is None or not stored.held:
            return stored, (ShowReview(contract_id=stored.id),)
        change = {"review": stored.review.model_copy(update=note)}
        after = moved(stored, stored.model_copy(update=change), now)
        return after, news(stored, after)

    await ports.contracts.change(contract.id, decided, last=True)


def _without_review(now: datetime) -> Change:
    """What Tencent does not wait for holds nothing up, and nobody is asked for it any longer."""

    def change(stored: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if stored.review is None or stored.review.closed:
            return stored, ()
        review = stored.review.model_copy(update={"needless": True})
        after = moved(stored, stored.model_copy(update={"review": review}), now)
        return after, news(stored, after)

    return change
