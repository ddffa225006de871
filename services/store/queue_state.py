"""How a queue stands, for whoever looks after it. Nothing is changed, and no body is opened."""

from collections.abc import Mapping
from dataclasses import dataclass

from . import keys
from .pipe import Pipe, Script
from .queue import GROUP

_STATE = Script("""
local workers, dead, group, ttl = KEYS[1], KEYS[2], ARGV[1], ARGV[2]
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local waiting, in_hand, put_off, attempts, oldest, soonest, latest = 0, 0, 0, 0, now, nil, nil
for at = 3, #KEYS, 3 do
  local stream, due, about = KEYS[at], KEYS[at + 1], KEYS[at + 2]
  local length, taken = redis.call('XLEN', stream), 0
  if length > 0 then
    local summary = redis.pcall('XPENDING', stream, group)
    taken = summary.err and 0 or summary[1]
    local first = redis.call('XRANGE', stream, '-', '+', 'COUNT', 1)[1][1]
    oldest = math.min(oldest, tonumber(string.match(first, '^%d+')))
  end
  waiting, in_hand = waiting + length - taken, in_hand + taken
  put_off = put_off + redis.call('ZCARD', due)
  local first = redis.call('ZRANGE', due, 0, 0, 'WITHSCORES')[2]
  if first then
    local last = redis.call('ZREVRANGE', due, 0, 0, 'WITHSCORES')[2]
    soonest = math.min(soonest or first, first)
    latest = math.max(latest or last, last)
  end
  for _, id in ipairs(redis.call('ZREVRANGE', due, 0, 99)) do
    attempts = math.max(attempts, cjson.decode(redis.call('HGET', about, id)).attempt)
  end
end
local alive = redis.call('ZCOUNT', workers, '(' .. (now - ttl), '+inf')
local age = waiting + in_hand > 0 and now - oldest or -1
local letters = redis.call('XLEN', dead)
return {waiting, in_hand, put_off, attempts, age, alive, letters, soonest or -1, latest or -1}
""")


@dataclass(frozen=True)
class QueueState:
    """`in_hand` are being carried out (or their worker died), `put_off` wait for their time.

    `attempts` is how often the one that failed most, of those put off, was tried. `oldest` is the
    age in seconds of the oldest that waits or is in hand; a further attempt begins at 0 anew.
    `soonest` and `latest` are when what is put off is due (unix seconds), None for nothing.
    `workers` are those that showed a sign of life within LEASE_TTL.
    """

    waiting: int
    in_hand: int
    put_off: int
    attempts: int
    oldest: float | None
    workers: int
    dead: int
    soonest: float | None
    latest: float | None


async def queue_states(pipe: Pipe) -> Mapping[str, QueueState]:
    """Of both queues, by name. `Unavailable` when Redis is."""
    return {name: await _queue_state(pipe, name) for name in keys.QUEUES}


async def _queue_state(pipe: Pipe, name: str) -> QueueState:
    names = [keys.workers(name), keys.dead(name)]
    for number in range(keys.PARTITIONS):
        names += [keys.stream(name, number), keys.due(name, number), keys.waiting(name, number)]
    ttl = int(keys.LEASE_TTL.total_seconds() * 1000)
    found = await pipe.run(_STATE, names, GROUP, ttl)
    waiting, in_hand, put_off, attempts, age, alive, dead, soonest, latest = map(int, found)
    return QueueState(
        waiting=waiting,
        in_hand=in_hand,
        put_off=put_off,
        attempts=attempts,
        oldest=None if age < 0 else age / 1000,
        workers=alive,
        dead=dead,
        soonest=None if soonest < 0 else soonest,
        latest=None if latest < 0 else latest,
    )
