"""Making a contract, one step at a time: UploadFiles, CreateFlowByFiles, SendFlow to its signers.

CreateFlowByFiles costs a contract and is not idempotent, but takes an id of ours under which the
contract is found again. Until it is sent nobody hears of it.
"""

import base64
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from services.contracts.errors import Reason, Refused, SignetError, Unavailable
from services.contracts.model import Creation, Step
from services.contracts.order import FromFile, Order, PartyKind, Signer
from services.esign._reply import Nothing

from . import requests
from .office import companies
from .places import components
from .replies import Created, CustomIds, Uploaded, UserDescribe, Users
from .sending import send_on
from .structs import FlowInfo, UploadFile
from .wire import Wire

FILE_NAME_LIMIT = 200
VERIFIED = 1
NOT_SENT = "发送失败"
"""Why we withdraw what could not be sent, for whoever looks at it at Tencent."""


async def next_step(
    wire: Wire, our_id: str, order: Order, creation: Creation, document: bytes | None
) -> Creation:
    match creation.step:
        case Step.NEW:
            return await _prepare(wire, order, creation, document)
        case Step.UPLOADED:
            return await _make(wire, our_id, order, creation)
        case Step.RESERVED:
            return await _send(wire, order, creation)
        case _:
            return creation


async def find(wire: Wire, our_id: str, creation: Creation) -> Creation | None:
    """By our id, which CreateFlowByFiles took as CustomId."""
    reply = await wire.call(requests.DescribeCustomFlowIds(CustomIds=(our_id,)), CustomIds)
    found = [pair.FlowId for pair in reply.CustomIdList if pair.CustomId == our_id and pair.FlowId]
    if not found:
        return None
    return creation.model_copy(update={"step": Step.RESERVED, "remote_id": found[0]})


async def _prepare(
    wire: Wire, order: Order, creation: Creation, document: bytes | None
) -> Creation:
    """Whatever can be wrong with the signers is found out before anything costs."""
    if document is None or not isinstance(order.source, FromFile):
        raise ValueError("a contract of this edition is made of a document")
    for signer in order.signers:
        components(signer)
    await _check_accounts(wire, order)
    await _check_companies(wire, order)
    file_id = await _upload(wire, order.source.file_name, document)
    return creation.model_copy(update={"step": Step.UPLOADED, "file_id": file_id})


async def _check_accounts(wire: Wire, order: Order) -> None:
    """An account is typed by hand: it must be that of the person who was named."""
    ids = tuple(dict.fromkeys(signer.account for signer in order.signers))
    if not all(ids):
        raise Refused("NoUserId", reason=Reason.NO_SIGNER)
    if len(ids) < len(order.signers):
        raise Refused("SameUserId", reason=Reason.SAME_SIGNER_TWICE)
    reply = await wire.call(requests.DescribeUsers(UserIds=ids), Users)
    users = {one.UserId: one for one in reply.Users}
    for signer in order.signers:
        _check_account(signer, users.get(signer.account))


def _check_account(signer: Signer, user: UserDescribe | None) -> None:
    if user is None:
        raise Refused("NoSuchUser", reason=Reason.NO_SIGNER)
    if user.VerifyStatus != VERIFIED:
        raise Refused("UserNotVerified", reason=Reason.NOT_VERIFIED)
    if signer.name and "*" not in user.Name and user.Name != signer.name:
        raise Refused("UserHasAnotherName", reason=Reason.BAD_NAME)


async def _check_companies(wire: Wire, order: Order) -> None:
    """We know the SubOrganizationId of our own company only: nobody may sign for it by mistake."""
    wanted = {
        signer.company
        for signer in order.signers
        if signer.kind is PartyKind.EMPLOYEE and signer.company
    }
    if wanted and wanted != {one.name for one in await companies(wire)}:
        raise Refused("NotOurCompany", reason=Reason.BAD_COMPANY)


async def _upload(wire: Wire, file_name: str, document: bytes) -> str:
    content = base64.b64encode(document).decode("ascii")
    request = requests.UploadFiles(
        BusinessType="DOCUMENT",
        FileInfos=(UploadFile(FileBody=content, FileName=_pdf_name(file_name)),),
    )
    with _harmless():
        uploaded = await wire.call(request, Uploaded, to_files=True)
        if len(uploaded.FileIds) != 1:
            raise Unavailable("UploadFiles: no FileId")
    return uploaded.FileIds[0]


async def _make(wire: Wire, our_id: str, order: Order, creation: Creation) -> Creation:
    request = requests.CreateFlowByFiles(
        FlowInfo=FlowInfo(FlowName=order.name, Deadline=int(order.deadline.timestamp())),
        FileIds=(creation.file_id,),
        CustomId=our_id,
    )
    created = await wire.call(request, Created)
    if not created.FlowId:
        raise Unavailable("made, but without an id", maybe_done=True)
    return creation.model_copy(update={"step": Step.RESERVED, "remote_id": created.FlowId})


async def _send(wire: Wire, order: Order, creation: Creation) -> Creation:
    try:
        with _harmless():
            passed = await send_on(wire, creation.remote_id, order)
    except Refused:
        # Some may have been sent what will never be whole.
        with suppress(SignetError):
            await wire.call(
                requests.CancelFlow(FlowId=creation.remote_id, CancelMessage=NOT_SENT), Nothing
            )
        raise
    return creation.model_copy(update={"step": Step.STARTED, "party_ids": passed.sign_ids})


@contextmanager
def _harmless() -> Iterator[None]:
    """Around what may be done again at any time: no answer is no reason to fear a second try."""
    try:
        yield
    except Unavailable as error:
        raise Unavailable(error.what, error.retry_after) from None


def _pdf_name(name: str) -> str:
    """The type is told by the suffix."""
    stem = name[:-4] if name.lower().endswith(".pdf") else name
    return f"{stem[: FILE_NAME_LIMIT - 4] or 'contract'}.pdf"
