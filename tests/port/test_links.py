"""Links: personal ones to sign with, and what is behind them."""

import httpx
import pytest

from services.contracts.can import Can
from services.contracts.errors import Reason, Refused, Unsupported
from services.contracts.model import Party
from services.contracts.office import LinkKind
from tests.port.needs import needs
from tests.port.opened import NO_SUCH_ID, Opened


async def _page(link: str) -> httpx.Response:
    async with httpx.AsyncClient(trust_env=False) as browser:
        return await browser.get(link)


@needs(Can.SIGN_LINK)
@pytest.mark.parametrize("index", [0, 1])
async def test_a_sign_link_leads_to_the_page_of_the_party_it_is_for(
    opened: Opened, index: int
) -> None:
    order = opened.from_file(ordered=False)
    made = await opened.make(order)
    link = await opened.esign.sign_link(made.remote_id, await opened.party(order, made, index))
    shown = (await _page(link)).text
    assert order.signers[index].name in shown
    assert order.signers[1 - index].name not in shown


@needs(Can.SIGN_LINK)
@pytest.mark.parametrize("kind", LinkKind)
async def test_a_sign_link_is_of_the_kind_asked_for_or_that_kind_is_said_to_be_lacking(
    opened: Opened, kind: LinkKind
) -> None:
    order = opened.placed(opened.from_file(ordered=False))
    made = await opened.make(order)
    party = await opened.party(order, made, 1)
    link, lacked = "", ""
    try:
        link = await opened.esign.sign_link(made.remote_id, party, kind)
    except Unsupported as unsupported:
        lacked = unsupported.ability
    assert lacked in ("", kind)
    assert lacked != LinkKind.ANY
    assert lacked or order.signers[1].name in (await _page(link)).text


@needs(Can.SIGN_LINK)
async def test_a_sign_link_serves_for_half_an_hour(opened: Opened) -> None:
    order = opened.from_file(ordered=False)
    made = await opened.make(order)
    link = await opened.esign.sign_link(made.remote_id, await opened.party(order, made, 1))
    await opened.pass_time(29 * 60)
    assert (await _page(link)).status_code == 200


@needs(Can.SIGN_LINK)
async def test_who_is_no_party_gets_no_sign_link(opened: Opened) -> None:
    made = await opened.make(opened.from_file(ordered=False))
    stranger = opened.edition.them.model_copy(
        update={"name": "王五", "mobile": "13900000009", "account": NO_SUCH_ID}
    )
    with pytest.raises(Refused) as refused:
        await opened.esign.sign_link(made.remote_id, Party(signer=stranger))
    assert refused.value.reason is Reason.NO_SIGNER


@needs(Can.SIGN_LINK)
async def test_nothing_has_no_sign_link(opened: Opened) -> None:
    with pytest.raises(Refused) as refused:
        await opened.esign.sign_link(NO_SUCH_ID, Party(signer=opened.edition.them))
    assert refused.value.reason is Reason.NO_CONTRACT


@needs(Can.DOWNLOAD)
async def test_the_document_of_a_finished_contract_is_downloaded(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    await opened.sign(made, 0)
    await opened.sign(made, 1)
    document = await _page(await opened.esign.download_link(made.remote_id))
    assert document.content.startswith(b"%PDF-")


@needs(Can.DOWNLOAD)
async def test_nothing_has_no_document(opened: Opened) -> None:
    with pytest.raises(Refused) as refused:
        await opened.esign.download_link(NO_SUCH_ID)
    assert refused.value.reason is Reason.NO_CONTRACT


@needs(Can.VIEW_LINK)
async def test_our_side_looks_at_a_contract_that_is_still_running(opened: Opened) -> None:
    made = await opened.make(opened.from_file())
    assert (await _page(await opened.esign.view_link(made.remote_id))).status_code == 200


@needs(Can.VIEW_LINK)
async def test_there_is_nothing_to_look_at_where_there_is_no_contract(opened: Opened) -> None:
    with pytest.raises(Refused) as refused:
        await opened.esign.view_link(NO_SUCH_ID)
    assert refused.value.reason is Reason.NO_CONTRACT
