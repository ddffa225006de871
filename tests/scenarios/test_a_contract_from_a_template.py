"""A contract from one of Tencent's templates."""

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import create
from sandbox.slack.client import Person, View
from sandbox.tencent import TEMPLATES, Fault
from services.contracts.errors import Reason
from services.contracts.model import Status
from services.contracts.order import PartyKind

from .acting import CHANNEL, NAME, OUR_COMPANY, SIGNER, Made, id_in, open_form, row


async def choose_template(li: Person, query: str = "保密", pick: str = "保密协议") -> View:
    """The form, once it has a row for each role of the template."""
    await li.fill({create.SOURCE: "template"})
    await li.wait_modal(lambda v: create.TEMPLATE in v.actions)
    await li.fill({create.TEMPLATE: {"query": query, "pick": pick}})
    return await li.wait_modal(lambda v: any(a.startswith(f"{SIGNER}:y") for a in v.actions))


def scope_of(shown: View) -> str:
    """The common part of the ids of the rows that belong to the template."""
    first = next(a for a in shown.actions if a.endswith(":0:name"))
    return first.removesuffix(":0:name")


async def fill_roles(li: Person, shown: View, name: str) -> None:
    typed = {
        **row(0, "赵敏敏", "13800000009", company=OUR_COMPANY, member="zhao"),
        **row(1, "李四光", "13900000002"),
    }
    scope = scope_of(shown)
    await li.fill({key.replace(SIGNER, scope, 1): value for key, value in typed.items()})
    await li.fill({NAME: name, CHANNEL: "legal"})


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_template_is_found_by_its_chinese_name_and_brings_its_roles(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await li.fill({create.SOURCE: "template"})
    await li.wait_modal(lambda v: create.TEMPLATE in v.actions)
    assert await li.suggest(create.TEMPLATE, "保密") == ["保密协议"]
    assert await li.suggest(create.TEMPLATE, "旧版") == [], "it is switched off at Tencent"
    assert set(await li.suggest(create.TEMPLATE, "")) == {"销售合同", "保密协议", "入职协议"}

    shown = await choose_template(li)
    assert shown.says(text.create.signer_role(1, "公司"))
    assert shown.says(text.create.signer_role(2, "员工"))
    assert create.ADD_SIGNER not in shown.actions


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_it_is_composed_and_started_once(stage: Stage, li: Person, text: Text) -> None:
    await open_form(li)
    await fill_roles(li, await choose_template(li), "NDA 2026")
    made = Made(stage, id_in(await li.submit()), "NDA 2026", "legal")
    await made.card(text.words.status[Status.WAITING])

    flow = await made.flow()
    assert flow.composed
    assert [s.name for s in flow.signers] == ["赵敏敏", "李四光"]
    made_calls = await stage.tencent.requests("CreateFlow")
    started = [one for one in await stage.tencent.requests("StartFlow") if not one.error]
    assert (len(made_calls), len(started)) == (1, 1)


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_signer_of_the_wrong_kind_is_told_at_the_field(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    shown = await choose_template(li)
    await fill_roles(li, shown, "NDA 2026")
    scope = scope_of(shown)
    await li.fill({f"{scope}:0:kind": "person", f"{scope}:0:company": ""})
    await li.fill({f"{scope}:1:company": "远方贸易有限公司"})
    done = await li.submit()
    kinds = text.words.kind
    assert done.errors == {
        f"{scope}:0:kind": text.wrong.role_of_company(kinds[PartyKind.EMPLOYEE]),
        f"{scope}:1:kind": text.wrong.role_of_person(kinds[PartyKind.PERSON]),
    }
    assert await stage.tencent.flows() == []


async def test_what_was_typed_stays_when_the_template_is_chosen(stage: Stage, li: Person) -> None:
    await open_form(li)
    await li.fill({NAME: "NDA 2026"})
    shown = await choose_template(li)
    assert shown.values[NAME][NAME]["value"] == "NDA 2026"


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_search_that_fails_says_so_and_choosing_that_says_why(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await li.fill({NAME: "NDA 2026", create.SOURCE: "template"})
    await li.wait_modal(lambda v: create.TEMPLATE in v.actions)
    code = "OperationDenied.WhiteListForbid"
    closed = Fault(action="DescribeFlowTemplates", kind="error", code=code, times=3)
    await stage.tencent.fail_next(closed)
    assert await li.suggest(create.TEMPLATE, "保密") == [text.create.search_refused]
    await li.fill({create.TEMPLATE: {"query": "保密", "pick": text.create.search_refused}})
    shown = await li.wait_modal(lambda v: v.says(text.errors.reason[Reason.NO_FEATURE]))
    assert shown.values[NAME][NAME]["value"] == "NDA 2026"
    again = next(action for action in shown.actions if action == create.TEMPLATE)
    assert await li.suggest(again, "保密") == ["保密协议"]


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_template_that_is_gone_is_said_in_the_form_and_nothing_is_lost(
    stage: Stage, li: Person, text: Text
) -> None:
    await open_form(li)
    await li.fill({NAME: "NDA 2026", create.SOURCE: "template"})
    await li.wait_modal(lambda v: create.TEMPLATE in v.actions)
    switched_off = TEMPLATES[2]
    option = {"text": {"type": "plain_text", "text": "旧版"}, "value": switched_off.id}
    await li.fill({create.TEMPLATE: option}, unchecked=True)

    shown = await li.wait_modal(lambda v: v.says(text.errors.reason[Reason.NO_TEMPLATE]))
    assert shown.values[NAME][NAME]["value"] == "NDA 2026"
