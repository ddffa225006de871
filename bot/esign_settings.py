"""The settings of each edition of Tencent E-Sign: one model an edition, told apart by `edition`."""

from collections.abc import Mapping
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from services.esign import World, hosts_of

from .setting_values import CallbackKey, HostAddress, Ids, OpenId, Part, variable

EDITION = "ESIGN_EDITION"
_A_HOST = (
    "empty, or the https address of a host without a path (http only on this machine), "
    "and no host of Tencent's other environment"
)
_OTHER: dict[World, World] = {"test": "production", "production": "test"}


class _Esign(Part):
    """What every edition needs.

    `world` chooses the hosts and belongs to the keys: Tencent's test and production know nothing
    of each other. `api_url` and `file_url` override the hosts and have no path.
    """

    edition: str = variable(EDITION, "ess, partner or legacy")
    world: World = variable("ESIGN_ENV", "test or production")
    secret_id: SecretStr = variable(
        "ESIGN_SECRET_ID", "the SecretId of the Tencent Cloud key of that environment"
    )
    secret_key: SecretStr = variable(
        "ESIGN_SECRET_KEY", "the SecretKey of the Tencent Cloud key of that environment"
    )
    operator_id: str = variable("ESIGN_OPERATOR_ID", "who acts")
    api_url: HostAddress | None = variable("ESIGN_API_URL", _A_HOST, default=None)
    file_url: HostAddress | None = variable("ESIGN_FILE_URL", _A_HOST, default=None)

    @field_validator("api_url", "file_url")
    @classmethod
    def _not_of_the_other_world(cls, url: str | None, info: ValidationInfo) -> str | None:
        world: World | None = info.data.get("world")
        if world and url and urlsplit(url).hostname in hosts_of(_OTHER[world]):
            raise ValueError("a host of the other world")
        return url


class _Called(_Esign):
    """An edition that tells news by callbacks."""

    callback_key: CallbackKey = variable(
        "ESIGN_CALLBACK_KEY",
        "the encryption key of the callback in Tencent's console: exactly 32 ASCII characters",
    )
    callback_token: SecretStr | None = variable(
        "ESIGN_CALLBACK_TOKEN",
        "the signature token of the callback in Tencent's console, or empty where none is set",
        default=None,
    )


class Ess(_Called):
    """`ess` (2020-11-11): a company that signs with its own Tencent account."""

    edition: Literal["ess"] = variable(EDITION, "ess, partner or legacy", default="ess")
    operator_id: str = variable(
        "ESIGN_OPERATOR_ID", "the UserId at Tencent E-Sign of the employee the bot acts as"
    )
    member_id: str = variable(
        "ESIGN_MEMBER_ID",
        "empty, or the OrganizationId of the company of the group that the employee belongs to",
        default="",
    )


class Partner(_Called):
    """`partner` (2021-05-26): a company of a third-party application."""

    edition: Literal["partner"] = variable(EDITION, "ess, partner or legacy")
    operator_id: OpenId = variable(
        "ESIGN_OPERATOR_ID",
        "the OpenId of the employee the bot acts as, 64 characters at most",
    )
    app_id: str = variable("ESIGN_APP_ID", "the AppId of the third-party application")
    organization_id: OpenId = variable(
        "ESIGN_ORGANIZATION_ID",
        "the OpenId under which the application knows the company, 64 characters at most",
    )


class Legacy(_Esign):
    """`legacy` (2020-12-22): the retired API. It calls nobody back, so it is asked."""

    edition: Literal["legacy"] = variable(EDITION, "ess, partner or legacy")
    operator_id: str = variable("ESIGN_OPERATOR_ID", "the UserId of whom the bot acts as")
    api_url: HostAddress | None = variable(
        "ESIGN_API_URL",
        "the https address of a host without a path (http only on this machine), and no host of "
        "Tencent's other environment; it may be empty with ESIGN_ENV=production only, because "
        "Tencent documents no test environment for this edition",
        default=None,
        validate_default=True,
    )
    app_id: str = variable("ESIGN_APP_ID", "the ApplicationId of the application")
    organization_id: str = variable(
        "ESIGN_ORGANIZATION_ID", "the SubOrganizationId of the company at Tencent E-Sign"
    )
    seal_ids: Ids = variable(
        "ESIGN_SEAL_IDS",
        "empty, or the ids of the company's seals, separated by commas (Tencent lists none)",
        default=(),
    )

    @field_validator("api_url")
    @classmethod
    def _somewhere(cls, url: str | None, info: ValidationInfo) -> str | None:
        if url is None and info.data.get("world") == "test":
            raise PydanticCustomError("missing", "no host is known")
        return url


EDITIONS: Mapping[str, type[Part]] = {"ess": Ess, "partner": Partner, "legacy": Legacy}
Esign = Annotated[Ess | Partner | Legacy, Field(discriminator="edition")]
