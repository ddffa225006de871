"""Encryption at rest: whatever holds personal data is sealed before it reaches Redis."""

import os
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from services.contracts.errors import Misconfigured

NONCE_BYTES = 12


class Vault:
    """AES-256-GCM with a random nonce; the place a value lies in is authenticated with it.

    `key` is 32 bytes. A value moved to another place, cut or changed does not open.
    """

    def __init__(self, key: bytes, random: Callable[[int], bytes] = os.urandom) -> None:
        self._aead = AESGCM(key)
        self._random = random

    def seal(self, place: str, value: bytes) -> bytes:
        nonce = self._random(NONCE_BYTES)
        return nonce + self._aead.encrypt(nonce, value, place.encode())

    def open(self, place: str, sealed: bytes) -> bytes:
        """`Misconfigured` when it was sealed with another key (or damaged)."""
        try:
            return self._aead.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], place.encode())
        except (InvalidTag, ValueError):
            raise Misconfigured(
                "STATE_KEY does not open what is stored in Redis: set the key it was stored with."
            ) from None
