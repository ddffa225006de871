"""Contracts, and what becomes of each at Tencent, made up from a seed.

The messages are those of the pretend Tencent's own flows, so that they are as Tencent writes them.
"""

import base64
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from sandbox.tencent import TencentConfig, lifecycle
from sandbox.tencent.ess import ESS
from sandbox.tencent.state import Flow, FlowStatus, SignerStatus, World
from sandbox.tencent.state import Signer as FlowSigner
from services.contracts.model import Contract, Creation, Party, Status, Step
from services.contracts.order import FromFile, Order, PartyKind, Signer

Json = dict[str, Any]

STATUS = {
    FlowStatus.WAITING: Status.WAITING,
    FlowStatus.PARTLY_SIGNED: Status.PARTLY_SIGNED,
    FlowStatus.REFUSED: Status.REFUSED,
    FlowStatus.FINISHED: Status.FINISHED,
    FlowStatus.EXPIRED: Status.EXPIRED,
    FlowStatus.CANCELLED: Status.CANCELLED,
}
ENDS = frozenset(STATUS.values()) - {Status.WAITING, Status.PARTLY_SIGNED}

_ID_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_NAMES = ("赵敏敏", "李四光", "钱三强", "孙大文")
_SIGN = "sign"
_PLOTS = ((_SIGN, _SIGN),) * 6 + (
    (_SIGN, "expire"),
    (_SIGN, "refuse"),
    ("refuse",),
    ("cancel",),
)
"""What the parties do, once it has gone out to them."""


@dataclass(frozen=True)
class Stand:
    """How a contract stands after one of its messages: the truth that everything is held to."""

    status: Status
    signed: tuple[bool, ...]
    refused: bool

    @property
    def lines(self) -> int:
        """How many lines its thread has at least: that it went out, what each did, how it ended.

        What is first heard of as cancelled may never have gone out.
        """
        went_out = self.status is not Status.CANCELLED
        return went_out + sum(self.signed) + self.refused + (self.status in ENDS)


@dataclass(frozen=True)
class Told:
    """One callback: `place` is where it belongs in the history of its contract."""

    contract_id: str
    place: int
    message: Json = field(repr=False)


@dataclass(frozen=True)
class Story:
    """A contract as it is before anything is heard of it, and its whole life."""

    contract: Contract
    flow: Flow
    told: tuple[Told, ...]
    stands: tuple[Stand, ...]


class Author:
    """Writes stories. `owners` and `channels` are ids of the workspace."""

    def __init__(self, random: Random, owners: Sequence[str], channels: Sequence[str]) -> None:
        self._random = random
        self._owners, self._channels = owners, channels
        self._heard: list[Json] = []
        config = TencentConfig(new_token=lambda: f"{random.getrandbits(128):032x}")
        self._world = World(config, ESS, self._heard.append, _never)

    def stories(self, count: int) -> list[Story]:
        return [self._story(number) for number in range(count)]

    def _story(self, number: int) -> Story:
        contract, flow = self._contract(number)
        self._heard.clear()
        stands: list[Stand] = []
        for act in (lambda: lifecycle.start(self._world, flow), *self._plot(flow)):
            act()
            while len(stands) < len(self._heard):
                stands.append(_stand(flow))
        told = tuple(Told(contract.id, place, said) for place, said in enumerate(self._heard))
        return Story(contract, flow, told, tuple(stands))

    def _plot(self, flow: Flow) -> list[Callable[[], None]]:
        who = self._random.sample(flow.signers, len(flow.signers))
        does: dict[str, Callable[[FlowSigner], None]] = {
            _SIGN: lambda signer: lifecycle.sign(self._world, flow, signer),
            "refuse": lambda signer: lifecycle.refuse(self._world, flow, signer, "不同意"),
            "expire": lambda _: lifecycle.expire(self._world, flow),
            "cancel": lambda _: lifecycle.cancel(self._world, flow, "不要了"),
        }

        def bound(act: str, signer: FlowSigner) -> Callable[[], None]:
            return lambda: does[act](signer)

        plot = self._random.choice(_PLOTS)
        return [bound(act, signer) for act, signer in zip(plot, who, strict=False)]

    def _contract(self, number: int) -> tuple[Contract, Flow]:
        id_ = "".join(self._random.choices(_ID_LETTERS, k=10))
        names = self._random.sample(_NAMES, 2)
        mobiles = [f"13{self._random.randrange(10**9):09d}" for _ in names]
        flow = self._flow(id_, f"Contract {number}", names, mobiles)
        member = self._random.choice((*self._owners, "", "", ""))
        ordered = [
            Signer(kind=PartyKind.PERSON, name=name, mobile=mobile, member=member * (index == 0))
            for index, (name, mobile) in enumerate(zip(names, mobiles, strict=True))
        ]
        now = datetime.now(UTC)
        order = Order(
            name=flow.name,
            source=FromFile(file_id="F1", file_name="contract.pdf"),
            signers=tuple(ordered),
            ordered=False,
            deadline=now + timedelta(days=30),
            channel=self._random.choice(self._channels),
        )
        pairs = zip(ordered, flow.signers, strict=True)
        return Contract(
            id=id_,
            owner=self._random.choice(self._owners),
            order=order,
            parties=tuple(Party(signer=signer, id=at.recipient_id) for signer, at in pairs),
            status=Status.COMPOSING,
            creation=Creation(step=Step.ACCEPTED, remote_id=flow.flow_id),
            created_at=now,
            changed_at=now,
        ), flow

    def _flow(self, id_: str, name: str, names: Sequence[str], mobiles: Sequence[str]) -> Flow:
        world = self._world
        signers = [
            FlowSigner(world.new_id(), world.new_id(), *who, kind=1)
            for who in zip(names, mobiles, strict=True)
        ]
        return Flow(
            flow_id=world.new_id(),
            name=name,
            creator=world.config.operator_id,
            created=world.second,
            deadline=world.second + 30 * 86400,
            signers=signers,
            unordered=True,
            user_data=base64.b64encode(id_.encode()).decode(),
        )


def shuffled(stories: Sequence[Story], count: int, random: Random) -> list[Told]:
    """`count` callbacks: each at least once, some again, those of a contract often inverted.

    Half of what comes again comes as Tencent repeats a message, with the same MsgId; half as a
    message of its own that says the same.
    """
    once = [told for story in stories for told in story.told]
    again = [random.choice(once) for _ in range(count - len(once))]
    begins = {story.contract.id: random.random() for story in stories}
    timed = [(_moment(told, begins, random, 0.1), told) for told in once]
    timed += [(_moment(_repeated(t, random), begins, random, 0.3), t) for t in again]
    return [told for _, told in sorted(timed, key=lambda pair: pair[0])]


def _moment(told: Told, begins: dict[str, float], random: Random, spread: float) -> float:
    return begins[told.contract_id] + told.place * 0.02 + random.random() * spread


def _repeated(told: Told, random: Random) -> Told:
    if random.random() < 0.5:
        return told
    message = {**told.message, "MsgId": f"y{random.getrandbits(124):031x}"}
    return Told(told.contract_id, told.place, message)


def _stand(flow: Flow) -> Stand:
    return Stand(
        STATUS[flow.status],
        tuple(signer.status is SignerStatus.SIGNED for signer in flow.signers),
        any(signer.status is SignerStatus.REFUSED for signer in flow.signers),
    )


def _never(work: Coroutine[Any, Any, None]) -> None:
    work.close()
    raise AssertionError("nothing of a story happens in the background")
