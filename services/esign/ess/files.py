"""Getting a document to Tencent, and having a PDF made of it.

None of this costs anything: a file that nobody uses is forgotten after an hour.
"""

import base64

from services.contracts.errors import NotYet, Reason, Refused, Unavailable
from services.esign import _files
from services.esign._doubt import harmless
from services.esign._replies import Converted, ConvertTask, Uploaded

from .create_requests import CreateFileConvertTask, DescribeFileConvertTask, UploadFiles
from .structs import Caller, UploadFile
from .wire import Wire

PICTURE_LIMIT = 5 * 1024 * 1024
TRIES = 8


async def upload(wire: Wire, file_name: str, document: bytes) -> tuple[str, str]:
    """The id of the uploaded file, and of the task that makes a PDF of it ("" for a PDF)."""
    kind = _files.kind_of(file_name, document)
    if kind in _files.PICTURES and len(document) > PICTURE_LIMIT:
        raise Refused("PictureTooLarge", reason=Reason.BAD_FILE)
    name = _files.upload_name(file_name, kind)
    file_id = await _upload(wire, name, document)
    return file_id, "" if kind == _files.PDF else await _convert(wire, kind, name, file_id)


async def converted(wire: Wire, task_id: str) -> str:
    """The id of the PDF; `NotYet` while it is being made."""
    request = DescribeFileConvertTask(Operator=wire.operator, TaskId=task_id)
    with harmless():
        task = await wire.call(request, Converted)
    return _files.converted(task.TaskStatus, task.ResourceId)


async def pdf(wire: Wire, file_name: str, document: bytes) -> str:
    """The id of an uploaded PDF, for which a conversion is waited for some seconds."""
    file_id, task_id = await upload(wire, file_name, document)
    if not task_id:
        return file_id
    for _ in range(TRIES - 1):
        try:
            return await converted(wire, task_id)
        except NotYet:
            await wire.sleep(_files.CONVERTING_TAKES)
    return await converted(wire, task_id)


async def _upload(wire: Wire, name: str, document: bytes) -> str:
    content = base64.b64encode(document).decode("ascii")
    request = UploadFiles(
        BusinessType="DOCUMENT",
        Caller=Caller(OperatorId=wire.account.operator_id),
        FileInfos=(UploadFile(FileBody=content, FileName=name),),
    )
    with harmless():
        uploaded = await wire.call(request, Uploaded, to_files=True)
        if len(uploaded.FileIds) != 1:
            raise Unavailable("UploadFiles: not one FileId")
    return uploaded.FileIds[0]


async def _convert(wire: Wire, kind: str, name: str, file_id: str) -> str:
    request = CreateFileConvertTask(
        Operator=wire.operator, ResourceType=kind, ResourceName=name, ResourceId=file_id
    )
    with harmless():
        task = await wire.call(request, ConvertTask)
        if not task.TaskId:
            raise Unavailable("CreateFileConvertTask: no TaskId")
    return task.TaskId
