"""`signet demo`: the whole story on this machine, with no account and no key."""

import dataclasses
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fakeredis import FakeAsyncRedis
from rich.console import Console

from bot.stage import (
    SWEEP_SECONDS,
    WORKSPACE,
    Stage,
    bot_on,
    forever,
    open_stage,
    pretend_company,
)
from bot.wiring import Given
from handlers.text import text_for
from sandbox.slack.client_wire import NotSeen
from sandbox.slack.config import PEOPLE
from sandbox.slack.errors import NotPossible
from sandbox.tencent.client import ControlRefused
from sandbox.tencent.config import EMPLOYEES, Delays, Employee
from sandbox.tencent.edition import EditionName
from services.contracts.ports import Esign
from services.contracts.rules import Charset, Rules

from .acts import (
    BUYER_ACCOUNT,
    BUYER_MOBILE,
    CHANNEL,
    SELLER_ACCOUNT,
    SELLER_MOBILE,
    Acts,
    People,
    StepMissing,
)
from .screen import Screen
from .story import tell
from .text import EN, ZH, StoryText

COMPOSE_SECONDS = 0.5
"""The real service takes about three; everything else is as it is there."""

LOCALES = {"en": "en-US", "zh": "zh-CN"}


async def play(
    lang: str, *, keep: bool, edition: EditionName = "ess", console: Console | None = None
) -> int:
    """0 only when every step was seen to happen."""
    console = console or Console(highlight=False)
    text = ZH if lang == "zh" else EN
    called = {"li": text.employee, "wang": text.manager, "zhao": text.seller}
    everybody = tuple(
        dataclasses.replace(
            one, locale=LOCALES[lang], real_name=called.get(one.handle, one.real_name)
        )
        for one in PEOPLE
    )
    slack = dataclasses.replace(WORKSPACE, people=everybody)
    tencent = pretend_company(
        edition,
        delays=Delays(compose=COMPOSE_SECONDS),
        employees=(*EMPLOYEES, Employee(SELLER_ACCOUNT, text.seller, SELLER_MOBILE)),
        users=(Employee(BUYER_ACCOUNT, text.buyer, BUYER_MOBILE),),
    )
    playing: list[Esign] = []

    def noted(esign: Esign) -> Esign:
        playing.append(esign)
        return esign

    given = Given(FakeAsyncRedis(), sweep_every=SWEEP_SECONDS[edition], edition=noted)
    async with (
        _quiet(),
        open_stage(lang=lang, slack=slack, tencent=tencent) as stage,
        bot_on(stage, given) as address,
    ):
        console.print(text.begins, style="bold")
        company = stage.tencent_host.api_url
        console.print(text.here(address, stage.slack.url, company), style="dim")
        code = await _tell(stage, lang, text, console, playing[0])
        if keep:
            console.print(_what_to_try(stage, address, text), markup=False, soft_wrap=True)
            await forever()
        return code


@asynccontextmanager
async def _quiet() -> AsyncIterator[None]:
    """What the log says of waiting (a document being composed, Slack's limits) is no story."""
    log = logging.getLogger("signet")
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)


def _fitting(text: StoryText, rules: Rules) -> StoryText:
    """What people type, in the characters that the edition takes."""

    def fit(typed: str, charset: Charset) -> str:
        return "".join(c if charset.allowed.fullmatch(c) else "_" for c in typed)

    return dataclasses.replace(
        text,
        first_contract=fit(text.first_contract, rules.contract_name),
        second_contract=fit(text.second_contract, rules.contract_name),
        third_contract=fit(text.third_contract, rules.contract_name),
        cancel_reason=fit(text.cancel_reason, rules.cancel_reason),
    )


async def _tell(stage: Stage, lang: str, text: StoryText, console: Console, esign: Esign) -> int:
    workspace = await stage.desk.workspace()
    names = {one["id"]: one["real_name"] for one in workspace["people"]}
    people = People(
        employee=stage.desk.person("li"),
        manager=stage.desk.person("wang"),
        signer=stage.desk.person("zhao"),
    )
    acts = Acts(
        desk=stage.desk,
        tencent=stage.tencent,
        people=people,
        text=_fitting(text, esign.rules),
        said=text_for(lang, lang),
        screen=Screen(console, names),
        can=esign.can,
        rules=esign.rules,
    )
    try:
        await tell(acts)
    except (StepMissing, NotSeen, NotPossible, ControlRefused) as missing:
        console.print(f"\n✗ {text.failed(str(missing))}", style="bold red")
        return 1
    console.print(f"\n✓ {text.over}", style="bold green")
    return 0


def _what_to_try(stage: Stage, address: str, text: StoryText) -> str:
    slack, company = stage.slack.url, stage.tencent_host.api_url
    return f"""
{text.keep}
  curl {address}/readyz
  curl -X POST {slack}/_control/people/li/command \\
       --json '{{"line": "/esign help", "channel": "{CHANNEL}"}}'
  curl {slack}/_control/channels/{CHANNEL}/messages
  curl {slack}/_control/people/li
  curl {company}/_control/flows
  curl -X POST {company}/_control/sign --json '{{"flow": "…", "who": 0}}'
{text.stop}
"""
