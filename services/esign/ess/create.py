"""Making a contract at Tencent, one step at a time.

From a file:      UploadFiles, then CreateFlowByFiles, which also starts it.
From a template:  CreateFlow, CreateDocument, StartFlow.

The calls that make a contract cost one each and are not idempotent; every other step may be
repeated, so none of those ever leaves behind the doubt whether money was spent.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager

from services.contracts.errors import NotYet, Refused, Unavailable
from services.contracts.model import Creation, FromFile, FromTemplate, Order, Step
from services.esign._ours import user_data
from services.esign._reply import Nothing

from . import create_requests as requests
from .replies import Created, Started, Uploaded
from .signers import approver, role_taker
from .structs import Caller, UploadFile
from .wire import Wire

SIGNERS_PLACE_THEIR_OWN = 1
FILE_NAME_LIMIT = 200
ALREADY_TAKEN = frozenset({"FailedOperation.FlowHasDocument", "OperationDenied.FlowHasStarted"})


async def next_step(
    wire: Wire, our_id: str, order: Order, creation: Creation, document: bytes | None
) -> Creation:
    match order.source, creation.step:
        case FromFile() as file, Step.NEW:
            if document is None:
                raise ValueError("uploading needs the document")
            file_id = await _upload(wire, file.file_name, document)
            return creation.model_copy(update={"step": Step.UPLOADED, "file_id": file_id})
        case FromFile(), Step.UPLOADED:
            return await _make(wire, our_id, order, creation)
        case FromTemplate() as template, Step.NEW:
            return await _reserve(wire, our_id, order, template, creation)
        case FromTemplate() as template, Step.RESERVED:
            await _compose(wire, creation.remote_id, template)
            return creation.model_copy(update={"step": Step.COMPOSED})
        case FromTemplate(), Step.COMPOSED:
            step = await _start(wire, creation.remote_id)
            return creation.model_copy(update={"step": step})
        case _:
            return creation


async def _make(wire: Wire, our_id: str, order: Order, creation: Creation) -> Creation:
    request = requests.CreateFlowByFiles(
        Operator=wire.operator,
        FlowName=order.name,
        FileIds=(creation.file_id,),
        Approvers=tuple(approver(signer) for signer in order.signers),
        Deadline=int(order.deadline.timestamp()),
        Unordered=not order.ordered,
        UserData=user_data(our_id),
        # Nobody tells us where on the page to sign.
        SignBeanTag=SIGNERS_PLACE_THEIR_OWN,
        NeedSignReview=True if order.reviewer else None,
    )
    created = await wire.call(request, Created)
    ids = tuple(item.RecipientId for item in created.Approvers)
    whole = len(ids) == len(order.signers) and all(ids)
    return _made(creation, Step.STARTED, created, ids if whole else ())


async def _upload(wire: Wire, file_name: str, document: bytes) -> str:
    content = base64.b64encode(document).decode("ascii")
    request = requests.UploadFiles(
        BusinessType="DOCUMENT",
        Caller=Caller(OperatorId=wire.account.operator_id),
        FileInfos=(UploadFile(FileBody=content, FileName=_pdf_name(file_name)),),
    )
    with _harmless():
        uploaded = await wire.call(request, Uploaded, to_files=True)
        if len(uploaded.FileIds) != 1:
            raise Unavailable("UploadFiles: no FileId")
    return uploaded.FileIds[0]


async def _reserve(
    wire: Wire, our_id: str, order: Order, template: FromTemplate, creation: Creation
) -> Creation:
    roles = zip(order.signers, template.role_ids, strict=True)
    request = requests.CreateFlow(
        Operator=wire.operator,
        FlowName=order.name,
        Approvers=tuple(role_taker(signer, role_id) for signer, role_id in roles),
        DeadLine=int(order.deadline.timestamp()),
        Unordered=not order.ordered,
        UserData=user_data(our_id),
        NeedSignReview=True if order.reviewer else None,
    )
    created = await wire.call(request, Created)
    return _made(creation, Step.RESERVED, created, template.role_ids)


async def _compose(wire: Wire, flow_id: str, template: FromTemplate) -> None:
    request = requests.CreateDocument(
        Operator=wire.operator, TemplateId=template.template_id, FlowId=flow_id
    )
    with _harmless():
        await wire.call(request, Nothing)


async def _start(wire: Wire, flow_id: str) -> Step:
    # EXECUTING goes out by itself once it is composed, REVIEW once somebody at Tencent's side has
    # agreed. Neither may be started again.
    status = "START"
    with _harmless():
        request = requests.StartFlow(Operator=wire.operator, FlowId=flow_id)
        status = (await wire.call(request, Started)).Status
    return Step.STARTED if status == "START" else Step.ACCEPTED


@contextmanager
def _harmless() -> Iterator[None]:
    """Around calls that may be sent again at any time: taken already is taken, and no answer
    is no reason to fear a second try."""
    try:
        yield
    except Refused as refusal:
        if refusal.code not in ALREADY_TAKEN:
            raise
    except NotYet:
        raise
    except Unavailable as error:
        raise Unavailable(error.what, error.retry_after) from None


def _made(creation: Creation, step: Step, created: Created, ids: tuple[str, ...]) -> Creation:
    if not created.FlowId:
        raise Unavailable("made, but without an id", maybe_done=True)
    update = {"step": step, "remote_id": created.FlowId, "party_ids": ids}
    return creation.model_copy(update=update)


def _pdf_name(name: str) -> str:
    """The type is told by the suffix."""
    stem = name[:-4] if name.lower().endswith(".pdf") else name
    return f"{stem[: FILE_NAME_LIMIT - 4] or 'contract'}.pdf"
