"""The sign review of our side."""

from typing import Any

import pytest

from services.contracts.announcements import AddLine, Line, ShowReview
from services.contracts.create import resume
from services.contracts.errors import NotYet, Reason, Refused, Unavailable
from services.contracts.model import Contract, Creation, Decision, Review, Status, Step
from services.contracts.observe import observe
from services.contracts.review import decide

from .made import (
    ID,
    NOW,
    OWNER,
    REMOTE,
    REVIEWER,
    TEMPLATE,
    contract,
    order,
    saw,
    started,
)
from .world import World

pytestmark = pytest.mark.real_redis

APPROVED, SENT_BACK, REFUSED = Decision.APPROVED, Decision.SENT_BACK, Decision.REFUSED
NOT_WANTED = Refused("FailedOperation.NotAvailableSignReview", "", "r", Reason.NO_REVIEW_WANTED)
NOT_PERMITTED = Refused("OperationDenied.Forbid", "", "r", Reason.NOT_PERMITTED)


async def test_an_approval_is_submitted_kept_and_told(world: World) -> None:
    await world.keep(_in_review())
    world.esign.will("review")
    await decide(world.ports, ID, REVIEWER, APPROVED, "")
    assert world.esign.asked == [("review", REMOTE, APPROVED, "")]
    done = await world.contract()
    assert done.review == Review(reviewer=REVIEWER, decision=APPROVED, by=REVIEWER, at=NOW)
    assert done.status is Status.WAITING
    assert (await world.announced())[1:] == [
        ShowReview(contract_id=ID),
        AddLine(contract_id=ID, line=Line.REVIEW_APPROVED, who=REVIEWER),
    ]


async def test_a_refusal_for_good_ends_the_contract(world: World) -> None:
    await world.keep(_in_review())
    world.esign.will("review")
    await decide(world.ports, ID, REVIEWER, REFUSED, "价格不对")
    done = await world.contract()
    assert (done.status, done.ended_by, done.reason) == (Status.REFUSED, REVIEWER, "价格不对")
    assert await world.lines() == [Line.REVIEW_REFUSED, Line.REFUSED]


async def test_a_callback_of_the_refusal_before_its_reply_gives_each_line_once(
    world: World,
) -> None:
    async def called_back() -> None:
        await observe(world.ports, saw(Status.REFUSED, reason="审核拒绝"))

    await world.keep(_in_review())
    world.esign.will("review", give=called_back)
    await decide(world.ports, ID, REVIEWER, REFUSED, "价格不对")
    assert sorted(await world.lines()) == [Line.REFUSED, Line.REVIEW_REFUSED]


async def test_what_was_sent_back_may_still_be_approved(world: World) -> None:
    await world.keep(_in_review())
    world.esign.will("review", "review")
    await decide(world.ports, ID, REVIEWER, SENT_BACK, "补一页")
    await decide(world.ports, ID, REVIEWER, APPROVED, "")
    assert await world.lines() == [Line.REVIEW_SENT_BACK, Line.REVIEW_APPROVED]


@pytest.mark.parametrize("again", [APPROVED, SENT_BACK, REFUSED])
async def test_a_decision_taken_stays_as_it_is(world: World, again: Decision) -> None:
    await world.keep(_in_review())
    world.esign.will("review")
    await decide(world.ports, ID, REVIEWER, APPROVED, "")
    before = await world.contract()
    await decide(world.ports, ID, REVIEWER, again, "")
    assert await world.contract() == before


async def test_only_the_reviewer_decides(world: World) -> None:
    await world.keep(_in_review())
    await decide(world.ports, ID, OWNER, APPROVED, "")
    assert [(one.who, one.error) for one in await world.troubles()] == [(OWNER, "NotAllowed")]


async def test_nothing_is_decided_about_what_has_ended(world: World) -> None:
    await world.keep(_in_review().model_copy(update={"status": Status.EXPIRED}))
    await decide(world.ports, ID, REVIEWER, APPROVED, "")
    assert [one.reason for one in await world.troubles()] == [Reason.ENDED]


async def test_a_refusal_of_tencents_is_told_to_the_reviewer_and_changes_nothing(
    world: World,
) -> None:
    await world.keep(_in_review())
    world.esign.will("review", give=NOT_PERMITTED)
    await decide(world.ports, ID, REVIEWER, APPROVED, "")
    told = [(one.who, one.reason) for one in await world.troubles()]
    assert told == [(REVIEWER, Reason.NOT_PERMITTED)]
    review = (await world.contract()).review
    assert review == Review(reviewer=REVIEWER)


@pytest.mark.parametrize("decision", list(Decision))
async def test_where_tencent_waits_for_no_review_nobody_is_asked_for_one_any_longer(
    world: World, decision: Decision
) -> None:
    await world.keep(_in_review())
    world.esign.will("review", give=NOT_WANTED)
    await decide(world.ports, ID, REVIEWER, decision, "价格不对")
    after = await world.contract()
    assert after.review == Review(reviewer=REVIEWER, needless=True)
    assert after.review.closed
    assert after.status is Status.WAITING
    assert (await world.announced())[1] == ShowReview(contract_id=ID)
    assert await world.lines() == []
    told = [(one.who, one.reason) for one in await world.troubles()]
    assert told == [(REVIEWER, Reason.NO_REVIEW_WANTED)]


async def test_an_unreachable_tencent_is_tried_again(world: World) -> None:
    await world.keep(_in_review())
    world.esign.will("review", give=Unavailable("tencent: ReadTimeout", maybe_done=True))
    with pytest.raises(Unavailable):
        await decide(world.ports, ID, REVIEWER, APPROVED, "")
    assert await world.announced() == []


async def test_one_that_is_still_being_made_is_decided_about_later(world: World) -> None:
    await world.keep(contract(review=Review(reviewer=REVIEWER)))
    with pytest.raises(NotYet):
        await decide(world.ports, ID, REVIEWER, APPROVED, "")


def _in_review() -> Contract:
    return started(review=Review(reviewer=REVIEWER))


def _held(**change: Any) -> Contract:
    """Made at Tencent, which sends it only once somebody at our side has agreed."""
    creation = Creation(step=Step.ACCEPTED, remote_id=REMOTE, held=True)
    kept = contract(order(reviewer=REVIEWER), status=Status.COMPOSING, creation=creation)
    return kept.model_copy(update=change)


async def test_while_tencent_holds_it_the_reviewer_decides_whether_it_is_sent(
    world: World,
) -> None:
    await world.keep(_held())
    world.esign.will("review_creation", "review_creation", "review")
    await decide(world.ports, ID, REVIEWER, SENT_BACK, "补一页")
    assert (await world.contract()).held
    await decide(world.ports, ID, REVIEWER, APPROVED, "")
    out = await world.contract()
    assert not out.held
    assert out.review == Review(reviewer=REVIEWER, by=REVIEWER, at=NOW, let_out=True)
    await observe(world.ports, saw(Status.WAITING))
    await decide(world.ports, ID, REVIEWER, APPROVED, "")
    assert [call[0] for call in world.esign.asked] == [*["review_creation"] * 2, "review"]
    assert await world.lines() == [
        Line.REVIEW_SENT_BACK,
        Line.SENDING_APPROVED,
        Line.CREATED,
        Line.REVIEW_APPROVED,
    ]


async def test_what_nobody_may_sign_yet_is_not_refused_for_good(world: World) -> None:
    await world.keep(_held())
    world.esign.will("review_creation")
    await decide(world.ports, ID, REVIEWER, REFUSED, "价格不对")
    assert world.esign.asked == [("review_creation", REMOTE, SENT_BACK, "价格不对")]
    assert (await world.contract()).status is Status.COMPOSING


async def test_the_reviewer_is_asked_as_soon_as_it_is_held_and_once(world: World) -> None:
    await world.keep(_held(creation=Creation(step=Step.ACCEPTED, remote_id=REMOTE)))
    held = saw(Status.COMPOSING, held=True, polled=True)
    await observe(world.ports, held)
    await observe(world.ports, held)
    assert [one for one in await world.announced() if isinstance(one, ShowReview)] == [
        ShowReview(contract_id=ID, first=True)
    ]
    world.esign.will("review_creation")
    await decide(world.ports, ID, REVIEWER, APPROVED, "")
    await observe(world.ports, held)
    assert not (await world.contract()).held, "what was seen before is no news"


async def test_what_tencent_holds_when_it_is_started_is_shown_to_the_reviewer(
    world: World,
) -> None:
    wish = order(source=TEMPLATE, reviewer=REVIEWER)
    composed = Creation(step=Step.COMPOSED, remote_id=REMOTE, attempted_at=NOW, composed_at=NOW)
    await world.keep(contract(wish, status=Status.COMPOSING, creation=composed))
    accepted = composed.model_copy(update={"step": Step.ACCEPTED, "held": True})
    world.esign.will("start", give=accepted)
    await resume(world.ports, ID)
    assert (await world.contract()).held
    assert ShowReview(contract_id=ID, first=True) in await world.announced()
