"""What goes wrong at Slack, drawn from a seed for each call."""

from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

from sandbox.slack.faults import Fault, Faults, Kind


@dataclass(frozen=True)
class Chance:
    """How often a fault happens (0 to 1), and how long it lasts (see `Fault.seconds`)."""

    odds: float
    seconds: float = 1.0


class Weather(Faults):
    """Stands where the pretend Slack keeps its faults. Nothing goes wrong until it is `bad`."""

    def __init__(self, random: Random) -> None:
        super().__init__()
        self._random = random
        self.bad: Mapping[Kind, Chance] = {}

    def next(self, method: str) -> Fault | None:
        drawn = self._random.random()
        for kind, chance in self.bad.items():
            drawn -= chance.odds
            if drawn < 0:
                return Fault(method, kind, seconds=chance.seconds)
        return super().next(method)
