"""What Slack would refuse in a view or in the blocks of a message, found without asking Slack.

Pure. Limits: docs.slack.dev/reference/block-kit and .../reference/views. A view is told by its
`type` (modal, home); anything else with `blocks` is a message.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sandbox.slack.blocks_elements import NOT_ON
from sandbox.slack.blocks_grammar import array, boolean, one_of, problem, record, string
from sandbox.slack.blocks_layout import BLOCK, SURFACES
from sandbox.slack.blocks_objects import plain

Block = dict[str, Any]
VIEW_BYTES = 250_000
MARKDOWN_CHARACTERS = 12_000
MODAL = record(
    {"type": one_of("modal"), "title": plain(24), "blocks": array(BLOCK, 1, 100)},
    {
        "submit": plain(24),
        "close": plain(24),
        "private_metadata": string(3000),
        "callback_id": string(255),
        "external_id": string(255),
        "clear_on_close": boolean,
        "notify_on_close": boolean,
        "submit_disabled": boolean,
    },
)
HOME = record(
    {"type": one_of("home"), "blocks": array(BLOCK, 0, 100)},
    {
        "private_metadata": string(3000),
        "callback_id": string(255),
        "external_id": string(255),
    },
)
MESSAGE_BLOCKS = array(BLOCK, 1, 50)


def problems(message_or_view: Mapping[str, Any]) -> list[str]:
    """Name everything that Slack would refuse; an empty list means accepted.

    Takes a view (`type` modal or home) or a message (`blocks`, other keys ignored). Each entry
    reads `reason [json-pointer:/blocks/0/...]`.
    """
    kind = message_or_view.get("type")
    if kind in ("modal", "home"):
        return _view_problems(dict(message_or_view), str(kind))
    if "blocks" not in message_or_view:
        return [problem("neither a view nor a message with blocks", "")]
    blocks = message_or_view["blocks"]
    return list(MESSAGE_BLOCKS(blocks, "/blocks")) or [*_together(blocks, "message")]


def too_large(view: Mapping[str, Any]) -> bool:
    """A view over 250 KB is `view_too_large`, whatever else is wrong with it."""
    return len(json.dumps(view, ensure_ascii=False).encode(errors="surrogatepass")) > VIEW_BYTES


def _view_problems(view: dict[str, Any], kind: str) -> list[str]:
    grammar = MODAL if kind == "modal" else HOME
    found = list(grammar(view, ""))
    if found:
        return found
    blocks = view["blocks"]
    found = list(_together(blocks, kind))
    if too_large(view):
        found.append(problem("view is larger than 250 KB", ""))
    if kind == "modal" and "submit" not in view and any(b["type"] == "input" for b in blocks):
        found.append(problem("submit is required when there is an input block", "/submit"))
    return found


def _together(blocks: list[Block], surface: str) -> Iterator[str]:
    """What only shows when the blocks, each sound by itself, are seen together on a surface."""
    seen: set[str] = set()
    for place, block in enumerate(blocks):
        pointer = f"/blocks/{place}"
        if surface not in SURFACES[block["type"]]:
            yield problem(f"{block['type']} block is not available in a {surface}", pointer)
        if (block_id := block.get("block_id")) is not None:
            if block_id in seen:
                yield problem(f"block_id already exists: {block_id}", f"{pointer}/block_id")
            seen.add(block_id)
        yield from _within(block, surface, pointer)
    yield from _once_only(blocks)


def _within(block: Block, surface: str, pointer: str) -> Iterator[str]:
    seen: set[str] = set()
    for where, element in elements_of(block):
        here = f"{pointer}/{where}"
        action_id = element.get("action_id")
        if action_id is not None and action_id in seen:
            yield problem(f"action_id already exists: {action_id}", f"{here}/action_id")
        seen |= {action_id} if action_id is not None else set()
        if surface in NOT_ON.get(element["type"], ()):
            yield problem(f"{element['type']} is not available in a {surface}", here)
        if element.get("focus_on_load") and surface != "modal":
            yield problem("focus_on_load works in modals only", here)
        url_enabled = element.get("response_url_enabled")
        if url_enabled and (surface != "modal" or block["type"] != "input"):
            yield problem("response_url_enabled works in an input of a modal only", here)


def _once_only(blocks: list[Block]) -> Iterator[str]:
    focused = [e for b in blocks for _, e in elements_of(b) if e.get("focus_on_load")]
    if len(focused) > 1:
        yield problem("only one element can have focus_on_load", "/blocks")
    if sum(block["type"] == "table" for block in blocks) > 1:
        yield problem("only one table is allowed in a message", "/blocks")
    written = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if written > MARKDOWN_CHARACTERS:
        yield problem("markdown blocks must be less than 12001 characters together", "/blocks")


def elements_of(block: Block) -> list[tuple[str, Block]]:
    """The elements of a block, each with its path inside the block."""
    if block["type"] == "section" and "accessory" in block:
        return [("accessory", block["accessory"])]
    if block["type"] == "input":
        return [("element", block["element"])]
    if block["type"] == "card":
        return [(f"actions/{place}", e) for place, e in enumerate(block.get("actions", []))]
    if block["type"] in ("actions", "context_actions"):
        return [(f"elements/{place}", entry) for place, entry in enumerate(block["elements"])]
    return []
