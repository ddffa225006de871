"""What the company has bought, and what is left of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .answers import Refusal

if TYPE_CHECKING:
    from .state import Flow


@dataclass
class Quota:
    """Contracts left, and cancellations left that give a contract back."""

    left: int
    free_cancels: int

    def charge(self, contracts: int = 1) -> None:
        """All of them or none."""
        if self.left < contracts:
            raise Refusal("The contract quota is used up.", "OperationDenied.NoQuota")
        self.left -= contracts

    def refund(self, flow: "Flow") -> bool:
        """Give the quota of a cancelled flow back, if the rules allow it.

        Whoever signs by itself does not count as having signed (CreateFlow, note on quota).
        """
        if flow.signed_by_hand or self.free_cancels < 1:
            return False
        self.free_cancels -= 1
        self.left += 1
        return True
