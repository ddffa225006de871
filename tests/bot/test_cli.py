"""The command line, as a process: how it starts, how it ends, what it says about its settings."""

import asyncio
import base64
from collections.abc import AsyncIterator, Mapping

import httpx
import pytest

from bot.cli import main
from bot.health import HEALTH_PATH
from bot.stage import Stage, open_stage
from tests.processes import running


@pytest.mark.parametrize("command", ["run", "web", "worker"])
async def test_a_missing_setting_ends_it_with_one_sentence_that_names_it(
    env: Mapping[str, str], command: str
) -> None:
    without = {name: value for name, value in env.items() if name != "ESIGN_CALLBACK_KEY"}
    async with running(command, env=without) as bot:
        assert await bot.ended() == 2
    assert len(bot.lines) == 1
    assert bot.output.startswith("ESIGN_CALLBACK_KEY is not set")


async def test_what_is_wrong_with_a_secret_is_said_without_the_secret(
    env: Mapping[str, str],
) -> None:
    async with running("run", env={**env, "STATE_KEY": "my own invention"}) as bot:
        assert await bot.ended() == 2
    assert "STATE_KEY" in bot.output
    assert "invention" not in bot.output


@pytest.mark.parametrize("command", ["run", "web", "worker"])
async def test_asked_to_stop_it_ends_at_once_and_well(env: Mapping[str, str], command: str) -> None:
    async with running(command, env=env) as bot:
        if command == "worker":
            await bot.says("at work")
        else:
            await bot.address()
        bot.terminate()
        assert await bot.ended() == 0
    assert "Traceback" not in bot.output


async def test_asked_to_stop_while_redis_is_away_it_ends_at_once_and_well(
    env: Mapping[str, str],
) -> None:
    async with running("run", env={**env, "REDIS_URL": "redis://127.0.0.1:1/0"}) as bot:
        await bot.says("at work")
        bot.terminate()
        async with asyncio.timeout(15):
            assert await bot.ended() == 0


async def test_another_state_key_ends_it_with_one_sentence(env: Mapping[str, str]) -> None:
    async with running("run", env=env) as bot:
        await bot.says("at work")
        await bot.address()
    other = {**env, "STATE_KEY": base64.b64encode(bytes(32)).decode()}
    async with running("run", env=other) as bot:
        assert await bot.ended() == 2
    assert "STATE_KEY" in bot.output
    assert "Traceback" not in bot.output


async def test_an_idle_connection_does_not_hold_up_the_end(env: Mapping[str, str]) -> None:
    async with running("run", env=env) as bot, httpx.AsyncClient(trust_env=False) as http:
        address = await bot.address()
        assert (await http.get(address + HEALTH_PATH)).status_code == 200
        bot.terminate()
        async with asyncio.timeout(10):
            assert await bot.ended() == 0


async def test_a_port_that_is_taken_ends_it(env: Mapping[str, str]) -> None:
    async with running("web", env=env) as first:
        port = (await first.address()).rpartition(":")[2]
        async with running("web", env={**env, "PORT": port}) as second:
            assert await second.ended() == 2
    assert "HOST and PORT cannot be what they are set to" in second.output
    assert "Traceback" not in second.output


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert all(
        name in shown for name in ("run", "web", "worker", "inbox", "call", "demo", "sandbox")
    )


def test_an_unknown_command_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["fly"])
    assert ended.value.code == 2


@pytest.fixture
async def stage() -> AsyncIterator[Stage]:
    async with open_stage() as stage:
        yield stage


@pytest.fixture
def env(stage: Stage, redis_url: str) -> Mapping[str, str]:
    return {**stage.settings, "REDIS_URL": redis_url}
