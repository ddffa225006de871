"""Whose account at Tencent is used, and which of Tencent's two worlds it belongs to."""

from dataclasses import dataclass, field
from typing import ClassVar, Literal, NamedTuple

import httpx

from services.contracts.errors import Misconfigured

World = Literal["test", "production"]
"""They share nothing: keys, employees, templates and callback settings of one are unknown in the
other."""


class Place(NamedTuple):
    """Where a world is: the URLs of the API and of the file service, and the AppID of Tencent's
    mini-program in WeChat, which opens what is a path and no address."""

    api_url: str
    file_url: str
    mini_program: str


_FILES = "https://file.ess.tencent.cn"
_TEST_FILES = "https://file.test.ess.tencent.cn"
_MINI_PROGRAM = "wxa023b292fd19d41d"
_TEST_MINI_PROGRAM = "wx371151823f6f3edf"


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
    worlds: ClassVar[dict[World, Place]]

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
        return self.worlds["production"].api_url


@dataclass(frozen=True)
class EssAccount(Account):
    """A company with an application of its own: `operator_id` is the UserId of an employee.

    `member_id` is the OrganizationId of the group's company that the operator belongs to, where
    the main company acts for it; empty for the company itself.
    """

    version = "2020-11-11"
    service = "ess"
    worlds: ClassVar[dict[World, Place]] = {
        "production": Place("https://ess.tencentcloudapi.com", _FILES, _MINI_PROGRAM),
        "test": Place("https://ess.test.ess.tencent.cn", _TEST_FILES, _TEST_MINI_PROGRAM),
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
    worlds: ClassVar[dict[World, Place]] = {
        "production": Place("https://essbasic.tencentcloudapi.com", _FILES, _MINI_PROGRAM),
        "test": Place("https://essbasic.test.ess.tencent.cn", _TEST_FILES, _TEST_MINI_PROGRAM),
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
    worlds: ClassVar[dict[World, Place]] = {
        "production": Place(
            "https://essbasic.tencentcloudapi.com",
            "https://essbasic.tencentcloudapi.com",
            _MINI_PROGRAM,
        ),
    }

    application_id: str = field(kw_only=True)
    sub_organization_id: str = field(kw_only=True)
    seal_ids: tuple[str, ...] = field(default=(), kw_only=True)
    """Of the company's seals: Tencent describes seals of this edition, but lists none."""


def hosts_of(world: World) -> frozenset[str]:
    """The name of every host that an edition has in a world."""
    editions: tuple[type[Account], ...] = (EssAccount, PartnerAccount, LegacyAccount)
    places = [edition.worlds[world] for edition in editions if world in edition.worlds]
    urls = [url for place in places for url in (place.api_url, place.file_url)]
    return frozenset(httpx.URL(url).host for url in urls)


def _is_plain_address(text: str) -> bool:
    try:
        url = httpx.URL(text)
    except httpx.InvalidURL:
        return False
    rest = (url.path.strip("/"), url.query, url.fragment, url.userinfo)
    return url.scheme in ("http", "https") and bool(url.host) and not any(rest)
