"""One contract from the slash command to the signed PDF, as every person in it sees it."""

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import card, links
from sandbox.slack.client import Person
from services.contracts.announcements import Line
from services.contracts.model import Standing, Status

from .acting import (
    NAME,
    OUR_SIGNER,
    SIGNER,
    THEIR_SIGNER,
    Made,
    ephemeral_saying,
    fill_in,
    form,
    id_in,
    make,
    open_form,
)

pytestmark = pytest.mark.parametrize("lang", ["en", "zh"])


async def test_a_field_is_mended_and_the_contract_is_created_once(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_in(li, form() | {f"{SIGNER}:0:mobile": "138"})
    refused = await li.submit()
    assert refused.errors == {f"{SIGNER}:0:mobile": text.wrong.mobile}
    assert refused.view is not None
    assert refused.view.values[NAME][NAME]["value"] == "Sales 2026"

    await li.fill({f"{SIGNER}:0:mobile": "138-0000 0009"})
    made = Made(stage, id_in(await li.submit()), "Sales 2026", "legal")
    await made.card(text.words.signed_of(0, 2), text.words.status[Status.WAITING])

    [flow] = await stage.tencent.flows()
    assert [(one.name, one.mobile) for one in flow.signers] == [OUR_SIGNER, THEIR_SIGNER]
    assert len(await stage.tencent.requests("CreateFlowByFiles")) == 1


async def test_two_parties_sign_and_the_one_card_follows(
    stage: Stage, li: Person, zhao: Person, text: Text
) -> None:
    made = await make(stage)
    first = await made.card()
    flow = await made.flow()

    await stage.tencent.sign(flow.flow_id, 0)
    await made.card(text.words.signed_of(1, 2), text.words.standing[Standing.SIGNED])
    await stage.tencent.sign(flow.flow_id, 1)
    done = await made.card(text.words.status[Status.FINISHED])

    assert done.ts == first.ts
    assert done.actions == [card.DOWNLOAD, card.MORE]
    lines = await made.lines(text.card.of_contract[Line.FINISHED])
    said = [
        text.card.of_person[Line.CREATED](f"<@{await li.id()}>"),
        text.card.of_party[Line.PARTY_SIGNED]("赵**"),
        text.card.of_party[Line.PARTY_SIGNED]("李**"),
        text.card.of_contract[Line.FINISHED],
    ]
    assert len(lines) == len(said)
    masked = [line.replace(" · 示例科技有限公司", "") for line in lines]
    assert all(part in line for line, part in zip(masked, said, strict=True))


async def test_the_channel_itself_hears_only_of_the_end(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    flow = await made.flow()
    await stage.tencent.sign(flow.flow_id, 0)
    await stage.tencent.sign(flow.flow_id, 1)
    await made.lines(text.card.of_contract[Line.FINISHED])

    messages = await stage.desk.messages("legal")
    broadcast = [m.text for m in messages if m.raw.get("subtype") == "thread_broadcast"]
    assert len(broadcast) == 1
    assert text.card.of_contract[Line.FINISHED] in broadcast[0]
    assert len([m for m in messages if m.thread_ts in (None, m.ts)]) == 1


async def test_the_sign_link_is_minted_for_its_owner_alone(
    stage: Stage, li: Person, zhao: Person, sam: Person, text: Text
) -> None:
    made = await make(stage)
    invitation = await zhao.wait_dm(lambda m: links.GET_LINK in m.actions)
    assert await stage.tencent.requests("CreateFlowSignUrl") == []

    await zhao.press(invitation, links.GET_LINK)
    shown = await ephemeral_saying(zhao, text.links.sign_ready(made.name))
    opened = await zhao.press(shown, links.OPEN_SIGN)
    assert opened.problem == ""
    assert opened.opened is not None
    assert [m for m in await zhao.dm_messages() if m.says(opened.opened)] == []

    told = await sam.command(f"/esign status {made.id}")
    assert text.replies.only_involved(f"<@{await li.id()}>") in told.text


async def test_the_signed_pdf_is_for_those_in_the_contract(
    stage: Stage, li: Person, sam: Person, text: Text
) -> None:
    made = await make(stage)
    flow = await made.flow()
    await stage.tencent.sign(flow.flow_id, 0)
    await stage.tencent.sign(flow.flow_id, 1)
    done = await made.card(text.words.status[Status.FINISHED])

    await sam.press(done, card.DOWNLOAD)
    await ephemeral_saying(sam, text.replies.only_involved(f"<@{await li.id()}>"))
    assert await stage.tencent.requests("DescribeFileUrls") == []

    await li.press(done, card.DOWNLOAD)
    shown = await ephemeral_saying(li, text.links.download_ready(made.name))
    assert (await li.press(shown, links.OPEN_DOWNLOAD)).opened is not None


async def test_a_signer_who_refuses_ends_it_and_the_channel_reads_why(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    flow = await made.flow()
    await stage.tencent.refuse(flow.flow_id, 0, "价格不对，请打 13912345678")

    done = await made.card(text.words.status[Status.REFUSED], "价格不对")
    assert done.actions == []
    lines = await made.lines(text.card.of_contract[Line.REFUSED])
    assert not any("13912345678" in line for line in lines)
    assert not done.says("13912345678")


async def test_a_contract_that_runs_out_of_time_says_so(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    await stage.tencent.expire((await made.flow()).flow_id)
    await made.card(text.words.status[Status.EXPIRED])
    await made.lines(text.card.of_contract[Line.EXPIRED])
