"""Make Slack misbehave on purpose: the next calls of a method fail in a chosen way."""

from dataclasses import dataclass, replace
from enum import StrEnum

from sandbox.slack.errors import NotPossible


class Kind(StrEnum):
    """What goes wrong; before and after say whether the call has been carried out by then."""

    RATELIMITED = "ratelimited"
    ERROR_BEFORE = "error_before"
    ERROR_AFTER = "error_after"
    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after"
    DELAY = "delay"
    STALL = "stall"
    REFUSED = "refused"


@dataclass(slots=True)
class Fault:
    """`method` (or `*`) goes wrong `times` times.

    `seconds` is the delay (with `stall` after the call was carried out) or the Retry-After;
    `error` is what `refused` answers.
    """

    method: str
    kind: Kind
    times: int = 1
    seconds: float = 1.0
    error: str = "fatal_error"


class Faults:
    """The faults that are still to happen; `down` drops every connection to the Web API."""

    def __init__(self) -> None:
        self.down = False
        self.planned: list[Fault] = []

    def plan(self, fault: Fault) -> None:
        """Plan a fault; an unknown kind is refused."""
        if fault.kind not in list(Kind):
            raise NotPossible(f"there is no fault called {fault.kind}; there are {', '.join(Kind)}")
        self.planned.append(replace(fault, kind=Kind(fault.kind)))

    def clear(self) -> None:
        """Nothing goes wrong any more."""
        self.down = False
        self.planned.clear()

    def next(self, method: str) -> Fault | None:
        """The fault for this call, counted down."""
        for fault in self.planned:
            if fault.method in (method, "*"):
                fault.times -= 1
                if fault.times <= 0:
                    self.planned.remove(fault)
                return fault
        return None
