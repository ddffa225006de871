"""Redis for the tests: a real redis-server of their own where there is one on PATH."""

from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.real_redis import REQUIRE, empty, fake_redis, has_redis_server, is_required, real_redis
from tests.redis_topologies import BehindSentinel, Cluster, cluster_setup, sentinel_setup

_NO_SERVER = "no redis-server on PATH"

# How long an example takes tells of the machine, not of the code.
settings.register_profile("signet", deadline=None)
settings.load_profile("signet")


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


@pytest.fixture(scope="session")
def sentinel() -> Iterator[BehindSentinel]:
    """The one Redis behind Sentinel of this test run; nobody may kill its master."""
    if not has_redis_server():
        pytest.skip(_NO_SERVER)
    with sentinel_setup() as servers:
        yield servers


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """The one cluster of this test run; who kills its master must mend it."""
    if not has_redis_server():
        pytest.skip(_NO_SERVER)
    with cluster_setup() as servers:
        yield servers
