"""What somebody typed is kept until it is sent."""

from bot.stage import Stage
from handlers.text import Text
from handlers.views import create
from sandbox.slack.client import Person
from services.store import keys
from services.store.connection import Client

from .acting import NAME, SIGNER, fill_in, form, id_in, open_form

NAME_2 = f"{SIGNER}:1:name"
NAME_3 = f"{SIGNER}:2:name"


async def test_a_closed_form_is_offered_again_with_everything_in_it(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_in(li, form())
    await li.close()

    again = await open_form(li)
    assert again.says(text.create.draft_kept)
    assert again.says("contract.pdf")
    assert again.values[NAME][NAME]["value"] == "Sales 2026"
    assert again.values[NAME_2][NAME_2]["value"] == "李四光"
    done = await li.submit()
    assert id_in(done)


async def test_a_form_in_which_nothing_was_typed_is_no_draft(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await li.close()
    assert not (await open_form(li)).says(text.create.draft_kept)


async def test_starting_afresh_clears_the_form(stage: Stage, li: Person, text: Text) -> None:
    await open_form(li)
    await fill_in(li, form())
    await li.close()

    again = await open_form(li)
    await li.press(again, create.AFRESH)
    empty = await li.wait_modal(lambda v: v.callback_id == create.SUBMIT)
    assert not empty.says(text.create.draft_kept)
    assert empty.values[NAME][NAME]["value"] is None
    await li.close()
    assert not (await open_form(li)).says("Sales 2026")


async def test_an_error_keeps_everything(stage: Stage, li: Person) -> None:
    await open_form(li)
    await fill_in(li, form() | {NAME: "Sales 🎉"})
    assert set((await li.submit()).errors) == {NAME}
    await li.close()
    again = await open_form(li)
    assert again.values[NAME][NAME]["value"] == "Sales 🎉"
    assert again.values[NAME_2][NAME_2]["value"] == "李四光"


async def test_adding_a_signer_keeps_everything(stage: Stage, li: Person) -> None:
    await open_form(li)
    await fill_in(li, form())
    shown = await li.modal()
    assert shown is not None
    await li.press(shown, create.ADD_SIGNER)
    grown = await li.wait_modal(lambda v: NAME_3 in v.actions)
    assert grown.values[NAME_2][NAME_2]["value"] == "李四光"
    await li.press(grown, create.REMOVE_SIGNER)
    await li.wait_modal(lambda v: NAME_3 not in v.actions)
    assert id_in(await li.submit())


async def test_after_the_submission_there_is_no_draft(
    stage: Stage, li: Person, redis: Client, text: Text
) -> None:
    await open_form(li)
    await fill_in(li, form())
    id_in(await li.submit())
    await li.close()
    assert not (await open_form(li)).says(text.create.draft_kept)
    assert await redis.exists(keys.draft(await li.id())) == 0


async def test_drafts_are_each_persons_own(stage: Stage, li: Person, wang: Person) -> None:
    await open_form(li)
    await fill_in(li, form())
    await li.close()
    assert not (await open_form(wang)).says("Sales 2026")


async def test_a_press_that_comes_twice_bothers_nobody(stage: Stage, li: Person) -> None:
    """A double click: the second one finds a form that has changed since."""
    shown = await open_form(li)
    await li.press(shown, create.ADD_SIGNER)
    await li.wait_modal(lambda v: NAME_3 in v.actions)
    assert (await stage.desk.replay()).status == 200
    assert await li.dm_messages() == []
    after = await li.modal()
    assert after is not None
    assert NAME_3 in after.actions
