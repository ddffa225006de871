"""What may come of a callback, whatever it is: one of four things, and each can be kept."""

import re
from typing import Literal

from handlers.messages import LookAgain, Observed, dump, load
from services.contracts.callbacks import BadCallback, CallbackReader, Probe, Report, Unrecognised

DIGEST = re.compile(r"[0-9a-f]{64}")
WORD = re.compile(r"[A-Za-z0-9_.-]{0,64}")

Outcome = Literal["bad", "probe", "report", "unrecognised"]


def outcome(reader: CallbackReader, body: bytes, signature: str | None) -> Outcome:
    """How `body` was heard. Any other exception than BadCallback goes through: it is a defect."""
    try:
        heard = reader.read(body, signature)
    except BadCallback:
        return "bad"
    assert DIGEST.fullmatch(heard.digest)
    match heard:
        case Probe():
            return "probe"
        case Report(observation=seen):
            kept = dump(Observed(observation=seen))
            assert load(kept) == Observed(observation=seen)
            # What is small does not become large: a character may be written as six of JSON's.
            assert len(kept) <= 6 * len(body) + 1_000
            return "report"
        case Unrecognised():
            assert WORD.fullmatch(heard.msg_type)
            assert WORD.fullmatch(heard.msg_id)
            assert WORD.fullmatch(heard.remote_id)
            assert len(heard.body) <= len(body)
            hint = LookAgain(remote_id=heard.remote_id)
            assert load(dump(hint)) == hint
            return "unrecognised"
