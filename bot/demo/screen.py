"""Draws what people see in the pretend Slack on a terminal."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text as Line

from sandbox.slack.client_shown import Message, View

_DATE = re.compile(r"<!date\^[^|>]*\|([^>]*)>")
_MENTION = re.compile(r"<@([A-Z0-9]+)>")
_EMOJI = re.compile(r" ?:[a-z_0-9+-]+:")
_BOLD = re.compile(r"\*([^*\n]+)\*")


class Screen:
    """`names` maps the ids of people to what they are called."""

    def __init__(self, console: Console, names: Mapping[str, str]) -> None:
        self._console = console
        self._names = names

    def scene(self, title: str) -> None:
        self._console.print()
        self._console.rule(Line(title, style="bold"), align="left", style="dim")

    def says(self, sentence: str) -> None:
        """Somebody does something."""
        self._console.print(Line("  ● ", style="cyan") + Line(self._read(sentence)))

    def seen(self, sentence: str) -> None:
        """Something happened as it should."""
        self._console.print(Line("    ✓ ", style="green") + Line(self._read(sentence)))

    def lacks(self, sentence: str) -> None:
        """The edition that is played has no such thing."""
        self._console.print(Line("    – ", style="yellow") + Line(self._read(sentence)))

    def quotes(self, sentence: str) -> None:
        """The bot's own words."""
        self._console.print(Line("      “", style="dim") + Line(self._read(sentence)) + "”")

    def shows(self, title: str, shown: Message | View) -> None:
        """A card, a message or a modal."""
        inside = Group(*(self._block(block) for block in shown.blocks))
        panel = Panel(inside, title=title, title_align="left", border_style="dim", width=84)
        self._console.print(panel)

    def _block(self, block: Mapping[str, Any]) -> RenderableType:
        match block["type"]:
            case "header":
                return Line(block["text"]["text"], style="bold")
            case "section" if "fields" in block:
                return self._fields(block["fields"])
            case "actions":
                labels = [self._label(element) for element in block["elements"]]
                return Line("  ".join(labels), style="bold magenta")
            case "context":
                return Line(self._words(block["elements"]), style="dim")
            case "divider":
                return Line("─" * 20, style="dim")
            case _:
                return Line(self._words(block))

    def _fields(self, fields: list[Mapping[str, Any]]) -> Table:
        table = Table.grid(padding=(0, 3))
        table.add_column(style="dim")
        table.add_column()
        for field in fields:
            name, _, value = self._read(field["text"]).partition("\n")
            table.add_row(_BOLD.sub(r"\1", name), value)
        return table

    def _label(self, element: Mapping[str, Any]) -> str:
        text = element.get("text") or element.get("placeholder") or {}
        return f"[ {text.get('text', '…')} ]"

    def _words(self, node: Any) -> str:
        return self._read("\n".join(_lines(node)))

    def _read(self, text: str) -> str:
        """Slack's markup as a person sees it."""
        text = _DATE.sub(r"\1", text)
        text = _MENTION.sub(lambda found: "@" + self._names.get(found[1], found[1]), text)
        text = _EMOJI.sub("", text)
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _lines(node: Any) -> Iterator[str]:
    """The texts of a block; the pieces of one rich text line stay on that line."""
    if isinstance(node, list):
        for one in node:
            yield from _lines(one)
    elif isinstance(node, Mapping):
        if node.get("type") in ("rich_text_section", "rich_text_quote"):
            yield "".join(_lines(node["elements"]))
        elif isinstance(node.get("text"), str):
            yield node["text"]
        elif node.get("type") == "user":
            yield f"<@{node['user_id']}>"
        else:
            for key in ("text", "label", "elements", "element", "placeholder"):
                if key in node:
                    yield from _lines(node[key])
