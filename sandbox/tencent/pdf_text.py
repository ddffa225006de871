"""What stands in a PDF: its words, page by page, and its form fields.

Enough for documents made by simple means: text in UTF-16 or Latin letters, plain or deflated
streams. In others (subset fonts, scans, compressed object tables) nothing is found, so whoever
looks for a keyword there is refused where the real service might find it.
"""

import re
import zlib
from collections.abc import Sequence

_OBJECT = re.compile(rb"(\d+)\s+0\s+obj\b(.*?)\bendobj\b", re.DOTALL)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)
_PAGE = re.compile(rb"/Type\s*/Page(?![A-Za-z])")
_CONTENTS = re.compile(rb"/Contents\s*\[?((?:\s*\d+\s+0\s+R)+)")
_SHOWN = re.compile(rb"<([0-9A-Fa-f\s]*)>|\(((?:[^()\\]|\\.)*)\)", re.DOTALL)
_FIELD = re.compile(rb"/T\s*(?:\(((?:[^()\\]|\\.)*)\)|<([0-9A-Fa-f\s]*)>)", re.DOTALL)
BOM = b"\xfe\xff"


def pages_of(content: bytes) -> Sequence[str]:
    """The text of each page, in order; everything on one page where the pages cannot be told."""
    objects = {int(number): body for number, body in _OBJECT.findall(content)}
    pages = [body for body in objects.values() if _PAGE.search(body)]
    texts = [_text_of(page, objects) for page in pages]
    return texts if any(texts) else ["".join(map(_shown, objects.values()))]


def form_fields(content: bytes) -> frozenset[str]:
    """The names of its form fields."""
    found = _FIELD.findall(content)
    return frozenset(_decoded(plain, hexadecimal) for plain, hexadecimal in found)


def _text_of(page: bytes, objects: dict[int, bytes]) -> str:
    found = _CONTENTS.search(page)
    numbers = re.findall(rb"(\d+)\s+0\s+R", found[1]) if found else []
    return "".join(_shown(objects.get(int(number), b"")) for number in numbers)


def _shown(body: bytes) -> str:
    """The strings that a content stream shows, one after the other."""
    found = _STREAM.search(body)
    if found is None:
        return ""
    stream = found[1]
    if b"/FlateDecode" in body:
        try:
            stream = zlib.decompress(stream)
        except zlib.error:
            return ""
    return "".join(_decoded(plain, hexadecimal) for hexadecimal, plain in _SHOWN.findall(stream))


def _decoded(plain: bytes, hexadecimal: bytes) -> str:
    if plain:
        return re.sub(rb"\\(.)", rb"\1", plain).decode("latin-1")
    raw = bytes.fromhex(b"".join(hexadecimal.split()).decode())
    return raw.removeprefix(BOM).decode("utf-16-be", "replace")
