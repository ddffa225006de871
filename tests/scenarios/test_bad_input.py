"""What people get wrong is said where they did it, in their language, and costs nothing."""

from typing import Any

import pytest

from bot.stage import Stage
from handlers.text import Text
from sandbox.slack.client import Person

from .acting import (
    CHANNEL,
    DEADLINE,
    FILE,
    NAME,
    OUR_COMPANY,
    OUR_SIGNER,
    REVIEWER,
    SIGNER,
    Made,
    fill_in,
    form,
    id_in,
    in_days,
    open_form,
    row,
)

pytestmark = pytest.mark.parametrize("lang", ["en", "zh"])


async def errors_of(li: Person, typed: dict[str, Any]) -> dict[str, str]:
    """What the modal complains about, and nothing was sent to Tencent."""
    await open_form(li)
    await fill_in(li, typed)
    done = await li.submit()
    assert done.kind == "errors", done
    return done.errors


async def test_a_file_that_is_no_pdf_whatever_its_name(
    stage: Stage, li: Person, text: Text
) -> None:
    file = await li.upload("contract.pdf", b"PK\x03\x04 a Word document, renamed")
    assert await errors_of(li, form(file=file)) == {FILE: text.wrong.not_a_pdf}
    assert await stage.tencent.requests() == []

    await li.fill({FILE: await li.upload("contract.pdf", b"\xef\xbb\xbf%PDF-1.4 after a mark")})
    assert id_in(await li.submit())


async def test_a_file_of_61_megabytes(stage: Stage, li: Person, text: Text) -> None:
    file = await li.upload("contract.pdf", b"%PDF-1.7", reported_size=61 * 1024 * 1024)
    await open_form(li)
    await li.fill(form())
    await li.fill({FILE: [file]}, unchecked=True)
    done = await li.submit()
    assert done.errors == {FILE: text.wrong.file_too_big(60)}
    assert await stage.tencent.requests() == []


@pytest.mark.parametrize("mobile", ["1380000000", "12800000000", "+1 415 555 0100", "abc"])
async def test_a_number_that_is_no_mainland_mobile(
    stage: Stage, li: Person, text: Text, mobile: str
) -> None:
    at = f"{SIGNER}:1:mobile"
    assert await errors_of(li, form() | {at: mobile}) == {at: text.wrong.mobile}


async def test_half_width_brackets_in_a_company_name(stage: Stage, li: Person, text: Text) -> None:
    at = f"{SIGNER}:0:company"
    problems = await errors_of(li, form() | {at: "示例(上海)有限公司"})
    assert problems == {at: text.wrong.half_width_brackets("示例（上海）有限公司")}


async def test_a_company_signer_without_a_company(stage: Stage, li: Person, text: Text) -> None:
    typed = form() | row(0, *OUR_SIGNER) | {f"{SIGNER}:0:kind": "employee"}
    typed.pop(f"{SIGNER}:0:company")
    problems = await errors_of(li, typed)
    assert problems == {f"{SIGNER}:0:company": text.wrong.company_missing}


async def test_a_contract_name_with_characters_that_the_edition_refuses(
    stage: Stage, li: Person, text: Text
) -> None:
    problems = await errors_of(li, form("Sales/2026 🎉"))
    assert problems == {NAME: text.wrong.characters("/ 🎉")}


async def test_a_last_day_that_is_over_or_too_far_away(
    stage: Stage, li: Person, text: Text
) -> None:
    problems = await errors_of(li, form() | {DEADLINE: in_days(-2)})
    assert problems == {DEADLINE: text.wrong.past}
    await li.fill({DEADLINE: in_days(400)})
    assert (await li.submit()).errors == {DEADLINE: text.wrong.too_late(365)}


async def test_the_same_signer_twice(stage: Stage, li: Person, text: Text) -> None:
    typed = form() | row(1, *OUR_SIGNER, company=OUR_COMPANY)
    problems = await errors_of(li, typed)
    assert problems == {f"{SIGNER}:1:mobile": text.wrong.twice}


async def test_everything_wrong_at_once_is_said_at_once(
    stage: Stage, li: Person, text: Text
) -> None:
    file = await li.upload("contract.pdf", b"GIF89a")
    typed = form("🎉", file=file) | {f"{SIGNER}:1:mobile": "1", DEADLINE: in_days(-2)}
    problems = await errors_of(li, typed)
    assert set(problems) == {FILE, NAME, f"{SIGNER}:1:mobile", DEADLINE}


async def test_a_channel_that_the_bot_is_not_in_moves_the_card_to_its_owner(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await fill_in(li, form() | {CHANNEL: "random"})
    made = Made(stage, id_in(await li.submit()), "Sales 2026", "random")
    shown = await li.wait_dm(lambda m: m.says(made.id) and m.says("138****0009"))
    assert shown.says(made.name)
    await li.wait_dm(lambda m: m.says("/invite"))
    assert await stage.desk.messages("random") == []


class TestReviewersAreLimited:
    """REVIEWERS names who may be asked."""

    async def test_somebody_else_is_refused_at_the_field(
        self, stage: Stage, li_with_reviewers: Person, text: Text
    ) -> None:
        li = li_with_reviewers
        problems = await errors_of(li, form(reviewer="sam"))
        assert problems == {REVIEWER: text.wrong.unknown}
        await li.fill({REVIEWER: "wang"})
        assert id_in(await li.submit())


async def test_an_unknown_button_and_an_unknown_form_are_answered(
    stage: Stage, li: Person, text: Text
) -> None:
    shown = await open_form(li)
    old = {**shown.raw, "callback_id": "esign:v0:create"}
    me = {"id": await li.id(), "name": "li", "team_id": "T0SIGNET1"}
    payload = {
        "type": "view_submission",
        "team": {"id": "T0SIGNET1", "domain": "pretend"},
        "user": me,
        "api_app_id": "A0SIGNET1",
        "token": "x",
        "trigger_id": "1.2.old",
        "view": old,
        "response_urls": [],
    }
    answered = await stage.desk.inject_payload(payload)
    assert answered.status == 200
    await li.wait_dm(lambda m: m.says(text.replies.outdated))
