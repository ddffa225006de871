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

from pydantic import BaseModel, SecretStr, ValidationError, model_validator
from pydantic_core import ErrorDetails
from pydantic_settings import BaseSettings, NoDecode, PydanticBaseSettingsSource, SettingsConfigDict

from services.contracts.errors import Misconfigured

from .esign_settings import EDITION, EDITIONS, Esign, Ess, Legacy, Partner
from .setting_values import (
    AppToken,
    BotToken,
    ChannelId,
    MemberIds,
    Part,
    RedisAddress,
    StateKey,
    WebAddress,
    variable,
)

__all__ = ["VARIABLES", "Esign", "Ess", "Legacy", "Partner", "Settings", "Slack", "load_settings"]

_SLACK_API = "https://slack.com/api/"
_USUAL = "ess"


class Slack(Part):
    """How we speak with the workspace. `api_url` ends in a slash."""

    bot_token: BotToken = variable(
        "SLACK_BOT_TOKEN", "the bot token of the Slack app, which starts with xoxb-"
    )
    signing_secret: SecretStr = variable(
        "SLACK_SIGNING_SECRET", "the signing secret on the Slack app's Basic Information page"
    )
    api_url: WebAddress = variable(
        "SLACK_API_URL",
        "an https address such as https://slack.com/api/ (http only on this machine)",
        default=_SLACK_API,
    )
    pace: float = variable(
        "SLACK_PACE",
        "a number above 0: how many times Slack's published limits this workspace has",
        default=1.0,
        gt=0,
        allow_inf_nan=False,
    )
    app_token: AppToken | None = variable(
        "SLACK_APP_TOKEN",
        "an app-level token, which starts with xapp-, or empty (reserved for Socket Mode)",
        default=None,
    )


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
    redis_url: RedisAddress = variable(
        "REDIS_URL",
        "an address such as redis://localhost:6379/0, rediss:// or unix://, or of several servers: "
        "redis+sentinel://host,host/master/0 or redis+cluster://host,host",
    )
    state_key: StateKey = variable(
        "STATE_KEY", "exactly 32 bytes as base64, as `openssl rand -base64 32` prints them"
    )
    default_lang: Literal["en", "zh"] = variable("DEFAULT_LANG", "en or zh", default="en")
    default_channel: ChannelId = variable(
        "DEFAULT_CHANNEL",
        "empty, or the id of a Slack channel, such as C0123456789",
        default="",
    )
    reviewers: MemberIds = variable(
        "REVIEWERS",
        "empty, so that anyone may be asked to review, or Slack user ids separated by commas",
        default=(),
    )
    admin_channel: ChannelId = variable(
        "ADMIN_CHANNEL",
        "empty, or the id of the Slack channel that hears what an administrator should know",
        default="",
    )
    reminder_limit: int | None = variable(
        "REMINDER_LIMIT",
        "empty for the edition's own rule, or how often one signer may be reminded of a contract",
        default=None,
        ge=0,
    )
    host: str = variable(
        "HOST",
        "an address to listen on, such as 127.0.0.1, or 0.0.0.0 for all",
        default="127.0.0.1",
    )
    port: int = variable(
        "PORT", "a port from 1 to 65535, or 0 for any free one", default=3000, ge=0, le=65535
    )
    metrics_host: str = variable(
        "METRICS_HOST",
        "an address to listen on for metrics and probes, such as 127.0.0.1, or 0.0.0.0 for all",
        default="127.0.0.1",
    )
    metrics_port: int | None = variable(
        "METRICS_PORT",
        "empty, so that no metrics are served, or a port from 1 to 65535, or 0 for any free one",
        default=None,
        ge=0,
        le=65535,
    )

    @model_validator(mode="before")
    @classmethod
    def _hand_everything_to_every_part(cls, variables: dict[str, Any]) -> dict[str, Any]:
        return {**variables, "slack": variables, "esign": {EDITION: _USUAL, **variables}}

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


def _described(*parts: type[BaseModel]) -> Iterator[tuple[str, str]]:
    for part in parts:
        for field in part.model_fields.values():
            if isinstance(field.validation_alias, str):
                yield field.validation_alias, field.description or ""


def _first_of_each(described: Iterator[tuple[str, str]]) -> Mapping[str, str]:
    known: dict[str, str] = {}
    for name, must_be in described:
        known.setdefault(name, must_be)
    return MappingProxyType(known)


VARIABLES = _first_of_each(_described(Slack, *EDITIONS.values(), Settings))
"""Every variable by name, with what it must be; where editions differ, with the first of them."""
_OF_EDITION = {name: dict(_described(edition)) for name, edition in EDITIONS.items()}
_OF_FIELD = {"api_url": "ESIGN_API_URL"}
"""What is wrong with a default, pydantic tells under the name of the field."""


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
        wrong = {_variable_of(item["loc"]): _sentence(item) for item in error.errors()}
    # Raised out here so that no traceback ever shows the error with the values in it.
    raise Misconfigured("\n".join(wrong[name] for name in VARIABLES if name in wrong))


def _variable_of(loc: tuple[int | str, ...]) -> str:
    """An edition that there is none of is an error of the whole part."""
    named = (_OF_FIELD.get(str(part), str(part)) for part in loc)
    return next((name for name in named if name in VARIABLES), EDITION)


def _sentence(error: ErrorDetails) -> str:
    name = _variable_of(error["loc"])
    state = "is not set" if error["type"] == "missing" else "cannot be what it is set to"
    for edition, variables in _OF_EDITION.items():
        if edition in error["loc"]:
            return f"{name} {state}: with {EDITION}={edition} it must be {variables[name]}."
    return f"{name} {state}: it must be {VARIABLES[name]}."
