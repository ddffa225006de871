"""The Redis that other tests lean on is what they think it is."""

from pathlib import Path

import pytest
import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from tests.real_redis import RealRedis, fake_redis, free_port, real_redis

KERNELS_OWN = Path("/proc/sys/net/ipv4/ip_local_port_range")


@pytest.mark.parametrize("turn", [1, 2])
def test_every_test_finds_redis_empty(redis_url: str, turn: int) -> None:
    with redis.Redis.from_url(redis_url) as client:
        assert client.dbsize() == 0
        client.set("left", "behind")


@pytest.mark.real_redis
def test_with_appendonly_data_outlives_a_crash() -> None:
    with real_redis(appendonly=True) as server:
        put(server)
        server.kill()
        assert not server.running
        server.start()
        assert get(server) == b"kept"


@pytest.mark.real_redis
def test_without_appendonly_a_crash_forgets_everything() -> None:
    with real_redis() as server:
        put(server)
        server.kill()
        server.start()
        assert get(server) is None


@pytest.mark.real_redis
def test_a_server_may_be_left_dead() -> None:
    with real_redis() as server:
        server.kill()
        with pytest.raises(redis.ConnectionError):
            get(server)


@pytest.mark.real_redis
def test_a_taken_port_is_told(tmp_path: Path) -> None:
    with real_redis(port=free_port()) as server:
        second = RealRedis(tmp_path, server.port, appendonly=False)
        with pytest.raises(RuntimeError, match="in use"):
            second.start()
        assert not second.running


@pytest.mark.skipif(not KERNELS_OWN.exists(), reason="only Linux says which ports it chooses from")
def test_nobody_is_given_a_port_that_waits_for_its_server() -> None:
    chosen_from = int(KERNELS_OWN.read_text().split()[0])
    assert all(free_port() < chosen_from for _ in range(100))


def test_where_there_is_none_a_fake_one_serves_over_tcp() -> None:
    with fake_redis() as url, redis.Redis.from_url(url) as client:
        client.set("key", "kept")
        assert client.get("key") == b"kept"


def put(server: RealRedis) -> None:
    with redis.Redis.from_url(server.url) as client:
        client.set("key", "kept")


def get(server: RealRedis) -> object:
    with redis.Redis(port=server.port, retry=Retry(NoBackoff(), 0)) as client:
        return client.get("key")
