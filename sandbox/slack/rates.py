"""Rate limits: a minute's budget for each method by tier, a bucket for each channel.

Source: docs.slack.dev/apis/web-api/rate-limits.
"""

import math
from collections import defaultdict, deque

from sandbox.slack.config import SlackConfig
from sandbox.slack.errors import ApiError

POST = 0  # chat.postMessage has its own rule
WINDOW = 60.0


class Rates:
    """Counts calls with the workspace's clock."""

    def __init__(self, config: SlackConfig) -> None:
        self._config = config
        self._calls: dict[str, deque[float]] = defaultdict(deque)
        self._buckets: dict[str, tuple[float, float]] = {}

    def spend(self, method: str, tier: int) -> None:
        """Count one call; ApiError `ratelimited` with Retry-After when the minute is used up."""
        budget, now = self._config.budget, self._config.clock()
        allowed = budget.post_per_minute if tier == POST else budget.tiers[tier - 1]
        calls = self._calls[method]
        while calls and calls[0] <= now - WINDOW:
            calls.popleft()
        if len(calls) >= allowed:
            wait = max(1, math.ceil(calls[0] + WINDOW - now)) if calls else int(WINDOW)
            raise ApiError("ratelimited", retry_after=wait)
        calls.append(now)

    def spend_channel(self, channel_id: str) -> None:
        """Count one message to a channel."""
        budget, now = self._config.budget, self._config.clock()
        left, since = self._buckets.get(channel_id, (float(budget.channel_burst), now))
        left = min(float(budget.channel_burst), left + (now - since) * budget.channel_per_second)
        if left < 1:
            self._buckets[channel_id] = (left, now)
            wait = max(1, math.ceil((1 - left) / budget.channel_per_second))
            raise ApiError("ratelimited", retry_after=wait)
        self._buckets[channel_id] = (left - 1, now)
