"""Calls that leave no doubt behind, whatever became of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from services.contracts.errors import NotYet, Refused, Unavailable


@contextmanager
def harmless(taken: frozenset[str] = frozenset()) -> Iterator[None]:
    """Around calls that may be sent again at any time.

    No answer is no reason to fear a second try, and a refusal in `taken` says that the step was
    taken before, which is as good as taking it.
    """
    try:
        yield
    except Refused as refusal:
        if refusal.code not in taken:
            raise
    except NotYet:
        raise
    except Unavailable as error:
        raise Unavailable(error.what, error.retry_after) from None
