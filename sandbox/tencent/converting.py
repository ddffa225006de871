"""Making a PDF of an uploaded file, while the caller waits and asks.

Source: CreateFileConvertTask and DescribeFileConvertTask in tencentcloud-sdk-python-ess 3.1.194.
The documents list no error code of theirs. The PDF has the name of the file on it, and nothing of
what is in the file, which is only looked at to see whether it is what it says.
"""

from io import BytesIO
from zipfile import BadZipFile, ZipFile

from .answers import Refusal
from .files import FILE_LIFE, usable_file
from .pdf import sample_pdf
from .records import ConvertTask
from .state import StoredFile, World

PICTURES = ("jpg", "jpeg", "png", "bmp")
CONVERTED = ("doc", "docx", "xls", "xlsx", "html", "txt", *PICTURES)
WAITING, RUNNING, DONE, DOWNLOAD_FAILED, FAILED, TIMED_OUT = 0, 4, 8, -2, -6, -13
WORDS = {
    WAITING: "NeedTranform",  # spelt like this
    RUNNING: "Processing",
    DONE: "TaskEnd",
    DOWNLOAD_FAILED: "DownloadFailed",
    FAILED: "ProcessFailed",
    TIMED_OUT: "ProcessTimeout",
}
_STARTS = {
    "doc": b"\xd0\xcf\x11\xe0",
    "xls": b"\xd0\xcf\x11\xe0",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "png": b"\x89PNG",
    "bmp": b"BM",
}


def suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()


def start_converting(world: World, file_id: str, kind: str) -> ConvertTask:
    """`kind` must be one that is converted, and the file's own."""
    stored = usable_file(world, file_id)
    if kind not in CONVERTED or kind != suffix(stored.name):
        raise Refusal(
            "The type is not the file's, or none that is converted.",
            "InvalidParameter.ResourceType",
            "InvalidParameter",
        )
    task = ConvertTask(world.new_id(), file_id)
    world.convert_tasks[task.task_id] = task
    world.background(_convert(world, task))
    return task


def task_of(world: World, task_id: str) -> ConvertTask:
    if task_id not in world.convert_tasks:
        raise Refusal("There is no such task.", "ResourceNotFound", "InvalidParameter.ParamError")
    return world.convert_tasks[task_id]


async def _convert(world: World, task: ConvertTask) -> None:
    task.status = RUNNING
    await world.config.sleep(world.config.delays.convert)
    source = world.files.get(task.file_id)
    if world.convert_tasks.get(task.task_id) is not task or source is None:
        return
    if not is_what_it_says(source):
        task.status = FAILED
        return
    title = source.name.rpartition(".")[0]
    pdf = StoredFile(world.new_id(), f"{title}.pdf", sample_pdf(title), world.now + FILE_LIFE)
    world.files[pdf.file_id] = pdf
    task.status, task.pdf_id = DONE, pdf.file_id


def is_what_it_says(stored: StoredFile) -> bool:
    kind = suffix(stored.name)
    if kind in ("docx", "xlsx"):
        return _is_office(stored.content)
    if kind in _STARTS:
        return stored.content.startswith(_STARTS[kind])
    return bool(stored.content.strip()) and b"\0" not in stored.content


def _is_office(content: bytes) -> bool:
    try:
        with ZipFile(BytesIO(content)) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except BadZipFile:
        return False
