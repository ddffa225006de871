"""The edition `partner` (2021-05-26): companies of a third-party application."""

from sandbox.tencent.edition import Edition

from .actions import ACTIONS
from .agents import check_agent
from .news import news

PARTNER = Edition("partner", "essbasic", ACTIONS, check_agent, "ThirdPartyApp", news)
