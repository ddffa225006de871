"""The editions that can be served."""

from collections.abc import Mapping

from .edition import Edition, EditionName
from .ess import ESS

EDITIONS: Mapping[EditionName, Edition] = {ESS.name: ESS}
