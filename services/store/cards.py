"""Where the living cards are: one message a contract and surface."""

from dataclasses import asdict, dataclass
from json import dumps, loads

from . import keys
from .pipe import Pipe, Script

_MOVE = Script("""
local shown = redis.call('HGET', KEYS[1], ARGV[1])
if shown and cjson.decode(shown).version > tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], ARGV[1], ARGV[2])
return 1
""")


@dataclass(frozen=True)
class Place:
    """Where a card is, and the version of the contract it shows."""

    channel: str
    ts: str
    version: int


class Cards:
    """`surface` is `card` or `review`. A card's version only moves forward."""

    def __init__(self, pipe: Pipe) -> None:
        self._pipe = pipe

    async def find(self, contract_id: str, surface: str) -> Place | None:
        found = await self._pipe.ask("HGET", keys.cards(contract_id), surface)
        return Place(**loads(found)) if found else None

    async def move(
        self, contract_id: str, surface: str, channel: str, ts: str, version: int
    ) -> None:
        place = dumps(asdict(Place(channel, ts, version)))
        await self._pipe.run(_MOVE, [keys.cards(contract_id)], surface, place, version)
