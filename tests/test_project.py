"""The files around the code say what Slack, the process runners and the machine expect."""

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from bot import stage
from handlers.slack.routes import VERBS
from sandbox.slack.config import Command, Shortcut

ROOT = Path(__file__).parents[1]
ADDRESS = r"https://[a-z0-9.-]+/slack/events"


@dataclass(frozen=True)
class Text:
    """A text of `least` to `most` characters that matches `pattern`."""

    most: int
    least: int = 1
    pattern: str = r".+"


@dataclass(frozen=True)
class Many:
    """A list of `least` to `most` different things."""

    of: object
    most: int
    least: int = 1


# Slack's manifest schema 2.0.0, as far as this manifest goes: a key that is not here is refused.
RULES: Mapping[str, object] = {
    "_metadata": {"major_version": int, "minor_version": int},
    "display_information": {
        "name": Text(35),
        "description": Text(140),
        "long_description": Text(4000, 175),
        "background_color": Text(7, 4, r"#([0-9a-fA-F]{3}){1,2}"),
    },
    "features": {
        "app_home": {
            "home_tab_enabled": bool,
            "messages_tab_enabled": bool,
            "messages_tab_read_only_enabled": bool,
        },
        "bot_user": {"display_name": Text(80), "always_online": bool},
        "slash_commands": Many(
            {
                "command": Text(32, 2, r"/[a-z0-9_-]+"),
                "url": Text(3000, pattern=ADDRESS),
                "description": Text(2000),
                "usage_hint": Text(1000),
                "should_escape": bool,
            },
            50,
        ),
        "shortcuts": Many(
            {
                "name": Text(24),
                "type": Text(7, pattern="global|message"),
                "callback_id": Text(255),
                "description": Text(150),
            },
            10,
        ),
    },
    "oauth_config": {"scopes": {"bot": Many(Text(50, pattern=r"[a-z:.]+"), 255)}},
    "settings": {
        "event_subscriptions": {
            "request_url": Text(3500, pattern=ADDRESS),
            "bot_events": Many(Text(50), 100),
        },
        "interactivity": {
            "is_enabled": bool,
            "request_url": Text(3500, pattern=ADDRESS),
            "message_menu_options_url": Text(3500, pattern=ADDRESS),
        },
        "org_deploy_enabled": bool,
        "socket_mode_enabled": bool,
        "token_rotation_enabled": bool,
    },
}


def test_the_manifest_keeps_slacks_rules() -> None:
    assert list(faults(manifest(), RULES)) == []


@pytest.mark.parametrize(
    ("section", "key", "value", "fault"),
    [
        ("display_information", "name", "S" * 36, "$.display_information.name"),
        ("display_information", "long_description", "short", "$.display_information.long_desc"),
        ("display_information", "colour", "#000", "$.display_information.colour"),
        ("settings", "socket_mode_enabled", "no", "$.settings.socket_mode_enabled"),
        ("features", "slash_commands", [], "$.features.slash_commands"),
        ("features", "slash_commands", [{"command": "esign"}], "$.features.slash_commands[0].c"),
        ("features", "bot_user", "Signet", "$.features.bot_user"),
        ("features", "shortcuts", [{"type": "channel"}], "$.features.shortcuts[0].type"),
    ],
)
def test_a_manifest_that_breaks_a_rule_is_noticed(
    section: str, key: str, value: object, fault: str
) -> None:
    broken = manifest()
    broken[section][key] = value

    (told,) = faults(broken, RULES)
    assert told.startswith(fault)


def test_the_manifest_opens_every_door_that_the_bot_answers_at() -> None:
    (command,) = manifest()["features"]["slash_commands"]
    interactivity = manifest()["settings"]["interactivity"]

    assert command["command"] == "/esign"
    assert command["should_escape"] is True
    assert interactivity["is_enabled"] is True
    assert manifest()["features"]["app_home"]["home_tab_enabled"] is True
    addresses = {
        command["url"],
        interactivity["request_url"],
        interactivity["message_menu_options_url"],
        manifest()["settings"]["event_subscriptions"]["request_url"],
    }
    assert addresses == {"https://signet.example.com/slack/events"}


def test_the_pretend_workspace_has_our_app_as_the_manifest_does() -> None:
    features, settings = manifest()["features"], manifest()["settings"]
    commands = tuple(
        Command(one["command"], one["description"], one["usage_hint"])
        for one in features["slash_commands"]
    )
    shortcuts = tuple(
        Shortcut(one["callback_id"], one["name"], one["type"]) for one in features["shortcuts"]
    )

    assert commands == stage.COMMANDS
    assert shortcuts == stage.SHORTCUTS
    read_only = features["app_home"]["messages_tab_read_only_enabled"]
    assert read_only == stage.WORKSPACE.messages_tab_read_only
    assert tuple(settings["event_subscriptions"]["bot_events"]) == stage.EVENTS


def test_the_usage_hint_names_every_verb_and_nothing_else() -> None:
    (command,) = manifest()["features"]["slash_commands"]

    hinted = [part.split()[0] for part in command["usage_hint"].split("|")]
    assert hinted == list(VERBS)


def test_the_manifest_asks_for_no_scope_without_a_reason_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    scopes = manifest()["oauth_config"]["scopes"]["bot"]

    assert [scope for scope in scopes if f"| `{scope}` |" not in readme] == []


def test_the_slack_command_line_finds_its_hooks_and_our_manifest() -> None:
    hooks = json.loads((ROOT / ".slack" / "hooks.json").read_text("utf-8"))["hooks"]
    found = json.loads(run(ROOT, hooks["get-hooks"]).stdout)["hooks"]

    assert json.loads(run(ROOT, found["get-manifest"]).stdout) == manifest()
    assert "slack_cli_hooks.hooks.start" in found["start"]


def test_slack_run_starts_the_bot_which_names_what_is_not_set(tmp_path: Path) -> None:
    start = "python3 -m slack_cli_hooks.hooks.start"
    ended = run(tmp_path, start, SLACK_APP_PATH=str(ROOT / "app.py"))

    assert ended.returncode != 0
    assert "SLACK_BOT_TOKEN is not set" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_the_procfile_starts_commands_that_exist() -> None:
    procfile = dict(line.split(": ") for line in lines("Procfile"))
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["scripts"]

    assert procfile == {"web": "signet web", "worker": "signet worker"}
    assert scripts == {"signet": "bot.cli:main"}


def test_every_pin_is_exact_and_carries_no_address() -> None:
    pins = [line for line in lines("constraints.txt") if line and not line.startswith("#")]

    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.]+", pin)] == []


def test_everything_we_ask_for_by_name_is_pinned() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    asked = [
        *project["build-system"]["requires"],
        *project["project"]["dependencies"],
        *(name for extra in project["project"]["optional-dependencies"].values() for name in extra),
        *(name for group in project["dependency-groups"].values() for name in group),
    ]
    pinned = {plain(pin.split("==")[0]) for pin in lines("constraints.txt")}

    assert [name for name in asked if plain(re.split(r"[\[<>=!~ ]", name)[0]) not in pinned] == []


def test_make_without_a_target_lists_the_targets() -> None:
    told = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True).stdout

    for target in ("demo", "test", "check", "format", "venv", "clean"):
        assert f"make {target} " in told


def test_ci_runs_the_check_the_tests_and_the_demo_and_wants_a_real_redis() -> None:
    script = ROOT / ".ci" / "run"

    assert os.access(script, os.X_OK)
    assert "for target in check test test-browser demo" in script.read_text("utf-8")
    assert "export SIGNET_REQUIRE_REDIS=1" in script.read_text("utf-8")


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs"])
def test_every_link_of_our_documents_leads_somewhere(page: str) -> None:
    pages = sorted((ROOT / page).rglob("*.md")) if page == "docs" else [ROOT / page]

    for file in pages:
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", file.read_text("utf-8")):
            assert (file.parent / link).exists(), f"{file.name}: {link}"


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "SECURITY.md", "docs"])
def test_every_file_that_our_documents_name_exists(page: str) -> None:
    pages = sorted((ROOT / page).rglob("*.md")) if page == "docs" else [ROOT / page]
    rooms = "bot|handlers|services|sandbox|tests|docs"

    for file in pages:
        for name in re.findall(rf"`((?:{rooms})/[\w/.]*)`", file.read_text("utf-8")):
            assert (ROOT / name).exists(), f"{file.name}: {name}"


def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((ROOT / "manifest.json").read_text("utf-8"))
    return loaded


def faults(value: object, rule: object, at: str = "$") -> Iterator[str]:
    """Everything in `value` that `rule` forbids, each with the path to it."""
    match rule, value:
        case dict(), dict():
            for key, inner in value.items():
                if key in rule:
                    yield from faults(inner, rule[key], f"{at}.{key}")
                else:
                    yield f"{at}.{key} is not a key of the manifest"
        case Many(), list():
            if not rule.least <= len(value) <= rule.most or len(value) > len({*map(str, value)}):
                yield f"{at} has {len(value)} items, or one of them twice"
            for number, item in enumerate(value):
                yield from faults(item, rule.of, f"{at}[{number}]")
        case Text(), str():
            fits = rule.least <= len(value) <= rule.most
            if not fits or not re.fullmatch(rule.pattern, value):
                yield f"{at} has {len(value)} characters, or the wrong ones"
        case type(), _ if type(value) is rule:
            return
        case _:
            yield f"{at} is a {type(value).__name__}"


def run(directory: Path, command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """What `command` prints, run in `directory` by this Python, with no setting of ours set."""
    program, *arguments = shlex.split(command)
    assert program in {"python3", sys.executable}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=directory,
        env={"PATH": os.environ["PATH"], **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def lines(name: str) -> list[str]:
    return (ROOT / name).read_text("utf-8").splitlines()


def plain(name: str) -> str:
    """A package's name as registries compare it."""
    return re.sub(r"[-_.]+", "-", name).lower()
