"""Serve the page, to a browser on this machine and to no other page in it."""

import mimetypes
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from sandbox.visitors import is_our_own

FILES = Path(__file__).resolve().parent
SERVED = frozenset({".html", ".css", ".js", ".pdf", ".svg"})
PRIVATE = ("/_control/", "/_page/", "/_tencent/")
"""Doors that act without a password: only our own page and local tools may knock."""
HEADERS = {
    "Content-Security-Policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        )
    ),
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def page_routes(about: Mapping[str, Any]) -> list[web.RouteDef]:
    """The page at `/`, its files below `/_page/`, and what it has to know at `/_page/about`."""

    async def know(_request: web.Request) -> web.Response:
        return web.json_response(dict(about), headers={"Cache-Control": "no-store"})

    return [
        web.get("/", _index),
        web.get("/_page/about", know),
        web.get("/_page/{path:.+}", _file),
    ]


async def _index(_request: web.Request) -> web.Response:
    return _answer(FILES / "index.html")


async def _file(request: web.Request) -> web.Response:
    name = request.match_info["path"]
    path = (FILES / name).resolve() if name.isprintable() else FILES
    if not path.is_relative_to(FILES) or path.suffix not in SERVED or not path.is_file():
        raise web.HTTPNotFound
    return _answer(path)


def _answer(path: Path) -> web.Response:
    kind = "text/javascript" if path.suffix == ".js" else mimetypes.guess_type(path.name)[0]
    charset = None if path.suffix == ".pdf" else "utf-8"
    return web.Response(
        body=path.read_bytes(), content_type=kind or "", charset=charset, headers=HEADERS
    )


@web.middleware
async def own_visitors_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """403 for everybody else; see `is_our_own`."""
    private = request.path == "/" or request.path.startswith(PRIVATE)
    if private and not is_our_own(request):
        return web.json_response({"refused": "only this machine's own page may"}, status=403)
    return await handler(request)
