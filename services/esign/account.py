"""Whose account at Tencent is used, and which of Tencent's two worlds it belongs to."""

from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import urlsplit

from services.contracts.errors import Misconfigured

World = Literal["test", "production"]

HOSTS: dict[World, tuple[str, str]] = {
    "production": ("https://ess.tencentcloudapi.com", "https://file.ess.tencent.cn"),
    "test": ("https://ess.test.ess.tencent.cn", "https://file.test.ess.tencent.cn"),
}


def hosts(env: World) -> tuple[str, str]:
    """The URLs of the API and of the file service.

    The worlds share nothing: keys, employees, templates and callback settings of one are
    unknown in the other.
    """
    return HOSTS[env]


@dataclass(frozen=True)
class EssAccount:
    """One company's access to the `ess` edition.

    `operator_id` is the UserId of the employee in whose name every call is made. The URLs have
    no path; the signature is made for exactly the host (and port) in them.
    """

    secret_id: str
    secret_key: str = field(repr=False)
    operator_id: str
    api_url: str
    file_url: str

    def __post_init__(self) -> None:
        for url in (self.api_url, self.file_url):
            parts = urlsplit(url)
            if parts.scheme not in ("http", "https") or not parts.hostname:
                raise Misconfigured(f"Not the address of a Tencent E-Sign service: {url!r}.")
