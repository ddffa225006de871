"""One call to Tencent: bytes out, an answer or one of our errors in.

`answer` is the pure half: status, headers and body become the content of `Response` or an
error. `Wire` does the I/O around it and repeats what may be repeated. Exceptions of httpx end
here, and no body is ever logged: bodies are full of names and phone numbers.
"""

import asyncio
import json
import ssl
from collections.abc import Awaitable, Callable, Mapping
from functools import cache
from typing import TypeVar

import httpx
from pydantic import ValidationError

from services.contracts.errors import Misconfigured, Reason, Refused, SignetError, Unavailable
from services.contracts.ports import Clock

from ._refusals import LIMIT_LASTS, error_of
from ._reply import Reply
from ._request import Request
from ._retry import delay
from ._tc3 import TC3
from .account import Account

CONTENT_TYPE = "application/json"
IN_FLIGHT = 8
Sleep = Callable[[float], Awaitable[None]]
Heard = Callable[[str, str], None]
"""Told of every try: the action, and what `code_of` says of the answer, or what httpx raised."""
R = TypeVar("R", bound=Reply)

# The request never left, or not as a whole: nothing can have been done.
_NEVER_SENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def open_client(transport: httpx.AsyncBaseTransport | None = None) -> httpx.AsyncClient:
    """The pooled HTTP client for `Ess`; close it at the end.

    Tencent gives up on a request after 30 seconds itself, hence 35 for reading. A redirect is
    never followed (a signature holds for one host). Proxies come from no environment variable:
    one that is set for other programs must not see contracts, nor stand before a loopback.
    """
    return httpx.AsyncClient(
        transport=transport,
        timeout=httpx.Timeout(35.0, connect=5.0),
        limits=httpx.Limits(max_connections=IN_FLIGHT, max_keepalive_connections=IN_FLIGHT),
        headers={"User-Agent": "signet"},
        follow_redirects=False,
        trust_env=False,
        verify=_authorities(),
    )


@cache
def _authorities() -> ssl.SSLContext:
    """Reading their certificates takes most of the time that a client takes to open."""
    return httpx.create_ssl_context(trust_env=False)


def answer(
    action: str, status: int, headers: Mapping[str, str], body: bytes
) -> Mapping[str, object]:
    """The content of `Response`, or an error of ours raised. Errors come with status 200 too."""
    response = content(action, status, headers, body)
    match response.get("Error"):
        case None:
            return response
        case {"Code": str(code), **rest}:
            request_id = str(response.get("RequestId") or "")
            raise error_of(action, code, str(rest.get("Message") or ""), request_id)
        case _:
            raise Unavailable(f"{action}: an error without a code", maybe_done=True)


def content(
    action: str, status: int, headers: Mapping[str, str], body: bytes
) -> Mapping[str, object]:
    """The content of `Response`, an `Error` of Tencent's included; what is none is raised."""
    if 300 <= status < 400:
        raise Misconfigured(
            "Tencent E-Sign answers with a redirect: "
            "ESIGN_API_URL and ESIGN_FILE_URL must be the exact addresses."
        )
    if status == 413:
        raise Refused(f"HTTP {status}", reason=Reason.BAD_FILE)
    if status == 429:
        raise Unavailable(f"{action}: HTTP {status}", _retry_after(headers, LIMIT_LASTS))
    if status >= 500:
        what = f"{action}: HTTP {status}"
        raise Unavailable(what, _retry_after(headers, None), maybe_done=True)
    response = _response(body)
    if response is None:
        raise Unavailable(f"{action}: an answer that is not Tencent's", maybe_done=True)
    return response


def _response(body: bytes) -> dict[str, object] | None:
    try:
        envelope = json.loads(body)
    except (ValueError, RecursionError):
        return None
    response = envelope.get("Response") if isinstance(envelope, dict) else None
    return response if isinstance(response, dict) else None


def _retry_after(headers: Mapping[str, str], default: float | None) -> float | None:
    value = headers.get("retry-after", "")
    return float(value) if value.isdecimal() else default


def code_of(status: int, body: bytes) -> str:
    """One word for what came: `OK`, Tencent's code, `HTTP 502`, or `unreadable`."""
    if status == 200 and b'"Response"' in body and b'"Error"' not in body:
        return "OK"  # as nearly always; the body may be long, and is parsed by `answer`
    response = _response(body)
    match response and response.get("Error"):
        case {"Code": str(code)}:
            return code
        case error if status == 200:
            return "unreadable" if response is None or error else "OK"
        case _:
            return f"HTTP {status}"


class Wire:
    """Calls Tencent in the name of one account. `sleep` waits between repetitions."""

    def __init__(
        self,
        account: Account,
        client: httpx.AsyncClient,
        clock: Clock,
        sleep: Sleep,
        heard: Heard = lambda *_: None,
    ) -> None:
        self.account = account
        self._client = client
        self._auth = TC3(account.secret_id, account.secret_key, clock, account.service)
        self._sleep = sleep
        self._heard = heard

    async def call(self, request: Request, reply: type[R], *, to_files: bool = False) -> R:
        """The answer to `request`, from the file service where `to_files`.

        Raises `Refused`, `Unavailable` (after the repetitions that are safe) and
        `Misconfigured`.
        """
        # A file becomes up to 80 MB of JSON: not on the event loop.
        body = await asyncio.to_thread(request.to_bytes) if to_files else request.to_bytes()
        count = 0
        unclear = False
        while True:
            count += 1
            try:
                got = await self._once(request.action, body, to_files=to_files)
                answered = answer(request.action, got.status_code, got.headers, got.content)
                return _read(request.action, reply, answered)
            except Refused as refusal:
                if unclear and refusal.code in request.done:
                    return reply()
                raise
            except Unavailable as error:
                wait = delay(error, count, request.repeat)
                unclear = unclear or error.maybe_done
                # What an earlier try may have done stays in doubt when the last one did nothing.
                error.maybe_done = unclear
                if wait is None:
                    raise
            await self._sleep(wait)

    async def exchange(
        self, action: str, body: bytes, *, to_files: bool = False
    ) -> Mapping[str, object]:
        """The content of `Response` as it came, an `Error` included; nothing is repeated."""
        got = await self._once(action, body, to_files=to_files)
        return content(action, got.status_code, got.headers, got.content)

    async def _once(self, action: str, body: bytes, *, to_files: bool) -> httpx.Response:
        headers = {
            "Content-Type": CONTENT_TYPE,
            "X-TC-Action": action,
            "X-TC-Version": self.account.version,
        }
        url = self.account.file_url if to_files else self.account.api_url
        failure: SignetError
        try:
            got = await self._client.post(url, content=body, headers=headers, auth=self._auth)
        except _NEVER_SENT as error:
            self._heard(action, type(error).__name__)
            failure = Unavailable(f"{action}: {type(error).__name__}")
        except httpx.HTTPError as error:
            self._heard(action, type(error).__name__)
            failure = Unavailable(f"{action}: {type(error).__name__}", maybe_done=True)
        else:
            self._heard(action, code_of(got.status_code, got.content))
            return got
        raise failure


def _read(action: str, reply: type[R], response: Mapping[str, object]) -> R:
    try:
        return reply.model_validate(response)
    except ValidationError:
        pass  # its text quotes what came, which may be personal
    raise Unavailable(f"{action}: an answer of another shape", maybe_done=True)
