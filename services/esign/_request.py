"""What requests of every edition have in common."""

from typing import ClassVar

from pydantic import BaseModel, ConfigDict

from ._retry import Repeat


class Sent(BaseModel):
    """Something we send: an unknown field is a mistake of ours. What is None is not sent."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Request(Sent):
    """The body of one call."""

    action: ClassVar[str]
    repeat: ClassVar[Repeat] = Repeat.ALWAYS

    @property
    def done(self) -> frozenset[str]:
        """The refusals of a repetition which mean that its unanswered predecessor was done."""
        return frozenset()

    def to_bytes(self) -> bytes:
        """The JSON that is signed and sent, built once."""
        return self.model_dump_json(exclude_none=True).encode()
