"""The files in the form for a new contract: how much of them is kept, and of their names."""

from collections.abc import Mapping
from typing import Any

from services.contracts.frozen import Frozen

from .foreign import short

MOST_FILES = 10
"""Slack lets a file input hold no more."""

FILE_NAME_LIMIT = 150
_GROUP_FILE_NAME_LIMIT = 80


class GroupFile(Frozen):
    """One of several files, as Slack told it: `size` in bytes."""

    id: str
    name: str
    size: int | None = None


def group_file(told: Mapping[str, Any]) -> GroupFile:
    """One of several, of which less can be kept."""
    name = file_name(str(told.get("name") or ""), _GROUP_FILE_NAME_LIMIT)
    return GroupFile(id=str(told.get("id") or ""), name=name, size=told.get("size"))


def file_name(name: str, limit: int = FILE_NAME_LIMIT) -> str:
    """Cut where it is too long, but not the suffix, which tells what kind of file it is."""
    suffix = suffix_of(name)
    if not suffix or len(name) <= limit:
        return short(name, limit)
    return f"{short(stem_of(name), limit - len(suffix) - 1)}.{suffix}"


def suffix_of(name: str) -> str:
    """In lower case, without the dot; empty where there is none worth the name."""
    suffix = name.rpartition(".")[2].strip() if "." in name else ""
    return suffix.lower() if suffix.isascii() and suffix.isalnum() and len(suffix) < 9 else ""


def stem_of(name: str) -> str:
    stem, dot, _ = name.rpartition(".")
    return stem if dot else name
