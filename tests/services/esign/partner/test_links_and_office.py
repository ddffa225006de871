"""Links, looking, proof, and what belongs to the company, against the pretend Tencent."""

from datetime import date, timedelta

import httpx
import pytest

from sandbox.tencent import Feature
from services.contracts.controls import AtPoint, Control, Mark
from services.contracts.errors import Reason, Refused
from services.contracts.model import Party
from services.contracts.office import (
    LinkKind,
    MemberState,
    ReportState,
    SealState,
    Verdict,
)
from services.contracts.order import PartyKind, Signer

from .opened import FOREIGN, PERSON, US, Opened

NO_SUCH_ID = "y" * 32
SIGNED = Control(mark=Mark.SIGNATURE, at=AtPoint(page=1, x=80, y=600, width=110, height=40))
SEALED = Control(mark=Mark.SEAL, at=AtPoint(page=1, x=300, y=600, width=110, height=110))


async def test_one_unknown_contract_does_not_hide_the_others(opened: Opened) -> None:
    made = [await opened.make(opened.order()) for _ in range(4)]
    ids = [NO_SUCH_ID, *[one.remote_id for one in made]]
    assert {one.remote_id for one in await opened.esign.look(ids)} == set(ids[1:])
    assert await opened.esign.look([NO_SUCH_ID]) == ()
    assert await opened.esign.look([]) == ()


async def test_a_hundred_are_looked_at_in_one_call(opened: Opened) -> None:
    made = await opened.make(opened.order())
    [seen] = await opened.esign.look([made.remote_id] * 100)
    assert seen.remote_id == made.remote_id
    with pytest.raises(ValueError, match="100"):
        await opened.esign.look([made.remote_id] * 101)


@pytest.mark.parametrize("signer", [US, PERSON, FOREIGN])
async def test_a_link_into_the_mini_program_leads_to_the_page_of_its_party(
    opened: Opened, signer: Signer
) -> None:
    order = opened.order(signer)
    made = await opened.make(order)
    party = await opened.party(order, made, 0)
    link = await opened.esign.sign_link(made.remote_id, party, LinkKind.MINI_PROGRAM)
    assert signer.name in await _page(link)


@pytest.mark.parametrize("signer", [US, PERSON, FOREIGN])
async def test_a_link_for_the_browser_does_where_the_place_is_given(
    opened: Opened, signer: Signer
) -> None:
    control = SIGNED if signer.kind is PartyKind.PERSON else SEALED
    order = opened.order(signer.model_copy(update={"controls": (control,)}))
    made = await opened.make(order)
    party = await opened.party(order, made, 0)
    link = await opened.esign.sign_link(made.remote_id, party, LinkKind.BROWSER)
    assert signer.name in await _page(link)


async def test_whoever_claims_a_role_gets_the_link_of_the_role(opened: Opened) -> None:
    colleague = US.model_copy(update={"account": ""})
    order = opened.order(colleague)
    made = await opened.make(order)
    party = Party(signer=colleague, id=made.party_ids[0])
    assert await opened.esign.sign_link(made.remote_id, party)
    [sent] = await opened.control.requests("CreateSignUrls")
    assert sent.body["GenerateType"] == "RECIPIENT"


async def test_a_template_gives_a_browser_link_or_one_into_the_mini_program(
    opened: Opened,
) -> None:
    order = await opened.template_order("保密协议")
    made = await opened.make(order)
    party = Party(signer=order.signers[1], id=made.party_ids[1])
    assert await opened.esign.sign_link(made.remote_id, party)
    assert not await opened.control.requests("CreateSignUrls")
    await opened.without(Feature.H5_LINKS)
    assert await opened.esign.sign_link(made.remote_id, party)
    assert len(await opened.control.requests("CreateSignUrls")) == 1


async def test_there_is_no_link_for_a_stranger(opened: Opened) -> None:
    made = await opened.make(opened.order())
    stranger = Party(signer=PERSON.model_copy(update={"name": "赵六"}))
    with pytest.raises(Refused) as refused:
        await opened.esign.sign_link(made.remote_id, stranger)
    assert refused.value.reason is Reason.NO_SIGNER


@pytest.mark.parametrize("signer", [US, PERSON, FOREIGN])
async def test_many_are_signed_through_one_link(opened: Opened, signer: Signer) -> None:
    control = SIGNED if signer.kind is PartyKind.PERSON else SEALED
    order = opened.order(signer.model_copy(update={"controls": (control,)}))
    ids = [(await opened.make(order)).remote_id for _ in range(3)]
    link = await opened.esign.many_link(ids, Party(signer=signer))
    assert signer.name in await _page(link)


async def test_our_side_looks_at_a_contract(opened: Opened) -> None:
    made = await opened.make(opened.order())
    async with httpx.AsyncClient(trust_env=False) as client:
        link = await opened.esign.view_link(made.remote_id)
        assert (await client.get(link)).status_code == httpx.codes.OK
    with pytest.raises(Refused) as refused:
        await opened.esign.view_link(NO_SUCH_ID)
    assert refused.value.reason is Reason.NO_CONTRACT


async def test_the_document_is_downloaded(opened: Opened) -> None:
    made = await opened.make(opened.order())
    async with httpx.AsyncClient(trust_env=False) as client:
        link = await opened.esign.download_link(made.remote_id)
        assert (await client.get(link)).content.startswith(b"%PDF")
    with pytest.raises(Refused) as refused:
        await opened.esign.download_link(NO_SUCH_ID)
    assert refused.value.reason is Reason.NO_CONTRACT
    assert refused.value.message


async def test_signatures_are_genuine_once_there_are_any(opened: Opened) -> None:
    made = await opened.make(opened.order())
    assert (await opened.esign.verify(made.remote_id)).verdict is Verdict.UNSIGNED
    await opened.finish(made)
    verified = await opened.esign.verify(made.remote_id)
    assert (verified.verdict, verified.signatures) == (Verdict.GENUINE, 2)


async def test_an_evidence_report_is_ready_after_a_day(opened: Opened) -> None:
    made = await opened.make(opened.order())
    with pytest.raises(Refused) as refused:
        await opened.esign.report(made.remote_id)
    assert refused.value.reason is Reason.NOT_FINISHED
    await opened.finish(made)
    ordered = await opened.esign.report(made.remote_id)
    assert (ordered.state, ordered.link) == (ReportState.MAKING, "")
    await opened.pass_time(opened.tencent.config.delays.evidence)
    ready = await opened.esign.report_state(ordered.report_id)
    assert ready.state is ReportState.READY
    assert ready.link


async def test_a_code_is_made_and_cancelled(opened: Opened) -> None:
    template = opened.tencent.config.templates[1]
    code = await opened.esign.make_qr(template.id, "保密协议", 10, 30)
    assert code.expires == opened.now.replace(microsecond=0) + timedelta(days=30)
    assert code.link
    assert code.sign_link
    await opened.esign.cancel_qr(code.id)
    with pytest.raises(Refused) as refused:
        await opened.esign.cancel_qr(code.id)
    assert refused.value.reason is Reason.NO_CODE


async def test_a_code_lives_for_up_to_a_year(opened: Opened) -> None:
    template = opened.tencent.config.templates[1]
    code = await opened.esign.make_qr(template.id, "保密协议", 10, 365)
    assert code.expires == opened.now.replace(microsecond=0) + timedelta(days=365)


async def test_all_seals_are_told_with_their_state(opened: Opened) -> None:
    seals = await opened.esign.seals()
    assert [one.id for one in seals] == [one.id for one in opened.tencent.config.seals]
    assert [one.state for one in seals] == [
        SealState.USABLE,
        SealState.USABLE,
        SealState.CHECKING,
        SealState.DISABLED,
    ]


async def test_the_companies_of_the_application_are_told(opened: Opened) -> None:
    companies = await opened.esign.companies()
    clients = opened.tencent.config.clients
    assert [(one.id, one.name) for one in companies] == [(one.open_id, one.name) for one in clients]
    assert [one.state for one in companies] == [
        MemberState.JOINED,
        MemberState.JOINED,
        MemberState.INVITED,
    ]


async def test_use_is_summed_up_over_months(opened: Opened) -> None:
    for _ in range(3):
        await opened.make(opened.order())
    today = opened.now.date()
    usage = await opened.esign.usage(today - timedelta(days=80), today + timedelta(days=1))
    [use] = usage.uses
    assert (use.used, use.company) == (3, opened.tencent.config.organization)
    sent = await opened.control.requests("ChannelDescribeBillUsageDetail")
    assert len(sent) >= 3
    assert {one.body["StartTime"][:6] == one.body["EndTime"][:6] for one in sent} == {True}


async def test_nothing_was_used_before_there_was_anything(opened: Opened) -> None:
    usage = await opened.esign.usage(date(2020, 1, 1), date(2020, 1, 31))
    assert list(usage.uses) == []


async def _page(link: str) -> str:
    async with httpx.AsyncClient(trust_env=False) as client:
        reply = await client.get(link)
    assert reply.status_code == httpx.codes.OK
    return reply.text
