"""What the value of one setting may look like, as types that pydantic checks."""

import base64
import re
from ipaddress import ip_address
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretBytes,
    SecretStr,
    StringConstraints,
)
from pydantic_settings import NoDecode

from services.store import redis_address

_CHANNEL_ID = re.compile(r"[CG][A-Z0-9]+")
_MEMBER_ID = re.compile(r"[UW][A-Z0-9]+")
_CALLBACK_KEY = re.compile(r"[!-~]{32}")


def variable(name: str, must_be: str, **more: Any) -> Any:
    """A setting: `name` is its variable, `must_be` the end of the sentence that is told of it."""
    return Field(validation_alias=name, description=must_be, **more)


class Part(BaseModel):
    """Settings that belong together; each is made from the whole environment."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _web_address(value: str) -> str:
    """An https address, or an http one of this machine, with one slash at its end."""
    if any(character.isspace() for character in value):
        raise ValueError("a space in a web address")
    parts = urlsplit(value)
    _ = parts.port  # raises when it is no number, or too large
    encrypted = parts.scheme == "https" or (
        parts.scheme == "http" and _is_loopback(parts.hostname or "")
    )
    if not (encrypted and parts.hostname) or parts.query or parts.fragment or parts.username:
        raise ValueError("not a web address")
    return value.rstrip("/") + "/"


def _host_address(value: str) -> str:
    """The address of a host alone: Tencent's API takes every request at the path /."""
    address = _web_address(value).removesuffix("/")
    if urlsplit(address).path:
        raise ValueError("more than a host")
    return address


def _redis_address(value: SecretStr) -> SecretStr:
    redis_address.read(value.get_secret_value())
    return value


def _starts(prefix: str) -> AfterValidator:
    def check(value: SecretStr) -> SecretStr:
        if not value.get_secret_value().startswith(prefix):
            raise ValueError("another kind of token")
        return value

    return AfterValidator(check)


def _callback_key(value: SecretStr) -> SecretStr:
    if not _CALLBACK_KEY.fullmatch(value.get_secret_value()):
        raise ValueError("not 32 ASCII characters")
    return value


def _key_bytes(value: object) -> object:
    """The 32 bytes of a key written as base64."""
    if not isinstance(value, str):
        return value
    key = base64.b64decode(value, validate=True)
    if len(key) != 32:
        raise ValueError("not 32 bytes")
    return key


def _channel(value: str) -> str:
    if value and not _CHANNEL_ID.fullmatch(value):
        raise ValueError("not a channel id")
    return value


def _ids(value: object) -> object:
    """Separated by commas."""
    if not isinstance(value, str):
        return value
    return tuple(part.strip() for part in value.split(",") if part.strip())


def _members(value: tuple[str, ...]) -> tuple[str, ...]:
    if not all(_MEMBER_ID.fullmatch(member) for member in value):
        raise ValueError("not workspace user ids")
    return value


WebAddress = Annotated[str, AfterValidator(_web_address)]
HostAddress = Annotated[str, AfterValidator(_host_address)]
RedisAddress = Annotated[SecretStr, AfterValidator(_redis_address)]
BotToken = Annotated[SecretStr, _starts("xoxb-")]
AppToken = Annotated[SecretStr, _starts("xapp-")]
CallbackKey = Annotated[SecretStr, AfterValidator(_callback_key)]
StateKey = Annotated[SecretBytes, BeforeValidator(_key_bytes)]
ChannelId = Annotated[str, AfterValidator(_channel)]
Ids = Annotated[tuple[str, ...], NoDecode, BeforeValidator(_ids)]
MemberIds = Annotated[Ids, AfterValidator(_members)]
OpenId = Annotated[str, StringConstraints(max_length=64)]
"""What a platform calls one of its companies or people (Agent, UserInfo: 64 characters)."""
