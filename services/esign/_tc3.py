"""TC3-HMAC-SHA256, the signature of Tencent Cloud API 3.0.

Vendor document: cloud.tencent.com/document/api/1323/70360 (signature method v3).
"""

import hashlib
import hmac
from collections.abc import Callable, Generator
from datetime import UTC, datetime

import httpx

ALGORITHM = "TC3-HMAC-SHA256"
SIGNED_HEADERS = "content-type;host"
_DAY_SECONDS = 24 * 3600


class TC3(httpx.Auth):
    """Signs the bytes, the Content-Type and the Host that really leave.

    The clock may be at most five minutes from Tencent's (AuthFailure.SignatureExpire).
    """

    requires_request_body = True

    def __init__(
        self, secret_id: str, secret_key: str, clock: Callable[[], datetime], service: str = "ess"
    ) -> None:
        self._secret_id = secret_id
        self._secret_key = secret_key
        self._clock = clock
        self._service = service
        self._today: tuple[int, str, bytes] = (-1, "", b"")

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        timestamp = int(self._clock().timestamp())
        request.headers["X-TC-Timestamp"] = str(timestamp)
        request.headers["Authorization"] = self._authorization(request, timestamp)
        yield request

    def _authorization(self, request: httpx.Request, timestamp: int) -> str:
        scope, key = self._scope_and_key(timestamp)
        hashed = hashlib.sha256(_canonical(request).encode()).hexdigest()
        to_sign = f"{ALGORITHM}\n{timestamp}\n{scope}\n{hashed}"
        signature = _hmac(key, to_sign).hex()
        return (
            f"{ALGORITHM} Credential={self._secret_id}/{scope}, "
            f"SignedHeaders={SIGNED_HEADERS}, Signature={signature}"
        )

    def _scope_and_key(self, timestamp: int) -> tuple[str, bytes]:
        # Both change once a day, in UTC, whatever the machine's zone.
        day = timestamp // _DAY_SECONDS
        if self._today[0] != day:
            date = datetime.fromtimestamp(timestamp, UTC).strftime("%Y-%m-%d")
            key = _hmac(f"TC3{self._secret_key}".encode(), date)
            key = _hmac(_hmac(key, self._service), "tc3_request")
            self._today = (day, f"{date}/{self._service}/tc3_request", key)
        return self._today[1:]


def _canonical(request: httpx.Request) -> str:
    headers = request.headers
    return "\n".join(
        (
            request.method,
            request.url.path,
            request.url.query.decode("ascii"),
            f"content-type:{headers['Content-Type']}",
            f"host:{headers['Host']}",
            "",
            SIGNED_HEADERS,
            hashlib.sha256(request.content).hexdigest(),
        )
    )


def _hmac(key: bytes, message: str) -> bytes:
    return hmac.digest(key, message.encode(), "sha256")
