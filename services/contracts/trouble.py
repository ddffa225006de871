"""How a person hears that something they asked for did not work."""

import logging
from collections.abc import Awaitable

from .announcements import TellTrouble, Trouble
from .errors import Refused, SignetError
from .ports import Contracts

log = logging.getLogger("signet.contracts")


async def or_tell(
    contracts: Contracts, contract_id: str, who: str, doing: Trouble, work: Awaitable[None]
) -> None:
    """Do `work`; what cannot be mended by trying again is told to `who` instead of raised."""
    try:
        await work
    except SignetError as error:
        if error.retryable:
            raise
        trouble = trouble_of(error, contract_id, who, doing)
        await contracts.change(contract_id, lambda contract: (contract, (trouble,)), last=True)


def trouble_of(error: SignetError, contract_id: str, who: str, doing: Trouble) -> TellTrouble:
    refused = error if isinstance(error, Refused) else None
    reference = f"{refused.code} {refused.request_id}" if refused else ""
    log.warning("%s of %s: %s %s", doing, contract_id, type(error).__name__, reference)
    return TellTrouble(
        contract_id=contract_id,
        who=who,
        doing=doing,
        error="" if refused else type(error).__name__,
        reason=refused.reason if refused else None,
        code=refused.code if refused else "",
        request_id=refused.request_id if refused else "",
        detail=refused.message if refused else "",
    )
