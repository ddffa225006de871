"""Templates that have signers in common, and the form in which they are chosen together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pytest

from bot.stage import Stage
from handlers.text import Text
from handlers.views import create
from sandbox.slack.client import Person, View
from sandbox.tencent import TencentConfig
from sandbox.tencent.config import FieldSpec, TemplateRole, TemplateSpec

from .acting import CHANNEL, NAME, OUR_COMPANY, OUR_SIGNER, THEIR_SIGNER, Made, row
from .acting import SIGNER as ROW
from .test_a_contract_from_a_template import scope_of
from .test_groups import number_on, saying

CALLED = "Lease2026"
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


def fields(shown: View) -> Sequence[str]:
    return [one for one in shown.actions if ":field:" in one]


def named(shown: View, at: int, who: tuple[str, str]) -> dict[str, Any]:
    return {key.replace(ROW, scope_of(shown), 1): said for key, said in row(at, *who).items()}
