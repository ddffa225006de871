"""Of a phone number only its end is kept."""


def tail(mobile: str) -> str:
    """The last four digits of a number; nothing where they are masked."""
    end = mobile[-4:]
    return end if len(mobile) > len(end) and end.isascii() and end.isdigit() else ""
