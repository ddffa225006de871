"""The form for several templates that are signed together, over the editions that can."""

from collections.abc import Mapping
from typing import Any

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import create
from handlers.views.create_source import FILES
from sandbox.slack.client import Person
from sandbox.tencent import Fault
from sandbox.tencent.config import TemplateSpec
from services.contracts.can import Can
from services.contracts.errors import Reason
from services.contracts.rules import At
from tests.port.editions import Edition
from tests.port.needs import needs, over_editions

from .acting import CHANNEL, FILE, NAME, OUR_SIGNER, THEIR_SIGNER, eventually
from .acting import SIGNER as ROW
from .several_templates import (
    CALLED,
    CROWD,
    GUARANTOR,
    KEYS,
    LEASE,
    NAMES,
    SURETY,
    choose,
    fields,
    named,
    submitted,
    tencent_config,
    typed,
)
from .test_a_contract_from_a_template import scope_of
from .test_groups import FILE_NAMES, add, open_group

__all__ = ["tencent_config"]

pytestmark = needs(Can.GROUPS, Can.TEMPLATES, Can.FILES)
LANGS = pytest.mark.parametrize("lang", ["en", "zh"])
DESCRIBING = {"ess": "DescribeFlowTemplates", "partner": "DescribeTemplates"}


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    over_editions(metafunc)


@LANGS
async def test_what_is_wrong_with_a_role_is_told_at_its_place_and_nothing_typed_is_lost(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    await open_group(li)
    shown = await choose(li, *NAMES)
    whole, scope = typed(shown), scope_of(shown)
    surety = next(one for one in shown.actions if SURETY.id in one and ":field:" in one)
    await li.fill({**whole, f"{scope}:2:name": " ", surety: " "})
    assert (await li.submit()).errors == {
        f"{scope}:2:name": text.wrong.missing[At.SIGNER_NAME],
        surety: text.wrong.missing[At.FIELD],
    }
    await li.fill({f"{scope}:2:kind": "employee", f"{scope}:2:name": "韩梅梅", surety: "1"})
    wrong = (await li.submit()).errors
    assert set(wrong) == {f"{scope}:2:kind", f"{scope}:2:company"}
    assert await stage.tencent.flows() == []
    await li.fill({f"{scope}:2:kind": "person"})
    await submitted(stage, li, text)


async def test_too_few_are_told_where_they_are_chosen(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    await open_group(li)
    shown = await choose(li, KEYS.name)
    await li.fill({NAME: CALLED, **named(shown, 0, THEIR_SIGNER)})
    assert (await li.submit()).errors == {create.TEMPLATES: text.wrong.too_few(2)}
    await li.fill({create.TEMPLATES: []}, unchecked=True)
    none = await li.wait_modal(lambda v: v.says(text.group.templates_first))
    assert none.element(f"{ROW}:0:name")["initial_value"] == THEIR_SIGNER[0]


@LANGS
async def test_what_is_too_much_for_one_form_is_taken_out_and_the_rest_stays(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    await open_group(li)
    shown = await choose(li, *NAMES)
    await li.fill(typed(shown))
    await li.fill({create.TEMPLATES: [*NAMES, CROWD.name]})
    too_large = text.errors.reason[Reason.TEMPLATES_TOO_LARGE]
    again = await li.wait_modal(lambda v: v.says(too_large))
    chosen = again.element(create.TEMPLATES)["initial_options"]
    assert [one["text"]["text"] for one in chosen] == list(NAMES)
    assert again.element(f"{scope_of(again)}:2:name")["initial_value"] == GUARANTOR[0]
    await submitted(stage, li, text)


@LANGS
async def test_who_sends_faster_than_the_form_is_drawn_is_asked_for_the_rest(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    """Tencent is slow to describe a template that was chosen; asked again, it is not."""
    await open_group(li)
    shown = await choose(li, KEYS.name)
    await li.fill({NAME: CALLED, CHANNEL: "legal", **named(shown, 0, THEIR_SIGNER)})
    await stage.tencent.fail_next(Fault(action=DESCRIBING[edition.name], kind="slow", hang=2))
    options = [option(KEYS), option(LEASE)]
    await li.fill({create.TEMPLATES: options}, unchecked=True)
    await eventually(lambda: described(stage, edition, LEASE))
    again = await li.submit()
    assert (again.kind, again.view and again.view.says(text.create.roles_added)) == (
        "update",
        True,
    )
    shown = await li.wait_modal(lambda v: len(fields(v)) == 1)
    assert shown.element(f"{scope_of(shown)}:0:name")["initial_value"] == THEIR_SIGNER[0]
    assert await stage.tencent.flows() == []


async def test_who_was_typed_stays_when_another_template_is_chosen(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    await open_group(li)
    shown = await choose(li, LEASE.name)
    await li.fill(named(shown, 0, OUR_SIGNER) | named(shown, 1, THEIR_SIGNER))
    await li.fill({create.TEMPLATES: [KEYS.name, LEASE.name]})
    both = text.words.list_comma.join((KEYS.name, LEASE.name))
    again = await li.wait_modal(lambda v: v.says(text.group.signs(both)))
    at = scope_of(again)
    first, second = (again.element(f"{at}:{n}:name")["initial_value"] for n in range(2))
    assert (first, second) == (THEIR_SIGNER[0], OUR_SIGNER[0])
    looked = (await stage.tencent.requests(DESCRIBING[edition.name]))[-1].body
    assert KEYS.id in str(looked), "what is known of the other need not be asked again"


async def test_added_files_are_kept_while_another_source_is_looked_at(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    await open_group(li)
    await add(li, *FILE_NAMES)
    await li.fill({create.SOURCE: "templates"})
    await li.wait_modal(lambda v: create.TEMPLATES in v.actions)
    await li.fill({create.SOURCE: "file"})
    await li.wait_modal(lambda v: FILE in v.actions)
    await li.fill({create.SOURCE: "group"})
    again = await li.wait_modal(lambda v: FILES in v.actions)
    assert again.says(text.group.files_kept(text.words.list_comma.join(FILE_NAMES)))


def option(one: TemplateSpec) -> Mapping[str, Any]:
    """As the search gives it."""
    return {"value": one.id, "text": {"type": "plain_text", "text": one.name, "emoji": False}}


async def described(stage: Stage, edition: Edition, one: TemplateSpec) -> bool:
    """Whether Tencent was asked about it."""
    asked = await stage.tencent.requests(DESCRIBING[edition.name])
    return any(one.id in str(request.body) for request in asked)
