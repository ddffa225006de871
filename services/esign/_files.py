"""Which files Tencent makes a PDF of, what they are called there, and what became of it.

Vendor documents: UploadFiles, CreateFileConvertTask and DescribeFileConvertTask, in both editions.
"""

from services.contracts.errors import NotYet, Reason, Refused

PDF = "pdf"
PICTURES = ("jpg", "jpeg", "png", "bmp")
CONVERTED = ("doc", "docx", "xls", "xlsx", *PICTURES, "html", "txt")
FILE_NAME_LIMIT = 200
CONVERTING_TAKES = 2.0
"""Seconds until a conversion is asked for again."""
DONE = 8
"""TaskStatus; 0 and 4 are under way, the negative ones have failed."""


def kind_of(file_name: str, document: bytes) -> str:
    """By what Tencent is told its type: `pdf` for what is one, or is nothing we know."""
    ending = file_name.rpartition(".")[2].lower() if "." in file_name else ""
    is_pdf = document.startswith(b"%PDF-")
    return ending if ending in CONVERTED and not is_pdf else PDF


def upload_name(file_name: str, kind: str) -> str:
    """The type is told by the suffix."""
    ending = f".{kind}"
    stem = file_name[: -len(ending)] if file_name.lower().endswith(ending) else file_name
    return f"{stem[: FILE_NAME_LIMIT - len(ending)] or 'contract'}{ending}"


def converted(status: int, file_id: str) -> str:
    """The id of the PDF; `NotYet` while it is being made, `Refused` when it cannot be.

    A number that we do not know may be one of those under way: whoever waits gives up some day.
    """
    if status == DONE and file_id:
        return file_id
    if status < 0:
        # -2: could not be fetched, -6: could not be converted, -13: took too long
        raise Refused(f"TaskStatus {status}", reason=Reason.BAD_FILE)
    raise NotYet(f"TaskStatus {status}", CONVERTING_TAKES)
