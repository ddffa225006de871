"""What people put into a modal, out of the `view` that Slack sends.

Every input block of ours holds one element. Slack sends null for what is empty.
"""

from collections.abc import Mapping
from typing import Any


class Values:
    """Reads `view.state.values`; what is missing reads as empty."""

    def __init__(self, view: Mapping[str, Any]) -> None:
        state = view.get("state") or {}
        self._values: Mapping[str, Any] = state.get("values") or {}

    def has(self, block: str) -> bool:
        return block in self._values

    def typed(self, block: str) -> str:
        return str(self._element(block).get("value") or "")

    def chosen(self, block: str) -> tuple[str, str]:
        """The value and the words of the chosen option."""
        option = self._element(block).get("selected_option") or {}
        return str(option.get("value") or ""), str((option.get("text") or {}).get("text") or "")

    def several(self, block: str) -> tuple[str, ...]:
        """The values of the chosen options."""
        return tuple(value for value, _ in self.options(block))

    def options(self, block: str) -> tuple[tuple[str, str], ...]:
        """The values and the words of the chosen options."""
        options = self._element(block).get("selected_options") or ()
        return tuple(
            (str(one.get("value") or ""), str((one.get("text") or {}).get("text") or ""))
            for one in options
        )

    def ticked(self, block: str) -> bool:
        return bool(self._element(block).get("selected_options"))

    def member(self, block: str) -> str:
        return str(self._element(block).get("selected_user") or "")

    def channel(self, block: str) -> str:
        return str(self._element(block).get("selected_conversation") or "")

    def date(self, block: str) -> str:
        return str(self._element(block).get("selected_date") or "")

    def file(self, block: str) -> Mapping[str, Any] | None:
        """The first file that lies in a file input."""
        return next(iter(self.files(block)), None)

    def files(self, block: str) -> tuple[Mapping[str, Any], ...]:
        """All that lie in a file input."""
        return tuple(self._element(block).get("files") or ())

    def _element(self, block: str) -> Mapping[str, Any]:
        elements = self._values.get(block) or {}
        return next(iter(elements.values()), {}) or {}
