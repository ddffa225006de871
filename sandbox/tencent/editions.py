"""The editions that can be served."""

from collections.abc import Mapping

from .edition import Edition, EditionName
from .ess import ESS
from .legacy import LEGACY
from .partner import PARTNER

EDITIONS: Mapping[EditionName, Edition] = {one.name: one for one in (ESS, PARTNER, LEGACY)}
