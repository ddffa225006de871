"""UploadFiles and DescribeFileUrls: documents in, links to documents out."""

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.charsets import decode_base64
from sandbox.tencent.converting import CONVERTED, PICTURES, suffix
from sandbox.tencent.files import FILE_LIFE, FILE_LIMIT, URL_LIFE
from sandbox.tencent.pdf import is_pdf
from sandbox.tencent.state import Link, StoredFile, World

from .creation import check_honoured

PICTURE_LIMIT = 5 * 1024 * 1024


def upload_files(world: World, body: Json) -> Json:
    """All files or none."""
    check_honoured(body, {"Caller", "BusinessType", "FileInfos", "FileType", "CoverRect"})
    if body["BusinessType"] != "DOCUMENT":
        raise unsupported(f"BusinessType {body['BusinessType']}")
    infos = body.get("FileInfos", [])
    if not infos:
        raise Refusal("FileInfos is missing.", "MissingParameter")
    only = body.get("FileType")
    if only and any(suffix(info.get("FileName", "")) != only for info in infos):
        raise Refusal("A file has another type.", "InvalidParameterValue")
    stored = [_read(world, info) for info in infos]
    world.files.update({one.file_id: one for one in stored})
    return {
        "FileIds": [one.file_id for one in stored],
        "TotalCount": len(stored),
        "Deadline": world.second + FILE_LIFE,
    }


def _read(world: World, info: Json) -> StoredFile:
    name: str = info.get("FileName", "")
    kind = suffix(name)
    if kind not in ("pdf", *CONVERTED):
        raise Refusal("FileName must say the type of the file.", "InvalidParameterValue")
    content = decode_base64(info["FileBody"])
    if content is None:
        raise Refusal("FileBody must be base64 without a data: prefix.", "InvalidParameterValue")
    if len(content) > (PICTURE_LIMIT if kind in PICTURES else FILE_LIMIT):
        raise Refusal("The file is too large.", "LimitExceeded")
    if kind == "pdf" and not is_pdf(content):
        raise Refusal("The file is not a PDF.", "InvalidParameterValue")
    return StoredFile(world.new_id(), name, content, world.now + FILE_LIFE)


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
