"""Who may use a door that acts without a password: tools and the page of this very machine."""

from urllib.parse import urlsplit

from aiohttp import web

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def is_our_own(request: web.Request) -> bool:
    """False for another page in the same browser, also one whose name leads to this machine."""
    own = f"http://{request.host}"
    return _name_of(own) in LOOPBACK and request.headers.get("Origin", own) == own


def _name_of(url: str) -> str | None:
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None
