"""An answer of Tencent's without the people in it, fit to be shown.

Masked are names, phone and identity numbers, addresses, pictures of faces, what was filled in, and
every link: whoever has a sign link can sign with it.
"""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

_PERSON = re.compile(
    r"(Approver|Approve|Operator|Admin|Legal|LegalRep|Contact|Signer|Display|User|Creator|Common)Name$"
)
_WHOSE = frozenset({"Mobile", "OpenId", "UserId", "IdCardType", "RecipientId"})
"""A `Name` beside one of these is a person's; else it is that of a role, a file, a type …"""
_NUMBER = re.compile(r"(Mobile|Phone|CardNumber|BankCard|Email)s?$")
_LINK = re.compile(r"(Ur[li]s?|Link|Path|QrCode|QrcodeBase64|Token)$", re.IGNORECASE)
_KEPT_LINKS = frozenset({"UrlType", "QrCodeId"})
_HIDDEN = re.compile(
    r"(Photo|Video|FileData|BizLicenseFile|ComponentValue|Values|Details|Address|Image)$"
)
_ID_OR_NAME = frozenset({"Creator", "Updater"})
"""Tencent answers with an id here, or with a name."""
_PLAIN = frozenset({"VerifySerialNo", "WorkflowInstanceId", "CertSn"})
"""Digits that count something else than people."""
_ADDRESS = re.compile(
    r"[A-Za-z][A-Za-z0-9+.-]*://[^\s\"'<>，。；）]+|(?<![\w/])/?pages/[^\s\"'<>，。；）]+"
)
_DIGITS = re.compile(
    r"(?<![0-9A-Za-z])(?:(?:\+?86[- ]?)?1[3-9]\d(?:[- ]?\d{4}){2}|\d{15,19}[\dXx]?)(?![0-9A-Za-z])"
)
"""Mobile numbers, and identity and bank cards, as people write them into a reason."""
_BASE64 = re.compile(r"[A-Za-z0-9+/=\r\n]{400,}")


def masked(reply: Mapping[str, object]) -> dict[str, object]:
    """`reply`, JSON of any shape, with a mask over all that is personal."""
    whose = bool(_WHOSE & reply.keys())
    return {key: _of(key, value, whose=whose) for key, value in reply.items()}


def _of(key: str, value: object, *, whose: bool) -> object:
    if isinstance(value, list):
        return [_of(key, one, whose=whose) for one in value]
    if isinstance(value, Mapping):
        return masked(value)
    if not isinstance(value, str) or not value:
        return value
    if key in _PLAIN:
        return value
    if _PERSON.search(key) or (key == "Name" and whose) or (key in _ID_OR_NAME and len(value) < 16):
        return _name(value)
    if _NUMBER.search(key):
        return _ends(value)
    if _LINK.search(key) and key not in _KEPT_LINKS:
        return _link(value)
    if _HIDDEN.search(key):
        return f"… ({len(value)} characters)"
    return _prose(value)


def _name(value: str) -> str:
    """The first character, and a star for each of at most three more."""
    return value[:1] + "*" * min(max(len(value) - 1, 1), 3)


def _ends(value: str) -> str:
    """Of a long number the first three and the last four characters; nothing of a short one."""
    return f"{value[:3]}****{value[-4:]}" if len(value) >= 11 else "****"


def _link(value: str) -> str:
    """Only the host: what follows it is the key to a contract."""
    parts = urlsplit(value) if "://" in value else None
    return f"{parts.scheme}://{parts.hostname}/…" if parts and parts.hostname else "…"


def _prose(value: str) -> str:
    if _BASE64.fullmatch(value):
        return f"… ({len(value)} characters)"
    hidden = _ADDRESS.sub(lambda found: _link(found[0]), value)
    return _DIGITS.sub(lambda found: _ends(found[0]), hidden)
