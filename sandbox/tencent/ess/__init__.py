"""The edition `ess` (2020-11-11): companies with an application of their own."""

from sandbox.tencent.edition import Edition

from .actions import ACTIONS
from .callers import check_caller
from .news import news

ESS = Edition("ess", "ess", ACTIONS, check_caller, "CustomApp", news)
