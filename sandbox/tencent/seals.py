"""The company's seals, where a contract names one of them.

Source: Component.ComponentValue in tencentcloud-sdk-python-ess 3.1.194, and the error codes of
CreateFlowByFiles.
"""

from .answers import Refusal
from .config import SealSpec
from .state import World

IN_USE = "SUCCESS"


def check_usable(world: World, seal_id: str, *, ours: bool = True) -> SealSpec:
    """Nobody can say which seal another company uses."""
    found = next((one for one in world.config.seals if one.id == seal_id), None)
    if found is None or found.status != IN_USE or not ours:
        raise Refusal("There is no such seal in use.", "InvalidParameter.SealId")
    return found


def check_signs_by_itself(world: World, seal_id: str) -> None:
    if not seal_id:
        raise Refusal("The seal is missing.", "MissingParameter.ServerSignSealId")
    if not check_usable(world, seal_id).automatic:
        raise Refusal(
            "This seal may not sign by itself.", "OperationDenied.NoPermissionUseServerSignSeal"
        )
