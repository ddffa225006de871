"""The pretend Slack workspace.

`open_slack(SlackConfig(...))` runs one on a loopback port; `Desk` in `client` lets tests and the
demo act as the people in it; `blocks.problems` tells what Slack would refuse in a view or message.
"""

from sandbox.slack.config import Budget, Persona, Room, SlackConfig
from sandbox.slack.server import OpenSlack, open_slack, serve

__all__ = ["Budget", "OpenSlack", "Persona", "Room", "SlackConfig", "open_slack", "serve"]
