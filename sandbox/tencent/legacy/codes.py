"""Refusals in the few codes that this edition has.

`errorcodes.py` of the SDK lists them for the whole edition, and no document for an action; they
are mostly families (OperationDenied, ResourceNotFound) where later editions tell more.
"""

from sandbox.tencent.answers import Json, Refusal
from sandbox.tencent.edition import Action
from sandbox.tencent.state import World


def in_few_codes(action: Action) -> Action:
    """`action`, whose refusals fall back to the family of their code where it is not listed."""

    def carry_out(world: World, body: Json) -> Json:
        try:
            return action(world, body)
        except Refusal as refusal:
            families = [code.partition(".")[0] for code in refusal.codes]
            raise Refusal(refusal.message, *refusal.codes, *families) from None

    return carry_out
