"""Who may do what is not open to every employee."""

from .answers import Refusal
from .state import Flow, World


def is_admin(world: World, user_id: str) -> bool:
    """Super administrator or legal representative of the company."""
    return any(one.admin for one in world.config.employees if one.user_id == user_id)


def check_admin(world: World, user_id: str, *codes: str) -> None:
    if not is_admin(world, user_id):
        raise Refusal(
            "Only the super administrator or the legal representative may do this.",
            *codes,
            "OperationDenied.Forbid",
        )


def check_owner(world: World, flow: Flow, user_id: str) -> None:
    """Whoever sent the contract may, too."""
    if user_id != flow.creator:
        check_admin(world, user_id)
