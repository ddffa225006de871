"""What a person sees, as values that tests and the demo can ask questions of."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from sandbox.slack.blocks import elements_of

Json = dict[str, Any]
WORDS = ("text", "title", "label", "hint", "alt_text", "description", "placeholder")


def words(node: Any) -> Iterator[str]:
    """Every text in blocks, in reading order."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, list):
        for entry in node:
            yield from words(entry)
    elif isinstance(node, Mapping):
        for key, entry in node.items():
            if key in WORDS or not isinstance(entry, str):
                yield from words(entry)


@dataclass(frozen=True, slots=True)
class Shown:
    """Blocks on a screen."""

    raw: Json = field(repr=False)

    @property
    def blocks(self) -> list[Json]:
        """The blocks as Slack keeps them."""
        return list(self.raw.get("blocks") or [])

    @property
    def words(self) -> str:
        """All texts of the blocks, one a line."""
        return "\n".join(words(self.blocks))

    @property
    def actions(self) -> list[str]:
        """The action_ids of everything that can be used, from top to bottom."""
        elements = [element for block in self.blocks for _, element in elements_of(block)]
        return [str(e["action_id"]) for e in elements if "action_id" in e]

    def element(self, action_id: str) -> Json:
        """The first element with this action_id; KeyError when it is not shown."""
        for block in self.blocks:
            for _, element in elements_of(block):
                if element.get("action_id") == action_id:
                    return element
        raise KeyError(action_id)


@dataclass(frozen=True, slots=True)
class Message(Shown):
    """A message or an ephemeral message; `text` is the fallback that screen readers read."""

    channel: str
    ts: str
    text: str

    @property
    def ephemeral(self) -> bool:
        """Seen by one person only."""
        return self.raw.get("subtype") == "ephemeral"

    @property
    def thread_ts(self) -> str | None:
        """The root of the thread that the message belongs to."""
        return self.raw.get("thread_ts")

    @property
    def where(self) -> Json:
        """How the control door finds it."""
        return {"channel": self.channel, "ts": self.ts}

    def says(self, part: str) -> bool:
        """The part is in the text or in the blocks."""
        return part in self.text or part in self.words


@dataclass(frozen=True, slots=True)
class View(Shown):
    """A modal or App Home."""

    id: str
    callback_id: str
    hash: str

    @property
    def title(self) -> str:
        """The title of a modal."""
        return str((self.raw.get("title") or {}).get("text", ""))

    @property
    def values(self) -> dict[str, dict[str, Json]]:
        """`state.values` as the app would get them now."""
        return dict(self.raw["state"]["values"])

    @property
    def where(self) -> Json:
        """How the control door finds it."""
        return {"view_id": self.id}

    def says(self, part: str) -> bool:
        """The part is in the title or in the blocks."""
        return part in self.title or part in self.words


def message(raw: Json) -> Message:
    """A message from its JSON."""
    return Message(raw, str(raw["channel"]), str(raw["ts"]), str(raw.get("text", "")))


def view(raw: Json | None) -> View | None:
    """A view from its JSON, None for none."""
    if raw is None:
        return None
    return View(raw, str(raw["id"]), str(raw.get("callback_id", "")), str(raw["hash"]))


@dataclass(frozen=True, slots=True)
class Told:
    """After a command: `problem` is empty or Slack's word; `message` is the ephemeral answer."""

    problem: str
    message: Message | None = None

    @property
    def text(self) -> str:
        """The words of the answer, text and blocks, or the problem."""
        if self.message is None:
            return self.problem
        return "\n".join(part for part in (self.message.text, self.message.words) if part)


@dataclass(frozen=True, slots=True)
class Pressed:
    """After using an element; `opened` is the address that a link button opened."""

    problem: str
    cancelled: bool = False
    opened: str | None = None


@dataclass(frozen=True, slots=True)
class Submitted:
    """After submitting: `kind` is incomplete, failed, closed, errors, update, push or clear.

    `incomplete` are errors of the client itself; `view` is the modal in front afterwards.
    """

    kind: str
    problem: str
    errors: dict[str, str]
    view: View | None

    @property
    def ok(self) -> bool:
        """Nothing was complained about."""
        return self.kind not in ("incomplete", "failed", "errors")
