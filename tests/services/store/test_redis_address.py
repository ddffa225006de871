"""REDIS_URL in all its forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.store.redis_address import BehindSentinel, InCluster, OneServer, read


@pytest.mark.parametrize(
    "url",
    [
        "redis://localhost",
        "redis://:secret@localhost:6379/3",
        "rediss://me:secret@cache.example.com:6380/0?ssl_ca_certs=/ca.pem",
        "unix:///run/redis.sock?db=2",
    ],
)
def test_one_server_is_told_as_redis_py_wants_it(url: str) -> None:
    assert read(url) == OneServer(url)


def test_several_sentinels_a_name_and_a_database() -> None:
    url = "redis+sentinel://one.example.com:26380,two.example.com,[::1]:26381/our%20master/3"
    assert read(url) == BehindSentinel(
        (("one.example.com", 26380), ("two.example.com", 26379), ("::1", 26381)),
        "our master",
        {"db": 3},
        {"username": None, "password": None},
    )


def test_redis_and_the_sentinels_have_passwords_of_their_own_and_share_the_encryption() -> None:
    read_ = read(
        "rediss+sentinel://me:s%40cret@one,two/master?ssl_ca_certs=/ca.pem&socket_timeout=3"
        "&sentinel_username=guard&sentinel_password=an%20other"
    )
    assert isinstance(read_, BehindSentinel)
    encrypted = {"ssl": True, "ssl_ca_certs": "/ca.pem"}
    of_redis = {"username": "me", "password": "s@cret", "socket_timeout": 3.0}
    assert read_.options == of_redis | encrypted
    assert read_.asking == {"username": "guard", "password": "an other"} | encrypted


@pytest.mark.parametrize("end", ["", "/", "/0", "/0?"])
def test_several_nodes_of_a_cluster(end: str) -> None:
    read_ = read(f"redis+cluster://:secret@one.example.com:7000,10.0.0.2{end}")
    assert read_ == InCluster(
        (("one.example.com", 7000), ("10.0.0.2", 6379)),
        {"password": "secret"},
        {"username": None, "password": "secret"},
    )


def test_an_encrypted_cluster() -> None:
    read_ = read("rediss+cluster://me:secret@one?ssl_cert_reqs=none")
    assert isinstance(read_, InCluster)
    encrypted = {"username": "me", "password": "secret", "ssl": True, "ssl_cert_reqs": "none"}
    assert (read_.options, read_.asking) == (encrypted, encrypted)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "redis://",
        "unix://",
        "http://localhost",
        "redis://localhost:port",
        "redis+sentinel://one:26379",
        "redis+sentinel://one:26379/",
        "redis+sentinel:///master",
        "redis+sentinel://one/master/first",
        "redis+sentinel://one/master/0/1",
        "redis+sentinel://one,/master",
        "redis+sentinel://one:port/master",
        "redis+sentinel://one two/master",
        "redis+sentinel://one/master?socket_timeout=long",
        "redis+sentinels://one/master",
        "redis+cluster://",
        "redis+cluster://one/1",
        "redis+cluster://one?db=1",
        "redis+cluster://one:99999",
        "unix+cluster:///run/redis.sock",
    ],
)
def test_anything_else_is_refused(url: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whoever reads the settings says what it must be
        read(url)


@pytest.mark.parametrize("kind", ["redis://", "redis+sentinel://", "rediss+cluster://", ""])
@given(rest=st.text(max_size=30))
def test_whatever_is_written_is_read_or_refused(kind: str, rest: str) -> None:
    try:
        read(kind + rest)
    except ValueError:
        return


def test_no_password_is_shown() -> None:
    for url in ("redis://:secret@one", "redis+sentinel://:secret@one/m?sentinel_password=secret"):
        assert "secret" not in repr(read(url))
