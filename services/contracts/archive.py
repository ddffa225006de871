"""Ending a contract that grows: it goes on by itself, however many have signed."""

from .access import check_may_manage, remote_id_of
from .announcements import Trouble
from .errors import Refused
from .grow import check_grows
from .lifecycle import OPEN
from .observe import look_again
from .ports import Ports
from .trouble import or_tell


async def archive(ports: Ports, contract_id: str, by: str) -> None:
    """Nobody signs after this. What comes of it Tencent is asked at once, and tells, too."""
    work = _archive(ports, contract_id, by)
    await or_tell(ports.contracts, contract_id, by, Trouble.ARCHIVE, work)


async def _archive(ports: Ports, contract_id: str, by: str) -> None:
    contract = await ports.contracts.get(contract_id)
    check_may_manage(contract, by)
    check_grows(contract)
    if contract.status not in OPEN:
        return
    remote_id = remote_id_of(contract)
    try:
        await ports.esign.archive(remote_id)
    except Refused:
        # So a repeat is told whose predecessor was carried out without an answer.
        await look_again(ports, remote_id)
        if (await ports.contracts.get(contract_id)).status in OPEN:
            raise
    else:
        await look_again(ports, remote_id)
