"""The doors besides the Web API: file upload and download, and response_url."""

import json
from typing import Any

from aiohttp import web

from sandbox.slack.errors import ApiError
from sandbox.slack.interactions import complain
from sandbox.slack.pretend import Pretend
from sandbox.slack.webapi import bearer

DEAD = ("used_url", "expired_url")
LOGIN_PAGE = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in</body></html>"


class Doors:
    """HTTP handlers; each is a few lines over the parts that do the work."""

    def __init__(self, slack: Pretend) -> None:
        self._slack = slack

    async def respond(self, request: web.Request) -> web.Response:
        """POST to a response_url: 200 `ok`, 404 for a dead url, 400 for a bad answer."""
        try:
            answer: Any = json.loads(await request.read())
        except ValueError:
            return web.Response(status=400, text="invalid_payload")
        try:
            self._slack.urls.use(request.match_info["key"], answer)
        except ApiError as error:
            complain(self._slack, "response_url", error)
            reasons = "".join(f"\n{message}" for message in error.messages)
            status = 404 if error.error in DEAD else 400
            return web.Response(status=status, text=error.error + reasons)
        return web.Response(text="ok")

    async def upload(self, request: web.Request) -> web.Response:
        """Step two of an upload: the bytes, raw or as the one file of a form."""
        if request.content_type == "multipart/form-data":
            fields = [f for f in (await request.post()).values() if isinstance(f, web.FileField)]
            content = fields[0].file.read() if len(fields) == 1 else b""
        else:
            content = await request.read()
        file = self._slack.files.receive(request.match_info["ticket"], content)
        if file is None:
            return web.Response(status=400, text="upload refused: unknown url or wrong length")
        return web.Response(text=f"OK - {file.size}")

    async def download(self, request: web.Request) -> web.Response:
        """The bytes of a file; without the token a sign-in page with status 200, as Slack does."""
        file = self._slack.files.all.get(request.match_info["file"])
        allowed = bearer(request) == self._slack.config.bot_token and self._may_read()
        if not allowed:
            return web.Response(text=LOGIN_PAGE, content_type="text/html")
        if file is None or file.content is None or file.name != request.match_info["name"]:
            return web.Response(status=404, text="file_not_found")
        if not self._slack.files.readable(file):
            return web.Response(status=404, text="file_not_found")
        return web.Response(body=file.content, content_type=file.mimetype)

    def _may_read(self) -> bool:
        return self._slack.config.scopes is None or "files:read" in self._slack.config.scopes
