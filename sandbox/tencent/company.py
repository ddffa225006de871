"""What belongs to the company: its seals, the companies of its group, what it has used up."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from .answers import Refusal
from .cancel_tasks import BEIJING
from .config import CompanySpec, SealSpec
from .state import World

LONGEST = timedelta(days=90)


def seals(
    world: World, kinds: Collection[str] = (), statuses: Collection[str] = (), seal_id: str = ""
) -> Sequence[SealSpec]:
    """Without `statuses` only those in use, "ALL" for any."""
    wanted = statuses or ("SUCCESS",)
    return [
        seal
        for seal in world.config.seals
        if seal_id in ("", seal.id)
        and (not kinds or seal.kind in kinds)
        and ("ALL" in wanted or seal.status in wanted)
    ]


def companies(world: World, name: str = "", status: int = 0) -> Sequence[CompanySpec]:
    if not world.config.companies:
        raise Refusal("The company leads no group.", "OperationDenied.Forbid")
    return [
        one
        for one in world.config.companies
        if name in one.name and (not status or one.status == status)
    ]


@dataclass(frozen=True)
class Used:
    quota: str
    bought: int
    used: int
    left: int


def usage(world: World, first: str, last: str) -> Sequence[Used]:
    """From one day (yyyymmdd, Beijing) to another, both included, at most 90 days apart."""
    begin, end = _day(first), _day(last)
    if end < begin or end - begin > LONGEST:
        raise Refusal("At most 90 days.", "InvalidParameterValue.InvalidTime")
    made = [flow.created for flow in world.flows.values() if not flow.company_id]
    reports = [int(report.ordered) for report in world.reports.values()]
    contracts = sum(begin <= _date(at) <= end for at in made)
    proofs = sum(begin <= _date(at) <= end for at in reports)
    left = world.quota.left
    return (
        Used("CloudEnterprise", world.config.quota, contracts, left),
        Used("CloudProve", 10, proofs, 10 - len(reports)),
    )


def usage_of_members(world: World, first: str, last: str) -> Mapping[str, int]:
    """How many contracts each company of the group has sent, by its name; the leading one not."""
    begin, end = _day(first), _day(last)
    return {
        member.name: sum(
            flow.company_id == member.id and begin <= _date(flow.created) <= end
            for flow in world.flows.values()
        )
        for member in world.config.companies
        if member.id != world.config.organization_id
    }


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y%m%d").replace(tzinfo=UTC).date()
    except ValueError:
        raise Refusal("A day is yyyymmdd.", "InvalidParameterValue.InvalidTime") from None


def _date(seconds: int) -> date:
    return (datetime.fromtimestamp(seconds, UTC) + BEIJING).date()
