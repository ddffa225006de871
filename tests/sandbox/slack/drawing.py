"""Short ways to write blocks and views down in tests."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def option(label: str, value: str | None = None) -> Json:
    return {"text": plain(label), "value": value or label}


def section(text: str = "Hello", **more: Any) -> Json:
    return {"type": "section", "text": mrkdwn(text), **more}


def button(action_id: str = "go", **more: Any) -> Json:
    return {"type": "button", "action_id": action_id, "text": plain("Go"), **more}


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "elements": list(elements), **more}


def field(block_id: str, kind: str, **more: Any) -> Json:
    """An input block whose element has the action_id `value`; block keys by their names."""
    outer: Json = {key: more.pop(key) for key in ("optional", "dispatch_action") if key in more}
    element = {"type": kind, "action_id": "value", **more}
    block = {"type": "input", "block_id": block_id, "label": plain(block_id)}
    return {**block, "element": element, **outer}


def modal(*blocks: Json, **more: Any) -> Json:
    view: Json = {"type": "modal", "title": plain("Contract"), "blocks": list(blocks), **more}
    if any(block.get("type") == "input" for block in blocks):
        view.setdefault("submit", plain("Send"))
    return view


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks), **more}


CONFIRM = {
    "title": plain("Sure?"),
    "text": plain("This cannot be undone."),
    "confirm": plain("Yes"),
    "deny": plain("No"),
}


def options(count: int) -> list[Json]:
    return [option(f"o{number}") for number in range(count)]


def table(rows: int, columns: int = 1, text: str = "x") -> Json:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": text}] * columns] * rows}
