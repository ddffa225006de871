"""What only the `ess` edition does to running contracts, with the pretend Tencent, over HTTP."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import httpx
import pytest

from sandbox.tencent import Feature, Settings
from sandbox.tencent.config import COMPANIES
from services.contracts.errors import Reason, Refused
from services.contracts.model import Decision, Party, Standing, Status, Step
from services.contracts.office import LinkKind
from services.contracts.order import PartyKind, Signer
from services.esign import Ess, EssAccount, open_client
from tests.port.editions import EDITIONS
from tests.port.opened import NO_SUCH_ID, Opened, make_group, open_edition

DAY = 86400
NOBODY = Signer(kind=PartyKind.PERSON, name="", mobile="", unnamed=True)


async def test_whoever_opens_the_link_withdraws_what_was_ordered(opened: Opened) -> None:
    made = [await opened.make(opened.from_file()) for _ in range(2)]
    task = await opened.esign.cancel_many([one.remote_id for one in made], "价格有误")
    assert "采购合同、采购合同" in await opened.page(task.link)
    assert not (await opened.esign.cancel_outcome(task.task_id)).over
    async with httpx.AsyncClient(trust_env=False) as browser:
        await browser.post(task.link, data={"reason": "价格有误"})
    outcome = await opened.esign.cancel_outcome(task.task_id)
    assert (outcome.over, outcome.expired) == (True, False)
    assert set(outcome.cancelled) == {one.remote_id for one in made}
    assert {(await opened.look(one)).status for one in made} == {Status.CANCELLED}


async def test_a_link_that_nobody_opened_withdraws_nothing_and_says_so(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    task = await opened.esign.cancel_many([made.remote_id], "价格有误")
    await opened.pass_time(DAY)
    outcome = await opened.esign.cancel_outcome(task.task_id)
    assert (outcome.over, outcome.expired, outcome.cancelled) == (True, True, ())
    assert (await opened.look(made)).status is Status.WAITING


async def test_many_contracts_are_signed_through_one_link(opened: Opened) -> None:
    us, _ = opened.signers
    orders = [
        opened.placed(opened.from_file(name=name)).model_copy(update={"signers": (us,)})
        for name in ("合同一", "合同二")
    ]
    made = [await opened.make(opened.placed(order)) for order in orders]
    link = await opened.esign.many_link([one.remote_id for one in made], Party(signer=us))
    page = await opened.page(link)
    assert "合同一" in page
    assert "合同二" in page
    await opened.control.change(Settings(features=frozenset(Feature) - {Feature.BATCH_LINKS}))
    assert await opened.esign.many_link([made[0].remote_id], Party(signer=us)) != link


async def test_contracts_in_which_people_place_their_own_are_not_signed_together(
    opened: Opened,
) -> None:
    order = opened.from_file()
    made = await opened.make(order)
    with pytest.raises(Refused) as refused:
        await opened.esign.many_link([made.remote_id], Party(signer=order.signers[0]))
    assert refused.value.reason is Reason.NOT_TOGETHER


async def test_a_role_is_claimed_through_its_link(opened: Opened) -> None:
    order = opened.placed(opened.from_file(ordered=False))
    order = opened.placed(order.model_copy(update={"signers": (order.signers[0], NOBODY)}))
    made = await opened.make(order)
    party = Party(signer=NOBODY, id=(await opened.look(made)).parties[1].id)
    link = await opened.esign.sign_link(made.remote_id, party)
    form = {"do": "claim", "name": "钱五", "mobile": "13900000009"}
    async with httpx.AsyncClient(trust_env=False) as browser:
        await browser.post(link, data=form)
    seen = (await opened.look(made)).parties[1]
    assert (seen.name, seen.standing) == ("钱五", Standing.TO_SIGN)
    with pytest.raises(Refused):
        await opened.esign.sign_link(made.remote_id, party)


async def test_a_contract_is_sent_once_its_sending_was_approved(opened: Opened) -> None:
    await opened.control.change(Settings(reviews_creation=True))
    made = await opened.make(await opened.from_template())
    assert (made.step, made.held) == (Step.ACCEPTED, True)
    assert (await opened.look(made)).status is Status.COMPOSING
    await opened.esign.review_creation(made.remote_id, Decision.REFUSED, "金额不对")
    assert (await opened.look(made)).status is Status.COMPOSING
    await opened.esign.review_creation(made.remote_id, Decision.APPROVED, "")
    await opened.pass_time(3)
    assert (await opened.look(made)).status is Status.WAITING
    other = await opened.make(opened.from_file())
    with pytest.raises(Refused) as refused:
        await opened.esign.review_creation(other.remote_id, Decision.APPROVED, "")
    assert refused.value.reason is Reason.NO_REVIEW_WANTED


async def test_where_the_browser_is_closed_our_side_looks_in_the_mini_program(
    opened: Opened,
) -> None:
    made = await opened.make(opened.from_file())
    await opened.control.change(Settings(features=frozenset(Feature) - {Feature.H5_LINKS}))
    link = await opened.esign.view_link(made.remote_id)
    async with httpx.AsyncClient(trust_env=False) as browser:
        assert (await browser.get(link)).content.startswith(b"%PDF-")


async def test_in_a_group_no_deadline_moves(opened: Opened) -> None:
    orders = [opened.placed(opened.from_file(name=name)) for name in ("合同一", "合同二")]
    group = await make_group(opened.esign, opened.our_id(), "两份合同", orders)
    later = datetime.fromtimestamp(opened.time.now + 60 * DAY, UTC)
    with pytest.raises(Refused) as refused:
        await opened.esign.extend(group.remote_ids[0], later)
    assert refused.value.reason is Reason.NOT_EXTENDED


async def test_a_company_of_the_group_has_its_contracts_through_the_leading_one(
    opened: Opened,
) -> None:
    member = next(one for one in COMPANIES[1:] if one.status == 5)
    async with open_client() as client:
        ess = _ess(opened, member.id, client)
        theirs = Opened(opened.edition, ess, opened.tencent, opened.control, opened.time)
        made = await theirs.make(theirs.from_file())
        assert (await theirs.look(made)).status is Status.WAITING
        await ess.cancel(made.remote_id, "价格有误")
        today = datetime.fromtimestamp(opened.time.now + 8 * 3600, UTC).date()
        used = {one.company: one.used for one in (await ess.usage(today, today)).uses}
        assert used[member.name] == 1
        assert len(await ess.companies()) == len(COMPANIES)
    agents = [
        one.body.get("Agent")
        for one in await opened.control.requests()
        if one.action not in ("DescribeBillUsage", "DescribeOrganizationGroupOrganizations")
    ]
    assert agents == [{"ProxyOrganizationId": member.id}] * len(agents)


async def test_a_company_that_has_left_the_group_can_do_nothing(opened: Opened) -> None:
    left = next(one for one in COMPANIES if one.status == 4)
    async with open_client() as client:
        ess = _ess(opened, left.id, client)
        with pytest.raises(Refused) as refused:
            await ess.look([NO_SUCH_ID])
    assert refused.value.reason is Reason.NOT_PERMITTED


async def test_the_browser_signs_where_places_were_set(opened: Opened) -> None:
    order = opened.placed(opened.from_file(ordered=False))
    made = await opened.make(order)
    party = await opened.party(order, made, 1)
    link = await opened.esign.sign_link(made.remote_id, party, LinkKind.BROWSER)
    assert order.signers[1].name in await opened.page(link)


@pytest.fixture
async def opened() -> AsyncIterator[Opened]:
    [ess] = [one for one in EDITIONS if one.name == "ess"]
    async with open_edition(ess) as opened:
        yield opened


def _ess(opened: Opened, member_id: str, client: httpx.AsyncClient) -> Ess:
    """For a company of the group, by the same clock."""
    tencent = opened.tencent
    account = EssAccount(
        secret_id=tencent.config.secret_id,
        secret_key=tencent.config.secret_key,
        operator_id=tencent.config.operator_id,
        api_url=tencent.api_url,
        file_url=tencent.file_url,
        member_id=member_id,
    )
    return Ess(account, client, clock=lambda: opened.now)
