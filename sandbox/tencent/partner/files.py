"""Documents in, and made PDFs of; links to documents out."""

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.charsets import decode_base64
from sandbox.tencent.ess.creation import check_honoured
from sandbox.tencent.files import FILE_LIFE, FILE_LIMIT, URL_LIFE, usable_file
from sandbox.tencent.pdf import is_pdf, sample_pdf
from sandbox.tencent.records import ConvertTask
from sandbox.tencent.state import Link, StoredFile, World

PICTURES = ("jpg", "jpeg", "png", "bmp")
CONVERTED = ("doc", "docx", "xls", "xlsx", "html", "txt", *PICTURES)
PICTURE_LIMIT = 8 * 1024 * 1024
DONE, FAILED = 8, -6


def upload_files(world: World, body: Json) -> Json:
    """All files or none, and all of one type."""
    check_honoured(body, {"Agent", "BusinessType", "FileInfos"})
    if body["BusinessType"] != "DOCUMENT":
        raise unsupported(f"BusinessType {body['BusinessType']}")
    stored = [_read(world, info) for info in body["FileInfos"]]
    if len({_suffix(one.name) for one in stored}) > 1:
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
    kind = _suffix(name)
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


def _suffix(name: str) -> str:
    return name.rpartition(".")[2].lower()


def create_file_convert_task(world: World, body: Json) -> Json:
    check_honoured(body, {"Agent", "ResourceType", "ResourceName", "ResourceId"})
    stored = usable_file(world, body["ResourceId"])
    if body["ResourceType"] not in CONVERTED:
        raise Refusal("No PDF is made of this type.", "InvalidParameter.ResourceType")
    task = ConvertTask(world.new_id(), stored.file_id)
    world.convert_tasks[task.task_id] = task
    world.background(_convert(world, task, fits=_suffix(stored.name) == body["ResourceType"]))
    return {"TaskId": task.task_id}


async def _convert(world: World, task: ConvertTask, *, fits: bool) -> None:
    """What is behind the file is not looked at: its PDF has its name on it and nothing more."""
    await world.config.sleep(world.config.delays.convert)
    source = world.files.get(task.file_id)
    if world.convert_tasks.get(task.task_id) is not task or source is None:
        return
    task.status = DONE if fits else FAILED
    if fits:
        title = source.name.rpartition(".")[0]
        pdf = StoredFile(world.new_id(), f"{title}.pdf", sample_pdf(title), world.now + FILE_LIFE)
        world.files[pdf.file_id] = pdf
        task.pdf_id = pdf.file_id


def describe_file_convert_task(world: World, body: Json) -> Json:
    check_honoured(body, {"Agent", "TaskId"})
    task = world.convert_tasks.get(body["TaskId"])
    if task is None:
        raise Refusal("There is no such task.", "ResourceNotFound", "InvalidParameter.ParamError")
    words = {0: "NeedTranform", 4: "Processing", DONE: "TaskEnd", FAILED: "ProcessFailed"}
    return {
        "TaskId": task.task_id,
        "TaskStatus": task.status,
        "TaskMessage": words.get(task.status, ""),
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
