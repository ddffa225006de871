"""Whose account at Tencent is used, and which of Tencent's two worlds it belongs to."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal

import httpx

from services.contracts.errors import Misconfigured

World = Literal["test", "production"]
"""They share nothing: keys, employees, templates and callback settings of one are unknown in the
other."""

Hosts = tuple[str, str]
"""The URLs of the API and of the file service."""


@dataclass(frozen=True)
class Account:
    """Access to one edition.

    `operator_id` is who acts, under the edition's own id of that person. The URLs have no path;
    the signature is made for exactly the host (and port) in them.
    """

    version: ClassVar[str]
    """X-TC-Version."""
    service: ClassVar[str]
    """The service in the scope of the signature, on the file host too."""
    worlds: ClassVar[dict[World, Hosts]]

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

    @property
    def production(self) -> str:
        return self.worlds["production"][0]


@dataclass(frozen=True)
class EssAccount(Account):
    """A company with an application of its own: `operator_id` is the UserId of an employee.

    `member_id` is the OrganizationId of the group's company that the operator belongs to, where
    the main company acts for it; empty for the company itself.
    """

    version = "2020-11-11"
    service = "ess"
    worlds: ClassVar[dict[World, Hosts]] = {
        "production": ("https://ess.tencentcloudapi.com", "https://file.ess.tencent.cn"),
        "test": ("https://ess.test.ess.tencent.cn", "https://file.test.ess.tencent.cn"),
    }

    member_id: str = ""


@dataclass(frozen=True)
class PartnerAccount(Account):
    """A company of a third-party application: `operator_id` is the OpenId of its employee.

    `app_id` is the application's AppId, `organization_id` the OpenId under which the application
    knows the company.
    """

    version = "2021-05-26"
    service = "essbasic"
    worlds: ClassVar[dict[World, Hosts]] = {
        "production": ("https://essbasic.tencentcloudapi.com", "https://file.ess.tencent.cn"),
        "test": ("https://essbasic.test.ess.tencent.cn", "https://file.test.ess.tencent.cn"),
    }

    app_id: str = field(kw_only=True)
    organization_id: str = field(kw_only=True)


@dataclass(frozen=True)
class LegacyAccount(Account):
    """The retired edition of 2020-12: `operator_id` is the UserId of whoever acts.

    Its document names one host for everything, files too, and no test environment.
    """

    version = "2020-12-22"
    service = "essbasic"
    worlds: ClassVar[dict[World, Hosts]] = {
        "production": (
            "https://essbasic.tencentcloudapi.com",
            "https://essbasic.tencentcloudapi.com",
        ),
    }

    application_id: str = field(kw_only=True)
    sub_organization_id: str = field(kw_only=True)


def _is_plain_address(text: str) -> bool:
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL:
        return False
    rest = (url.path.strip("/"), url.query, url.fragment, url.userinfo)
    return url.scheme in ("http", "https") and bool(url.host) and not any(rest)
