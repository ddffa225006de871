"""What Tencent can answer, and what it means to us."""

import json
from contextlib import suppress

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.contracts.errors import (
    Misconfigured,
    NotYet,
    Reason,
    Refused,
    SignetError,
    Unavailable,
)
from services.esign._wire import answer

from .answers import refusal, success

SAMPLES = [
    ("CreateFlow", "OperationDenied.NoQuota", Reason.NO_QUOTA),
    ("CreateFlow", "OperationDenied.WhiteListForbid", Reason.NO_FEATURE),
    ("StartFlow", "UnauthorizedOperation.NoPermissionFeature", Reason.NO_FEATURE),
    ("DescribeFlowBriefs", "OperationDenied.OutQueryLimit", Reason.TOO_FAST),
    ("CreateFlow", "OperationDenied.NoIdentityVerify", Reason.NOT_VERIFIED),
    ("CreateFlowByFiles", "InvalidParameter.Name", Reason.BAD_NAME),
    ("CreateFlow", "InvalidParameter.Mobile", Reason.BAD_MOBILE),
    ("CreateFlow", "InvalidParameter.OrganizationName", Reason.BAD_COMPANY),
    ("CreateFlow", "InvalidParameter.FlowName", Reason.BAD_CONTRACT_NAME),
    ("CreateFlow", "InvalidParameter.FlowDeadLine", Reason.BAD_DEADLINE),
    ("UploadFiles", "InvalidParameter.SensitiveFileContent", Reason.BAD_FILE),
    ("UploadFiles", "InvalidParameterValue", Reason.BAD_FILE),
    ("CreateFlow", "InvalidParameterValue", Reason.OTHER),
    ("UploadFiles", "RequestSizeLimitExceeded", Reason.BAD_FILE),
    ("CreateSchemeUrl", "InvalidParameter.DataNotFound", Reason.NO_SIGNER),
    ("CancelFlow", "InvalidParameter.CancelReason", Reason.BAD_REASON),
    ("CreateFlow", "OperationDenied.ApproverRepeat", Reason.SAME_SIGNER_TWICE),
    (
        "CreateDocument",
        "OperationDenied.ApproverNoMatchTemplate",
        Reason.SIGNERS_DO_NOT_FIT_TEMPLATE,
    ),
    ("CreateDocument", "ResourceNotFound.Template", Reason.NO_TEMPLATE),
    ("CancelFlow", "ResourceNotFound.NotExistFlow", Reason.NO_CONTRACT),
    ("DescribeFlowInfo", "FailedOperation", Reason.NO_CONTRACT),
    ("DescribeFileUrls", "ResourceNotFound", Reason.NO_CONTRACT),
    ("CreateFlowSignUrl", "ResourceNotFound", Reason.NO_SIGNER),
    ("CancelFlow", "OperationDenied.FlowHasTerminated", Reason.ENDED),
    ("CreateFlowSignReview", "OperationDenied.FlowNoNeedReview", Reason.NO_REVIEW_WANTED),
    ("CreateFlowSignReview", "FailedOperation.NotAvailableSignReview", Reason.NO_REVIEW_WANTED),
    ("StartFlow", "FailedOperation.NoSignReviewPass", Reason.REVIEW_NOT_PASSED),
    ("CancelFlow", "OperationDenied.Forbid", Reason.NOT_PERMITTED),
    ("CreateFlow", "InvalidParameterValue.Mask", Reason.MASKED_VALUE),
    ("CreateFlow", "OperationDenied.SomethingNew", Reason.OTHER),
]


@pytest.mark.parametrize(("action", "code", "reason"), SAMPLES)
def test_a_refusal_says_why_in_our_words(action: str, code: str, reason: Reason) -> None:
    error = error_in(action, refusal(code, "额度不足", "s169"))
    assert isinstance(error, Refused)
    assert (error.code, error.message, error.request_id) == (code, "额度不足", "s169")
    assert error.reason is reason


@pytest.mark.parametrize("code", ["RequestLimitExceeded", "FailedOperation.RequestLimitExceeded"])
def test_too_many_requests_mean_come_back_in_a_second(code: str) -> None:
    error = error_in("CreateFlow", refusal(code))
    assert isinstance(error, Unavailable)
    assert (error.retry_after, error.maybe_done) == (1.0, False)


@pytest.mark.parametrize("code", ["InternalError", "InternalError.Db", "ResourceUnavailable"])
def test_tencents_own_failure_leaves_open_whether_it_was_done(code: str) -> None:
    error = error_in("CreateFlow", refusal(code))
    assert isinstance(error, Unavailable)
    assert error.maybe_done


def test_a_document_in_the_making_is_not_yet_there() -> None:
    error = error_in("StartFlow", refusal("OperationDenied.DocumentNoAvailable"))
    assert isinstance(error, NotYet)
    assert error.retry_after == 3.0


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("AuthFailure.SignatureExpire", "clock"),
        ("AuthFailure.SecretIdNotFound", "ESIGN_SECRET_ID"),
        ("AuthFailure.SignatureFailure", "ESIGN_SECRET_KEY"),
        ("AuthFailure.TokenFailure", "ESIGN_SECRET_ID"),
        ("InvalidParameter.InvalidOperatorId", "ESIGN_OPERATOR_ID"),
    ],
)
def test_what_only_a_setting_can_mend_names_it(code: str, named: str) -> None:
    error = error_in("CreateFlow", refusal(code))
    assert isinstance(error, Misconfigured)
    assert named in str(error)
    assert code in str(error)


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_a_server_error_leaves_open_whether_it_was_done(status: int) -> None:
    error = error_in("CreateFlow", httpx.Response(status, html="<h1>bad gateway</h1>"))
    assert isinstance(error, Unavailable)
    assert error.maybe_done


def test_a_server_that_says_when_to_come_back_is_believed() -> None:
    error = error_in("CreateFlow", httpx.Response(503, headers={"Retry-After": "7"}))
    assert isinstance(error, Unavailable)
    assert error.retry_after == 7.0


def test_a_redirect_names_the_setting() -> None:
    error = error_in("CreateFlow", httpx.Response(301, headers={"Location": "https://x"}))
    assert isinstance(error, Misconfigured)
    assert "ESIGN_API_URL" in str(error)


def test_a_body_too_large_for_tencent_is_a_bad_file() -> None:
    error = error_in("UploadFiles", httpx.Response(413))
    assert isinstance(error, Refused)
    assert error.reason is Reason.BAD_FILE


def test_the_content_of_a_success_is_returned() -> None:
    got = success({"FlowId": "yDFlow"})
    content = answer("CreateFlow", got.status_code, got.headers, got.content)
    assert content["FlowId"] == "yDFlow"


@pytest.mark.parametrize(
    "body", [b"", b"[]", b"{}", b'{"Response":[]}', b'{"Response":{"Error":{}}}', b"[" * 99999]
)
def test_an_answer_that_is_not_tencents_leaves_open_whether_it_was_done(body: bytes) -> None:
    error = error_in("CreateFlow", httpx.Response(200, content=body))
    assert isinstance(error, Unavailable)
    assert error.maybe_done


KEYS = ["Response", "Error", "Code", "Message", "RequestId"]
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(KEYS) | st.text(), inner),
)


@given(status=st.integers(200, 599), body=json_values.map(json.dumps).map(str.encode) | st.binary())
def test_no_answer_at_all_raises_anything_but_our_errors(status: int, body: bytes) -> None:
    with suppress(SignetError):
        answer("CreateFlow", status, httpx.Headers(), body)


def error_in(action: str, got: httpx.Response) -> SignetError:
    with pytest.raises(SignetError) as raised:
        answer(action, got.status_code, got.headers, got.content)
    return raised.value
