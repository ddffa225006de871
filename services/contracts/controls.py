"""What stands on a document: where people sign, and what is filled in.

Lengths are points of the PDF; the origin is the top left corner of a page, pages count from 1, and
a negative page counts from the end.
"""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .frozen import Frozen


class Mark(StrEnum):
    """What a control is for. The first group is made when signing, the second is filled in."""

    SEAL = "seal"
    SIGNATURE = "signature"
    DATE = "date"
    """The day of signing, set by Tencent."""
    PAGING_SEAL = "paging_seal"
    """Across the edges of all pages."""
    PAGING_SIGNATURE = "paging_signature"
    OPINION = "opinion"
    LEGAL_SEAL = "legal_seal"
    """The seal of the company's legal representative."""

    TEXT = "text"
    LONG_TEXT = "long_text"
    CHECK = "check"
    CHOICE = "choice"
    DAY = "day"
    DISTRICT = "district"
    """Province, city and county."""
    PICTURE = "picture"
    ATTACHMENT = "attachment"

    @property
    def signs(self) -> bool:
        return self in SIGNING


SIGNING = frozenset(
    {
        Mark.SEAL,
        Mark.SIGNATURE,
        Mark.DATE,
        Mark.PAGING_SEAL,
        Mark.PAGING_SIGNATURE,
        Mark.OPINION,
        Mark.LEGAL_SEAL,
    }
)


class Drawn(StrEnum):
    """How a signature comes to be, where signers may choose."""

    NOW = "now"
    """Written by hand while signing."""
    KEPT = "kept"
    """Written by hand, now or once before."""
    READ = "read"
    """Written by hand and compared with the name."""
    STAMP = "stamp"
    """A person's own seal."""
    MADE = "made"
    """Made of the name by Tencent."""


class Placeable(Frozen):
    """What signers may put on the document themselves, where nobody says where they sign.

    `seal_ids` are the seals to choose from (of our own company only), `drawn` the ways of a
    signature; empty: whichever they like.
    """

    mark: Literal[Mark.SEAL, Mark.PAGING_SEAL, Mark.LEGAL_SEAL, Mark.SIGNATURE]
    seal_ids: tuple[str, ...] = ()
    drawn: tuple[Drawn, ...] = ()


class About(StrEnum):
    """What a field is about. Of the first group Tencent fills in what it knows of the signer."""

    NAME = "name"
    MOBILE = "mobile"
    COMPANY_NUMBER = "company_number"
    """The unified social credit code."""
    LEGAL_NAME = "legal_name"
    """Of the company's legal representative."""

    ADDRESS = "address"
    EMAIL = "email"
    EDUCATION = "education"
    """Tencent knows what can be chosen, as of the next."""
    GENDER = "gender"


class Pages(Frozen):
    """From one page to another, both included; -1 is the last."""

    first: int
    last: int


class AtPoint(Frozen):
    """At a point of one page, with its size; a seal or a signature also on further `pages`."""

    kind: Literal["point"] = "point"
    page: int
    x: float
    y: float
    width: float
    height: float
    pages: tuple[Pages, ...] = ()
    """It stands at the same point of all of these; empty: on `page` alone."""


class AtKeyword(Frozen):
    """Where a word stands in the document, moved by `dx` and `dy`.

    `which` numbers the word's occurrences from 0 (empty: all), from the end with `from_end`;
    `page` None looks at all pages.
    """

    kind: Literal["keyword"] = "keyword"
    keyword: str
    whole_word: bool = False
    dx: float = 0
    dy: float = 0
    width: float
    height: float
    page: int | None = None
    which: tuple[int, ...] = ()
    from_end: bool = False


class AtFormField(Frozen):
    """In place of the PDF's own form field of that name, whose size it takes."""

    kind: Literal["form_field"] = "form_field"
    name: str


Place = Annotated[AtPoint | AtKeyword | AtFormField, Field(discriminator="kind")]


class Control(Frozen):
    """One thing on the document. `value` is what is in it already, where it is not to be signed.

    `seal_id` names the seal of one that signs by itself.
    """

    mark: Mark
    at: Place
    name: str = ""
    value: str = ""
    required: bool = True
    choices: tuple[str, ...] = ()
    """Of a CHOICE."""
    seal_id: str = ""
    about: About | None = None


class FieldValue(Frozen):
    """What the initiator fills into a field of a template, by the field's id or its name.

    A tick is "true" or "false", a day is written as 2026-12-31; each edition has its own way.
    """

    id: str = ""
    name: str = ""
    value: str


class TemplateField(Frozen):
    """A fill-in field of a template. `role_id` empty: the initiator fills it in."""

    id: str
    name: str
    mark: Mark = Mark.TEXT
    role_id: str = ""
    required: bool = True
    choices: tuple[str, ...] = ()
    value: str = ""
    """What the template puts in, unless something else is given."""
