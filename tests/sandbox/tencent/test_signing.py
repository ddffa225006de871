"""TC3-HMAC-SHA256 as the gateway checks it; every signature here is the official SDK's."""

import httpx
import pytest

from sandbox.tencent import OPERATOR_ID, Tencent
from sandbox.tencent.answers import Refusal
from sandbox.tencent.signing import Received, Verifier
from tests.sandbox.tencent.caller import Caller, TencentError
from tests.sandbox.tencent.manual_time import ManualTime

BODY = f'{{"Operator": {{"UserId": "{OPERATOR_ID}"}}}}'.encode()


async def code_of(caller: Caller, **changes: str) -> str:
    with pytest.raises(TencentError) as refusal:
        await caller.post("DescribeFlowTemplates", BODY, **changes)
    return refusal.value.code


async def test_a_request_signed_by_the_official_signer_is_let_in(caller: Caller) -> None:
    answer = await caller.post("DescribeFlowTemplates", BODY)
    assert answer["TotalCount"] == len(answer["Templates"]) > 0


def test_a_signature_that_others_published_is_right() -> None:
    """Made for the partner edition, hence the other service name."""
    signature = "dd39d20acc5786cdbb7f56ecb681b3ec599a51f8cf8457e75c799b744036baad"
    host = "essbasic.tencentcloudapi.com"
    fields = {
        "Authorization": (
            "TC3-HMAC-SHA256 Credential=AKIDEXAMPLE/2023-11-14/essbasic/tc3_request, "
            f"SignedHeaders=content-type;host, Signature={signature}"
        ),
        "Content-Type": "application/json; charset=utf-8",
        "Host": host,
        "X-TC-Timestamp": "1700000000",
    }
    headers = httpx.Headers(fields)
    verifier = Verifier("AKIDEXAMPLE", "SECRETKEYEXAMPLE", {host}, "essbasic")
    verifier.verify(Received(headers, b'{"FlowIds":["flow-1"]}'), 1700000000)
    with pytest.raises(Refusal):
        verifier.verify(Received(headers, b'{"FlowIds":["flow-2"]}'), 1700000000)


async def test_an_unknown_secret_id_is_not_found(caller: Caller) -> None:
    assert await code_of(caller, key_id="AKIDsomebody") == "AuthFailure.SecretIdNotFound"


async def test_a_signature_with_another_key_fails(caller: Caller) -> None:
    assert await code_of(caller, key="another key") == "AuthFailure.SignatureFailure"


async def test_the_bytes_received_are_what_is_verified(caller: Caller, tencent: Tencent) -> None:
    signed = caller.headers(BODY, tencent.api_url, tencent.config.secret_key, "ess", "")
    changed = {"Authorization": signed["Authorization"].replace("Credential=", "Credential=x")}
    assert await code_of(caller, **changed) == "AuthFailure.SecretIdNotFound"
    with pytest.raises(TencentError, match=r"AuthFailure\.SignatureFailure"):
        await caller.post(
            "DescribeFlowTemplates",
            BODY + b" ",
            Authorization=signed["Authorization"].replace(
                "Credential=", f"Credential={tencent.config.secret_id}"
            ),
        )


@pytest.mark.parametrize("skew", [-301, 301])
async def test_a_clock_five_minutes_off_is_expired(
    caller: Caller, time: ManualTime, skew: int
) -> None:
    moment = time.now
    caller.clock = lambda: moment + skew
    assert await code_of(caller) == "AuthFailure.SignatureExpire"


@pytest.mark.parametrize("skew", [-300, 300])
async def test_a_clock_just_within_five_minutes_will_do(
    caller: Caller, time: ManualTime, skew: int
) -> None:
    moment = time.now
    caller.clock = lambda: moment + skew
    assert await caller.post("DescribeFlowTemplates", BODY)


async def test_the_scope_must_name_this_service(caller: Caller) -> None:
    assert await code_of(caller, service="essbasic") == "AuthFailure.SignatureFailure"


async def test_the_date_of_the_scope_must_be_the_day_in_utc(caller: Caller) -> None:
    assert await code_of(caller, date="2020-01-01") == "AuthFailure.SignatureFailure"


async def test_the_host_must_be_the_one_that_was_called(caller: Caller) -> None:
    assert await code_of(caller, Host="ess.tencentcloudapi.com") == "AuthFailure.SignatureFailure"


async def test_a_signature_for_another_host_fails(caller: Caller, tencent: Tencent) -> None:
    signed = caller.headers(BODY, tencent.file_url, tencent.config.secret_key, "ess", "")
    authorization = signed["Authorization"].replace(
        "Credential=", f"Credential={tencent.config.secret_id}"
    )
    assert await code_of(caller, Authorization=authorization) == "AuthFailure.SignatureFailure"


@pytest.mark.parametrize("authorization", ["", "Bearer x", "TC3-HMAC-SHA256 Credential=x"])
async def test_a_malformed_authorization_is_told_apart(caller: Caller, authorization: str) -> None:
    code = await code_of(caller, Authorization=authorization)
    assert code == "AuthFailure.InvalidAuthorization"


async def test_content_type_and_host_must_be_signed(caller: Caller, tencent: Tencent) -> None:
    signed = caller.headers(BODY, tencent.api_url, tencent.config.secret_key, "ess", "")
    authorization = signed["Authorization"].replace("content-type;host", "host")
    authorization = authorization.replace("Credential=", f"Credential={tencent.config.secret_id}")
    assert await code_of(caller, Authorization=authorization) == "AuthFailure.SignatureFailure"


async def test_there_are_no_temporary_keys(caller: Caller) -> None:
    assert await code_of(caller, X_TC_Token="abc") == "AuthFailure.TokenFailure"


async def test_a_timestamp_is_needed(caller: Caller) -> None:
    assert await code_of(caller, X_TC_Timestamp="soon") == "MissingParameter"


async def test_another_version_does_not_exist(caller: Caller) -> None:
    assert await code_of(caller, version="2021-05-26") == "NoSuchVersion"


async def test_another_content_type_is_not_understood(caller: Caller) -> None:
    assert await code_of(caller, Content_Type="text/plain") == "InvalidRequest"
