"""Orders with everything that can be in one, by strategy."""

from hypothesis import strategies as st

from services.contracts.controls import (
    About,
    AtFormField,
    AtKeyword,
    AtPoint,
    Control,
    Drawn,
    FieldValue,
    Mark,
    Pages,
    Placeable,
    TemplateField,
)
from services.contracts.order import FromFile, FromTemplate, Order, PartyKind, Signer, Watcher
from services.contracts.ways import Verify, Way

from .orders import moments

SUFFIXES = ("pdf", "PDF", "docx", "xls", "jpg", "bmp", "html", "txt")

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
lengths = st.floats(0, 2000, allow_nan=False)
points = st.builds(
    AtPoint,
    page=st.integers(-9, 9).filter(bool),
    x=lengths,
    y=lengths,
    width=lengths,
    height=lengths,
)
keywords = st.builds(
    AtKeyword,
    keyword=words,
    whole_word=st.booleans(),
    dx=st.floats(-900, 900),
    dy=st.floats(-900, 900),
    width=lengths,
    height=lengths,
    page=st.none() | st.integers(1, 9),
    which=st.lists(st.integers(0, 9), max_size=3).map(tuple),
    from_end=st.booleans(),
)
form_fields = st.builds(AtFormField, name=words)
places = points | keywords | form_fields
pages = st.builds(Pages, first=st.integers(1, 9), last=st.integers(9, 99) | st.just(-1))
repeated = st.builds(
    Control,
    mark=st.sampled_from([Mark.SEAL, Mark.SIGNATURE]),
    at=points.flatmap(
        lambda at: st.lists(pages, max_size=2).map(
            lambda some: at.model_copy(update={"pages": tuple(some)})
        )
    ),
)
placeable = st.builds(
    Placeable,
    mark=st.sampled_from([Mark.SEAL, Mark.PAGING_SEAL, Mark.LEGAL_SEAL, Mark.SIGNATURE]),
    seal_ids=st.lists(words, max_size=2).map(tuple),
    drawn=st.lists(st.sampled_from(Drawn), unique=True).map(tuple),
)


def controls(signing: bool) -> st.SearchStrategy[tuple[Control, ...]]:
    marks = [mark for mark in Mark if mark.signs is signing]
    one = st.builds(
        Control,
        mark=st.sampled_from(marks),
        at=places,
        name=words | st.just(""),
        value=st.just("") if signing else words,
        required=st.booleans(),
        choices=st.lists(words, max_size=3).map(tuple),
        seal_id=words | st.just(""),
        about=st.none() | st.sampled_from(About),
    )
    return st.lists(one | repeated if signing else one, max_size=4).map(tuple)


signers = st.builds(
    Signer,
    kind=st.sampled_from(PartyKind),
    name=words,
    mobile=mobiles,
    company=words,
    way=st.sampled_from(Way),
    unnamed=st.booleans(),
    ours=st.booleans(),
    account=st.just("") | words,
    seal_id=words | st.just(""),
    pin=words,
    controls=st.tuples(controls(True), controls(False)).map(lambda both: both[0] + both[1]),
    placeable=st.lists(placeable, max_size=2).map(tuple),
    read_seconds=st.just(0) | st.integers(3, 300),
    verify=st.lists(st.sampled_from(Verify), unique=True).map(tuple),
    reviewed=st.booleans(),
)
watchers = st.builds(
    Watcher, kind=st.sampled_from(PartyKind), name=words, mobile=mobiles, company=words
)
fields = st.builds(
    TemplateField, id=words, name=words, mark=st.sampled_from([Mark.TEXT, Mark.DAY, Mark.CHECK])
)
values = st.builds(FieldValue, id=words, value=words) | st.builds(
    FieldValue, name=words, value=words
)
files = st.builds(
    FromFile,
    file_id=words,
    file_name=st.tuples(words, st.sampled_from(SUFFIXES)).map(".".join),
)


@st.composite
def orders(draw: st.DrawFn, source: type[FromFile | FromTemplate]) -> Order:
    parties = tuple(draw(st.lists(signers, min_size=1, max_size=4)))
    template = st.builds(
        FromTemplate,
        template_id=words,
        role_ids=st.tuples(*[words for _ in parties]),
        fields=st.lists(fields, max_size=2).map(tuple),
    )
    return Order(
        name=draw(words),
        source=draw(files if source is FromFile else template),
        signers=parties,
        ordered=draw(st.booleans()),
        deadline=draw(moments),
        reviewer=draw(st.sampled_from(["", "U0REVIEWER"])),
        watchers=draw(st.lists(watchers, max_size=2).map(tuple)),
        values=draw(st.lists(values, max_size=3).map(tuple)) if source is FromTemplate else (),
        controls=draw(controls(False)) if source is FromFile else (),
        growing=draw(st.booleans()),
    )
