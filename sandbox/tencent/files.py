"""UploadFiles and DescribeFileUrls: documents in, links to documents out."""

from .answers import Json, Refusal, unsupported
from .charsets import decode_base64
from .creation import check_honoured
from .pdf import is_pdf
from .state import Link, StoredFile, World

FILE_LIFE = 3600
"""Seconds a FileId can be used."""
FILE_LIMIT = 60 * 1024 * 1024
URL_LIFE = 300
"""Seconds a download link works, where UrlTtl says nothing."""


def upload_files(world: World, body: Json) -> Json:
    """All files or none."""
    check_honoured(body, {"Caller", "BusinessType", "FileInfos", "FileType", "CoverRect"})
    if body["BusinessType"] != "DOCUMENT":
        raise unsupported(f"BusinessType {body['BusinessType']}")
    if body.get("FileType", "pdf") not in ("", "pdf"):
        raise unsupported(f"FileType {body['FileType']}")
    infos = body.get("FileInfos", [])
    if not infos:
        raise Refusal("FileInfos is missing.", "MissingParameter")
    stored = [_read(world, info) for info in infos]
    world.files.update({one.file_id: one for one in stored})
    return {
        "FileIds": [one.file_id for one in stored],
        "TotalCount": len(stored),
        "Deadline": world.second + FILE_LIFE,
    }


def _read(world: World, info: Json) -> StoredFile:
    name: str = info.get("FileName", "")
    if not name.lower().endswith(".pdf"):
        raise Refusal("FileName must end in .pdf.", "InvalidParameterValue")
    content = decode_base64(info["FileBody"])
    if content is None:
        raise Refusal("FileBody must be base64 without a data: prefix.", "InvalidParameterValue")
    if len(content) > FILE_LIMIT:
        raise Refusal("The file is larger than 60 MB.", "LimitExceeded")
    if not is_pdf(content):
        raise Refusal("The file is not a PDF.", "InvalidParameterValue")
    return StoredFile(world.new_id(), name, content, world.now + FILE_LIFE)


def usable_file(world: World, file_id: str) -> StoredFile:
    stored = world.files.get(file_id)
    if stored is None:
        raise Refusal("The file does not exist.", "ResourceNotFound.Resource")
    if stored.expires <= world.now:
        raise Refusal("The file has expired.", "OperationDenied.FileDeleted")
    return stored


def describe_file_urls(world: World, body: Json) -> Json:
    """Only signed or running contracts as PDF. The link needs no signature while it lives."""
    honoured = {"Operator", "BusinessType", "BusinessIds", "FileType", "UrlTtl", "FileName"}
    check_honoured(body, honoured)
    if body["BusinessType"] != "FLOW":
        raise unsupported(f"BusinessType {body['BusinessType']}")
    if body.get("FileType", "PDF") not in ("", "PDF"):
        raise unsupported(f"FileType {body['FileType']}")
    life = body.get("UrlTtl") or URL_LIFE
    urls = [_url(world, flow_id, life) for flow_id in body["BusinessIds"]]
    return {"FileUrls": urls, "TotalCount": len(urls)}


def _url(world: World, flow_id: str, life: int) -> Json:
    flow = world.flows.get(flow_id)
    if flow is None or not flow.document:
        raise Refusal("There is no such contract.", "ResourceNotFound")
    token = world.new_id()
    world.links[token] = Link(flow_id, "", world.now + life)
    return {"Url": f"{world.file_url}/_files/{token}.pdf", "Option": ""}


def download(world: World, token: str) -> bytes | None:
    """The PDF behind a link; None when the link is unknown or too old."""
    link = world.links.get(token)
    if link is None or link.recipient_id or link.expires <= world.now:
        return None
    return world.flows[link.flow_id].document
