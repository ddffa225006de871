"""The signature for the service `essbasic` equals the official SDK's, on both hosts."""

from datetime import UTC, datetime
from types import SimpleNamespace

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tencentcloud.common.abstract_client import AbstractClient
from tencentcloud.common.credential import Credential

from services.esign import PartnerAccount
from services.esign._tc3 import TC3
from tests.services.esign.answers import NOW
from tests.services.esign.orders import moments

from .peer import peer

HOSTS = [
    "https://essbasic.tencentcloudapi.com",
    "https://file.ess.tencent.cn",
    "https://essbasic.test.ess.tencent.cn",
    "https://file.test.ess.tencent.cn",
]


@pytest.mark.parametrize("url", HOSTS)
@given(body=st.binary(max_size=200), now=moments)
def test_it_equals_the_official_sdks(url: str, body: bytes, now: datetime) -> None:
    headers = {"Content-Type": "application/json"}
    request = httpx.Request("POST", url, content=body, headers=headers)
    auth = TC3("AKID", "KEY", lambda: now, service=PartnerAccount.service)
    signed = next(auth.auth_flow(request))
    assert signed.headers["Authorization"] == _official(signed, "AKID", "KEY", now)


async def test_every_call_names_its_version_and_service() -> None:
    there = peer(
        ("DescribeTemplates", {"Templates": []}),
        ("UploadFiles", {"FileIds": []}),
    )
    await there.partner().templates()
    [asked] = there.seen
    assert asked.headers["X-TC-Version"] == "2021-05-26"
    assert asked.headers["Authorization"] == _official(
        asked, "AKIDEXAMPLE", "SECRETKEYEXAMPLE", NOW
    )


def _official(request: httpx.Request, secret_id: str, key: str, when: datetime) -> str:
    client = AbstractClient(Credential(secret_id, key), "")
    client._service = "essbasic"
    date = when.astimezone(UTC).strftime("%Y-%m-%d")
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
    signature = client._get_tc3_signature({}, sent, date, "essbasic", key)
    return (
        f"TC3-HMAC-SHA256 Credential={secret_id}/{date}/essbasic/tc3_request, "
        f"SignedHeaders=content-type;host, Signature={signature}"
    )
