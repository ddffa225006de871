"""Where Tencent passes no contract on by itself, we do: to whoever signs next, and to the file."""

from collections.abc import Sequence

from .announcements import Announcement, Trouble
from .can import Can
from .errors import NotFound, Refused
from .model import Contract, Observation, Status
from .ports import Change, Ports
from .trouble import trouble_of


async def send_on(ports: Ports, seen: Observation) -> bool:
    """After somebody signed: whether it was passed on, so that it stands differently now.

    What Tencent refuses is told to the owner, once for each signature.
    """
    if Can.SEND_ON not in ports.esign.can or seen.status is not Status.PARTLY_SIGNED:
        return False
    contract_id = await ports.contracts.id_of_remote(seen.remote_id)
    if contract_id is None:
        return False
    try:
        contract = await ports.contracts.get(contract_id)
        return await ports.esign.send_on(seen.remote_id, contract.order)
    except NotFound:
        return False
    except Refused as refusal:
        await ports.contracts.change(contract_id, _stuck(refusal))
        return False


def _stuck(refusal: Refused) -> Change:
    def apply(contract: Contract) -> tuple[Contract, Sequence[Announcement]]:
        if contract.stuck_at == contract.signed:
            return contract, ()
        trouble = trouble_of(refusal, contract.id, contract.owner, Trouble.SEND_ON)
        return contract.model_copy(update={"stuck_at": contract.signed}), (trouble,)

    return apply
