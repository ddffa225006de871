"""Every setting there is, and the only reader of the environment.

A setting that is missing or cannot be raises `Misconfigured` with one sentence a line, each naming
its variable and what would do; values are never repeated in it, because many of them are secrets.
The descriptions below are those sentences: they start after "must be".
"""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from services.contracts.errors import Misconfigured

from .setting_values import (
    AppToken,
    BotToken,
    CallbackKey,
    ChannelId,
    HostAddress,
    MemberIds,
    RedisAddress,
    StateKey,
    WebAddress,
)

_SLACK_API = "https://slack.com/api/"


def _variable(name: str, must_be: str, **more: Any) -> Any:
    return Field(validation_alias=name, description=must_be, **more)


class _Part(BaseModel):
    """Settings that belong together; each is made from the whole environment."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)


class Slack(_Part):
    """How we speak with the workspace. `api_url` ends in a slash."""

    bot_token: BotToken = _variable(
        "SLACK_BOT_TOKEN", "the bot token of the Slack app, which starts with xoxb-"
    )
    signing_secret: SecretStr = _variable(
        "SLACK_SIGNING_SECRET", "the signing secret on the Slack app's Basic Information page"
    )
    api_url: WebAddress = _variable(
        "SLACK_API_URL",
        "an https address such as https://slack.com/api/ (http only on this machine)",
        default=_SLACK_API,
    )
    pace: float = _variable(
        "SLACK_PACE",
        "a number above 0: how many times Slack's published limits this workspace has",
        default=1.0,
        gt=0,
        allow_inf_nan=False,
    )
    app_token: AppToken | None = _variable(
        "SLACK_APP_TOKEN",
        "an app-level token, which starts with xapp-, or empty (reserved for Socket Mode)",
        default=None,
    )


class Ess(_Part):
    """The `ess` edition (2020-11-11): a company that signs with its own Tencent account.

    `world` chooses the hosts and belongs to the keys: Tencent's test and production know nothing
    of each other. `api_url` and `file_url` override the hosts and have no path.
    """

    edition: Literal["ess"] = _variable("ESIGN_EDITION", "ess", default="ess")
    world: Literal["test", "production"] = _variable("ESIGN_ENV", "test or production")
    secret_id: SecretStr = _variable(
        "ESIGN_SECRET_ID", "the SecretId of the Tencent Cloud key of that environment"
    )
    secret_key: SecretStr = _variable(
        "ESIGN_SECRET_KEY", "the SecretKey of the Tencent Cloud key of that environment"
    )
    operator_id: str = _variable(
        "ESIGN_OPERATOR_ID", "the UserId at Tencent E-Sign of the employee the bot acts as"
    )
    api_url: HostAddress | None = _variable(
        "ESIGN_API_URL",
        "empty, or the https address of a host without a path (http only on this machine)",
        default=None,
    )
    file_url: HostAddress | None = _variable(
        "ESIGN_FILE_URL",
        "empty, or the https address of a host without a path (http only on this machine)",
        default=None,
    )
    callback_key: CallbackKey = _variable(
        "ESIGN_CALLBACK_KEY",
        "the encryption key of the callback in Tencent's console: exactly 32 ASCII characters",
    )
    callback_token: SecretStr | None = _variable(
        "ESIGN_CALLBACK_TOKEN",
        "the signature token of the callback in Tencent's console, or empty where none is set",
        default=None,
    )


Esign = Ess
"""One model an edition, told apart by `edition`: a second one makes this a discriminated union."""


class Settings(BaseSettings):
    """Everything the bot is told from outside. `load_settings` is how one comes to be."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        case_sensitive=True,
        env_ignore_empty=True,
        hide_input_in_errors=True,
    )

    # Not decoded, so that a stranger's variable of the same name is not taken for JSON of ours.
    slack: Annotated[Slack, NoDecode]
    esign: Annotated[Esign, NoDecode]
    redis_url: RedisAddress = _variable(
        "REDIS_URL",
        "an address such as redis://localhost:6379/0, rediss:// or unix://, or of several servers: "
        "redis+sentinel://host,host/master/0 or redis+cluster://host,host",
    )
    state_key: StateKey = _variable(
        "STATE_KEY", "exactly 32 bytes as base64, as `openssl rand -base64 32` prints them"
    )
    default_lang: Literal["en", "zh"] = _variable("DEFAULT_LANG", "en or zh", default="en")
    default_channel: ChannelId = _variable(
        "DEFAULT_CHANNEL",
        "empty, or the id of a Slack channel, such as C0123456789",
        default="",
    )
    reviewers: MemberIds = _variable(
        "REVIEWERS",
        "empty, so that anyone may be asked to review, or Slack user ids separated by commas",
        default=(),
    )
    host: str = _variable(
        "HOST",
        "an address to listen on, such as 127.0.0.1, or 0.0.0.0 for all",
        default="127.0.0.1",
    )
    port: int = _variable(
        "PORT", "a port from 1 to 65535, or 0 for any free one", default=3000, ge=0, le=65535
    )
    metrics_host: str = _variable(
        "METRICS_HOST",
        "an address to listen on for metrics and probes, such as 127.0.0.1, or 0.0.0.0 for all",
        default="127.0.0.1",
    )
    metrics_port: int | None = _variable(
        "METRICS_PORT",
        "empty, so that no metrics are served, or a port from 1 to 65535, or 0 for any free one",
        default=None,
        ge=0,
        le=65535,
    )

    @model_validator(mode="before")
    @classmethod
    def _hand_everything_to_every_part(cls, variables: dict[str, Any]) -> dict[str, Any]:
        return {**variables, "slack": variables, "esign": variables}

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """What we are handed wins over the file; the process's own environment is not looked at."""
        del settings_cls, env_settings, file_secret_settings
        return init_settings, dotenv_settings


def _described() -> Iterator[tuple[str, str]]:
    for part in (Slack, Ess, Settings):
        for field in part.model_fields.values():
            if isinstance(field.validation_alias, str):
                yield field.validation_alias, field.description or ""


VARIABLES: Mapping[str, str] = MappingProxyType(dict(_described()))
"""Every variable by name, with what it must be."""


def load_settings(
    environ: Mapping[str, str] = os.environ, env_file: Path | str | None = None
) -> Settings:
    """The settings in `environ`, and below them those in `env_file` where there is such a file.

    Empty counts as not set. Raises `Misconfigured`.
    """
    given: dict[str, Any] = {
        name: environ[name].strip() for name in VARIABLES if environ.get(name, "").strip()
    }
    try:
        return Settings(_env_file=env_file, _env_file_encoding="utf-8", **given)
    except ValidationError as error:
        wrong = {_variable_of(item["loc"]): item["type"] == "missing" for item in error.errors()}
    # Raised out here so that no traceback ever shows the error with the values in it.
    raise Misconfigured(
        "\n".join(_sentence(name, wrong[name]) for name in VARIABLES if name in wrong)
    )


def _variable_of(loc: tuple[int | str, ...]) -> str:
    return next(str(part) for part in loc if part in VARIABLES)


def _sentence(name: str, missing: bool) -> str:
    state = "is not set" if missing else "cannot be what it is set to"
    return f"{name} {state}: it must be {VARIABLES[name]}."
