"""What an order asks of an edition."""

from collections.abc import Iterator, Set

from .can import Can
from .errors import Unsupported
from .order import FromFile, FromTemplate, Order, Signer
from .ways import Way


def check_can(order: Order, can: Set[Can]) -> None:
    """`Unsupported` for what `can` lacks, so that nothing that was ordered is left out silently."""
    for ability in needed(order):
        if ability not in can:
            raise Unsupported(ability)


def needed(order: Order) -> Iterator[Can]:
    """The abilities that it takes, some of them more than once."""
    source = order.source
    if isinstance(source, FromFile):
        yield Can.FILES
        if not source.file_name.lower().endswith(".pdf"):
            yield Can.CONVERT
    if isinstance(source, FromTemplate):
        yield Can.TEMPLATES
    wanted = {
        Can.FIELDS: order.controls or order.values,
        Can.WATCHERS: order.watchers,
        Can.REVIEW: order.reviewer,
        Can.GROWING: order.growing,
    }
    yield from (ability for ability, asked in wanted.items() if asked)
    for signer in order.signers:
        yield from _needed_by(signer)


def _needed_by(signer: Signer) -> Iterator[Can]:
    wanted = {
        Can.UNNAMED: signer.unnamed,
        Can.AUTO_SIGN: signer.way is Way.AUTO,
        Can.PIN: signer.way is Way.PIN,
        Can.PLACES: signer.placeable or any(control.mark.signs for control in signer.controls),
        Can.FIELDS: any(not control.mark.signs for control in signer.controls),
        Can.READING_TIME: signer.read_seconds,
        Can.VERIFICATION: signer.verify,
        Can.REVIEW: signer.reviewed,
    }
    yield from (ability for ability, asked in wanted.items() if asked)
