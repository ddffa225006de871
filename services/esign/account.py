"""Whose account at Tencent is used, and which of Tencent's two worlds it belongs to."""

from dataclasses import dataclass, field
from typing import Literal

import httpx

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
            if not _is_plain_address(url):
                raise Misconfigured(
                    f"ESIGN_API_URL and ESIGN_FILE_URL must be like https://host, not {url!r}."
                )
        # They become part of a header, where nothing else may stand.
        if not (self.secret_id.isascii() and self.secret_id.isprintable() and self.secret_id):
            raise Misconfigured("ESIGN_SECRET_ID has characters that no key of Tencent's has.")


def _is_plain_address(text: str) -> bool:
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL:
        return False
    rest = (url.path.strip("/"), url.query, url.fragment, url.userinfo)
    return url.scheme in ("http", "https") and bool(url.host) and not any(rest)
