"""What the official SDK and its documents make of the bodies that the `ess` adapter emits."""

import json

from tencentcloud.ess.v20201111 import models

from sandbox.tencent.edition import load_table

from .answers import Tencent


def check(peer: Tencent) -> None:
    """Everything was asked that was expected; no field is unknown, none that is required missing.

    The SDK warns of fields that it does not know; warnings are errors here.
    """
    assert peer.all_was_asked()
    for sent in peer.seen:
        action = sent.headers["X-TC-Action"]
        body = json.loads(sent.content)
        theirs = getattr(models, f"{action}Request")()
        theirs.from_json_string(sent.content)
        assert theirs._serialize() == body
        load_table("ess").check(action, body)
