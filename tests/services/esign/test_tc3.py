"""The signature equals the official SDK's, for the same bytes, headers and clock."""

from datetime import UTC, datetime, timedelta, timezone
from types import SimpleNamespace

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tencentcloud.common.abstract_client import AbstractClient
from tencentcloud.common.credential import Credential

from services.esign._tc3 import TC3

from .orders import moments

HOSTS = [
    "https://ess.tencentcloudapi.com",
    "https://file.ess.tencent.cn",
    "https://ess.test.ess.tencent.cn",
    "https://file.test.ess.tencent.cn",
    "http://127.0.0.1:9124",
]


@pytest.mark.parametrize("url", HOSTS)
@pytest.mark.parametrize("body", [b"{}", '{"FlowName":"合同"}'.encode()])
def test_it_equals_the_official_sdks(url: str, body: bytes) -> None:
    when = datetime(2026, 3, 1, 23, 59, 59, tzinfo=UTC)
    request = _signed(url, body, TC3("AKID", "KEY", lambda: when))
    assert request.headers["Authorization"] == _official(request, "AKID", "KEY", when)


@given(
    body=st.binary(max_size=400),
    key=st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=40),
    now=moments,
)
def test_it_equals_the_official_sdks_for_any_body_key_and_time(
    body: bytes, key: str, now: datetime
) -> None:
    request = _signed(HOSTS[0], body, TC3("AKID", key, lambda: now))
    assert request.headers["Authorization"] == _official(request, "AKID", key, now)


def test_it_equals_a_published_vector() -> None:
    when = datetime.fromtimestamp(1700000000, UTC)
    auth = TC3("AKIDEXAMPLE", "SECRETKEYEXAMPLE", lambda: when, service="essbasic")
    request = _signed(
        "https://essbasic.tencentcloudapi.com",
        b'{"FlowIds":["flow-1"]}',
        auth,
        content_type="application/json; charset=utf-8",
    )
    assert request.headers["Authorization"].endswith(
        "Signature=dd39d20acc5786cdbb7f56ecb681b3ec599a51f8cf8457e75c799b744036baad"
    )
    assert request.headers["X-TC-Timestamp"] == "1700000000"


def test_the_key_of_a_new_day_is_derived_anew() -> None:
    clock = iter([datetime(2026, 3, 1, 23, tzinfo=UTC), datetime(2026, 3, 2, 1, tzinfo=UTC)])
    auth = TC3("AKID", "KEY", lambda: next(clock))
    for day in (datetime(2026, 3, 1, 23, tzinfo=UTC), datetime(2026, 3, 2, 1, tzinfo=UTC)):
        request = _signed(HOSTS[0], b"{}", auth)
        assert request.headers["Authorization"] == _official(request, "AKID", "KEY", day)


def test_the_scope_is_dated_in_utc_whatever_the_clocks_zone() -> None:
    utc = datetime(2026, 3, 1, 20, tzinfo=UTC)
    here = utc.astimezone(_beijing())
    assert here.day == 2
    request = _signed(HOSTS[0], b"{}", TC3("AKID", "KEY", lambda: here))
    assert request.headers["Authorization"] == _official(request, "AKID", "KEY", utc)


def _beijing() -> timezone:
    return timezone(timedelta(hours=8))


def _signed(
    url: str, body: bytes, auth: TC3, content_type: str = "application/json"
) -> httpx.Request:
    request = httpx.Request("POST", url, content=body, headers={"Content-Type": content_type})
    return next(auth.auth_flow(request))


def _official(request: httpx.Request, secret_id: str, key: str, when: datetime) -> str:
    client = AbstractClient(Credential(secret_id, key), "")
    client._service = "ess"
    date = when.strftime("%Y-%m-%d")
    sent = SimpleNamespace(
        method="POST",
        uri="/",
        data=request.content,
        header={
            "Content-Type": request.headers["Content-Type"],
            "Host": request.headers["Host"],
            "X-TC-Timestamp": str(int(when.timestamp())),
        },
    )
    signature = client._get_tc3_signature({}, sent, date, "ess", key)
    return (
        f"TC3-HMAC-SHA256 Credential={secret_id}/{date}/ess/tc3_request, "
        f"SignedHeaders=content-type;host, Signature={signature}"
    )
