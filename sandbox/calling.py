"""HTTP clients of the pretend services and of whoever plays with them."""

import ssl
from collections.abc import Mapping
from functools import cache

import httpx


def open_client(
    base_url: str = "",
    *,
    timeout: float = 5,
    transport: httpx.AsyncBaseTransport | None = None,
    headers: Mapping[str, str] | None = None,
) -> httpx.AsyncClient:
    """`timeout` in seconds. No proxy that is set for other programs stands before a loopback."""
    return httpx.AsyncClient(
        base_url=base_url,
        timeout=timeout,
        transport=transport,
        headers=headers,
        trust_env=False,
        verify=_authorities(),
    )


@cache
def _authorities() -> ssl.SSLContext:
    """Reading their certificates takes longer than opening a workspace, so it is done once."""
    return httpx.create_ssl_context(trust_env=False)
