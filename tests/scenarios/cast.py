"""What each edition wants of those who play, beside what every edition wants."""

from collections.abc import Mapping
from typing import Any

from bot.stage import Stage
from handlers.text import Text
from sandbox.tencent.config import EMPLOYEES, Employee
from sandbox.tencent.edition import EditionName
from sandbox.tencent.pdf import sample_pdf
from services.contracts.model import Status
from tests.port.editions import Edition

from .acting import (
    OUR_COMPANY,
    OUR_SIGNER,
    SIGNER,
    THEIR_SIGNER,
    Made,
    eventually,
    form,
    id_in,
    submit,
)

ACCOUNTS = tuple(f"yDUserOf{who}".ljust(32, "0") for who in ("Zhao", "Li"))
PLACES = ("甲方盖章", "乙方签字")
PAPER = sample_pdf(f"采购合同 {' '.join(PLACES)}")


def in_the_account(edition: EditionName) -> Mapping[str, Any]:
    """Of the application of `legacy` both signers are users."""
    if edition != "legacy":
        return {}
    ours, theirs = (
        Employee(account, *signer)
        for account, signer in zip(ACCOUNTS, (OUR_SIGNER, THEIR_SIGNER), strict=True)
    )
    return {"employees": (*EMPLOYEES, ours), "users": (theirs,)}


def form_of(edition: Edition, name: str, *, reviewer: str = "") -> dict[str, Any]:
    """A whole form: who they are at Tencent and where they sign is asked by `legacy` alone."""
    typed = form(name, reviewer=reviewer)
    if edition.rules.accounts:
        typed |= {f"{SIGNER}:{at}:account": one for at, one in enumerate(ACCOUNTS)}
    if edition.rules.places:
        typed |= {f"{SIGNER}:{at}:place": word for at, word in enumerate(PLACES)}
    return typed


async def ordered(
    stage: Stage, edition: Edition, name: str = "Sales_2026", *, reviewer: str = ""
) -> Made:
    """A contract from a PDF, accepted by the bot; what Tencent makes of it remains to be seen."""
    li = stage.desk.person("li")
    done = await submit(li, form_of(edition, name, reviewer=reviewer), pdf=PAPER)
    await li.close()
    return Made(stage, id_in(done), name, "legal")


async def take_part(made: Made) -> None:
    """Zhao takes the company's place, where the edition does not know them as an employee."""
    flow = await made.flow()
    if "claim" in flow.signers[0].acts:
        await made.stage.tencent.claim(flow.flow_id, 0, *OUR_SIGNER, OUR_COMPANY)


async def sent(
    stage: Stage, edition: Edition, text: Text, name: str = "Sales_2026", *, reviewer: str = ""
) -> Made:
    """A contract from a PDF, out for signature, in which Zhao signs for us and then Li Si."""
    made = await ordered(stage, edition, name, reviewer=reviewer)
    await made.card(text.words.in_review if reviewer else text.words.status[Status.WAITING])
    await take_part(made)
    return made


async def sign(made: Made, who: int) -> None:
    """As soon as it is their turn: `legacy` must be asked, and passed on, before the next signs."""

    async def may_sign() -> bool:
        signers = (await made.flow()).signers
        return len(signers) > who and "sign" in signers[who].acts

    await eventually(may_sign)
    await made.stage.tencent.sign((await made.flow()).flow_id, who)


async def signed_by_all(stage: Stage, edition: Edition, text: Text) -> Made:
    made = await sent(stage, edition, text)
    await sign(made, 0)
    await made.card(text.words.signed_of(1, 2))
    await sign(made, 1)
    await made.card(text.words.status[Status.FINISHED])
    return made
