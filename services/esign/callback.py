"""What Tencent tells us by itself: bytes of a callback in, its meaning out. No I/O.

Vendor documents: qian.tencent.com/developers/company/callback_types_v2 and its older form.
The body is Base64 of AES-256-CBC, alone (text/plain) or as `encrypt` in JSON. Decrypted it is
an envelope `{MsgId, MsgType, MsgData}`, or, for the news of a contract to older accounts, that
news itself.
"""

import base64
import binascii
import hashlib
import hmac
import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from services.contracts.callbacks import (
    BadCallback,
    Heard,
    Hint,
    Probe,
    Report,
    TaskOver,
    Told,
    Unrecognised,
)
from services.contracts.errors import Misconfigured
from services.contracts.model import Observation
from services.contracts.ports import Clock

from ._moments import utc_now
from .ess.flow_news import observation
from .notices import notice

KEY_BYTES = 32
BLOCK = 16
PROBE = b"{}"
News = Callable[[Mapping[str, object], datetime], Observation | None]
"""From the MsgData of a FlowStatusChange; None where it has another shape."""

FLOW_NEWS = "FlowStatusChange"
CANCELLED_TOGETHER = "CancelFlows"
HINTS = frozenset(
    {
        "ForwardFLow",  # spelt so: a signer passed it on
        "ReceiveFlow",  # somebody claimed an open role
        "ApproverDeadlineExpired",
        "DocumentFill",  # the document was composed
        "CreateFlowReview",
        "FlowGroupStatusChange",
        FLOW_NEWS,
    }
)
"""The documents name these messages, but not their fields: only whom they are about is looked for
in them."""
_PLAIN_WORD = re.compile(r"[A-Za-z0-9_.-]{1,64}")


class CallbackReader:
    """Reads the callbacks of one application.

    `key` is the callback key of the console, 32 ASCII characters used as they are; `token` the
    signature token, empty where none was set. Without a token only the encryption vouches for
    a message. `news` understands what the edition in use says of a contract.
    """

    def __init__(
        self, key: str, token: str = "", clock: Clock = utc_now, news: News = observation
    ) -> None:
        if len(key) != KEY_BYTES or not key.isascii():
            raise Misconfigured("ESIGN_CALLBACK_KEY must be the 32 characters from the console.")
        self._key = key.encode()
        self._token = token.encode()
        self._clock = clock
        self._news = news

    def read(self, body: bytes, signature: str | None) -> Heard:
        """What `body` says. `BadCallback` for whatever is wrong with it.

        Nothing is decrypted that is not signed, where there is a token; so a stranger learns
        nothing of the padding, be it from the answer or from its haste.
        """
        if body.strip() == PROBE:
            # Tencent tries the address like this, with or without a signature.
            return Probe(_digest(PROBE))
        if not self._is_signed(body, signature):
            raise BadCallback
        plain = self._decrypt(_ciphertext(body))
        # A wrong padding takes as long as a right one with garbage in it (bench/padding_oracle.py).
        message = _object(plain or b"\xff")
        if plain is None or message is None:
            raise BadCallback
        return self._understand(message, plain)

    def _is_signed(self, body: bytes, signature: str | None) -> bool:
        # Over the body as it came, before decryption.
        expected = "sha256=" + hmac.new(self._token, body, "sha256").hexdigest()
        given = (signature or "").encode("utf-8", "replace")
        return hmac.compare_digest(expected.encode(), given) or not self._token

    def _decrypt(self, ciphertext: bytes) -> bytes | None:
        if not ciphertext or len(ciphertext) % BLOCK:
            return None
        cipher = Cipher(algorithms.AES256(self._key), modes.CBC(self._key[:BLOCK])).decryptor()
        unpadder = PKCS7(BLOCK * 8).unpadder()
        padded = cipher.update(ciphertext) + cipher.finalize()
        try:
            return unpadder.update(padded) + unpadder.finalize()
        except ValueError:
            return None

    def _understand(self, message: Mapping[str, object], plain: bytes) -> Heard:
        digest = _digest(plain)
        if not message:
            return Probe(digest)
        flat = "MsgType" not in message and "FlowCallbackStatus" in message
        kind = FLOW_NEWS if flat else _word(message.get("MsgType"))
        data = message if flat else message.get("MsgData")
        fields = data if isinstance(data, dict) else {}
        if kind == FLOW_NEWS and (seen := self._news(fields, self._clock())):
            return Report(seen, digest)
        return _of_another_kind(kind, fields, digest) or self._kept(message, kind, plain, digest)

    def _kept(self, message: Mapping[str, object], kind: str, plain: bytes, digest: str) -> Heard:
        if said := notice(kind, message.get("MsgData")):
            return Told(said, kind, plain, digest)
        return Unrecognised(kind, _word(message.get("MsgId")), plain, digest)


def _of_another_kind(kind: str, data: Mapping[str, object], digest: str) -> Heard | None:
    """What only says whom Tencent must be asked about; so is news of a shape we do not know."""
    if kind == CANCELLED_TOGETHER and (task_id := _word(data.get("TaskId"))):
        return TaskOver(task_id, digest)
    remote_id, group_id = _word(data.get("FlowId")), _word(data.get("FlowGroupId"))
    if kind in HINTS and (remote_id or group_id):
        return Hint(digest, remote_id, group_id)
    return None


def _ciphertext(body: bytes) -> bytes:
    """The encrypted bytes of either form of body; empty where it is neither."""
    wrapper = _object(body) if body.lstrip().startswith(b"{") else None
    text = body if wrapper is None else wrapper.get("encrypt")
    if isinstance(text, str):
        text = text.encode("utf-8", "replace")
    if not isinstance(text, bytes):
        return b""
    try:
        return base64.b64decode(b"".join(text.split()), validate=True)
    except binascii.Error:
        return b""


def _object(text: bytes) -> dict[str, object] | None:
    """The JSON object that `text` is, or None."""
    try:
        value = json.loads(text.decode())
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def _word(value: object) -> str:
    return value if isinstance(value, str) and _PLAIN_WORD.fullmatch(value) else ""


def _digest(plain: bytes) -> str:
    return hashlib.sha256(plain).hexdigest()
