"""Settings: what loads, what is refused, and that no secret is ever told."""

import base64
import traceback
from collections.abc import Mapping
from pathlib import Path

import pytest
from dotenv import dotenv_values
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.settings import VARIABLES, Ess, Settings, load_settings
from services.contracts.errors import Misconfigured

ROOT = Path(__file__).parents[2]
STATE_KEY = bytes(range(32))

REQUIRED = {
    "SLACK_BOT_TOKEN": "xoxb-very-secret",
    "SLACK_SIGNING_SECRET": "signing-very-secret",
    "ESIGN_ENV": "test",
    "ESIGN_SECRET_ID": "id-very-secret",
    "ESIGN_SECRET_KEY": "key-very-secret",
    "ESIGN_OPERATOR_ID": "operator",
    "ESIGN_CALLBACK_KEY": "callback-very-secret-01234567890",
    "REDIS_URL": "redis://:redis-very-secret@localhost:6379/0",
    "STATE_KEY": base64.b64encode(STATE_KEY).decode(),
}

IMPOSSIBLE = [
    ("SLACK_BOT_TOKEN", "xoxp-very-secret"),
    ("SLACK_API_URL", "http://slack.example.com/api/"),
    ("SLACK_API_URL", "slack.com/api"),
    ("SLACK_API_URL", "https://slack.com/a pi/"),
    ("SLACK_API_URL", "https://slack.com:port/api/"),
    ("SLACK_API_URL", "https://very-secret@slack.com/api/"),
    ("SLACK_API_URL", "https://[slack.com/api/"),
    ("SLACK_APP_TOKEN", "xoxb-very-secret"),
    ("ESIGN_EDITION", "essbasic"),
    ("ESIGN_ENV", "staging"),
    ("ESIGN_API_URL", "http://ess.example.com"),
    ("ESIGN_API_URL", "https://ess.example.com/v1"),
    ("ESIGN_FILE_URL", "ftp://files.example.com"),
    ("ESIGN_CALLBACK_KEY", "very-secret-and-one-too-short-a"),
    ("ESIGN_CALLBACK_KEY", "very-secret-and-one-too-long-abcd"),
    ("ESIGN_CALLBACK_KEY", "very-secret-and-not-all-ascii-钥x"),
    ("REDIS_URL", "http://localhost:6379"),
    ("REDIS_URL", "redis://"),
    ("REDIS_URL", "redis://localhost:very-secret"),
    ("REDIS_URL", "unix://"),
    ("REDIS_URL", "redis+sentinel://:very-secret@localhost"),
    ("REDIS_URL", "redis+cluster://:very-secret@localhost/1"),
    ("STATE_KEY", base64.b64encode(bytes(31)).decode()),
    ("STATE_KEY", base64.b64encode(bytes(33)).decode()),
    ("STATE_KEY", "very-secret-and-not-base64!"),
    ("STATE_KEY", "很很很"),
    ("DEFAULT_LANG", "fr"),
    ("DEFAULT_CHANNEL", "#contracts"),
    ("REVIEWERS", "U1, Wang Wei"),
    ("ADMIN_CHANNEL", "contracts-admin"),
    ("REMINDER_LIMIT", "-1"),
    ("REMINDER_LIMIT", "often"),
    ("PORT", "65536"),
    ("PORT", "-1"),
    ("PORT", "web"),
    ("METRICS_PORT", "65536"),
]


def test_what_is_required_is_enough() -> None:
    settings = load_settings(REQUIRED)

    assert settings.slack.bot_token.get_secret_value() == "xoxb-very-secret"
    assert settings.slack.signing_secret.get_secret_value() == "signing-very-secret"
    assert settings.slack.api_url == "https://slack.com/api/"
    assert settings.slack.app_token is None
    assert isinstance(settings.esign, Ess)
    assert settings.esign.world == "test"
    assert settings.esign.member_id == ""
    assert settings.esign.api_url is None
    assert settings.esign.file_url is None
    assert settings.esign.callback_token is None
    assert settings.state_key.get_secret_value() == STATE_KEY
    assert settings.default_lang == "en"
    assert settings.default_channel == ""
    assert settings.reviewers == ()
    assert settings.admin_channel == ""
    assert settings.reminder_limit is None
    assert (settings.host, settings.port) == ("127.0.0.1", 3000)
    assert (settings.metrics_host, settings.metrics_port) == ("127.0.0.1", None)


def test_everything_can_be_chosen() -> None:
    settings = load_settings(
        REQUIRED
        | {
            "SLACK_API_URL": "http://127.0.0.1:8001/api",
            "SLACK_APP_TOKEN": "xapp-1",
            "ESIGN_EDITION": "ess",
            "ESIGN_ENV": "production",
            "ESIGN_API_URL": "http://localhost:8002/",
            "ESIGN_FILE_URL": "https://files.example.com",
            "ESIGN_CALLBACK_TOKEN": "token",
            "DEFAULT_LANG": "zh",
            "DEFAULT_CHANNEL": "C012",
            "REVIEWERS": " U01,W02 , ",
            "ADMIN_CHANNEL": "G034",
            "REMINDER_LIMIT": "2",
            "HOST": "::",
            "PORT": "0",
            "METRICS_HOST": "0.0.0.0",
            "METRICS_PORT": "9464",
        }
    )

    assert settings.slack.api_url == "http://127.0.0.1:8001/api/"
    assert settings.slack.app_token is not None
    assert settings.slack.app_token.get_secret_value() == "xapp-1"
    assert isinstance(settings.esign, Ess)
    assert settings.esign.world == "production"
    assert settings.esign.api_url == "http://localhost:8002"
    assert settings.esign.file_url == "https://files.example.com"
    assert settings.esign.callback_token is not None
    assert settings.esign.callback_token.get_secret_value() == "token"
    assert settings.default_lang == "zh"
    assert settings.default_channel == "C012"
    assert settings.reviewers == ("U01", "W02")
    assert settings.admin_channel == "G034"
    assert settings.reminder_limit == 2
    assert (settings.host, settings.port) == ("::", 0)
    assert (settings.metrics_host, settings.metrics_port) == ("0.0.0.0", 9464)


@pytest.mark.parametrize(
    "url",
    [
        "rediss://u:p@cache.example.com",
        "unix:///run/redis.sock",
        "redis+sentinel://u:p@one:26379,two:26379/master/0?sentinel_password=p",
        "rediss+cluster://u:p@one:7000,two:7000",
    ],
)
def test_redis_may_be_encrypted_a_socket_behind_sentinel_or_a_cluster(url: str) -> None:
    assert load_settings(REQUIRED | {"REDIS_URL": url}).redis_url.get_secret_value() == url


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("blank", [None, "", "  \n"])
def test_a_missing_variable_is_named_in_one_sentence(name: str, blank: str | None) -> None:
    environ = {key: value for key, value in REQUIRED.items() if key != name}
    told = why_not(environ if blank is None else environ | {name: blank})

    assert told == f"{name} is not set: {whose(name)}it must be {VARIABLES[name]}."


@pytest.mark.parametrize(("name", "value"), IMPOSSIBLE)
def test_an_impossible_value_is_named_and_not_told(name: str, value: str) -> None:
    told = why_not(REQUIRED | {name: value})

    must = f"{whose(name)}it must be {VARIABLES[name]}."
    assert told == f"{name} cannot be what it is set to: {must}"


def whose(name: str) -> str:
    """What is said of the edition in use, where a setting is the edition's."""
    ours = name.startswith("ESIGN_") and name != "ESIGN_EDITION"
    return "with ESIGN_EDITION=ess " if ours else ""


def test_everything_that_is_wrong_is_told_at_once() -> None:
    told = why_not({"PORT": "web", "ESIGN_ENV": "staging"}).splitlines()

    named = [line.split()[0] for line in told]
    assert set(named) == set(REQUIRED) | {"PORT"}
    assert named == [name for name in VARIABLES if name in named]
    assert all(line.endswith(".") for line in told)


def test_no_secret_shows_when_settings_are_printed() -> None:
    settings = load_settings(REQUIRED)

    for shown in (repr(settings), str(settings), settings.model_dump_json()):
        assert "very-secret" not in shown
        assert REQUIRED["STATE_KEY"] not in shown
        assert repr(STATE_KEY) not in shown


@pytest.mark.parametrize(("name", "value"), [case for case in IMPOSSIBLE if "secret" in case[1]])
def test_no_secret_shows_in_the_traceback_of_a_refusal(name: str, value: str) -> None:
    with pytest.raises(Misconfigured) as caught:
        load_settings(REQUIRED | {name: value})

    assert value not in "".join(traceback.format_exception(caught.value, chain=True))
    assert caught.value.__context__ is None


def test_settings_cannot_be_changed() -> None:
    settings = load_settings(REQUIRED)

    with pytest.raises(ValidationError):
        settings.port = 1  # type: ignore[misc]  # frozen is what is tried here
    with pytest.raises(ValidationError):
        settings.esign.world = "production"  # type: ignore[misc]  # frozen is what is tried here


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = write(tmp_path, REQUIRED | {"PORT": "4000", "DEFAULT_LANG": "zh", "REVIEWERS": "U1,U2"})

    settings = load_settings({"PORT": "5000", "DEFAULT_LANG": ""}, file)

    assert settings.port == 5000
    assert settings.default_lang == "zh"
    assert settings.reviewers == ("U1", "U2")


def test_a_file_that_is_not_there_is_no_trouble(tmp_path: Path) -> None:
    assert load_settings(REQUIRED, tmp_path / ".env").port == 3000


def test_variables_of_others_are_left_alone(tmp_path: Path) -> None:
    file = write(tmp_path, REQUIRED | {"slack": "theirs", "port": "1", "EDITOR": "vi"})

    assert load_settings({"esign": "theirs", "_env_file": "x", "self": "y"}, file).port == 3000


def test_the_example_file_names_every_variable_once_in_our_order() -> None:
    lines = (ROOT / ".env.example").read_text("utf-8").splitlines()

    assert [line.split("=")[0] for line in lines if line and line[0] != "#"] == list(VARIABLES)


def test_the_example_file_loads_once_its_blanks_are_filled_in() -> None:
    example = dotenv_values(ROOT / ".env.example")
    blanks = {name: REQUIRED[name] for name in REQUIRED if not example[name]}

    told = why_not({}, ROOT / ".env.example").splitlines()
    assert {line.split()[0] for line in told} == set(blanks)
    assert load_settings(blanks, ROOT / ".env.example") == load_settings(
        REQUIRED | {"REDIS_URL": "redis://localhost:6379/0"}
    )


def test_the_readme_explains_every_variable() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")

    assert [name for name in VARIABLES if f"| `{name}` |" not in readme] == []


@given(st.dictionaries(st.sampled_from(sorted(VARIABLES)), st.text(max_size=40)))
def test_any_environment_loads_or_is_refused_by_name(odd: dict[str, str]) -> None:
    try:
        assert isinstance(load_settings(REQUIRED | odd), Settings)
    except Misconfigured as error:
        for line in str(error).splitlines():
            # Another edition needs other settings.
            assert line.split()[0] in odd or odd.get("ESIGN_EDITION") in ("partner", "legacy")


def why_not(environ: Mapping[str, str], env_file: Path | None = None) -> str:
    with pytest.raises(Misconfigured) as caught:
        load_settings(environ, env_file)
    return str(caught.value)


def write(directory: Path, variables: Mapping[str, str]) -> Path:
    file = directory / ".env"
    file.write_text("".join(f"{name}='{value}'\n" for name, value in variables.items()), "utf-8")
    return file
