"""Faults that were ordered for requests, and the requests a second that Tencent allows."""

from collections import defaultdict, deque
from dataclasses import dataclass, field

from .answers import Refusal
from .views import Fault


@dataclass
class Faults:
    """Ordered faults, oldest first; `down` closes every connection."""

    down: bool = False
    waiting: list[Fault] = field(default_factory=list)

    def take(self, action: str) -> Fault | None:
        """The fault that hits this call of `action`, if one is due; counts it down."""
        for place, fault in enumerate(self.waiting):
            if fault.action not in (action, "*"):
                continue
            if fault.times > 1:
                self.waiting[place] = fault.model_copy(update={"times": fault.times - 1})
            else:
                del self.waiting[place]
            return fault
        return None


@dataclass
class RateLimiter:
    """Counts the calls of each action within the last second."""

    calls: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def count(self, action: str, rate: int, now: float) -> None:
        """Refuse the call that is one too many."""
        recent = self.calls[action]
        while recent and recent[0] <= now - 1:
            recent.popleft()
        if len(recent) >= rate:
            raise Refusal(
                f"More than {rate} calls of {action} in a second.", "RequestLimitExceeded"
            )
        recent.append(now)
