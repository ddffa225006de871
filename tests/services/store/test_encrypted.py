"""TLS to one server, to one behind Sentinel, and to a cluster."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

import pytest
import redis as blocking
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from services.contracts.errors import NotKept
from services.store import keys
from services.store.connection import failures_translated
from tests.real_redis import RealRedis, free_port
from tests.redis_topologies import RealSentinel, until

from .opened import opened

pytestmark = pytest.mark.real_redis


async def test_it_is_spoken_with_everybody_who_is_asked(url: str, tls: Path) -> None:
    async with opened(f"{url}?ssl_ca_certs={tls}/cert.pem") as redis:
        with failures_translated():
            assert await redis.set(keys.KEY_CHECK, b"x")


async def test_a_certificate_of_somebody_we_do_not_know_is_refused(url: str) -> None:
    async with opened(url) as redis:
        with pytest.raises(NotKept), failures_translated():
            await redis.ping()


@contextmanager
def one_server(tls: Path) -> Iterator[str]:
    with _running(RealRedis(tls, free_port(), appendonly=False, **_options(tls))) as server:
        yield f"rediss://127.0.0.1:{_tls_port(server)}/0"


@contextmanager
def behind_sentinel(tls: Path) -> Iterator[str]:
    with one_server(tls) as url:
        master = url.rpartition(":")[2].removesuffix("/0")
        options = _options(tls)
        lines = [f"{name.replace('_', '-')} {value}" for name, value in options.items()]
        monitor = f"sentinel monitor our-master 127.0.0.1 {master} 1"
        (tls / "sentinel.conf").write_text(
            "\n".join(["port 0", f"dir {tls}", *lines, "tls-replication yes", monitor, ""])
        )
        port = int(options["tls_port"])
        with _running(RealSentinel(tls, port, appendonly=False)):
            yield f"rediss+sentinel://127.0.0.1:{port}/our-master"


@contextmanager
def in_cluster(tls: Path) -> Iterator[str]:
    options = _options(tls)
    options |= {"cluster_enabled": "yes", "cluster_port": free_port(), "tls_cluster": "yes"}
    with _running(RealRedis(tls, free_port(), appendonly=False, **options)) as server:
        with blocking.Redis(port=server.port) as client:
            client.execute_command("CLUSTER", "ADDSLOTSRANGE", 0, 16383)
            until(lambda: client.cluster("INFO")["cluster_state"] == "ok")
        yield f"rediss+cluster://127.0.0.1:{_tls_port(server)}"


@pytest.fixture(scope="module", params=[one_server, behind_sentinel, in_cluster])
def url(request: pytest.FixtureRequest, tls: Path) -> Iterator[str]:
    try:
        with request.param(tls) as address:
            yield address
    except RuntimeError as error:
        if "Bad directive" not in str(error):
            raise
        pytest.skip("this redis-server was built without TLS")


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a key, and a certificate of 127.0.0.1 that nobody else vouches for."""
    directory = tmp_path_factory.mktemp("tls")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "a Redis of the tests")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    (directory / "cert.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (directory / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return directory


def _options(tls: Path) -> dict[str, str | int]:
    return {
        "tls_port": free_port(),
        "tls_cert_file": f"{tls}/cert.pem",
        "tls_key_file": f"{tls}/key.pem",
        "tls_ca_cert_file": f"{tls}/cert.pem",
        "tls_auth_clients": "no",
    }


def _tls_port(server: RealRedis) -> int:
    with blocking.Redis(port=server.port) as client:
        return int(client.config_get("tls-port")["tls-port"])


@contextmanager
def _running(server: RealRedis) -> Iterator[RealRedis]:
    server.start()
    try:
        yield server
    finally:
        server.kill()
