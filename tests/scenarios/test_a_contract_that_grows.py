"""A contract whose signers are not all known when it goes out: they join, and its owner ends it."""

from dataclasses import replace
from typing import Any

import pytest

from bot.stage import Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from handlers.views import card, create, grow, links
from sandbox.slack.client import Person
from sandbox.tencent.pdf import sample_pdf
from services.contracts.announcements import Line
from services.contracts.model import Status
from services.contracts.rules import At

from .acting import (
    FILE,
    SIGNER,
    Made,
    choose,
    ephemeral_saying,
    eventually,
    fill_in,
    form,
    id_in,
    make,
    open_form,
    wait_for_flow,
)
from .test_a_contract_from_a_template import choose_template
from .test_an_edition_without_an_ability import Poor

both = pytest.mark.parametrize("lang", ["en", "zh"])

WHO = "esign:v1:grow:who:0"
WITNESS = {f"{WHO}:name": "韩梅", f"{WHO}:mobile": "13700000003", f"{WHO}:member": "wang"}


async def made_to_grow(stage: Stage, li: Person, text: Text, **typed: Any) -> Made:
    await open_form(li)
    await fill_in(li, {**form(), create.GROWING: ["yes"], **typed})
    made = Made(stage, id_in(await li.submit()), "Sales 2026", "legal")
    await li.close()
    await made.card(text.words.status[Status.WAITING], text.grow.next_open)
    await wait_for_flow(stage, made.name)
    return made


@both
async def test_signers_join_it_and_it_ends_when_its_owner_says_so(
    stage: Stage, li: Person, wang: Person, text: Text
) -> None:
    made = await made_to_grow(stage, li, text, **{create.VERIFY: ["face"]})
    [asked] = await stage.tencent.requests("CreateFlowByFiles")
    assert asked.body["OpenDynamicSignFlow"] is True
    flow = await made.flow()
    for who in (0, 1):
        await stage.tencent.sign(flow.flow_id, who)
    shown = await made.card(text.grow.next_to_end)
    assert shown.actions[0] == card.END
    assert card.REMIND not in shown.actions

    await choose(li, shown, card.GROW, made.id)
    await li.wait_modal(grow.SUBMIT)
    await li.fill({**WITNESS, f"{WHO}:mobile": "137"})
    assert (await li.submit()).errors == {f"{WHO}:mobile": text.wrong.mobile}
    await li.fill({f"{WHO}:mobile": "13700000003"})
    done = await li.submit()
    assert done.view is not None
    assert done.view.says(text.grow.asked(made.name))
    await li.close()
    await made.card("韩*", "137****0003", text.grow.next_open)
    await made.lines(text.card.of_party[Line.PARTY_ADDED]("韩*"))
    [joining] = await stage.tencent.requests("CreateDynamicFlowApprover")
    assert [one["ApproverSignTypes"] for one in joining.body["Approvers"]] == [[1]]
    await wang.wait_dm(lambda said: links.GET_LINK in said.actions)

    await choose(li, await made.card(), card.END, made.id)
    await ephemeral_saying(li, text.grow.not_all(made.name, "韩*"))
    assert await stage.tencent.requests("ArchiveDynamicFlow") == []
    await stage.tencent.sign(flow.flow_id, 2)
    await li.press(await made.card(text.grow.next_to_end), card.END)
    await li.wait_modal(grow.END_SUBMIT)
    assert (await li.submit()).kind == "update"
    await li.close()
    ended = await made.card(text.words.status[Status.FINISHED])
    assert card.DOWNLOAD in ended.actions
    assert len(await stage.tencent.requests("ArchiveDynamicFlow")) == 1


@both
async def test_nobody_is_added_twice_and_where_all_are_placed_a_place_is_asked(
    stage: Stage, li: Person, text: Text
) -> None:
    pdf = await li.upload("contract.pdf", sample_pdf("甲方盖章 乙方签字 见证人"))
    words = {f"{SIGNER}:{n}:place": word for n, word in enumerate(("甲方盖章", "乙方签字"))}
    made = await made_to_grow(stage, li, text, **{FILE: pdf}, **words)
    await choose(li, await made.card(), card.GROW, made.id)
    await li.wait_modal(grow.SUBMIT)
    there = {f"{WHO}:name": "李四光", f"{WHO}:mobile": "139 0000 0002"}
    await li.fill({**there, f"{WHO}:place": " "})
    assert (await li.submit()).errors == {
        f"{WHO}:mobile": text.wrong.twice,
        f"{WHO}:place": text.wrong.missing[At.SIGNER_PLACE],
    }
    await li.fill({**WITNESS, f"{WHO}:place": "见证人"})
    assert (await li.submit()).kind == "update"
    await li.close()
    await made.card("韩*")
    [asked] = await stage.tencent.requests("CreateDynamicFlowApprover")
    [placed] = asked.body["Approvers"][0]["SignComponents"]
    assert placed["ComponentId"] == "见证人"


@both
async def test_only_its_owner_adds_and_ends(
    stage: Stage, li: Person, sam: Person, text: Text
) -> None:
    made = await made_to_grow(stage, li, text)
    for action in (card.GROW, card.END):
        seen = len(await sam.ephemerals())
        await choose(sam, await made.card(), action, made.id)
        await ephemeral_saying(sam, text.replies.only_owner(f"<@{await li.id()}>"))
        assert len(await sam.ephemerals()) == seen + 1
    assert await stage.tencent.requests("CreateDynamicFlowApprover") == []


@both
async def test_an_ordinary_contract_does_not_grow_and_one_of_a_template_cannot(
    stage: Stage, li: Person
) -> None:
    made = await make(stage)
    options = (await made.card()).element(card.MORE)["options"]
    offered = [entry["value"].split()[0] for entry in options]
    assert not {card.GROW, card.END} & set(offered)
    shown = await open_form(li)
    assert create.GROWING in shown.actions
    assert create.GROWING not in (await choose_template(li)).actions


@both
async def test_entries_from_richer_days_are_told(
    stage: Stage, given: Given, redis: object, text: Text
) -> None:
    li = stage.desk.person("li")
    async with bot_on(stage, given):
        made = await made_to_grow(stage, li, text)
        shown = await made.card()
    async with bot_on(stage, replace(given, edition=Poor)):
        for action in (card.GROW, card.END):
            told = len(await li.ephemerals())
            await choose(li, shown, action, made.id)

            async def is_told(before: int = told) -> bool:
                return len(await li.ephemerals()) > before

            await eventually(is_told)
            assert (await li.ephemerals())[-1].says(text.errors.unsupported)
    assert await stage.tencent.requests("CreateDynamicFlowApprover") == []
