"""What redis-py makes of XREADGROUP's reply, in one form."""

from collections.abc import Iterable
from typing import Any

Entry = tuple[bytes, dict[bytes, bytes]]
"""Its id, and its fields."""


def entries_of(reply: Any) -> Iterable[tuple[str, Entry]]:
    """XREADGROUP's reply: a list of pairs in RESP2, a mapping of nested lists in RESP3."""
    for stream, entries in reply.items() if isinstance(reply, dict) else reply or ():
        nested = isinstance(reply, dict) and entries and isinstance(entries[0], list)
        for id_, fields in entries[0] if nested else entries:
            if fields:
                yield stream.decode(), (id_, fields)
