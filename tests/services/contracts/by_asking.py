"""An edition that tells nothing by itself: it is asked by our id, and passes nothing on."""

from dataclasses import dataclass, replace

from services.contracts.can import Can
from services.contracts.model import Creation
from services.contracts.order import Order
from services.contracts.rules import Rules

from .made import RULES
from .scripted import ScriptedEsign

ASKED = replace(RULES, tells=False)


@dataclass
class AskedEsign(ScriptedEsign):
    can: frozenset[Can] = frozenset(Can)
    rules: Rules = ASKED

    async def find(self, our_id: str, creation: Creation) -> Creation | None:
        """None is what it usually finds."""
        found: Creation | None = await self.play("find", our_id)
        return found

    async def send_on(self, remote_id: str, order: Order) -> bool:
        done: bool = await self.play("send_on", remote_id, usual=False)
        return done
