"""What each message of the bot has shown in the pretend Slack, in the order it was shown."""

from collections import Counter, deque

from sandbox.slack.client import Call
from sandbox.slack.workspace import Workspace

Place = tuple[str, str]
"""The channel and the ts of a message."""


class Ledger(deque[Call]):
    """Stands where the pretend Slack keeps its calls, and keeps of them only what was shown."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self._workspace = workspace
        self.shown: dict[Place, list[str]] = {}
        self.answered: Counter[str] = Counter()
        """How many calls were answered with which error; empty for none."""

    def append(self, call: Call) -> None:
        self.answered[call.error] += 1
        if call.error or call.method not in ("chat.update", "chat.postMessage"):
            return
        texts = self.shown.setdefault(self._place(call), [])
        if texts[-1:] != [call.arguments["text"]]:
            texts.append(call.arguments["text"])

    def _place(self, call: Call) -> Place:
        channel = call.arguments["channel"]
        if call.method == "chat.update":
            return channel, call.arguments["ts"]
        # It is noted before anything else can be posted.
        return channel, next(reversed(self._workspace.channels[channel].messages))
