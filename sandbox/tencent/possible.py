"""What can be done just now, so that nobody is offered what would be refused.

Each is asked of the very check that the act itself makes; nothing is decided twice.
"""

from collections.abc import Callable

from .answers import Refusal
from .config import Feature
from .forwarding import check_may_forward
from .lifecycle import check_may_act, review_blocks, under_review
from .state import Flow, Signer, SignerStatus, World


def acts_of(world: World, flow: Flow, signer: Signer) -> tuple[str, ...]:
    """Of one signer; `review` is what a reviewer may decide about them."""
    may_act = _passes(lambda: check_may_act(world, flow, signer))
    possible = {
        "fill": flow.status.running and signer.status is SignerStatus.TO_FILL,
        "sign": may_act and not review_blocks(world, flow, signer),
        "refuse": may_act,
        "claim": signer.unnamed and not flow.status.terminal,
        "forward": _passes(lambda: check_may_forward(world, flow, signer)),
        "review": _reviewable(world, flow, signer),
    }
    return tuple(name for name, can in possible.items() if can)


def acts_on(flow: Flow) -> tuple[str, ...]:
    """With the whole contract."""
    possible = {"expire": flow.status.running, "document": bool(flow.document)}
    return tuple(name for name, can in possible.items() if can)


def _reviewable(world: World, flow: Flow, signer: Signer) -> bool:
    open_now = flow.status.running and not signer.status.over
    return open_now and Feature.SIGN_REVIEW in world.features and under_review(world, flow, signer)


def _passes(check: Callable[[], None]) -> bool:
    try:
        check()
    except Refusal:
        return False
    return True
