"""The pretend Slack workspace.

`open_slack(SlackConfig(...))` runs one on a loopback port; `Desk` in `client` lets tests and the
demo act as the people in it; `blocks.problems` tells what Slack would refuse in a view or message.
"""

from sandbox.slack.config import Budget, Command, Persona, Room, Shortcut, SlackConfig
from sandbox.slack.server import OpenSlack, open_slack, serve

__all__ = [
    "Budget",
    "Command",
    "OpenSlack",
    "Persona",
    "Room",
    "Shortcut",
    "SlackConfig",
    "open_slack",
    "serve",
]
