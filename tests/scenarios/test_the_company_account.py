"""What Tencent tells of the company's account, shown to the members of the workspace."""

from dataclasses import replace

import pytest

from bot.stage import Stage, bot_on
from bot.wiring import Given
from handlers.text import Text
from sandbox.slack.client import Person, View
from sandbox.slack.config import PEOPLE, SlackConfig
from sandbox.tencent import Fault
from services.contracts.office import MemberState, SealState
from tests.port.editions import EDITIONS, Edition

from .acting import make
from .test_an_edition_without_an_ability import Poor

ESS, PARTNER, LEGACY = EDITIONS
SEALS = {"ess": "DescribeOrganizationSeals", "partner": "ChannelDescribeOrganizationSeals"}


async def look(person: Person, text: Text, command: str = "/esign company") -> View:
    assert (await person.command(command)).problem == ""
    return await person.wait_modal(lambda v: v.says(text.company.source))


@pytest.mark.parametrize(
    ("edition", "lang"),
    [(ESS, "en"), (ESS, "zh"), (PARTNER, "zh")],
    ids=["ess-en", "ess-zh", "partner-zh"],
)
async def test_what_was_used_the_seals_and_the_companies_are_shown(
    stage: Stage, li: Person, text: Text, edition: Edition
) -> None:
    await make(stage, "Sales_2026")
    said = text.company
    shown = await look(li, text, "/esign 企业" if text.lang == "zh" else "/esign company")
    assert shown.says(text.words.labelled(said.quota["CloudEnterprise"], "1"))
    assert shown.says(
        f"旧财务章 · {said.seal_kind['FINANCE']} · {said.seal_state[SealState.DISABLED]}"
    )
    joined, invited = (said.member_state[one] for one in (MemberState.JOINED, MemberState.INVITED))
    others = {
        "ess": (f"示例北方有限公司 · {joined}", f"示例南方有限公司 · {invited}"),
        "partner": (f"示例供应商有限公司 · {joined}", f"示例新人有限公司 · {invited}"),
    }
    for other in others[edition.name]:
        assert shown.says(other)


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_part_that_fails_says_so_and_hides_nothing_else(
    stage: Stage, li: Person, text: Text
) -> None:
    code = "UnauthorizedOperation.NoPermissionFeature"
    refused = Fault(action=SEALS["ess"], kind="error", code=code, times=9)
    await stage.tencent.fail_next(refused)
    shown = await look(li, text)
    assert shown.says(text.company.failed("")[:12])
    assert not shown.says("旧财务章")
    assert shown.says("示例北方有限公司")


@pytest.mark.parametrize("edition", [LEGACY], ids=["legacy"])
async def test_what_the_edition_does_not_tell_is_not_there(
    stage: Stage, li: Person, text: Text, edition: Edition
) -> None:
    shown = await look(li, text)
    assert shown.says(text.company.seals)
    assert shown.says(text.company.companies)
    assert not shown.says(text.company.nothing_used)
    await li.close()
    assert "/esign company" in (await li.command("/esign help")).text


async def test_where_the_edition_tells_nothing_it_is_not_offered(
    stage: Stage, given: Given, text: Text
) -> None:
    li = stage.desk.person("li")
    async with bot_on(stage, replace(given, edition=Poor)):
        assert text.errors.unsupported in (await li.command("/esign company")).text
        assert "/esign company" not in (await li.command("/esign help")).text


@pytest.fixture
def slack_config(slack_config: SlackConfig) -> SlackConfig:
    """In which Sam is a guest."""
    people = tuple(replace(one, restricted=one.handle == "sam") for one in slack_config.people)
    assert len(people) == len(PEOPLE)
    return replace(slack_config, people=people)


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_a_guest_sees_nothing_of_it(stage: Stage, sam: Person, text: Text) -> None:
    assert text.company.members_only in (await sam.command("/esign company")).text
    assert await sam.modal() is None
    assert await stage.tencent.requests(SEALS["ess"]) == []
