"""Which streams of a queue are ours: each has one worker at a time, so its lanes keep their order.

A lease lasts for seconds from its last renewal. Every worker holds a fair share of the streams and
gives back what is more, as soon as it has nothing of it in hand.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta

from . import keys
from .pipe import Pipe
from .queue_scripts import BEAT, GIVE_BACK

_ALL = range(keys.PARTITIONS)

MARGIN = 0.5
"""Seconds before its end in which a lease is not acted upon: what is asked of others then would be
carried out when it is another's turn."""


@dataclass
class _Lease:
    """`turn` tells this tenure from an earlier one of the same stream; `until` is monotonic."""

    turn: int
    until: float
    surplus: bool = False


@dataclass(frozen=True)
class Renewed:
    """What has changed; one may be lost and taken again between two renewals."""

    lost: Collection[int]
    taken: Collection[int]


class Leases:
    def __init__(
        self,
        pipe: Pipe,
        queue: str,
        worker: str,
        monotonic: Callable[[], float],
        lasting: timedelta,
    ) -> None:
        self._pipe = pipe
        self._queue = queue
        self._worker = worker
        self._monotonic = monotonic
        self._seconds = lasting.total_seconds()
        self._held: dict[int, _Lease] = {}
        self._turns = 0

    async def renew(self, *, leaving: bool = False) -> Renewed:
        """Keep ours, and take what is free up to our share.

        `leaving`: take nothing, and think of everything as more than our share.
        """
        # Counted from before the call, we never believe in a lease for longer than Redis does.
        until = self._monotonic() + self._seconds
        kept, taken, fair = await self._pipe.run(
            BEAT,
            [keys.workers(self._queue), *(keys.lease(self._queue, number) for number in _ALL)],
            self._worker,
            int(self._seconds * 1000),
            int(leaving),
        )
        lost = self._held.keys() - set(kept)
        for number in lost:
            del self._held[number]
        for number in (*kept, *taken):
            self._hold(number, until)
        for rank, number in enumerate(sorted(self._held)):
            self._held[number].surplus = rank >= fair
        return Renewed(lost, taken)

    async def give_back(self, busy: Callable[[int], bool]) -> None:
        """What is more than our share and not `busy`."""
        idle = [n for n, lease in self._held.items() if lease.surplus and not busy(n)]
        if idle:
            names = [keys.lease(self._queue, number) for number in idle]
            await self._pipe.run(GIVE_BACK, names, self._worker)
            for number in idle:
                del self._held[number]

    def held(self) -> Sequence[int]:
        return sorted(self._held)

    def readable(self) -> Sequence[int]:
        """Those from which more work may be taken."""
        return [n for n in self.held() if self.valid(n) and not self._held[n].surplus]

    def turn(self, number: int) -> int:
        """Which tenure of the stream this is; 0 while we do not hold it."""
        lease = self._held.get(number)
        return lease.turn if lease else 0

    def valid(self, number: int) -> bool:
        """Whether the stream is surely ours now."""
        lease = self._held.get(number)
        return lease is not None and self._monotonic() < lease.until - MARGIN

    def _hold(self, number: int, until: float) -> None:
        if lease := self._held.get(number):
            lease.until = until
        else:
            self._turns += 1
            self._held[number] = _Lease(self._turns, until)
