"""Answers that are joined to what was asked by their place in a list (FailMessages, …).

Vendor documents: CreateBatchCancelFlowUrl (`ess`), ChannelBatchCancelFlows (`partner`): an empty
text is "nothing wrong", and an empty list, or null, that nothing is wrong with any.
"""

from collections.abc import Sequence

from services.contracts.errors import Reason, Refused


def problems(ids: Sequence[str], messages: Sequence[str], field: str) -> dict[str, str]:
    """What is wrong, by id. `Refused` where nobody can tell which answer belongs to which id."""
    if not messages:
        return {}
    if len(messages) != len(ids):
        raise Refused(f"{field} {len(messages)}/{len(ids)}", reason=Reason.ANSWERS_DO_NOT_FIT)
    return {id_: said for id_, said in zip(ids, messages, strict=True) if said}
