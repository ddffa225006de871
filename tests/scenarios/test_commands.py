"""What can be typed after /esign, and what is answered to the rest."""

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import cancel, status
from sandbox.slack.client import Person
from services.contracts.model import Status

from .acting import make, open_form

both = pytest.mark.parametrize("lang", ["en", "zh"])


@both
@pytest.mark.parametrize("typed", ["/esign", "/esign help", "/esign 帮助", "/esign  HELP  "])
async def test_a_bare_command_and_help_teach_every_verb(
    stage: Stage, li: Person, text: Text, typed: str
) -> None:
    told = await li.command(typed)
    assert all(usage in told.text for usage, _ in text.help.verbs) or all(
        explained in told.text for _, explained in text.help.verbs
    )


async def test_full_width_letters_are_letters(stage: Stage, li: Person) -> None:
    typed, meant = await li.command("/esign ＬＩＳＴ"), await li.command("/esign list")
    assert typed.text == meant.text


@both
@pytest.mark.parametrize(
    ("typed", "nearest"),
    [("lst", "list"), ("stauts", "status"), ("cancle", "cancel"), ("新", "新建"), ("撤消", "撤销")],
)
async def test_an_unknown_verb_is_answered_with_the_nearest(
    stage: Stage, li: Person, text: Text, typed: str, nearest: str
) -> None:
    told = await li.command(f"/esign {typed} something")
    assert text.help.unknown(typed) in told.text
    assert text.help.nearest(nearest) in told.text


async def test_what_is_like_no_verb_is_answered_with_all_of_them(
    stage: Stage, li: Person, text: Text
) -> None:
    told = await li.command("/esign <!channel> & co")
    assert told.message is not None
    assert text.help.unknown("<!channel>") in told.message.words
    assert "<!channel>" not in told.message.text
    assert text.help.outro in told.message.words


@pytest.mark.parametrize("typed", ["/esign 新建", "/esign \u3000新建", "/esign \u3000 new\u3000"])
async def test_chinese_verbs_and_full_width_spaces_open_the_form(
    stage: Stage, li: Person, typed: str
) -> None:
    await open_form(li, typed)


@both
async def test_an_empty_list_offers_the_first_contract(
    stage: Stage, li: Person, text: Text
) -> None:
    told = await li.command("/esign 列表")
    assert text.status.empty in told.text
    assert told.message is not None
    await li.press(told.message, status.NEW)
    await li.wait_modal("esign:v1:create")


@both
async def test_a_list_shows_the_contracts_of_everybody_in_them(
    stage: Stage, li: Person, zhao: Person, sam: Person, text: Text
) -> None:
    made = await make(stage, "Sales 2026")
    for person, heading in ((li, text.status.waits_for_others), (zhao, text.status.needs_me)):
        told = await person.command("/esign list")
        assert made.id in told.text
        assert heading in told.text
    assert made.id not in (await sam.command("/esign list")).text


@both
async def test_status_finds_by_id_in_any_case_and_by_part_of_the_name(
    stage: Stage, li: Person, text: Text
) -> None:
    made = await make(stage, "Sales 2026")
    for sought in (made.id, made.id.lower(), "sales", "ＳＡＬＥＳ\u30002026"):
        told = await li.command(f"/esign status {sought}")
        assert made.id in told.text, sought
        assert text.words.status[Status.WAITING] in told.text
    assert made.id in (await li.command(f"/esign 状态 {made.id}")).text


@both
async def test_several_that_fit_are_asked_about(stage: Stage, li: Person, text: Text) -> None:
    first, second = await make(stage, "Sales 2026"), await make(stage, "Sales 2027")
    told = await li.command("/esign status sales")
    assert text.status.several(2, "sales") in told.text
    assert first.id in told.text
    assert second.id in told.text
    assert told.message is not None
    await li.press(told.message, status.DETAILS, value=second.id)
    shown = await li.wait_ephemeral(lambda m: second.id in m.words and m.says("138****0009"))
    assert shown.says("Sales 2027")


@both
@pytest.mark.parametrize("verb", ["status", "remind", "extend"])
async def test_no_argument_is_asked_for(stage: Stage, li: Person, text: Text, verb: str) -> None:
    told = await li.command(f"/esign {verb}")
    assert told.message is not None
    asks = text.replies.which_contract(f"/esign {verb} {text.help.number}")
    assert asks in told.message.words


@both
@pytest.mark.parametrize("verb", ["status", "remind", "cancel"])
async def test_an_unknown_id_is_said(stage: Stage, li: Person, text: Text, verb: str) -> None:
    told = await li.command(f"/esign {verb} NOSUCH0000")
    assert text.errors.not_found("NOSUCH0000") in told.text


@both
@pytest.mark.parametrize("verb", ["status", "remind", "cancel"])
async def test_somebody_elses_contract_is_refused_with_who_may(
    stage: Stage, li: Person, sam: Person, text: Text, verb: str
) -> None:
    made = await make(stage)
    told = await sam.command(f"/esign {verb} {made.id}")
    assert text.replies.only_involved(f"<@{await li.id()}>") in told.text
    assert await sam.modal() is None
    assert await stage.tencent.requests("CreateFlowReminds") == []


async def test_a_signer_may_look_but_not_cancel(
    stage: Stage, li: Person, zhao: Person, text: Text
) -> None:
    made = await make(stage)
    told = await zhao.command(f"/esign status {made.id}")
    assert made.id in told.text
    assert told.message is not None
    assert cancel.SUBMIT not in told.message.actions
    assert text.links.get_link in told.text
    told = await zhao.command(f"/esign cancel {made.id}")
    assert text.replies.only_owner(f"<@{await li.id()}>") in told.text
