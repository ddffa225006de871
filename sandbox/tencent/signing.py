"""The other end of TC3-HMAC-SHA256: is this request signed by somebody we know?

Source: Tencent Cloud API, "签名方法 v3". What is verified are the bytes as received.
"""

import hashlib
import hmac
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from .answers import Refusal

ALGORITHM = "TC3-HMAC-SHA256"
MAX_SKEW = 300
"""Seconds between the signer's clock and ours."""

_AUTHORIZATION = re.compile(
    rf"{ALGORITHM} Credential=(?P<id>[^/\s,]+)/(?P<date>\d{{4}}-\d\d-\d\d)/(?P<service>[^/]+)"
    r"/tc3_request, ?SignedHeaders=(?P<headers>[a-z0-9;-]+), ?Signature=(?P<signature>[0-9a-f]{64})"
)


@dataclass(frozen=True)
class Received:
    """A request as it came over the wire. Header names are looked up without regard to case."""

    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Verifier:
    """Knows one key pair and the `host:port` names under which this service is reached."""

    secret_id: str
    secret_key: str
    hosts: Collection[str]
    service: str

    def verify(self, request: Received, now: float) -> None:
        """Refuse with an AuthFailure code unless the signature is right and fresh."""
        match = _AUTHORIZATION.fullmatch(request.headers.get("Authorization", ""))
        if match is None:
            raise Refusal(
                "The Authorization header is missing or malformed.",
                "AuthFailure.InvalidAuthorization",
            )
        if "X-TC-Token" in request.headers:
            raise Refusal("There are no temporary keys here.", "AuthFailure.TokenFailure")
        self._check_scope(match, request)
        timestamp = _timestamp(request, match["date"], now)
        signed = match["headers"].split(";")
        expected = self._signature(request, signed, timestamp, match["date"])
        if not hmac.compare_digest(expected, match["signature"]):
            raise _bad("The provided credentials could not be validated.")

    def _check_scope(self, match: re.Match[str], request: Received) -> None:
        if match["id"] != self.secret_id:
            raise Refusal("The SecretId is not found.", "AuthFailure.SecretIdNotFound")
        if match["service"] != self.service:
            raise _bad(f"The credential scope names another service than {self.service}.")
        signed = match["headers"].split(";")
        if not {"content-type", "host"} <= set(signed) or signed != sorted(set(signed)):
            raise _bad("content-type;host must be signed, in alphabetic order.")
        if request.headers.get("Host", "") not in self.hosts:
            raise _bad("The Host header is not the host that was called.")

    def _signature(self, request: Received, signed: list[str], timestamp: str, date: str) -> str:
        lines = []
        for name in signed:
            value = request.headers.get(name)
            if value is None:
                raise _bad(f"The signed header {name} is missing.")
            lines.append(f"{name}:{value.strip().lower()}\n")
        digest = hashlib.sha256(request.body).hexdigest()
        canonical = f"POST\n/\n\n{''.join(lines)}\n{';'.join(signed)}\n{digest}"
        hashed = hashlib.sha256(canonical.encode()).hexdigest()
        text = f"{ALGORITHM}\n{timestamp}\n{date}/{self.service}/tc3_request\n{hashed}"
        key = f"TC3{self.secret_key}".encode()
        for part in (date, self.service, "tc3_request"):
            key = hmac.digest(key, part.encode(), "sha256")
        return hmac.new(key, text.encode(), "sha256").hexdigest()


def _timestamp(request: Received, date: str, now: float) -> str:
    """The timestamp header, checked against our clock and the (UTC) date of the scope."""
    timestamp = request.headers.get("X-TC-Timestamp", "")
    if not re.fullmatch(r"[0-9]{1,11}", timestamp):
        raise Refusal(
            "The request is missing a required parameter `X-TC-Timestamp`.", "MissingParameter"
        )
    if abs(now - int(timestamp)) > MAX_SKEW:
        raise Refusal(
            "The signature has expired: the clocks differ by more than five minutes.",
            "AuthFailure.SignatureExpire",
        )
    if datetime.fromtimestamp(int(timestamp), UTC).strftime("%Y-%m-%d") != date:
        raise _bad("The date of the credential scope is not the UTC date of the timestamp.")
    return timestamp


def _bad(message: str) -> Refusal:
    return Refusal(message, "AuthFailure.SignatureFailure")
