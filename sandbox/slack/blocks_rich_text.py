"""The rich_text block: sections, lists, quotes and preformatted text.

Source: docs.slack.dev/reference/block-kit/blocks/rich-text-block.
"""

from sandbox.slack.blocks_grammar import (
    array,
    boolean,
    by_type,
    integer,
    one_of,
    record,
    string,
)
from sandbox.slack.blocks_objects import CHANNEL_ID, USER_ID

STYLE = record({}, {"bold": boolean, "italic": boolean, "strike": boolean, "code": boolean})
MENTION_STYLE = record(
    {},
    {
        "bold": boolean,
        "italic": boolean,
        "strike": boolean,
        "highlight": boolean,
        "client_highlight": boolean,
        "unlink": boolean,
    },
)
TYPE = string()
PIECE = by_type(
    {
        "text": record({"type": TYPE, "text": string(None, 1)}, {"style": STYLE}),
        "link": record(
            {"type": TYPE, "url": string(3000, 1)},
            {"text": string(None, 1), "unsafe": boolean, "style": STYLE},
        ),
        "emoji": record({"type": TYPE, "name": string(None, 1)}, {"unicode": string()}),
        "user": record({"type": TYPE, "user_id": USER_ID}, {"style": MENTION_STYLE}),
        "usergroup": record(
            {"type": TYPE, "usergroup_id": string(30, 2)}, {"style": MENTION_STYLE}
        ),
        "channel": record({"type": TYPE, "channel_id": CHANNEL_ID}, {"style": MENTION_STYLE}),
        "broadcast": record({"type": TYPE, "range": one_of("here", "channel", "everyone")}),
        "color": record({"type": TYPE, "value": string(7, 4, r"#[0-9A-Fa-f]+")}),
        "date": record(
            {"type": TYPE, "timestamp": integer(0, 2**40), "format": string(None, 1)},
            {"url": string(3000, 1), "fallback": string(None, 1)},
        ),
    },
    "rich text",
)
SECTION = record({"type": one_of("rich_text_section"), "elements": array(PIECE)})
PART = by_type(
    {
        "rich_text_section": SECTION,
        "rich_text_list": record(
            {"type": TYPE, "style": one_of("bullet", "ordered"), "elements": array(SECTION, 1)},
            {"indent": integer(0, 8), "offset": integer(0, 10_000), "border": integer(0, 1)},
        ),
        "rich_text_preformatted": record(
            {"type": TYPE, "elements": array(PIECE)}, {"border": integer(0, 1)}
        ),
        "rich_text_quote": record(
            {"type": TYPE, "elements": array(PIECE)}, {"border": integer(0, 1)}
        ),
    },
    "rich text element",
)
RICH_TEXT = record(
    {"type": one_of("rich_text"), "elements": array(PART, 1)}, {"block_id": string(255, 1)}
)
