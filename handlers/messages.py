"""What can lie in the inbox: every wish to change a contract, whoever asked for it."""

import hashlib
from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from services.contracts.errors import Misconfigured
from services.contracts.frozen import Frozen
from services.contracts.model import Decision, Observation, Order


class CreateContract(Frozen):
    kind: Literal["create"] = "create"
    contract_id: str
    by: str
    order: Order


class CreateAgain(Frozen):
    """The owner decided that an unclear contract is created once more.

    `attempted_at` is the `Creation.attempted_at` they decided about.
    """

    kind: Literal["create_again"] = "create_again"
    contract_id: str
    by: str
    attempted_at: datetime | None = None


class GiveUp(Frozen):
    """The owner does not want an unclear contract any more."""

    kind: Literal["give_up"] = "give_up"
    contract_id: str
    by: str


class DecideReview(Frozen):
    kind: Literal["review"] = "review"
    contract_id: str
    by: str
    decision: Decision
    reason: str = ""


class RemindParties(Frozen):
    kind: Literal["remind"] = "remind"
    contract_id: str
    by: str


class CancelContract(Frozen):
    kind: Literal["cancel"] = "cancel"
    contract_id: str
    by: str
    reason: str


class Observed(Frozen):
    kind: Literal["observed"] = "observed"
    observation: Observation


class LookAgain(Frozen):
    """Something happened to a contract, or to those of a group: Tencent has to be asked what."""

    kind: Literal["look_again"] = "look_again"
    remote_id: str = ""
    group_id: str = ""


class CancelsOver(Frozen):
    """Many withdrawals are over: Tencent has to be asked what became of each."""

    kind: Literal["cancels_over"] = "cancels_over"
    task_id: str


class Sweep(Frozen):
    """Time to ask Tencent about the contracts that have been quiet."""

    kind: Literal["sweep"] = "sweep"


Message = Annotated[
    CreateContract
    | CreateAgain
    | GiveUp
    | DecideReview
    | RemindParties
    | CancelContract
    | Observed
    | LookAgain
    | CancelsOver
    | Sweep,
    Field(discriminator="kind"),
]

OfNobody = Observed | LookAgain | CancelsOver | Sweep
"""Nobody here asked for these, and nobody waits to hear of them."""

_MESSAGE: TypeAdapter[Message] = TypeAdapter(Message)


def dump(message: Message) -> bytes:
    return _MESSAGE.dump_json(message)


def load(body: bytes) -> Message:
    """`Misconfigured`, so that it waits, for a message that another version of ours put in."""
    try:
        return _MESSAGE.validate_json(body)
    except ValidationError:
        raise Misconfigured(
            "A message was put in by another version of Signet: bring every process to the same."
        ) from None


def lane(message: Message) -> str:
    """Messages of one lane are carried out one after the other."""
    match message:
        case Observed(observation=seen):
            return seen.our_id or seen.remote_id
        case LookAgain(remote_id=remote_id, group_id=group_id):
            return remote_id or group_id
        case CancelsOver(task_id=task_id):
            return task_id
        case Sweep():
            return "sweep"
        case _:
            return message.contract_id


def once_key(*parts: str) -> str:
    """A digest under which the inbox accepts a message only once."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
