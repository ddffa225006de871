"""Which companies belong to the application, and under which OpenId.

Their employees sign under OpenIds; those of all other companies are named by the company's name.
People write names, so the application's own companies are asked for, now and then.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from services.contracts.errors import Refused
from services.contracts.order import PartyKind, Signer
from services.contracts.ports import Clock
from services.esign._doubt import harmless

from .look_requests import DescribeChannelOrganizations
from .replies import ChannelOrganization, Organizations
from .wire import Wire

PAGE = 200
PAGES = 10
"""More companies than this are not looked through."""
FRESH = timedelta(minutes=10)


@dataclass(frozen=True)
class Known:
    """The OpenIds of companies by name; `own` is that of ours."""

    own: str
    by_name: Mapping[str, str]

    def open_id(self, signer: Signer) -> str:
        """Of the company that `signer` signs for; empty where it is none of the application's."""
        if signer.ours:
            return self.own
        # Whoever has an account, and no company of the application's, is one of us.
        return self.by_name.get(signer.company.strip(), self.own if signer.account else "")

    def name(self, signer: Signer) -> str | None:
        """Of the company, as it must be given."""
        if signer.company.strip():
            return signer.company.strip()
        names = [name for name, open_id in self.by_name.items() if open_id == self.own]
        return names[0] if names else None


class Companies:
    """Remembers them for ten minutes."""

    def __init__(self, wire: Wire, clock: Clock) -> None:
        self._wire = wire
        self._clock = clock
        self._known = Known(wire.account.organization_id, {})
        self._asked: datetime | None = None

    async def for_signers(self, signers: Sequence[Signer]) -> Known:
        """What must be known to name these signers."""
        if all(signer.kind is PartyKind.PERSON for signer in signers) or self._is_fresh():
            return self._known
        try:
            with harmless():
                found = await organizations(self._wire)
        except Refused:
            # Not every operator may look; then only our own company is known.
            found = ()
        by_name = {one.OrganizationName: one.OrganizationOpenId for one in found}
        self._known = Known(self._known.own, by_name)
        self._asked = self._clock()
        return self._known

    def _is_fresh(self) -> bool:
        return self._asked is not None and self._clock() - self._asked < FRESH


async def organizations(wire: Wire) -> Sequence[ChannelOrganization]:
    """All companies of the application."""
    found: list[ChannelOrganization] = []
    for page in range(PAGES):
        request = DescribeChannelOrganizations(Limit=PAGE, Offset=page * PAGE)
        reply = await wire.call(request, Organizations)
        found.extend(reply.ChannelOrganizationInfos)
        if len(found) >= reply.Total or not reply.ChannelOrganizationInfos:
            break
    return found
