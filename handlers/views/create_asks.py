"""What an edition takes and wants to know, as far as the form for a new contract shows it."""

from dataclasses import dataclass

from services.contracts.rules import Rules

from .create_form import MOST_WATCHERS


@dataclass(frozen=True)
class Asks:
    """`file_types` are the suffixes of what a contract can be made from."""

    file_types: tuple[str, ...] = ("pdf",)
    watchers: int = MOST_WATCHERS
    accounts: bool = False
    places: bool = False

    @classmethod
    def of(cls, rules: Rules, file_types: tuple[str, ...]) -> "Asks":
        return cls(file_types, rules.watchers, rules.accounts, rules.places)
