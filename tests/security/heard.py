"""What may come of a callback, whatever it is: one of a few things, and each can be kept."""

import re
from typing import Literal, assert_never

from handlers.messages import CancelsOver, LookAgain, Observed, dump, load
from services.contracts.announcements import TellAdmin
from services.contracts.callbacks import (
    BadCallback,
    CallbackReader,
    Hint,
    Probe,
    Report,
    TaskOver,
    Told,
    Unrecognised,
)

DIGEST = re.compile(r"[0-9a-f]{64}")
WORD = re.compile(r"[A-Za-z0-9_.-]{0,64}")

Outcome = Literal["bad", "probe", "report", "hint", "task", "told", "unrecognised"]


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
        case Hint(remote_id=remote_id, group_id=group_id):
            assert WORD.fullmatch(remote_id)
            assert WORD.fullmatch(group_id)
            again = LookAgain(remote_id=remote_id, group_id=group_id)
            assert load(dump(again)) == again
            return "hint"
        case TaskOver(task_id=task_id):
            assert WORD.fullmatch(task_id)
            assert load(dump(CancelsOver(task_id=task_id))) == CancelsOver(task_id=task_id)
            return "task"
        case Told(notice=notice):
            kept = TellAdmin(notice=notice).model_dump_json().encode()
            assert TellAdmin.model_validate_json(kept).notice == notice
            assert len(kept) <= 6 * len(body) + 1_000
            return "told"
        case Unrecognised():
            assert WORD.fullmatch(heard.msg_type)
            assert WORD.fullmatch(heard.msg_id)
            assert len(heard.body) <= len(body)
            return "unrecognised"
        case _:
            assert_never(heard)
