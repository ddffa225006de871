"""UploadFiles and DescribeFileUrls."""

import base64
from typing import Any

import httpx
import pytest

from sandbox.tencent.pdf import is_pdf, page_count, sample_pdf
from tests.sandbox.tencent.caller import Caller, TencentError
from tests.sandbox.tencent.manual_time import ManualTime

BODY = base64.b64encode(sample_pdf("合同")).decode()


def test_the_sample_is_a_pdf_of_one_page() -> None:
    assert is_pdf(sample_pdf("合同"))
    assert page_count(sample_pdf("合同")) == 1


@pytest.mark.parametrize(
    "info",
    [
        {"FileBody": base64.b64encode(b"PK\x03\x04 a zip").decode(), "FileName": "a.pdf"},
        {"FileBody": base64.b64encode(b"%PDF-1.4 cut off").decode(), "FileName": "a.pdf"},
        {"FileBody": f"data:application/pdf;base64,{BODY}", "FileName": "a.pdf"},
        {"FileBody": BODY.rstrip("=") + "*", "FileName": "a.pdf"},
        {"FileBody": BODY, "FileName": "a.zip"},
        {"FileBody": BODY},
        {"FileBody": BODY, "FileName": f"{'a' * 197}.pdf"},
    ],
)
async def test_what_is_not_what_its_name_says_is_refused(
    caller: Caller, info: dict[str, Any]
) -> None:
    code = await caller.refused("UploadFiles", BusinessType="DOCUMENT", FileInfos=[info])
    assert code == "InvalidParameterValue"


async def test_one_bad_file_fails_the_whole_upload(caller: Caller) -> None:
    infos = [{"FileBody": BODY, "FileName": "a.pdf"}, {"FileBody": "AAAA", "FileName": "b.pdf"}]
    code = await caller.refused("UploadFiles", BusinessType="DOCUMENT", FileInfos=infos)
    assert code == "InvalidParameterValue"
    assert not caller.tencent.world.files


async def test_a_file_over_sixty_megabytes_is_too_large(caller: Caller) -> None:
    content = sample_pdf("x") + b" " * (60 * 1024 * 1024) + b"%%EOF"
    with pytest.raises(TencentError) as refusal:
        await caller.upload(content)
    assert refusal.value.code == "LimitExceeded"


async def test_a_file_id_is_good_for_an_hour(caller: Caller, time: ManualTime) -> None:
    file_id = await caller.upload()
    time.advance(3599)
    await caller.make(FileIds=[file_id])
    time.advance(1)
    with pytest.raises(TencentError) as refusal:
        await caller.make(FileIds=[file_id])
    assert refusal.value.code == "OperationDenied.FileDeleted"


async def test_a_download_link_serves_the_pdf_for_five_minutes(
    caller: Caller, time: ManualTime
) -> None:
    pdf = sample_pdf("采购合同")
    flow = await caller.make(FileIds=[await caller.upload(pdf)])
    answer = await caller.call("DescribeFileUrls", BusinessType="FLOW", BusinessIds=[flow])
    url = answer["FileUrls"][0]["Url"]
    time.advance(299)
    reply = await caller.http.get(url)
    assert reply.content == pdf
    assert reply.headers["Content-Type"] == "application/pdf"
    time.advance(1)
    assert (await caller.http.get(url)).status_code == httpx.codes.FORBIDDEN


async def test_there_is_no_link_to_what_does_not_exist(caller: Caller) -> None:
    code = await caller.refused("DescribeFileUrls", BusinessType="FLOW", BusinessIds=["y" * 32])
    assert code == "ResourceNotFound"


@pytest.mark.parametrize(
    "parameters",
    [{"BusinessType": "SEAL"}, {"FileType": "ZIP"}],
)
async def test_other_downloads_are_not_pretended(
    caller: Caller, parameters: dict[str, Any]
) -> None:
    flow = await caller.make()
    wanted = {"BusinessType": "FLOW", "BusinessIds": [flow], **parameters}
    assert await caller.refused("DescribeFileUrls", **wanted) == "UnsupportedOperation"
