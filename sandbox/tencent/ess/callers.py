"""In whose name a request is made."""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.state import World


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
