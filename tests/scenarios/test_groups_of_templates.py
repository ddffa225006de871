"""Several templates that are signed together, over the editions that can."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import create, trouble
from sandbox.slack.client import Person, View
from sandbox.tencent import Fault, Settings, TencentConfig
from sandbox.tencent.config import FieldSpec, TemplateRole, TemplateSpec
from services.contracts.announcements import Trouble
from services.contracts.can import Can
from services.contracts.errors import Reason
from services.contracts.model import Status
from services.contracts.rules import At
from tests.port.editions import Edition
from tests.port.needs import needs, over_editions

from .acting import (
    CHANNEL,
    NAME,
    OUR_COMPANY,
    OUR_SIGNER,
    THEIR_SIGNER,
    Made,
    dm_saying,
    eventually,
    row,
)
from .acting import SIGNER as ROW
from .cast import sign
from .test_a_contract_from_a_template import scope_of
from .test_groups import number_on, open_group, out, saying
from .test_kill import bot_process, env

__all__ = ["env"]

pytestmark = needs(Can.GROUPS, Can.TEMPLATES)
LANGS = pytest.mark.parametrize("lang", ["en", "zh"])
CALLED = "Lease2026"
DESCRIBING = {"ess": "DescribeFlowTemplates", "partner": "DescribeTemplates"}
GUARANTOR = ("韩梅梅", "13700000003")


def role(name: str, *, company: bool = False) -> TemplateRole:
    return TemplateRole(f"yDRole{name}".ljust(32, "0"), name, company=company)


def template(name: str, *roles: TemplateRole, **more: Any) -> TemplateSpec:
    own = (replace(one, id=f"yD{name}{one.id}"[:32]) for one in roles)
    return TemplateSpec(f"yDTpl{name}".ljust(32, "0"), name, tuple(own), **more)


OWNER, TENANT, BAIL = role("出租方", company=True), role("承租方"), role("担保方")
LEASE = template("租赁合同", OWNER, TENANT, fields=("月租金",))
AMOUNT = FieldSpec("担保金额", required=True)
SURETY = template("担保合同", OWNER, BAIL, ordered=False, fields=(AMOUNT,))
KEYS = template("交接清单", TENANT)
CROWD = template("合租协议", *(role(f"租客{number}") for number in range(8)))
NAMES = (LEASE.name, SURETY.name, KEYS.name)


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    over_editions(metafunc)


@pytest.fixture
def tencent_config(tencent_config: TencentConfig) -> TencentConfig:
    return replace(tencent_config, templates=(LEASE, SURETY, KEYS, CROWD))


async def choose(li: Person, *names: str) -> View:
    """The form, once it asks for signers of that many templates."""
    await li.fill({create.SOURCE: "templates"})
    await li.wait_modal(lambda v: create.TEMPLATES in v.actions)
    await li.fill({create.TEMPLATES: list(names)})
    return await li.wait_modal(lambda v: any(f"{ROW}:together" in one for one in v.actions))


def typed(shown: View) -> Mapping[str, Any]:
    """What the form for all three wants: who signs, and what is filled in."""
    scope, ours = scope_of(shown), row(0, *OUR_SIGNER, company=OUR_COMPANY, member="zhao")
    signers = ours | row(1, *THEIR_SIGNER) | row(2, *GUARANTOR)
    rent, surety = fields(shown)
    return {
        **{key.replace(ROW, scope, 1): value for key, value in signers.items()},
        NAME: CALLED,
        CHANNEL: "legal",
        rent: "8000",
        surety: "24000",
    }


async def ordered(stage: Stage, li: Person, text: Text) -> Sequence[Made]:
    """Three contracts, accepted by the bot; what Tencent makes of them remains to be seen."""
    await open_group(li)
    await li.fill(typed(await choose(li, *NAMES)))
    return await submitted(stage, li, text)


async def submitted(stage: Stage, li: Person, text: Text) -> Sequence[Made]:
    done = await li.submit()
    assert done.view is not None, done
    assert done.view.says(text.group.accepted(CALLED, 3)), done
    await li.close()
    return [await part(stage, text, place) for place in range(3)]


async def part(stage: Stage, text: Text, place: int) -> Made:
    says = text.group.part_of(CALLED, place + 1, 3)
    shown = await stage.desk.wait_message("legal", saying(says, NAMES[place]))
    return Made(stage, number_on(shown, text), NAMES[place], "legal")


@LANGS
async def test_each_signer_is_asked_for_once_and_signs_what_they_have_a_role_in(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    await open_group(li)
    shown = await choose(li, *NAMES)
    for number, (of, names) in enumerate(
        [(OWNER, NAMES[:2]), (TENANT, (NAMES[0], NAMES[2])), (BAIL, NAMES[1:2])], 1
    ):
        assert shown.says(text.create.signer_role(number, of.name))
        assert shown.says(text.group.signs(text.words.comma.join(names)))
    await li.fill(typed(shown))
    made = await submitted(stage, li, text)
    await out(made[:2], text)
    await made[2].card(text.words.status[Status.WAITING])
    flows = {one.name: one for one in await stage.tencent.flows()}
    assert {name: [one.name for one in flow.signers] for name, flow in flows.items()} == {
        NAMES[0]: [OUR_SIGNER[0], THEIR_SIGNER[0]],
        NAMES[1]: [OUR_SIGNER[0], GUARANTOR[0]],
        NAMES[2]: [THEIR_SIGNER[0]],
    }
    [asked] = await stage.tencent.requests(edition.making["group of templates"])
    assert [str(asked.body).count(f"'ComponentValue': '{one}'") for one in (8000, 24000)] == [1, 1]
    for one, signers in zip(made, (2, 2, 1), strict=True):
        for who in range(signers):
            await sign(one, who)
    for one in made:
        await one.card(text.words.status[Status.FINISHED])


class TestBadInput:
    @LANGS
    async def test_of_a_role_is_told_at_its_place_and_nothing_typed_is_lost(
        self, stage: Stage, edition: Edition, li: Person, text: Text
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

    async def test_of_their_number_is_told_at_the_source(
        self, stage: Stage, edition: Edition, li: Person, text: Text
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
        self, stage: Stage, edition: Edition, li: Person, text: Text
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
    async def test_of_who_sends_faster_than_the_form_is_drawn_the_rest_is_asked_for(
        self, stage: Stage, edition: Edition, li: Person, text: Text
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
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        await open_group(li)
        shown = await choose(li, LEASE.name)
        await li.fill(named(shown, 0, OUR_SIGNER) | named(shown, 1, THEIR_SIGNER))
        await li.fill({create.TEMPLATES: [KEYS.name, LEASE.name]})
        again = await li.wait_modal(lambda v: v.says(text.group.signs(NAMES[0])))
        at = scope_of(again)
        first, second = (again.element(f"{at}:{n}:name")["initial_value"] for n in range(2))
        assert (first, second) == (THEIR_SIGNER[0], OUR_SIGNER[0])
        [looked] = [
            one.body for one in (await stage.tencent.requests())[-1:] if KEYS.id in str(one.body)
        ]
        assert LEASE.id not in str(looked), "what is known of it need not be asked again"


class TestAllOrNone:
    @LANGS
    async def test_changed_between_form_and_send_nothing_is_made_and_the_form_opens_again(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        await open_group(li)
        await li.fill(typed(await choose(li, *NAMES)))
        other = replace(SURETY, roles=(*SURETY.roles, *KEYS.roles))
        await stage.tencent.change(Settings(templates=(LEASE, other, KEYS)))
        assert (await li.submit()).kind == "update"
        await li.close()
        told = await dm_saying(li, text.trouble.failed[Trouble.CREATE](CALLED))
        assert told.says(text.errors.reason[Reason.TEMPLATE_CHANGED])
        for name in NAMES:
            failed = saying(name, text.words.status[Status.FAILED])
            await stage.desk.wait_message("legal", failed)
        assert await stage.tencent.requests(edition.making["group of templates"]) == []

        await li.press(told, trouble.REOPEN)
        again = await li.wait_modal(lambda v: create.TEMPLATES in v.actions)
        at = scope_of(again)
        assert [again.element(f"{at}:{n}:name")["initial_value"] for n in range(3)] == [
            OUR_SIGNER[0],
            THEIR_SIGNER[0],
            GUARANTOR[0],
        ]
        values = [again.element(one).get("initial_value") for one in fields(again)]
        assert values == ["8000", "24000"]
        assert (await li.submit()).kind == "update"
        for name in NAMES:
            waiting = saying(name, text.words.status[Status.WAITING])
            await stage.desk.wait_message("legal", waiting)
        assert len(await stage.tencent.flows()) == 3

    async def test_one_that_is_switched_off_is_left_out_when_the_form_opens_again(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        await open_group(li)
        await li.fill(typed(await choose(li, *NAMES)))
        off = replace(SURETY, available=False)
        await stage.tencent.change(Settings(templates=(LEASE, off, KEYS)))
        await li.submit()
        await li.close()
        told = await dm_saying(li, text.trouble.failed[Trouble.CREATE](CALLED))
        assert told.says(text.errors.reason[Reason.NO_TEMPLATE])
        await li.press(told, trouble.REOPEN)
        again = await li.wait_modal(lambda v: create.TEMPLATES in v.actions)
        chosen = again.element(create.TEMPLATES)["initial_options"]
        assert [one["text"]["text"] for one in chosen] == [LEASE.name, KEYS.name]
        assert await stage.tencent.flows() == []


async def test_a_lost_answer_is_settled_by_the_callbacks_of_its_contracts(
    stage: Stage, edition: Edition, li: Person, text: Text
) -> None:
    making = edition.making["group of templates"]
    await stage.tencent.fail_next(Fault(action=making, kind="lost_after"))
    for made in await ordered(stage, li, text):
        await made.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.requests(making)) == 1
    assert len(await stage.tencent.flows()) == 3


@pytest.mark.real_redis
async def test_killed_while_tencent_makes_it_it_is_not_made_again(
    stage: Stage, edition: Edition, env: Mapping[str, str], text: Text
) -> None:
    making, li = edition.making["group of templates"], stage.desk.person("li")
    await stage.tencent.fail_next(Fault(action=making, kind="lost_after", hang=30))
    async with bot_process(stage, env) as bot:
        made = await ordered(stage, li, text)
        await eventually(lambda: stage.tencent.requests(making))
        await bot.kill()
    async with bot_process(stage, env):
        for one in made:
            await one.card(text.words.status[Status.WAITING])
    assert len(await stage.tencent.requests(making)) == 1
    assert len(await stage.tencent.flows()) == 3


def option(one: TemplateSpec) -> Mapping[str, Any]:
    """As the search gives it."""
    return {"value": one.id, "text": {"type": "plain_text", "text": one.name, "emoji": False}}


async def described(stage: Stage, edition: Edition, one: TemplateSpec) -> bool:
    """Whether Tencent was asked about it."""
    asked = await stage.tencent.requests(DESCRIBING[edition.name])
    return any(one.id in str(request.body) for request in asked)


def fields(shown: View) -> Sequence[str]:
    return [one for one in shown.actions if ":field:" in one]


def named(shown: View, at: int, who: tuple[str, str]) -> dict[str, Any]:
    return {key.replace(ROW, scope_of(shown), 1): said for key, said in row(at, *who).items()}
