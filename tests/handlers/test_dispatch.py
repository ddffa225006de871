"""Every message reaches its use case, and whoever asked hears when it did not work."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from handlers.dispatch import carry_out, dispatch, tell, tell_not_shown
from handlers.messages import (
    Archive,
    CancelContract,
    CancelMany,
    CreateAgain,
    CreateContract,
    CreateMany,
    DecideReview,
    DestroyFile,
    ExtendDeadline,
    GiveUp,
    Grow,
    HandOver,
    LookAgain,
    Message,
    NameSigner,
    Observed,
    OrderReport,
    ReleaseContract,
    RemindParties,
    Sweep,
)
from services.contracts.announcements import ShowCard, TellMany, TellTrouble, Trouble
from services.contracts.errors import (
    Misconfigured,
    NotAllowed,
    NotFound,
    NotYet,
    Refused,
    Unavailable,
    Unsupported,
)
from services.contracts.model import Contract, Creation, Decision, Review, Status
from tests.services.contracts.made import (
    EMPLOYEE,
    ID,
    NOW,
    OWNER,
    PERSON,
    REMOTE,
    REVIEWER,
    STRANGER,
    TEMPLATE,
    contract,
    order,
    saw,
    started,
)
from tests.services.contracts.world import World, world_on

pytestmark = pytest.mark.real_redis

BOTH = (ID, "8OTHERCONT")
CREATE = CreateContract(contract_id=ID, by=OWNER, order=order())
AGAIN = CreateAgain(contract_id=ID, by=OWNER, attempted_at=NOW)
GIVE_UP = GiveUp(contract_id=ID, by=OWNER)
DECIDE = DecideReview(contract_id=ID, by=REVIEWER, decision=Decision.APPROVED)
REMIND = RemindParties(contract_id=ID, by=OWNER)
CANCEL = CancelContract(contract_id=ID, by=OWNER, reason="不签了")
EXTEND = ExtendDeadline(contract_id=ID, by=OWNER, deadline=NOW + timedelta(days=60))
RELEASE = ReleaseContract(
    contract_id=ID, by=OWNER, agreement_id="8NEWAGREEM", name="解除协议", reason="双方同意"
)
REPORT = OrderReport(contract_id=ID, by=OWNER)
NAME = NameSigner(contract_id=ID, by=OWNER, party=0, signer=PERSON)
GROW = Grow(contract_id=ID, by=OWNER, signer=PERSON)
END = Archive(contract_id=ID, by=OWNER)
HAND = HandOver(contract_id=ID, by=OWNER, party=1, account="yDwNext")
TOGETHER = CreateMany(contract_ids=BOTH, by=OWNER, orders=(order(source=TEMPLATE),) * 2)
MANY = CancelMany(contract_ids=(ID,), by=OWNER, reason="不签了")
LOOK = LookAgain(remote_id=REMOTE)
OBSERVED = Observed(observation=saw(Status.FINISHED))
AWAY = Unavailable("tencent: ReadTimeout")


async def test_an_order_is_carried_out(world: World) -> None:
    world.esign.will("upload", "make", "look")
    await dispatch(world.ports, CREATE)
    assert (await world.contract()).status is Status.WAITING
    assert (await world.contract()).owner == OWNER


async def test_many_orders_are_carried_out_together(world: World) -> None:
    world.esign.will("create_many")
    await dispatch(world.ports, TOGETHER)
    assert [(await world.contracts.get(one)).status for one in BOTH] == [Status.COMPOSING] * 2


async def test_of_many_that_are_late_one_message_tells(world: World) -> None:
    world.esign.will("create_many", give=AWAY)
    with pytest.raises(Unavailable):
        await carry_out(world.ports, TOGETHER, first=True)
    late = TellMany(contract_id=ID, contract_ids=BOTH, who=OWNER, waiting=True, error="Unavailable")
    assert (await world.announced())[-1] == late
    assert await world.troubles() == []


async def test_an_unclear_contract_is_created_again(world: World) -> None:
    await world.keep(_unclear())
    world.esign.will("upload", "make", "look")
    await dispatch(world.ports, AGAIN)
    assert (await world.contract()).status is Status.WAITING


async def test_an_answer_to_an_earlier_question_creates_nothing(world: World) -> None:
    await world.keep(_unclear())
    await dispatch(world.ports, AGAIN.model_copy(update={"attempted_at": NOW.replace(hour=1)}))
    assert (await world.contract()).creation.unclear


async def test_an_unclear_contract_is_given_up(world: World) -> None:
    await world.keep(_unclear())
    await dispatch(world.ports, GIVE_UP)
    assert (await world.contract()).status is Status.FAILED


async def test_a_review_is_decided(world: World) -> None:
    await world.keep(started(review=Review(reviewer=REVIEWER)))
    world.esign.will("review")
    await dispatch(world.ports, DECIDE)
    review = (await world.contract()).review
    assert review is not None
    assert review.decision is Decision.APPROVED


async def test_the_parties_are_reminded(world: World) -> None:
    await world.keep(started())
    world.esign.will("remind")
    await dispatch(world.ports, REMIND)
    assert (await world.contract()).reminded_at == NOW


async def test_a_contract_is_cancelled(world: World) -> None:
    await world.keep(started())
    world.esign.will("cancel")
    await dispatch(world.ports, CANCEL)
    assert (await world.contract()).reason == "不签了"


async def test_a_last_day_is_moved(world: World) -> None:
    await world.keep(started())
    world.esign.will("extend")
    await dispatch(world.ports, EXTEND)
    assert (await world.contract()).order.deadline == EXTEND.deadline


async def test_an_agreement_is_ordered(world: World) -> None:
    await world.keep(started(status=Status.FINISHED))
    world.esign.will("release", "look")
    await dispatch(world.ports, RELEASE)
    assert (await world.contracts.get("8NEWAGREEM")).order.name == "解除协议"


async def test_a_report_is_ordered(world: World) -> None:
    await world.keep(started(status=Status.FINISHED))
    world.esign.will("report")
    await dispatch(world.ports, REPORT)
    assert (await world.contract()).evidence is not None


async def test_a_signer_is_named_and_another_relieved(world: World) -> None:
    later = PERSON.model_copy(update={"unnamed": True, "name": "", "mobile": ""})
    await world.keep(started(order(signers=(later, EMPLOYEE))))
    world.esign.will("add_signer", "forward", "look")
    await dispatch(world.ports, NAME)
    await dispatch(world.ports, HAND)
    assert (await world.contract()).parties[0].signer == PERSON
    assert world.esign.asked[1] == ("forward", REMOTE, "recipient-1", "yDwNext")


async def test_a_signer_joins_and_the_contract_is_ended(world: World) -> None:
    await world.keep(started(order(signers=(EMPLOYEE,), growing=True)))
    world.esign.will("look", "grow", "look", "archive")
    world.esign.will("look", give=[saw(Status.FINISHED, polled=True)])
    await dispatch(world.ports, GROW)
    assert [one.signer for one in (await world.contract()).parties] == [EMPLOYEE, PERSON]
    await dispatch(world.ports, END)
    assert (await world.contract()).status is Status.FINISHED


async def test_a_file_is_destroyed(world: World) -> None:
    await world.keep(started(status=Status.FINISHED))
    world.esign.will("destroy")
    await dispatch(world.ports, DestroyFile(contract_id=ID, by=OWNER))
    assert (await world.contract()).destroyed


async def test_several_are_withdrawn_or_noted_to_be(world: World) -> None:
    await world.keep(started())
    world.esign.will("cancel_many")
    await dispatch(world.ports, MANY)
    assert (await world.contract()).cancel_task == "task-1"
    await dispatch(world.ports, MANY.model_copy(update={"task_id": "task-2"}))
    assert (await world.contract()).cancel_task == "task-2"


async def test_an_observation_is_applied(world: World) -> None:
    await world.keep(started())
    await dispatch(world.ports, OBSERVED)
    assert (await world.contract()).status is Status.FINISHED


async def test_one_contract_is_looked_at_again(world: World) -> None:
    await world.keep(started())
    world.esign.will("look", give=[saw(Status.EXPIRED, polled=True)])
    await dispatch(world.ports, LOOK)
    assert (await world.contract()).status is Status.EXPIRED


async def test_a_sweep_looks_at_what_is_out(world: World) -> None:
    await world.keep(started())
    world.esign.will("look", give=[saw(Status.EXPIRED, polled=True)])
    await dispatch(world.ports, Sweep())
    assert (await world.contract()).status is Status.EXPIRED


@pytest.mark.parametrize(
    ("message", "who", "doing"),
    [
        (CREATE, OWNER, Trouble.CREATE),
        (AGAIN, OWNER, Trouble.CREATE),
        (GIVE_UP, OWNER, Trouble.CREATE),
        (DECIDE, REVIEWER, Trouble.REVIEW),
        (REMIND, OWNER, Trouble.REMIND),
        (CANCEL, OWNER, Trouble.CANCEL),
        (EXTEND, OWNER, Trouble.EXTEND),
        (RELEASE, OWNER, Trouble.RELEASE),
        (REPORT, OWNER, Trouble.EVIDENCE),
        (NAME, OWNER, Trouble.NAME_SIGNER),
        (HAND, OWNER, Trouble.HAND_OVER),
        (MANY, OWNER, Trouble.CANCEL),
    ],
    ids=lambda one: getattr(one, "kind", str(one)),
)
@pytest.mark.parametrize("waiting", [True, False])
async def test_whoever_asked_is_told_what_did_not_work(
    world: World, message: Message, who: str, doing: Trouble, waiting: bool
) -> None:
    await world.keep(contract())
    await tell(world.ports, message, AWAY, waiting=waiting)
    told = TellTrouble(contract_id=ID, who=who, doing=doing, error="Unavailable", waiting=waiting)
    assert await world.announced() == [told]


async def test_a_bug_is_called_unexpected_and_not_by_its_name(world: World) -> None:
    await world.keep(contract())
    await tell(world.ports, REMIND, KeyError("王小明"), waiting=False)
    assert [one.error for one in await world.troubles()] == ["Unexpected"]


@pytest.mark.parametrize("message", [OBSERVED, LOOK, Sweep()], ids=["observed", "look", "sweep"])
async def test_nobody_asked_for_news_so_nobody_is_told(world: World, message: Message) -> None:
    await world.keep(contract())
    await tell(world.ports, message, AWAY, waiting=False)
    assert await world.announced() == []


async def test_nothing_is_told_about_a_contract_that_is_not_there(world: World) -> None:
    await tell(world.ports, REMIND, NotFound(ID), waiting=False)
    assert await world.announced() == []


async def test_a_wish_about_a_contract_that_is_not_there_is_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        await dispatch(world.ports, REMIND)


async def test_somebody_elses_decision_about_an_unclear_contract_is_refused(world: World) -> None:
    await world.keep(_unclear())
    with pytest.raises(NotAllowed):
        await dispatch(world.ports, GIVE_UP.model_copy(update={"by": STRANGER}))


async def test_at_the_first_failure_that_time_mends_people_hear_that_we_go_on(
    world: World,
) -> None:
    await world.keep(started())
    for first in (True, False):
        world.esign.will("remind", give=AWAY)
        with pytest.raises(Unavailable):
            await carry_out(world.ports, REMIND, first=first)
    assert [one.waiting for one in await world.troubles()] == [True]


async def test_what_is_only_not_ready_yet_is_no_trouble(world: World) -> None:
    await world.keep(contract())
    with pytest.raises(NotYet):
        await carry_out(world.ports, REMIND, first=True)
    assert await world.announced() == []


async def test_a_wish_waits_for_an_administrator_and_its_owner_hears_so(world: World) -> None:
    await world.keep(started())
    world.esign.will("remind", give=Misconfigured("ESIGN_SECRET_KEY does not fit."))
    with pytest.raises(Misconfigured):
        await carry_out(world.ports, REMIND, first=True)
    told = [(one.error, one.waiting) for one in await world.troubles()]
    assert told == [("Misconfigured", True)]


async def test_what_cannot_be_mended_by_time_is_not_called_waiting(world: World) -> None:
    await world.keep(started())
    world.esign.will("remind", give=Unsupported("remind"))
    await carry_out(world.ports, REMIND, first=True)
    told = [(one.error, one.waiting) for one in await world.troubles()]
    assert told == [("Unsupported", False)]


async def test_what_could_not_be_shown_is_told_to_the_owner(world: World) -> None:
    await world.keep(contract())
    shown = ShowCard(contract_id=ID)
    await tell_not_shown(world.contracts, shown, Refused("channel_not_found"))
    assert await world.troubles() == [
        TellTrouble(
            contract_id=ID,
            who=OWNER,
            doing=Trouble.SHOW,
            error="Refused",
            code="channel_not_found",
        )
    ]


async def test_what_could_not_be_told_is_not_told_again(world: World) -> None:
    await world.keep(contract())
    told = TellTrouble(contract_id=ID, who=OWNER, doing=Trouble.REMIND)
    await tell_not_shown(world.contracts, told, Refused("user_not_found"))
    await tell_not_shown(world.contracts, ShowCard(contract_id="GONE"), Refused("x"))
    assert await world.announced() == []


@pytest.fixture
async def world(redis_url: str) -> AsyncIterator[World]:
    async with world_on(redis_url) as world:
        yield world


def _unclear() -> Contract:
    return contract(creation=Creation(attempted_at=NOW, unclear=True))
