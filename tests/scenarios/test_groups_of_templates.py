"""Several templates that are signed together, over the editions that can."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import create, trouble
from sandbox.slack.client import Message, Person
from sandbox.tencent import Fault, Settings
from sandbox.tencent.config import TemplateSpec
from services.contracts.announcements import Trouble
from services.contracts.can import Can
from services.contracts.errors import Reason
from services.contracts.model import Status
from tests.port.editions import Edition
from tests.port.needs import needs, over_editions

from .acting import OUR_SIGNER, THEIR_SIGNER, Made, dm_saying, eventually
from .cast import sign
from .several_templates import (
    BAIL,
    CALLED,
    GUARANTOR,
    KEYS,
    LEASE,
    NAMES,
    OWNER,
    SURETY,
    TENANT,
    choose,
    fields,
    submitted,
    tencent_config,
    typed,
)
from .test_a_contract_from_a_template import scope_of
from .test_groups import open_group, out, saying
from .test_kill import bot_process, env

__all__ = ["env", "tencent_config"]

pytestmark = needs(Can.GROUPS, Can.TEMPLATES)
MORE_ROLES = replace(SURETY, roles=(*SURETY.roles, *KEYS.roles))
LANGS = pytest.mark.parametrize("lang", ["en", "zh"])


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    over_editions(metafunc)


async def ordered(stage: Stage, li: Person, text: Text) -> Sequence[Made]:
    """Three contracts, accepted by the bot; what Tencent makes of them remains to be seen."""
    await open_group(li)
    await li.fill(typed(await choose(li, *NAMES)))
    return await submitted(stage, li, text)


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
        assert shown.says(text.group.signs(text.words.list_comma.join(names)))
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


async def sent_when_changed(stage: Stage, li: Person, text: Text, changed: TemplateSpec) -> Message:
    """The form is sent when one of its templates has become this; what its owner is told."""
    await open_group(li)
    await li.fill(typed(await choose(li, *NAMES)))
    await stage.tencent.change(Settings(templates=(LEASE, changed, KEYS)))
    assert (await li.submit()).kind == "update"
    await li.close()
    return await dm_saying(li, text.trouble.failed[Trouble.CREATE](CALLED))


class TestAllOrNone:
    @LANGS
    async def test_changed_between_form_and_send_nothing_is_made_and_the_form_opens_again(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        told = await sent_when_changed(stage, li, text, MORE_ROLES)
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

    async def test_while_tencent_is_down_the_form_waits_and_then_has_everything(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        told = await sent_when_changed(stage, li, text, MORE_ROLES)
        await stage.tencent.change(Settings(down=True))
        await li.press(told, trouble.REOPEN)
        await li.wait_modal(lambda v: create.RETRY in v.actions)
        await li.close()
        await stage.tencent.change(Settings(down=False))
        await li.press(told, trouble.REOPEN)
        again = await li.wait_modal(lambda v: create.TEMPLATES in v.actions)
        assert len(again.element(create.TEMPLATES)["initial_options"]) == 3
        values = [again.element(one).get("initial_value") for one in fields(again)]
        assert values == ["8000", "24000"]

    async def test_one_that_is_switched_off_is_left_out_when_the_form_opens_again(
        self, stage: Stage, edition: Edition, li: Person, text: Text
    ) -> None:
        told = await sent_when_changed(stage, li, text, replace(SURETY, available=False))
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
