"""What can lie in the inbox: every wish to change a contract, whoever asked for it."""

import hashlib
from datetime import datetime
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, ValidationError, model_validator

from services.contracts.errors import Misconfigured
from services.contracts.frozen import Frozen
from services.contracts.group import GroupOrder
from services.contracts.model import Decision, Observation
from services.contracts.office import id_in_group
from services.contracts.order import Order, Signer


class CreateContract(Frozen):
    kind: Literal["create"] = "create"
    contract_id: str
    by: str
    order: Order


class CreateGroup(Frozen):
    """Several contracts, all or none. `group_id` is our id of the group."""

    kind: Literal["create_group"] = "create_group"
    group_id: str
    by: str
    group: GroupOrder

    @property
    def contract_id(self) -> str:
        """Of the first, which answers for all."""
        return id_in_group(self.group_id, 0)


class CreateMany(Frozen):
    """Many from one template are ordered together, the first order under the first id."""

    kind: Literal["create_many"] = "create_many"
    contract_ids: tuple[str, ...] = Field(min_length=1)
    by: str
    orders: tuple[Order, ...]

    @model_validator(mode="after")
    def _each_has_its_id(self) -> Self:
        if len(self.contract_ids) != len(self.orders):
            raise ValueError("as many ids as orders")
        return self


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


class ExtendDeadline(Frozen):
    """A later last day, for all or for the party with this index."""

    kind: Literal["extend"] = "extend"
    contract_id: str
    by: str
    deadline: datetime
    party: int | None = None


class ReleaseContract(Frozen):
    """An agreement that dissolves a finished contract; `agreement_id` is our id of it."""

    kind: Literal["release"] = "release"
    contract_id: str
    by: str
    agreement_id: str
    name: str
    reason: str


class OrderReport(Frozen):
    kind: Literal["report"] = "report"
    contract_id: str
    by: str


class NameSigner(Frozen):
    kind: Literal["name_signer"] = "name_signer"
    contract_id: str
    by: str
    party: int
    signer: Signer


class HandOver(Frozen):
    """`account` is the id at Tencent of who signs instead."""

    kind: Literal["hand_over"] = "hand_over"
    contract_id: str
    by: str
    party: int
    account: str


class Grow(Frozen):
    """Somebody is to join a contract that grows."""

    kind: Literal["grow"] = "grow"
    contract_id: str
    by: str
    signer: Signer


class Archive(Frozen):
    """A contract that grows is to end, now that everybody has signed."""

    kind: Literal["archive"] = "archive"
    contract_id: str
    by: str


class DestroyFile(Frozen):
    """The file of an ended contract is to be destroyed at Tencent."""

    kind: Literal["destroy"] = "destroy"
    contract_id: str
    by: str


class CancelMany(Frozen):
    """Several are withdrawn together. With a `task_id` that was ordered already, through a link."""

    kind: Literal["cancel_many"] = "cancel_many"
    contract_ids: tuple[str, ...] = Field(min_length=1)
    by: str
    reason: str
    task_id: str = ""


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


OfSomebody = (
    CreateContract
    | CreateGroup
    | CreateMany
    | CreateAgain
    | GiveUp
    | DecideReview
    | RemindParties
    | CancelContract
    | ExtendDeadline
    | ReleaseContract
    | OrderReport
    | NameSigner
    | HandOver
    | Grow
    | Archive
    | DestroyFile
    | CancelMany
)
"""What a person asked for: `by` is who."""

OfNobody = Observed | LookAgain | CancelsOver | Sweep
"""Nobody here asked for these, and nobody waits to hear of them."""

Message = Annotated[OfSomebody | OfNobody, Field(discriminator="kind")]

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
        case CancelMany(contract_ids=contract_ids) | CreateMany(contract_ids=contract_ids):
            return contract_ids[0]
        case _:
            return message.contract_id


def once_key(*parts: str) -> str:
    """A digest under which the inbox accepts a message only once."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
