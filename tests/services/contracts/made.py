"""Contracts, orders and observations as the tests of the domain need them."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from services.contracts.create import new_contract
from services.contracts.model import (
    Contract,
    Creation,
    Observation,
    PartySeen,
    Standing,
    Status,
    Step,
)
from services.contracts.order import FromFile, FromTemplate, Order, PartyKind, Role, Signer
from services.contracts.rules import Charset, Rules

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
OWNER, REVIEWER, ADA, STRANGER = "U0OWNER", "U0REVIEW", "U0ADA", "U0STRANGER"
ID, REMOTE = "7KQ2M9XA0B", "yDwFmUUckpsomething"

FILE = FromFile(file_id="F0PAPER", file_name="租赁合同.pdf")
ROLES = (Role(id="role-1", name="出租方"), Role(id="role-2", name="承租方"))
TEMPLATE = FromTemplate(template_id="yDRTEMPLATE", role_ids=("role-1", "role-2"))

PERSON = Signer(kind=PartyKind.PERSON, name="王小明", mobile="13800138000", member=ADA)
EMPLOYEE = Signer(
    kind=PartyKind.EMPLOYEE, name="李雷", mobile="13900139000", company="深圳甲方有限公司"
)

RULES = Rules(
    contract_name=Charset(re.compile(r"[\w（）]"), 20),
    cancel_reason=Charset(re.compile(r"[^\n]"), 10),
    signers=3,
)
"""Not those of any edition: small enough to be passed in a test."""


def order(**change: Any) -> Order:
    given: dict[str, Any] = {
        "name": "二〇二六年租赁合同",
        "source": FILE,
        "signers": (PERSON, EMPLOYEE),
        "deadline": NOW + timedelta(days=30),
        "channel": "C0LEASES",
    }
    return Order(**(given | change))


def contract(ordered: Order | None = None, **change: Any) -> Contract:
    """A contract that was just accepted from its owner."""
    return new_contract(ID, OWNER, ordered or order(), NOW).model_copy(update=change)


def started(ordered: Order | None = None, **change: Any) -> Contract:
    """A contract that is out for signature, with Tencent's ids of its parties."""
    fresh = contract(ordered)
    parties = tuple(
        party.model_copy(update={"id": f"recipient-{i}"}) for i, party in enumerate(fresh.parties)
    )
    creation = Creation(step=Step.STARTED, remote_id=REMOTE, attempted_at=NOW)
    out = {"status": Status.WAITING, "parties": parties, "creation": creation}
    return fresh.model_copy(update=out | change)


def saw(status: Status, standings: Sequence[Standing] = (), **change: Any) -> Observation:
    """What a callback says: the parties by Tencent's ids, in the order of the contract."""
    parties = tuple(
        PartySeen(id=f"recipient-{index}", standing=standing)
        for index, standing in enumerate(standings)
    )
    seen: dict[str, Any] = {
        "remote_id": REMOTE,
        "our_id": ID,
        "status": status,
        "raw_status": "",
        "parties": parties,
        "at": NOW + timedelta(minutes=5),
    }
    return Observation(**(seen | change))


def standings(contract: Contract) -> list[Standing]:
    return [party.standing for party in contract.parties]
