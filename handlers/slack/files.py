"""Files that people gave us in the workspace: looked at by their bytes, never by their name."""

import asyncio
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

from services.contracts.errors import Reason, Refused, Unavailable

from .failures import failures_translated

PDF = "pdf"
HEAD_BYTES = 1024
"""A PDF's header may stand anywhere in its first kilobyte (ISO 32000-2, annex I)."""

HEAD_SECONDS = 1.5
"""A submission must be answered in three seconds."""


def looks_like_pdf(head: bytes) -> bool:
    return b"%PDF-" in head[:HEAD_BYTES]


def is_page_to_log_in(head: bytes) -> bool:
    """What Slack answers, with 200, where the scope files:read is missing."""
    return head.lstrip()[:15].lower().startswith((b"<!doctype html", b"<html"))


def is_called_pdf(info: Mapping[str, Any]) -> bool:
    return PDF in (info.get("filetype"), str(info.get("name") or "").lower().rpartition(".")[2])


class SlackFiles:
    """`services.contracts.ports.Documents` on Slack's files (scope files:read)."""

    def __init__(self, client: AsyncWebClient, session: aiohttp.ClientSession) -> None:
        self._client = client
        self._session = session

    async def head(self, file_id: str) -> bytes:
        """The first kilobyte, to see what kind of file it is; `Unavailable` after HEAD_SECONDS."""
        with failures_translated():
            async with asyncio.timeout(HEAD_SECONDS):
                info = await self.info(file_id)
                async with self._open(info, HEAD_SECONDS) as answer:
                    return await self._read(answer, HEAD_BYTES)

    async def fetch(self, file_id: str, limit: int) -> bytes:
        info = await self.info(file_id)
        async with self._open(info, 120) as answer:
            body = await self._read(answer, limit + 1)
        if len(body) > limit:
            raise Refused("file_too_big", reason=Reason.BAD_FILE)
        if is_called_pdf(info) and not looks_like_pdf(body):
            raise Refused("not_a_pdf", reason=Reason.BAD_FILE)
        if is_page_to_log_in(body) and info.get("filetype") != "html":
            raise Refused("not_readable", reason=Reason.BAD_FILE)
        return body

    async def info(self, file_id: str) -> Mapping[str, Any]:
        """What Slack knows of it; `Refused` where it is gone or none of our business."""
        try:
            with failures_translated():
                answer = await self._client.files_info(file=file_id)
        except Refused as error:
            raise Refused(error.code, reason=Reason.BAD_FILE) from error
        file: Mapping[str, Any] = answer["file"]
        return file

    def _open(self, info: Mapping[str, Any], seconds: float) -> "_Download":
        url = str(info.get("url_private_download") or info.get("url_private") or "")
        if not self._is_slacks(url):
            raise Refused("foreign_file_host", reason=Reason.BAD_FILE)
        return _Download(self._session, url, str(self._client.token), seconds)

    def _is_slacks(self, url: str) -> bool:
        """Our token goes to Slack alone (or to what stands in for it)."""
        asked, api = urlsplit(url), urlsplit(self._client.base_url)
        if asked.netloc == api.netloc:
            return asked.scheme == api.scheme
        host = asked.hostname or ""
        return asked.scheme == "https" and (host == "slack.com" or host.endswith(".slack.com"))

    async def _read(self, answer: aiohttp.ClientResponse, limit: int) -> bytes:
        body = bytearray()
        with failures_translated():
            async for chunk in answer.content.iter_chunked(64 * 1024):
                body += chunk
                if len(body) >= limit:
                    break
        return bytes(body[:limit])


class _Download:
    """One GET with our token that follows no redirect to elsewhere."""

    def __init__(
        self, session: aiohttp.ClientSession, url: str, token: str, seconds: float
    ) -> None:
        self._request = session.get(
            url,
            headers={"Authorization": f"Bearer {token}"},
            allow_redirects=False,
            timeout=aiohttp.ClientTimeout(total=seconds),
        )

    async def __aenter__(self) -> aiohttp.ClientResponse:
        with failures_translated():
            answer = await self._request.__aenter__()
        if answer.status >= 500 or answer.status == 429:
            await self.__aexit__()
            raise Unavailable("slack: the file could not be read")
        if answer.status != 200:
            await self.__aexit__()
            raise Refused(f"http_{answer.status}", reason=Reason.BAD_FILE)
        return answer

    async def __aexit__(self, *_: object) -> None:
        await self._request.__aexit__(None, None, None)
