"""UploadFiles and CreateFlowByFiles: a contract that nobody has been sent yet."""

import re

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.charsets import FLOW_TYPE, HAN, decode_base64
from sandbox.tencent.files import FILE_LIFE, usable_file
from sandbox.tencent.pdf import is_pdf
from sandbox.tencent.state import StoredFile, World

from .made import Made, check_honoured

FLOW_NAME = re.compile(rf"[{HAN}A-Za-z0-9_]{{1,200}}")


def upload_files(world: World, body: Json) -> Json:
    """PDFs only, all or none. The type HTML exists, and is not served here."""
    check_honoured(body, frozenset({"Caller", "BusinessType", "FileInfos", "CoverRect"}))
    if body["BusinessType"] not in ("DOCUMENT", "FLOW"):
        raise unsupported(f"BusinessType {body['BusinessType']}")
    if not body.get("FileInfos"):
        raise Refusal("FileInfos is missing.", "MissingParameter")
    stored = [_read(world, info) for info in body["FileInfos"]]
    world.files.update({one.file_id: one for one in stored})
    return {"FileIds": [one.file_id for one in stored], "TotalCount": len(stored)}


def _read(world: World, info: Json) -> StoredFile:
    content = decode_base64(info["FileBody"])
    if content is None or not is_pdf(content):
        raise Refusal("The file is not a PDF in base64.", "InvalidParameterValue")
    name = info.get("FileName", "")
    if not name.lower().endswith(".pdf"):
        raise Refusal("FileName must end in .pdf.", "InvalidParameterValue")
    return StoredFile(world.new_id(), name, content, world.now + FILE_LIFE)


def create_flow_by_files(world: World, body: Json) -> Json:
    """Status 0: it goes to nobody before SendFlow. One file only is served here."""
    check_honoured(body, frozenset({"Caller", "FlowInfo", "FileIds", "CustomId"}))
    info = body["FlowInfo"]
    check_honoured(
        info, frozenset({"FlowName", "Deadline", "FlowDescription", "FlowType", "UserData"})
    )
    if len(body["FileIds"]) > 1:
        raise unsupported("contracts of several files")
    _check(world, info)
    stored = usable_file(world, body["FileIds"][0])
    flow = _new(world, body, info, stored)
    try:
        world.quota.charge()
    except Refusal as refusal:
        raise Refusal(refusal.message, "LimitExceeded") from None
    world.flows[flow.flow_id] = flow
    return {"FlowId": flow.flow_id}


def _check(world: World, info: Json) -> None:
    # The characters are those of the edition after this one; its own documents name none.
    if not FLOW_NAME.fullmatch(info["FlowName"]):
        raise Refusal("FlowName has other characters.", "InvalidParameterValue")
    if not FLOW_TYPE.fullmatch(info.get("FlowType", "")):
        raise Refusal("FlowType has other characters.", "InvalidParameterValue")
    if info["Deadline"] <= world.now:
        raise Refusal("The deadline is in the past.", "InvalidParameterValue")


def _new(world: World, body: Json, info: Json, stored: StoredFile) -> Made:
    return Made(
        flow_id=world.new_id(),
        name=info["FlowName"],
        creator=body["Caller"]["OperatorId"],
        created=world.second,
        updated=world.second,
        deadline=info["Deadline"],
        signers=[],
        unordered=True,
        growing=True,
        description=info.get("FlowDescription", ""),
        kind=info.get("FlowType", ""),
        user_data=info.get("UserData", ""),
        custom_id=body.get("CustomId", ""),
        document=stored.content,
        document_id=stored.file_id,
        file_name=stored.name,
    )
