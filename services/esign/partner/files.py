"""Getting a document to Tencent, and having a PDF made of it.

None of this costs anything: a file that nobody uses is forgotten after an hour.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager

from services.contracts.errors import NotYet, Reason, Refused, Unavailable

from .replies import Converted, Task, Uploaded
from .requests import CreateFileConvertTask, DescribeFileConvertTask, UploadFiles
from .structs import UploadFile
from .wire import Wire

PICTURES = ("jpg", "jpeg", "png", "bmp")
CONVERTED = ("doc", "docx", "xls", "xlsx", *PICTURES, "html", "txt")
"""What CreateFileConvertTask makes a PDF of."""
PICTURE_LIMIT = 8 * 1024 * 1024
FILE_NAME_LIMIT = 200
DONE = 8
CONVERTING_TAKES = 2.0
"""Seconds until it is asked for again."""
TRIES = 8


def suffix(file_name: str) -> str:
    """In lower case and without the dot; `pdf` where it is none that is converted."""
    ending = file_name.rpartition(".")[2].lower()
    return ending if ending in CONVERTED else "pdf"


async def upload(wire: Wire, file_name: str, document: bytes) -> str:
    """The id of the uploaded file, good for an hour."""
    kind = suffix(file_name)
    if kind in PICTURES and len(document) > PICTURE_LIMIT:
        raise Refused("PictureTooLarge", reason=Reason.BAD_FILE)
    content = base64.b64encode(document).decode("ascii")
    infos = (UploadFile(FileBody=content, FileName=_name(file_name, kind)),)
    with _harmless():
        request = UploadFiles(BusinessType="DOCUMENT", FileInfos=infos)
        uploaded = await wire.call(request, Uploaded, to_files=True)
        if len(uploaded.FileIds) != 1:
            raise Unavailable("UploadFiles: not one FileId")
    return uploaded.FileIds[0]


async def convert(wire: Wire, file_name: str, file_id: str) -> str:
    """The id of the task that makes a PDF of an uploaded file."""
    kind = suffix(file_name)
    request = CreateFileConvertTask(
        ResourceType=kind, ResourceName=_name(file_name, kind), ResourceId=file_id
    )
    with _harmless():
        task = await wire.call(request, Task)
        if not task.TaskId:
            raise Unavailable("CreateFileConvertTask: no TaskId")
    return task.TaskId


async def converted(wire: Wire, task_id: str) -> str:
    """The id of the PDF; `NotYet` while it is being made."""
    with _harmless():
        task = await wire.call(DescribeFileConvertTask(TaskId=task_id), Converted)
    if task.TaskStatus == DONE and task.ResourceId:
        return task.ResourceId
    if task.TaskStatus < 0:
        # -2: could not be fetched, -6: could not be converted, -13: took too long
        raise Refused(f"TaskStatus {task.TaskStatus}", reason=Reason.BAD_FILE)
    raise NotYet("DescribeFileConvertTask", CONVERTING_TAKES)


async def pdf(wire: Wire, file_name: str, document: bytes) -> str:
    """The id of an uploaded PDF, for which a conversion is waited for some seconds."""
    file_id = await upload(wire, file_name, document)
    if suffix(file_name) == "pdf":
        return file_id
    task_id = await convert(wire, file_name, file_id)
    for _ in range(TRIES - 1):
        try:
            return await converted(wire, task_id)
        except NotYet:
            await wire.sleep(CONVERTING_TAKES)
    return await converted(wire, task_id)


def _name(file_name: str, kind: str) -> str:
    """The type is told by the suffix."""
    stem = file_name[: -len(kind) - 1] if file_name.lower().endswith(f".{kind}") else file_name
    return f"{stem[: FILE_NAME_LIMIT - len(kind) - 1] or 'contract'}.{kind}"


@contextmanager
def _harmless() -> Iterator[None]:
    """Around calls that may be sent again: no answer is no reason to fear a second try."""
    try:
        yield
    except NotYet:
        raise
    except Unavailable as error:
        raise Unavailable(error.what, error.retry_after) from None
