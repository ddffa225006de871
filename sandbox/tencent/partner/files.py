"""Documents in, and made PDFs of; links to documents out."""

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.charsets import decode_base64
from sandbox.tencent.converting import (
    CONVERTED,
    PICTURES,
    WORDS,
    start_converting,
    suffix,
    task_of,
)
from sandbox.tencent.ess.creation import check_honoured
from sandbox.tencent.files import FILE_LIFE, FILE_LIMIT, URL_LIFE
from sandbox.tencent.pdf import is_pdf
from sandbox.tencent.state import Link, StoredFile, World

PICTURE_LIMIT = 8 * 1024 * 1024


def upload_files(world: World, body: Json) -> Json:
    """All files or none, and all of one type."""
    check_honoured(body, {"Agent", "BusinessType", "FileInfos"})
    if body["BusinessType"] != "DOCUMENT":
        raise unsupported(f"BusinessType {body['BusinessType']}")
    stored = [_read(world, info) for info in body["FileInfos"]]
    if len({suffix(one.name) for one in stored}) > 1:
        raise Refusal("All files must be of one type.", "InvalidParameter")
    world.files.update({one.file_id: one for one in stored})
    return {
        "FileIds": [one.file_id for one in stored],
        "FileUrls": [f"{world.file_url}/_files/{world.new_id()}" for _ in stored],
        "TotalCount": len(stored),
        "Deadline": world.second + FILE_LIFE,
    }


def _read(world: World, info: Json) -> StoredFile:
    name: str = info.get("FileName", "")
    kind = suffix(name)
    content = decode_base64(info["FileBody"])
    if kind not in ("pdf", *CONVERTED):
        raise Refusal("FileName must say the type of the file.", "InvalidParameter")
    if content is None:
        raise Refusal("FileBody must be base64 without a data: prefix.", "InvalidParameter")
    if len(content) > (PICTURE_LIMIT if kind in PICTURES else FILE_LIMIT):
        raise Refusal("The file is too large.", "OperationDenied")
    if kind == "pdf" and not is_pdf(content):
        raise Refusal("The file is not a PDF.", "InvalidParameter")
    return StoredFile(world.new_id(), name, content, world.now + FILE_LIFE)


def create_file_convert_task(world: World, body: Json) -> Json:
    check_honoured(body, {"Agent", "ResourceType", "ResourceName", "ResourceId"})
    task = start_converting(world, body["ResourceId"], body["ResourceType"])
    return {"TaskId": task.task_id}


def describe_file_convert_task(world: World, body: Json) -> Json:
    check_honoured(body, {"Agent", "TaskId"})
    task = task_of(world, body["TaskId"])
    return {
        "TaskId": task.task_id,
        "TaskStatus": task.status,
        "TaskMessage": WORDS[task.status],
        "ResourceId": task.pdf_id,
    }


def describe_resource_urls_by_flows(world: World, body: Json) -> Json:
    """Position by position, errors too. The link needs no signature while it lives."""
    check_honoured(body, {"Agent", "FlowIds"})
    urls = [_urls(world, flow_id) for flow_id in body.get("FlowIds", [])]
    return {
        "FlowResourceUrlInfos": [
            {"FlowId": flow_id, "ResourceUrlInfos": found}
            for flow_id, found in zip(body.get("FlowIds", []), urls, strict=True)
        ],
        "ErrorMessages": ["" if found else "查询流程不存在" for found in urls],
    }


def _urls(world: World, flow_id: str) -> list[Json]:
    flow = world.flows.get(flow_id)
    if flow is None or not flow.document:
        return []
    token = world.new_id()
    world.links[token] = Link(flow_id, "", world.now + URL_LIFE)
    url = f"{world.file_url}/_files/{token}.pdf"
    return [{"Url": url, "Name": f"{flow.name}.pdf", "Type": "PDF"}]
