"""Getting a document to Tencent, and having a PDF made of it.

None of this costs anything: a file that nobody uses is forgotten after an hour.
"""

import base64

from services.contracts.errors import NotYet, Reason, Refused, Unavailable
from services.esign import _files
from services.esign._doubt import harmless
from services.esign._replies import Converted, ConvertTask, Uploaded

from .requests import CreateFileConvertTask, DescribeFileConvertTask, UploadFiles
from .structs import UploadFile
from .wire import Wire

PICTURE_LIMIT = 8 * 1024 * 1024
TRIES = 8
"""So often a conversion is asked for while somebody looks on."""


async def upload(wire: Wire, file_name: str, document: bytes) -> str:
    """The id of the uploaded file, good for an hour."""
    kind = _files.kind_of(file_name, document)
    if kind in _files.PICTURES and len(document) > PICTURE_LIMIT:
        raise Refused("PictureTooLarge", reason=Reason.BAD_FILE)
    content = base64.b64encode(document).decode("ascii")
    infos = (UploadFile(FileBody=content, FileName=_files.upload_name(file_name, kind)),)
    with harmless():
        request = UploadFiles(BusinessType="DOCUMENT", FileInfos=infos)
        uploaded = await wire.call(request, Uploaded, to_files=True)
        if len(uploaded.FileIds) != 1:
            raise Unavailable("UploadFiles: not one FileId")
    return uploaded.FileIds[0]


async def convert(wire: Wire, file_name: str, kind: str, file_id: str) -> str:
    """The id of the task that makes a PDF of an uploaded file."""
    name = _files.upload_name(file_name, kind)
    request = CreateFileConvertTask(ResourceType=kind, ResourceName=name, ResourceId=file_id)
    with harmless():
        task = await wire.call(request, ConvertTask)
        if not task.TaskId:
            raise Unavailable("CreateFileConvertTask: no TaskId")
    return task.TaskId


async def converted(wire: Wire, task_id: str) -> str:
    """The id of the PDF; `NotYet` while it is being made."""
    with harmless():
        task = await wire.call(DescribeFileConvertTask(TaskId=task_id), Converted)
    return _files.converted(task.TaskStatus, task.ResourceId)


async def pdf(wire: Wire, file_name: str, document: bytes) -> str:
    """The id of an uploaded PDF, for which a conversion is waited for some seconds."""
    file_id = await upload(wire, file_name, document)
    kind = _files.kind_of(file_name, document)
    if kind == _files.PDF:
        return file_id
    task_id = await convert(wire, file_name, kind, file_id)
    for _ in range(TRIES - 1):
        try:
            return await converted(wire, task_id)
        except NotYet:
            await wire.sleep(_files.CONVERTING_TAKES)
    return await converted(wire, task_id)
