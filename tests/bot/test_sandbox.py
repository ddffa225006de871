"""`signet sandbox`, as a process: where it may start, what it says, and what is then there."""

import json
from collections.abc import Mapping
from pathlib import Path

import httpx
import pytest

from bot.sandbox import cast, refuse_beside_real_keys
from bot.settings import load_settings
from services.contracts.errors import Misconfigured
from tests.nursery import running

from .test_settings import REQUIRED

ANY_PORT = ("--port", "0")
TEST_COMPANY = {"ESIGN_ENV": "test", "ESIGN_SECRET_KEY": "of a test company"}


@pytest.mark.parametrize(("lang", "says"), [("en", "ready to be tried"), ("zh", "已可试用")])
async def test_it_prints_its_address_and_everything_is_behind_it(lang: str, says: str) -> None:
    async with running("sandbox", "--lang", lang, *ANY_PORT, env={}) as sandbox:
        url = "http://" + (await sandbox.says(says)).split("http://")[1].strip()
        async with httpx.AsyncClient(base_url=url, trust_env=False) as http:
            assert "<title>" in (await http.get("/")).text
            about = (await http.get("/_page/about")).json()
            assert (about["lang"], about["tencent"]) == (lang, True)
            command = {"line": "/esign help", "channel": "legal"}
            told = await http.post("/_control/people/li/command", json=command)
            assert "/esign" in json.dumps(told.json()["ephemeral"]["blocks"])
            assert (await http.get("/_tencent/_control/flows")).json() == []


@pytest.mark.parametrize(
    ("settings", "named"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-1-real"}, "SLACK_BOT_TOKEN"),
        ({"SLACK_APP_TOKEN": "xapp-1-real"}, "SLACK_APP_TOKEN"),
        ({"SLACK_SIGNING_SECRET": "0123real"}, "SLACK_SIGNING_SECRET"),
        ({"ESIGN_SECRET_KEY": "real"}, "ESIGN_SECRET_KEY (without ESIGN_ENV=test)"),
        ({"ESIGN_ENV": "production"}, "ESIGN_ENV=production"),
        ({"ESIGN_ENV": "production", "SLACK_BOT_TOKEN": "xoxb-1"}, "SLACK_BOT_TOKEN and ESIGN_ENV"),
    ],
)
async def test_it_does_not_start_beside_real_keys(settings: Mapping[str, str], named: str) -> None:
    async with running("sandbox", *ANY_PORT, env=settings) as sandbox:
        assert await sandbox.ended() == 2
    assert named in sandbox.output
    assert "real" not in sandbox.output.replace("beside real keys", "")
    assert len(sandbox.lines) == 1


@pytest.mark.parametrize(
    "line", ["ESIGN_ENV=production", "export ESIGN_ENV='production'", "ESIGN_ENV = Production "]
)
@pytest.mark.parametrize("over_it", [{}, {"ESIGN_ENV": ""}, {"ESIGN_ENV": "test"}])
def test_it_looks_for_real_keys_in_the_file_of_settings_too(
    tmp_path: Path, line: str, over_it: Mapping[str, str]
) -> None:
    (tmp_path / ".env").write_text(line)
    with pytest.raises(Misconfigured, match="ESIGN_ENV=production"):
        refuse_beside_real_keys(over_it, tmp_path / ".env")


def test_a_file_of_settings_that_cannot_be_read_is_no_file_without_keys(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ESIGN_ENV=production", encoding="utf-16")
    with pytest.raises(Misconfigured, match="cannot be read"):
        refuse_beside_real_keys({}, tmp_path / ".env")


async def test_the_file_of_settings_is_the_one_where_it_is_started(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("ESIGN_ENV=production\n")
    async with running("sandbox", *ANY_PORT, env={}, cwd=tmp_path) as sandbox:
        assert await sandbox.ended() == 2
    assert "ESIGN_ENV=production" in sandbox.output


async def test_settings_for_a_test_company_are_no_hindrance() -> None:
    async with running("sandbox", *ANY_PORT, env=TEST_COMPANY) as sandbox:
        await sandbox.says("http://")


@pytest.mark.parametrize("edition", ["ess", "partner", "legacy"])
async def test_alone_the_pretend_tencent_says_how_a_bot_is_pointed_at_it(edition: str) -> None:
    async with running("sandbox", "tencent", "--edition", edition, *ANY_PORT, env={}) as sandbox:
        await sandbox.says("# control:")
        told = dict(line.strip().split("=", 1) for line in sandbox.lines if "=" in line)
    assert load_settings({**REQUIRED, **told}).esign.edition == edition


async def test_the_page_is_there_for_another_edition() -> None:
    async with running("sandbox", "--edition", "legacy", *ANY_PORT, env={}) as sandbox:
        url = "http://" + (await sandbox.says("http://")).split("http://")[1].strip()
        async with httpx.AsyncClient(base_url=url, trust_env=False) as http:
            assert (await http.get("/_tencent/_control/flows")).json() == []


async def test_a_port_that_is_taken_is_named() -> None:
    async with running("sandbox", *ANY_PORT, env={}) as first:
        port = (await first.says("http://")).strip().rstrip("/").rpartition(":")[2]
        async with running("sandbox", "--port", port, env={}) as second:
            assert await second.ended() == 2
    assert f"--port cannot be {port}" in second.output
    assert "Traceback" not in second.output


def test_people_speak_their_own_languages() -> None:
    for people, locale in ((cast("en"), "en-US"), (cast("zh"), "zh-CN")):
        speak = {person.role: person.locale for person in people}
        assert speak["employee"] == speak["manager"] == locale
        assert set(speak.values()) == {"en-US", "zh-CN"}
        assert len({person.tz for person in people}) > 1
        assert len({person.team for person in people}) == 2
