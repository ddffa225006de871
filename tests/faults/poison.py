"""Messages that bear Tencent's signature and make no sense, among those that do."""

from collections.abc import Iterator, Sequence
from copy import deepcopy
from random import Random
from typing import Any

from .stories import Json, Story

_NONSENSE: tuple[Any, ...] = (
    None,
    -1,
    99,
    10**30,
    1e308,
    True,
    "",
    "x" * 50_000,
    "\x00\u202e\u2028<!channel> *_~`",
    "=?utf-8?b?",
    [],
    [[]] * 5,
    {},
    {"FlowId": {}},
)
_FIELDS = (
    "FlowMessage",
    "CreateOn",
    "UpdatedOn",
    "OccurTime",
    "DeadLine",
)


def poisons(stories: Sequence[Story], random: Random) -> Iterator[Json]:
    """Twenty messages: half of contracts of ours, which must not change for them."""
    for number, story in enumerate(random.sample(stories, 20)):
        message = deepcopy(story.told[0].message)
        data = message["MsgData"]
        if number % 2:
            data["FlowCallbackStatus"] = random.choice((99, -1, 10**30, "1", None))
            data["Approvers"] = random.choice((None, [], [None], "x"))
        else:
            # What is told of a contract of ours may be true; this is nobody's.
            data["FlowId"] = f"y{random.getrandbits(124):031x}"
            data["UserData"] = random.choice(("", "Tm9ib2R5", "////", "5ZCI5ZCM"))
            message["MsgType"] = random.choice(("ForwardFLow", "x" * 64, "FlowStatusChange", 7))
            for signer in data["Approvers"]:
                signer[random.choice(sorted(signer))] = random.choice(_NONSENSE)
        data[random.choice(_FIELDS)] = random.choice(_NONSENSE)
        yield message
