"""By what signers prove who they are: asked once for all of them, where the edition can."""

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import create, trouble
from handlers.views.create_source import FILES
from sandbox.slack.client import Person, View
from sandbox.tencent import Fault
from services.contracts.can import Can
from services.contracts.model import Status
from services.contracts.ways import Verify
from tests.port.editions import Edition
from tests.port.needs import needs, over_editions

from .acting import FILE, NAME, SIGNER, Made, fill_in, id_in, open_form
from .cast import PAPER, PLACES, form_of
from .test_a_contract_from_a_template import choose_template

CAN = needs(Can.VERIFICATION)
CALLED = "Sales_2026"
WORDS = {f"{SIGNER}:{at}:place": word for at, word in enumerate(PLACES)}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    over_editions(metafunc)


async def asked_of(stage: Stage, edition: Edition, making: str) -> list[list[int] | None]:
    """What was said of each signer in the last request that made something."""
    body = (await stage.tencent.requests(edition.making[making]))[-1].body
    files = body.get("FlowGroupInfos") or body.get("FlowFileInfos") or [body]
    signers = [one for file in files for one in file.get("Approvers") or file["FlowApprovers"]]
    return [one.get("ApproverSignTypes") for one in signers]


def chosen_in(shown: View) -> list[str]:
    ways = shown.values[create.VERIFY][create.VERIFY]["selected_options"]
    return [one["value"] for one in ways]


@CAN
@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_what_is_chosen_is_asked_of_every_signer(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    shown = await open_form(li)
    words = text.verification.words
    options = shown.element(create.VERIFY)["options"]
    assert [one["text"]["text"] for one in options] == [words[one] for one in Verify]
    assert shown.says(text.verification.hint)
    await fill_in(li, form_of(edition, CALLED), pdf=PAPER)
    await li.fill({create.VERIFY: [words[Verify.FINGERPRINT]]})
    assert (await li.submit()).errors == {create.VERIFY: text.wrong.device_alone}
    await li.fill({create.VERIFY: [words[Verify.FINGERPRINT], words[Verify.FACE]]})
    made = Made(stage, id_in(await li.submit()), CALLED, "legal")
    await made.card(text.words.status[Status.WAITING])
    assert await asked_of(stage, edition, "file") == [[1, 5], [1, 5]]


@CAN
async def test_nothing_chosen_leaves_it_to_tencent(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_in(li, form_of(edition, CALLED), pdf=PAPER)
    made = Made(stage, id_in(await li.submit()), CALLED, "legal")
    await made.card(text.words.status[Status.WAITING])
    assert await asked_of(stage, edition, "file") == [None, None]


@CAN
async def test_a_closed_form_and_a_refused_contract_bring_it_back(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_in(li, form_of(edition, CALLED), pdf=PAPER)
    await li.fill({create.VERIFY: ["face", "password"]})
    await li.close()
    assert chosen_in(await open_form(li)) == ["face", "password"]
    refusal = Fault(
        action=edition.making["file"], kind="error", code="OperationDenied.NoIdentityVerify"
    )
    await stage.tencent.fail_next(refusal)
    await li.submit()
    await li.close()
    told = await li.wait_dm(lambda m: trouble.REOPEN in m.actions)
    await li.press(told, trouble.REOPEN)
    again = await li.wait_modal(create.SUBMIT)
    assert chosen_in(again) == ["face", "password"]


@needs(Can.VERIFICATION, Can.GROUPS)
async def test_it_is_asked_in_each_contract_of_a_group(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    await open_form(li, "/esign group")
    files = [await li.upload(name, PAPER) for name in ("a1.pdf", "b2.pdf")]
    typed = {**form_of(edition, "Purchase2026"), **WORDS, create.VERIFY: ["carrier"]}
    await li.fill({FILES: files, **typed})
    done = await li.submit()
    assert done.view is not None
    assert done.view.says(text.group.accepted("Purchase2026", 2))
    says = text.words.status[Status.WAITING]
    await stage.desk.wait_message("legal", lambda m: m.says(says) and m.says("b2"))
    assert await asked_of(stage, edition, "group") == [[3]] * 4


@needs(Can.VERIFICATION, Can.TEMPLATES)
async def test_a_template_says_it_itself_and_the_choice_waits_for_a_file(
    stage: Stage, edition: Edition, li: Person
) -> None:
    await open_form(li)
    await li.fill({NAME: CALLED, create.VERIFY: ["face"]})
    assert create.VERIFY not in (await choose_template(li)).actions
    await li.fill({create.SOURCE: "file"})
    assert chosen_in(await li.wait_modal(lambda v: FILE in v.actions)) == ["face"]
