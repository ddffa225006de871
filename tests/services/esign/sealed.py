"""Callbacks as Tencent wraps them."""

import base64
import hmac
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from services.esign import CallbackReader

from .answers import NOW

KEY = "TencentEssEncryptTestKey12345678"
TOKEN = "token-of-the-console"
VECTOR = json.loads(
    (Path(__file__).parents[2] / "data" / "callback_vector.json").read_text(encoding="utf-8")
)
OFFICIAL: bytes = VECTOR["body_base64"].encode()
FLOW: dict[str, Any] = {
    "FlowId": "yDFlow",
    "FlowCallbackStatus": 2,
    "UpdatedOn": 1659604019,
    "DeadLine": 0,
    "UserData": base64.b64encode(b"a1b2c3d4e5").decode(),
    "Approvers": [
        {
            "RecipientId": "yDR1",
            "ApproverName": "张三",
            "ApproverMobile": "15912345678",
            "ApproverIdCardNumber": "440300200101010001",
            "ApproveCallbackStatus": 3,
            "ApproveTime": 1659604019,
        }
    ],
}


def reader(token: str = "") -> CallbackReader:
    return CallbackReader(KEY, token, clock=lambda: NOW)


def encrypted(message: Mapping[str, Any]) -> bytes:
    return seal(json.dumps(message).encode())


def seal(plain: bytes, key: str = KEY) -> bytes:
    padder = PKCS7(128).padder()
    return raw_seal(padder.update(plain) + padder.finalize(), key)


def raw_seal(padded: bytes, key: str = KEY) -> bytes:
    raw = key.encode()
    encryptor = Cipher(algorithms.AES256(raw), modes.CBC(raw[:16])).encryptor()
    return base64.b64encode(encryptor.update(padded) + encryptor.finalize())


def in_json(secret: bytes) -> bytes:
    return json.dumps({"encrypt": secret.decode("latin-1")}).encode()


def signature_of(body: bytes) -> str:
    return "sha256=" + hmac.new(TOKEN.encode(), body, "sha256").hexdigest()
