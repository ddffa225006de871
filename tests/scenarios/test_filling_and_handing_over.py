"""A signer who has to fill in fields first, and a signer who hands over to somebody else."""

import pytest

from bot.stage import Stage
from handlers.text import Text
from sandbox.slack.client import Person
from services.contracts.announcements import Line
from services.contracts.model import Standing, Status

from .acting import Made, id_in, make, open_form
from .test_a_contract_from_a_template import choose_template, fill_roles

THEIRS, OURS = 1, 0


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_the_card_waits_for_the_fields_and_then_for_the_signatures(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_roles(li, await choose_template(li, "入职", "入职协议"), "Joining 2026")
    made = Made(stage, id_in(await li.submit()), "Joining 2026", "legal")
    words = text.words
    await made.card(words.status[Status.FILLING], words.standing[Standing.TO_FILL])
    flow = await made.flow()

    await stage.tencent.fill(flow.flow_id, THEIRS)
    await made.card(words.status[Status.WAITING], words.standing[Standing.FILLED])
    await made.lines(text.card.of_party[Line.PARTY_FILLED]("李**"))

    for who in (OURS, THEIRS):
        await stage.tencent.sign(flow.flow_id, who)
    await made.card(words.status[Status.FINISHED], words.signed_of(2, 2))


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_the_card_knows_who_took_over_and_counts_their_signature(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage)
    flow = await made.flow()
    await stage.tencent.forward(flow.flow_id, OURS, "陈晨", "13700000003")
    await made.card(text.words.standing[Standing.FORWARDED], "陈*", text.words.signed_of(0, 2))
    await made.lines(text.card.of_party[Line.PARTY_FORWARDED]("赵** · 示例科技有限公司"))

    await stage.tencent.sign(flow.flow_id, "陈晨")
    await made.card(text.words.signed_of(1, 2))
    await stage.tencent.sign(flow.flow_id, "李四光")
    await made.card(text.words.status[Status.FINISHED], text.words.signed_of(2, 2))
