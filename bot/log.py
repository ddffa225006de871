"""Log lines for people who run Signet: to stdout, without what other people typed."""

import logging
import re
import sys
from typing import TextIO

_MOBILE = re.compile(r"(?<!\d)((?:86)?[ -]?1[3-9]\d)[ -]?\d{4}[ -]?(\d{4})(?!\d)")
_ID_NUMBER = re.compile(r"(?<!\d)(\d{6})\d{8}(\d{3}[\dXx])(?![0-9A-Za-z])")
_LINK = re.compile(
    r"([a-z][a-z0-9+.-]{0,15}://)(?:[^\s/?#\"'<>]*@)?([^\s/?#\"'<>@]+)[^\s\"'<>]*", re.IGNORECASE
)
_FIRST_WORDS = re.compile(r"[A-Za-z`'_ -]{0,80}")
"""Of a sentence of Bolt's; what it quotes follows in brackets or after a colon."""


def masked(line: str) -> str:
    """Phones and id numbers shortened, links cut to their host. The last net, not the first."""
    line = _MOBILE.sub(r"\1****\2", line)
    line = _ID_NUMBER.sub(r"\1********\2", line)
    return _LINK.sub(_host_only, line)


def _host_only(link: re.Match[str]) -> str:
    bare = link[1] + link[2]
    return bare if link[0] == bare else f"{bare}/…"


class MaskedFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


def _without_bodies(record: logging.LogRecord) -> bool:
    """Bolt quotes whole requests, as they came, wherever something is wrong with one.

    Its loggers also set levels of their own, so theirs are weighed here.
    """
    if not record.name.startswith("slack_bolt"):
        return True
    first = _FIRST_WORDS.match(record.getMessage())
    about = first[0].strip() if first else ""
    signature = "signature" in about.casefold()
    hint = ": check SLACK_SIGNING_SECRET and the clock" if signature else ""
    record.msg, record.args, record.exc_info = f"{about}{hint}", None, None
    # What it says of a token in the environment, which we keep from it, would only puzzle.
    puzzling = about.startswith("As you gave")
    return signature or (record.levelno >= logging.WARNING and not puzzling)


def set_up_logging(level: int = logging.INFO, stream: TextIO | None = None) -> None:
    """Log to `stream`, stdout where none is given."""
    handler = logging.StreamHandler(stream or sys.stdout)
    handler.setFormatter(MaskedFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    handler.addFilter(_without_bodies)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for quiet in ("httpx", "httpcore", "slack_sdk", "aiohttp.access"):
        logging.getLogger(quiet).setLevel(logging.WARNING)
    logging.getLogger("slack_bolt").setLevel(logging.WARNING)
