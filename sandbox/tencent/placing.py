"""Where people sign and fill in on a document: the rules of Component.

Source: Component in tencentcloud-sdk-python-ess 3.1.194. Lengths are in points.
"""

from collections.abc import Sequence

from .answers import Json, Refusal
from .pdf import page_count
from .pdf_text import form_fields, pages_of

WHOLE_EDGE = ("SIGN_PAGING_SEAL", "SIGN_PAGING_SIGNATURE")
ORDERS = ("Positive", "Reverse")
LOCATIONS = ("Middle", "Below", "Right", "LowerRight", "UpperRight")


def check_place(component: Json, pdf: bytes) -> None:
    """Refuse what cannot be found in the document, or lies outside of it."""
    if component["FileIndex"] != 0:
        raise Refusal("There is one file, number 0.", "InvalidParameter.ComponentFileIndex")
    match component.get("GenerateMode") or "NORMAL":
        case "KEYWORD":
            _check_size(component)
            _check_keyword(component, pages_of(pdf))
        case "FIELD":
            # The size is that of the form field.
            _check_form_field(component, pdf)
        case _:
            _check_size(component)
            _check_point(component, page_count(pdf))


def _check_size(component: Json) -> None:
    size = component["ComponentWidth"], component["ComponentHeight"]
    if min(size) <= 0 and component["ComponentType"] not in WHOLE_EDGE:
        raise _impossible("The component has no size.")


def _check_point(component: Json, pages: int | None) -> None:
    page: int = component["ComponentPage"]
    if page == 0 or (pages is not None and abs(page) > pages):
        raise Refusal("The file has no such page.", "InvalidParameter.ComponentPage")
    if min(component["ComponentPosX"], component["ComponentPosY"]) < 0:
        raise _impossible("The place of the component is impossible.")


def _check_keyword(component: Json, pages: Sequence[str]) -> None:
    """`^word^`: found only where nothing else stands beside it, which we do not look at."""
    word = component.get("ComponentId", "").removeprefix("^").removesuffix("^")
    if not word:
        raise Refusal("The keyword is missing.", "MissingParameter.KeyWord")
    order, location = component.get("KeywordOrder", ""), component.get("RelativeLocation", "")
    if (order and order not in ORDERS) or (location and location not in LOCATIONS):
        raise Refusal("Unknown order or location.", "InvalidParameter.ParamError")
    only = component.get("KeywordPage", 0)
    looked_at = pages[only - 1 : only] if only else pages
    count = sum(text.count(word) for text in looked_at)
    if count <= max(component.get("KeywordIndexes") or [0]):
        raise Refusal("The document has no such word.", "InvalidParameter.Keyword")


def _check_form_field(component: Json, pdf: bytes) -> None:
    name = component.get("ComponentName", "")
    if not name or name not in form_fields(pdf):
        raise Refusal("The document has no such form field.", "MissingParameter.Field")


def _impossible(message: str) -> Refusal:
    return Refusal(message, "InvalidParameter.ComponentPosition")
