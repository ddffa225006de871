"""What is made or looked up when somebody presses, for the one who pressed, and never stored."""

from .access import check_finished, check_may_look, check_may_see, party_of, remote_id_of
from .errors import NotYet, Reason, Refused
from .office import Verified
from .order import Order
from .ports import Contracts, Documents, Esign


async def sign_link(contracts: Contracts, esign: Esign, contract_id: str, who: str) -> str:
    """The personal sign link of `who`; `NotYet` while Tencent does not have the contract."""
    contract = await contracts.get(contract_id)
    party = contract.parties[party_of(contract, who)]
    remote_id = remote_id_of(contract)
    return await esign.sign_link(remote_id, party)


async def download_link(contracts: Contracts, esign: Esign, contract_id: str, who: str) -> str:
    """A link to the signed PDF."""
    contract = await contracts.get(contract_id)
    check_may_see(contract, who)
    check_finished(contract)
    if contract.destroyed:
        raise Refused("Destroyed", reason=Reason.DESTROYED)
    return await esign.download_link(contract.remote_id)


async def view_link(contracts: Contracts, esign: Esign, contract_id: str, who: str) -> str:
    """A link for our side to look at the document, whether it has ended or not."""
    contract = await contracts.get(contract_id)
    check_may_look(contract, who)
    if not contract.remote_id:
        raise NotYet("the contract to be created", 3)
    return await esign.view_link(contract.remote_id)


async def verified(contracts: Contracts, esign: Esign, contract_id: str, who: str) -> Verified:
    """Whether the signatures in the finished document are genuine."""
    contract = await contracts.get(contract_id)
    check_may_see(contract, who)
    check_finished(contract)
    return await esign.verify(contract.remote_id)


async def preview(esign: Esign, documents: Documents, order: Order) -> str:
    """A link to how a contract that is only wished for would look. Nothing is made or spent."""
    source = order.source
    document = None
    if source.kind == "file":
        limit = esign.rules.bytes_of(source.file_name)
        document = await documents.fetch(source.file_id, limit)
    return await esign.preview(order, document)
