"""Sign what is sent to the bot, as docs.slack.dev/authentication/verifying-requests-from-slack."""

import hashlib
import hmac


def signature(secret: str, timestamp: int, body: bytes) -> str:
    """`v0=` and the HMAC-SHA256 of version, timestamp (unix seconds) and the exact body."""
    signed = b"v0:" + str(timestamp).encode() + b":" + body
    return "v0=" + hmac.new(secret.encode(), signed, hashlib.sha256).hexdigest()


def headers(secret: str, timestamp: int, body: bytes) -> dict[str, str]:
    """The two headers that prove a request."""
    return {
        "X-Slack-Request-Timestamp": str(timestamp),
        "X-Slack-Signature": signature(secret, timestamp, body),
    }
