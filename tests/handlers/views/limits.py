"""A table of what Slack takes, independent of the pretend Slack's and of the SDK's own checks.

Numbers: docs.slack.dev/reference/block-kit, /reference/views and chat.update.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

Json = dict[str, Any]

PLAIN_AT = {
    ("header", "text"): 150,
    ("section", "text"): 3000,
    ("button", "text"): 75,
    ("button", "accessibility_label"): 75,
    ("button", "value"): 2000,
    ("button", "url"): 3000,
    ("input", "label"): 2000,
    ("input", "hint"): 2000,
    ("alert", "text"): 200,
    ("plain_text_input", "initial_value"): 3000,
}
COUNTS = {
    ("section", "fields"): 10,
    ("context", "elements"): 10,
    ("actions", "elements"): 25,
    ("radio_buttons", "options"): 10,
    ("checkboxes", "options"): 10,
    ("static_select", "options"): 100,
    ("multi_static_select", "options"): 100,
    ("overflow", "options"): 5,
}
CONFIRM = {"title": 100, "text": 300, "confirm": 30, "deny": 30}
VIEW = {"title": 24, "submit": 24, "close": 24}
MESSAGE_BLOCKS = {"header", "section", "context", "actions", "divider", "rich_text"}
MODAL_BLOCKS = MESSAGE_BLOCKS | {"input", "alert"}

LIVE = re.compile(r"<[^>]*>?")
OURS = re.compile(
    r"<@[UW][A-Z0-9]+>|<!date\^\d+\^\{date_short_pretty\} \{time\}\|[^<>|^]+>", re.ASCII
)
ENTITY = re.compile(r"&(?!amp;|lt;|gt;)")


def message_problems(payload: Mapping[str, Any]) -> list[str]:
    found = list(_texts(payload["text"], "text"))
    if not 0 < len(payload["text"]) <= 4000:
        found.append(f"text has {len(payload['text'])} characters")
    return found + list(_blocks(payload["blocks"], 50, MESSAGE_BLOCKS))


def home_problems(view: Mapping[str, Any]) -> list[str]:
    found = list(_blocks(view["blocks"], 100, MESSAGE_BLOCKS))
    if view["type"] != "home" or {"title", "submit", "close"} & view.keys():
        found.append("not a home, which has neither title nor buttons of its own")
    if len(view.get("private_metadata", "")) > 3000 or len(json.dumps(view)) > 250_000:
        found.append("metadata too long or view too large")
    return found


def view_problems(view: Mapping[str, Any]) -> list[str]:
    found = list(_blocks(view["blocks"], 100, MODAL_BLOCKS))
    for key, most in VIEW.items():
        if key in view and not 0 < len(view[key]["text"]) <= most:
            found.append(f"{key} has {len(view[key]['text'])} characters")
    if view["type"] != "modal" or "title" not in view:
        found.append("not a modal with a title")
    if any(block["type"] == "input" for block in view["blocks"]) and "submit" not in view:
        found.append("inputs without submit")
    if len(view.get("private_metadata", "")) > 3000 or len(view.get("callback_id", "")) > 255:
        found.append("metadata or callback id too long")
    if len(json.dumps(view)) > 250_000:
        found.append("view too large")
    return found


def walk(thing: Any) -> Iterator[Json]:
    """Every object in a payload, the outer ones first."""
    if isinstance(thing, dict):
        yield thing
        for value in thing.values():
            yield from walk(value)
    elif isinstance(thing, list):
        for value in thing:
            yield from walk(value)


def strings(thing: Any) -> Iterator[str]:
    for one in walk(thing):
        yield from (value for value in one.values() if isinstance(value, str))


def _blocks(blocks: list[Json], most: int, allowed: set[str]) -> Iterator[str]:
    if not 0 < len(blocks) <= most:
        yield f"{len(blocks)} blocks"
    yield from (f"{b['type']} is not allowed here" for b in blocks if b["type"] not in allowed)
    ids = Counter(block["block_id"] for block in blocks if "block_id" in block)
    yield from (f"block_id {one} twice" for one, count in ids.items() if count > 1)
    for block in blocks:
        yield from _block(block)
    for thing in walk(blocks):
        yield from _thing(thing)


def _block(block: Json) -> Iterator[str]:
    elements = block.get("elements", ())
    actions = Counter(e["action_id"] for e in elements if "action_id" in e)
    yield from (f"action_id {one} twice" for one, count in actions.items() if count > 1)
    if block["type"] == "actions" and not elements:
        yield "empty actions"
    styles = [e.get("style") for e in elements if e.get("type") == "button"]
    if styles.count("primary") > 1:
        yield "two primary buttons"
    if block["type"] == "actions" and len(styles) > 3:
        yield "more than three buttons"


def _thing(thing: Json) -> Iterator[str]:
    kind = thing.get("type")
    for (owner, key), most in PLAIN_AT.items():
        if kind == owner and key in thing:
            yield from _length(thing[key], most, f"{owner}.{key}")
    for (owner, key), most in COUNTS.items():
        if kind == owner and key in thing and not 0 < len(thing[key]) <= most:
            yield f"{owner}.{key} has {len(thing[key])}"
    for key in ("block_id", "action_id"):
        if len(thing.get(key, "")) > 255:
            yield f"{key} too long"
    if kind == "mrkdwn":
        yield from _texts(thing["text"], "mrkdwn")
        if thing.get("verbatim") is not True:
            yield "mrkdwn without verbatim"
    if kind == "plain_text" and thing.get("emoji") is not False:
        yield "plain_text that turns :names: into emoji"
    if kind == "plain_text_input" and thing.get("max_length", 1) > 3000:
        yield "max_length over 3000"
    if "value" in thing and "text" in thing and "type" not in thing:
        yield from _length(thing["text"], 75, "option")
        yield from _length(thing["value"], 75, "option value")
    if kind == "section":
        for one in thing.get("fields", ()):
            yield from _length(one, 2000, "field")
    if "placeholder" in thing:
        yield from _length(thing["placeholder"], 150, "placeholder")
    for key, most in CONFIRM.items():
        if "confirm" in thing and "deny" in thing:
            yield from _length(thing[key], most, f"confirm.{key}")


def _length(text: Any, most: int, where: str) -> Iterator[str]:
    words = text["text"] if isinstance(text, dict) else text
    if not 0 < len(words) <= most:
        yield f"{where} has {len(words)} characters"


def _texts(text: str, where: str) -> Iterator[str]:
    """Only mentions and dates of our own making may be live."""
    rest = OURS.sub("", text)
    yield from (f"live in {where}: {found}" for found in LIVE.findall(rest))
    if ENTITY.search(text) or ">" in rest:
        yield f"unescaped in {where}: {text[:80]}"


def hidden(thing: Any) -> list[str]:
    """Strings with characters that do not show, or that turn the reading direction round."""
    return [
        words
        for words in strings(thing)
        if any(unicodedata.category(c) in ("Cc", "Cf", "Cs") and c != "\n" for c in words)
    ]
