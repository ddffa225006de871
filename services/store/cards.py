"""Where the living cards are: one message a contract and surface."""

from dataclasses import asdict, dataclass
from json import dumps, loads

from . import keys
from .pipe import Pipe, Script

_MOVE = Script("""
local shown = redis.call('HGET', KEYS[1], ARGV[1])
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return shown and cjson.decode(shown).version > tonumber(ARGV[3]) and 0 or 1
""")


@dataclass(frozen=True)
class Place:
    """Where a card is, and the version of the contract it shows."""

    channel: str
    ts: str
    version: int


class Cards:
    """`surface` is `card` or `review`."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe

    async def find(self, contract_id: str, surface: str) -> Place | None:
        found = await self._pipe.ask("HGET", keys.cards(contract_id), surface)
        return Place(**loads(found)) if found else None

    async def move(
        self, contract_id: str, surface: str, channel: str, ts: str, version: int
    ) -> bool:
        """Note what a card shows now; False when that is older than what it showed before."""
        place = dumps(asdict(Place(channel, ts, version)))
        return bool(await self._pipe.run(_MOVE, [keys.cards(contract_id)], surface, place, version))
