"""The edition `legacy` (essbasic 2020-12-22): an application acts for its companies and users.

Source: seed document of tencentcloud-sdk-nodejs (2,937 lines of request and reply structures) and
tencentcloud-sdk-python-essbasic 3.1.193, `v20201222`. `models.json` was made from the latter's
request classes; what is required is what the former marks so, and its prose gives the limits.
Neither says how often anything may be called: 20 a second is what the edition after it allows.
It tells nothing by itself: parameters named CallbackUrl exist, but no document says what is sent
there.
"""

from sandbox.tencent.answers import Json
from sandbox.tencent.edition import Edition
from sandbox.tencent.state import Flow, Signer, World

from .actions import ACTIONS
from .callers import check_caller


def no_news(_world: World, _flow: Flow, _operate: str, _signer: Signer | None) -> Json:
    return {}


LEGACY = Edition("legacy", "essbasic", ACTIONS, check_caller, "", no_news)
