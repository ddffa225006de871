"""In whose name a request is made."""

from sandbox.tencent.answers import Json, Refusal, unsupported
from sandbox.tencent.state import World

JOINED = 5


def member_of(body: Json) -> str:
    """The company of the group that is acted for; empty for the company itself."""
    return (body.get("Agent") or {}).get("ProxyOrganizationId") or ""


def check_caller(world: World, body: Json) -> None:
    """An employee acts, for the company or for a member of its group."""
    check_employee(world, body)
    for name, value in (body.get("Agent") or {}).items():
        if name != "ProxyOrganizationId" and value:
            raise unsupported(f"Agent.{name}")
    member = member_of(body)
    joined = {one.id for one in world.config.companies if one.status == JOINED}
    if member and member not in joined:
        raise Refusal(
            "The company has not joined the group.",
            "OperationDenied.SubOrgNotJoin",
            "OperationDenied.Forbid",
            "OperationDenied",
        )


def check_employee(world: World, body: Json) -> None:
    """Operator.UserId (Caller.OperatorId for uploads) must name an employee, always."""
    who = body.get("Operator", {}).get("UserId") or body.get("Caller", {}).get("OperatorId")
    if not who:
        raise Refusal(
            "The acting employee is missing.", "MissingParameter.UserId", "MissingParameter"
        )
    if all(who != employee.user_id for employee in world.config.employees):
        raise Refusal(
            "The acting employee is unknown.",
            "ResourceNotFound.User",
            "InvalidParameter.InvalidOperatorId",
            "OperationDenied.Forbid",
            "OperationDenied",
        )
