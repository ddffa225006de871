"""What a test of the port needs an edition to be able to do."""

import pytest

from services.contracts.can import Can


def needs(*abilities: Can) -> pytest.MarkDecorator:
    """Over the editions that have them all; that the others say so is tested for every verb."""
    return pytest.mark.needs(*abilities)
