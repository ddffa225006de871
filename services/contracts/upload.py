"""Getting the file of a contract to Tencent, as a PDF. Nothing of this costs anything."""

from datetime import datetime, timedelta

from .errors import NotYet, Reason, Refused
from .model import Contract, Creation
from .order import FromFile
from .ports import Ports

FILE_LIFE = timedelta(minutes=50)
"""An uploaded file serves for an hour (UploadFiles); we do not cut it that fine."""

CONVERTING_LIMIT = timedelta(minutes=10)
"""No document says how long it may take. Large files take long, and some tasks never end."""


def is_uploaded(contract: Contract, now: datetime) -> bool:
    at = contract.creation.uploaded_at
    return at is not None and now - at < FILE_LIFE


async def upload(ports: Ports, contract: Contract) -> Creation:
    source = contract.order.source
    assert isinstance(source, FromFile)
    limit = ports.esign.rules.bytes_of(source.file_name)
    document = await ports.documents.fetch(source.file_id, limit)
    step = await ports.esign.create_step(contract.id, contract.order, Creation(), document)
    return step.model_copy(update={"uploaded_at": ports.clock()})


async def converted(ports: Ports, contract: Contract) -> Creation:
    """Once Tencent has made a PDF of it, which is kept for an hour, too; `NotYet` until then.

    `Refused` when that takes longer than anybody would wait.
    """
    before = contract.creation
    assert before.uploaded_at is not None
    try:
        step = await ports.esign.create_step(contract.id, contract.order, before, None)
    except NotYet:
        if ports.clock() - before.uploaded_at > CONVERTING_LIMIT:
            raise Refused("NeverConverted", reason=Reason.NEVER_CONVERTED) from None
        raise
    return step.model_copy(update={"uploaded_at": ports.clock()})
