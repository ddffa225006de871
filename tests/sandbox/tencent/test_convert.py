"""CreateFileConvertTask and DescribeFileConvertTask: a PDF of what is none."""

import pytest

from sandbox.tencent import TencentControl
from sandbox.tencent.pdf_text import pages_of
from tests.sandbox.tencent.caller import Caller, TencentError
from tests.sandbox.tencent.manual_time import ManualTime
from tests.sandbox.tencent.papers import OLD_OFFICE, PICTURE, office


async def begin(caller: Caller, name: str, content: bytes) -> str:
    file_id = await caller.upload(content, name)
    kind = name.rpartition(".")[2]
    wanted = {"ResourceType": kind, "ResourceName": name, "ResourceId": file_id}
    return str((await caller.call("CreateFileConvertTask", **wanted))["TaskId"])


async def finish(caller: Caller, control: TencentControl, time: ManualTime) -> None:
    time.advance(caller.tencent.config.delays.convert)
    assert await control.wait_callbacks_settled()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("合同.docx", office()),
        ("表格.xlsx", office()),
        ("旧合同.doc", OLD_OFFICE),
        ("扫描.png", PICTURE),
        ("页面.html", b"<p>x</p>"),
        ("文字.txt", "甲方".encode()),
    ],
)
async def test_a_pdf_is_made_of_it_in_a_moment_and_can_be_sent(
    caller: Caller, control: TencentControl, time: ManualTime, name: str, content: bytes
) -> None:
    task = await begin(caller, name, content)
    await control.state()
    under_way = await caller.call("DescribeFileConvertTask", TaskId=task)
    assert (under_way["TaskStatus"], under_way["ResourceId"]) == (4, "")
    await finish(caller, control, time)
    done = await caller.call("DescribeFileConvertTask", TaskId=task)
    assert (done["TaskStatus"], done["TaskMessage"]) == (8, "TaskEnd")
    assert await caller.make(FileIds=[done["ResourceId"]])
    pdf = caller.tencent.world.files[done["ResourceId"]].content
    assert pages_of(pdf) == [name.rpartition(".")[0]]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("合同.docx", office("other.xml")),
        ("合同.docx", b"PK"),
        ("扫描.jpg", PICTURE),
        ("空.txt", b"  "),
    ],
)
async def test_what_is_not_what_it_says_fails(
    caller: Caller, control: TencentControl, time: ManualTime, name: str, content: bytes
) -> None:
    task = await begin(caller, name, content)
    await finish(caller, control, time)
    failed = await caller.call("DescribeFileConvertTask", TaskId=task)
    assert (failed["TaskStatus"], failed["ResourceId"]) == (-6, "")


async def test_the_type_is_that_of_the_file(caller: Caller) -> None:
    file_id = await caller.upload(office(), "合同.docx")
    wanted = {"ResourceName": "合同.docx", "ResourceId": file_id}
    code = await caller.refused("CreateFileConvertTask", ResourceType="xlsx", **wanted)
    assert code == "InvalidParameter.ResourceType"


async def test_a_file_that_is_no_pdf_is_not_sent_as_it_is(caller: Caller) -> None:
    file_id = await caller.upload(office(), "合同.docx")
    with pytest.raises(TencentError) as refusal:
        await caller.make(FileIds=[file_id])
    assert refusal.value.code == "OperationDenied.FileNoMatchResource"


async def test_a_picture_has_five_megabytes(caller: Caller) -> None:
    with pytest.raises(TencentError) as refusal:
        await caller.upload(PICTURE + b"x" * 5 * 1024 * 1024, "扫描.png")
    assert refusal.value.code == "LimitExceeded"


async def test_an_unknown_task_is_refused(caller: Caller) -> None:
    assert await caller.refused("DescribeFileConvertTask", TaskId="x") == "ResourceNotFound"
