"""Redis for the tests: a real redis-server of their own where there is one on PATH."""

from collections.abc import Iterator

import pytest

from tests.real_redis import REQUIRE, empty, fake_redis, has_redis_server, is_required, real_redis

_NO_SERVER = "no redis-server on PATH"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not has_redis_server():
        terminalreporter.write_line(f"{_NO_SERVER}: fakeredis served what it can")


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("real_redis") and not has_redis_server():
        if is_required():
            pytest.fail(f"{_NO_SERVER}, and {REQUIRE} is set", pytrace=False)
        pytest.skip(_NO_SERVER)


@pytest.fixture
def redis_url(redis_server: str) -> str:
    """The address of a Redis that holds nothing."""
    empty(redis_server)
    return redis_server


@pytest.fixture(scope="session")
def redis_server() -> Iterator[str]:
    """The address of the one Redis of this test run. Ask for `redis_url` instead."""
    if has_redis_server():
        with real_redis() as server:
            yield server.url
    elif is_required():
        pytest.fail(f"{_NO_SERVER}, and {REQUIRE} is set", pytrace=False)
    else:
        with fake_redis() as url:
            yield url
