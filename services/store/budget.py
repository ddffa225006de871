"""How fast all workers together may call: budgets in Redis, by its clock.

Each is a GCRA: its key holds the moment at which its burst is whole again (µs), and lives until
then. A call may be made while that moment is no further off than the burst takes to come back, and
not before the moment that the other side has asked for.
"""

import time
from collections.abc import Callable, Sequence
from math import ceil
from typing import Protocol

from . import keys
from .pipe import Pipe, Script

LONGEST_BLOCK = 600
"""Seconds. What reaches further than that was written before Redis's clock was turned back."""

LONGEST_LINE = 5.0
"""Seconds after which whoever stands in line asks again: the line may have become shorter."""

_TAKE = Script("""
local time = redis.call('TIME')
local now, longest_block = time[1] * 1000000 + time[2], tonumber(ARGV[1])
local whole, longest, slowest = {}, 0, 0
for i, key in ipairs(KEYS) do
  local every, burst, spare = ARGV[3 * i - 1], ARGV[3 * i], ARGV[3 * i + 1]
  local kept = redis.call('HMGET', key, 'whole', 'asked')
  local at, asked = math.max(now, tonumber(kept[1] or now)), tonumber(kept[2] or now)
  if at > now + every * burst + longest_block then at = now end
  if asked > now + longest_block then asked = now end
  whole[i] = at + every
  local wait = math.max(whole[i] - every * (burst - spare), asked) - now
  if wait > longest then longest, slowest = wait, i end
end
if longest > 0 then return {longest, slowest - 1} end
for i, key in ipairs(KEYS) do
  redis.call('HSET', key, 'whole', string.format('%.0f', whole[i]))
  redis.call('PEXPIRE', key, math.ceil((whole[i] - now) / 1000))
end
return {0, 0}
""")
"""ARGV: the longest block (µs), then of each key: what a call costs (µs), the burst, the spare."""

_BLOCK = Script("""
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local kept = redis.call('HMGET', KEYS[1], 'whole', 'asked')
local asked = math.max(now + ARGV[1], tonumber(kept[2] or now))
local whole = math.max(asked + ARGV[2], tonumber(kept[1] or now))
redis.call('HSET', KEYS[1], 'asked', string.format('%.0f', asked))
redis.call('HSET', KEYS[1], 'whole', string.format('%.0f', whole))
return redis.call('PEXPIRE', KEYS[1], math.max(1, math.ceil((whole - now) / 1000)))
""")


class Rate(Protocol):
    """`burst` calls at once, and then one `every` so many seconds. The last `spare` of the burst
    are kept for what is urgent."""

    @property
    def name(self) -> str: ...
    @property
    def every(self) -> float: ...
    @property
    def burst(self) -> int: ...
    @property
    def spare(self) -> int: ...


class Budget:
    """`pace` is how many times as fast as the rates say everything may go.

    Both methods raise `NotKept` while Redis is away: what is not asked about is not sent, for
    where it went could not be noted either.
    """

    def __init__(
        self, pipe: Pipe, pace: float = 1.0, monotonic: Callable[[], float] = time.monotonic
    ) -> None:
        self._pipe = pipe
        self._pace = pace
        self._monotonic = monotonic
        self._lines: dict[tuple[str, bool], float] = {}

    async def take(self, rates: Sequence[Rate], *, urgent: bool) -> float:
        """One call out of all of these, or out of none: then the seconds to wait. 0 when taken."""
        asked: list[int] = []
        for rate in rates:
            asked += (self._cost(rate), rate.burst, 0 if urgent else rate.spare)
        names = [keys.budget(rate.name) for rate in rates]
        wait, slowest = await self._pipe.run(_TAKE, names, LONGEST_BLOCK * 1_000_000, *asked)
        return self._in_line(rates[slowest], wait / 1_000_000, urgent=urgent) if wait else 0.0

    async def blocked(self, rate: Rate, seconds: float) -> None:
        """The other side asked us to stay away for so long; then one call of any kind is left of
        the burst, and the spare ones for what is urgent."""
        used = self._cost(rate) * (rate.burst - rate.spare - 1)
        await self._pipe.run(_BLOCK, [keys.budget(rate.name)], ceil(seconds * 1_000_000), used)

    def _cost(self, rate: Rate) -> int:
        return max(1, round(rate.every / self._pace * 1_000_000))

    def _in_line(self, rate: Rate, wait: float, *, urgent: bool) -> float:
        """Behind those of this process who wait already, or all would ask at the same moment."""
        now, line = self._monotonic(), (rate.name, urgent)
        self._lines = {name: until for name, until in self._lines.items() if until > now}
        soonest = now + wait
        if line in self._lines:
            behind = self._lines[line] + rate.every / self._pace
            soonest = max(soonest, min(behind, soonest + LONGEST_LINE))
        self._lines[line] = soonest
        return soonest - now
