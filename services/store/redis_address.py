"""Where Redis is, as REDIS_URL says it: one server, one behind Sentinel, or a cluster.

    redis://[user:password@]host[:port][/db]          rediss:// is encrypted; unix:///path[?db=0]
    redis+sentinel://[user:password@]host[:port],…/master[/db]
    redis+cluster://[user:password@]host[:port],…

`rediss+sentinel://` and `rediss+cluster://` are encrypted. The hosts are those of the sentinels, or
of any nodes of the cluster; user and password are those of Redis itself. After a `?` stand options
that redis-py has for its own addresses, such as `ssl_ca_certs=/path`; `sentinel_username` and
`sentinel_password` are for the sentinels. These forms are those of other tools in Python.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

from redis.asyncio.connection import parse_url

Host: TypeAlias = tuple[str, int]
Options: TypeAlias = Mapping[str, Any]
"""Keyword arguments of redis-py; among them may be a password."""

_PARTS = re.compile(
    r"(?P<encrypted>rediss?)\+(?P<kind>sentinel|cluster)://"
    r"(?P<who>[^/?#]*@)?(?P<hosts>[^@/?#]+)(?P<path>/[^?#]*)?(?P<query>\?[^#]*)?"
)
_SENTINEL_PORT = 26379
_REDIS_PORT = 6379
_WHO = ("username", "password")


@dataclass(frozen=True)
class OneServer:
    url: str = field(repr=False)


@dataclass(frozen=True)
class BehindSentinel:
    """`master` is the name that the sentinels know it by; `asking` are options for asking them."""

    sentinels: tuple[Host, ...]
    master: str
    options: Options = field(repr=False)
    asking: Options = field(repr=False)


@dataclass(frozen=True)
class InCluster:
    """`asking` are options for asking the nodes who has our slot."""

    nodes: tuple[Host, ...]
    options: Options = field(repr=False)
    asking: Options = field(repr=False)


def read(url: str) -> OneServer | BehindSentinel | InCluster:
    """`ValueError` for what is no address of ours."""
    if parts := _PARTS.fullmatch(url):
        return _behind_sentinel(parts) if parts["kind"] == "sentinel" else _in_cluster(parts)
    options = parse_url(url)
    if not (options.get("host") or options.get("path")):
        raise ValueError("no place")
    return OneServer(url)


def _behind_sentinel(parts: re.Match[str]) -> BehindSentinel:
    master, _, db = (parts["path"] or "/")[1:].partition("/")
    if not master or (db and not db.isdecimal()):
        raise ValueError("the path is not /master or /master/db")
    options = _options(parts, db)
    sentinels = {part: options.pop(f"sentinel_{part}", None) for part in _WHO}
    asking = {**_encryption(options), **sentinels}
    return BehindSentinel(_hosts(parts, _SENTINEL_PORT), unquote(master), options, asking)


def _in_cluster(parts: re.Match[str]) -> InCluster:
    options = _options(parts)
    if (parts["path"] or "/") not in {"/", "/0"} or options.pop("db", 0):
        raise ValueError("a cluster has one database, 0")
    asking = {**_encryption(options), **{part: options.get(part) for part in _WHO}}
    return InCluster(_hosts(parts, _REDIS_PORT), options, asking)


def _encryption(options: Options) -> Options:
    return {name: value for name, value in options.items() if name.startswith("ssl")}


def _options(parts: re.Match[str], db: str = "") -> dict[str, Any]:
    """As redis-py reads them from the address of one server."""
    one = f"{parts['encrypted']}://{parts['who'] or ''}host/{db}{parts['query'] or ''}"
    options: dict[str, Any] = {**parse_url(one)}
    del options["host"]
    if options.pop("connection_class", None):
        options["ssl"] = True
    return options


def _hosts(parts: re.Match[str], port: int) -> tuple[Host, ...]:
    return tuple(_host(one, port) for one in parts["hosts"].split(","))


def _host(written: str, port: int) -> Host:
    parts = urlsplit(f"//{written}")
    if not parts.hostname or any(sign.isspace() for sign in written):
        raise ValueError("not a host")
    return parts.hostname, parts.port or port
