"""Orders for this edition, by strategy: every kind of signer, place, field and reader."""

from collections.abc import Sequence

from hypothesis import strategies as st

from services.contracts.controls import (
    AtFormField,
    AtKeyword,
    AtPoint,
    Control,
    FieldValue,
    Mark,
)
from services.contracts.order import FromFile, FromTemplate, Order, PartyKind, Signer, Watcher
from services.contracts.ways import Verify, Way
from tests.services.esign.orders import moments, texts

mobiles = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
accounts = st.just("") | st.from_regex(r"[A-Za-z0-9]{1,64}", fullmatch=True)
lengths = st.floats(0, 1000, width=32)
places = st.one_of(
    st.builds(
        AtPoint, page=st.integers(-9, 9), x=lengths, y=lengths, width=lengths, height=lengths
    ),
    st.builds(
        AtKeyword,
        keyword=texts,
        whole_word=st.booleans(),
        width=lengths,
        height=lengths,
        page=st.none() | st.integers(1, 9),
        which=st.lists(st.integers(0, 5), max_size=3).map(tuple),
        from_end=st.booleans(),
    ),
    st.builds(AtFormField, name=texts),
)
controls = st.builds(
    Control,
    mark=st.sampled_from(Mark),
    at=places,
    name=st.just("") | texts,
    value=st.just("") | texts,
    required=st.booleans(),
    choices=st.lists(texts, max_size=3).map(tuple),
    seal_id=st.sampled_from(["", "yDSeal"]),
)
signers = st.builds(
    Signer,
    kind=st.sampled_from(PartyKind),
    name=texts,
    mobile=mobiles,
    company=st.sampled_from(["典子谦示例企业", "张三示例企业", "远方贸易（上海）有限公司"]),
    way=st.sampled_from(Way),
    unnamed=st.booleans(),
    ours=st.booleans(),
    account=accounts,
    seal_id=st.sampled_from(["", "yDSeal"]),
    pin=st.sampled_from(["", "v0ZIwH8lRDLsWRHJWJT7PR05FoXdl4S2"]),
    controls=st.lists(controls, max_size=3).map(tuple),
    read_seconds=st.sampled_from([0, 3, 300]),
    verify=st.lists(st.sampled_from(Verify), max_size=5).map(tuple),
    reviewed=st.booleans(),
)
watchers = st.builds(Watcher, kind=st.sampled_from(PartyKind), name=texts, mobile=mobiles)
values = st.builds(FieldValue, name=texts, value=texts)


@st.composite
def orders(draw: st.DrawFn, *, from_file: bool, readers: bool = True) -> Order:
    parties = tuple(draw(st.lists(signers, min_size=1, max_size=4)))
    return Order(
        name=draw(texts),
        source=draw(_source(parties, from_file=from_file)),
        signers=parties,
        ordered=draw(st.booleans()),
        deadline=draw(moments),
        reviewer=draw(st.sampled_from(["", "U0REVIEWER"])),
        watchers=tuple(draw(st.lists(watchers, max_size=2))) if readers else (),
        values=() if from_file else tuple(draw(st.lists(values, max_size=2))),
        controls=tuple(draw(st.lists(controls, max_size=2))) if from_file else (),
        growing=from_file and draw(st.booleans()),
    )


def _source(
    parties: Sequence[Signer], *, from_file: bool
) -> st.SearchStrategy[FromFile] | st.SearchStrategy[FromTemplate]:
    names = texts.map(lambda stem: f"{stem}.pdf") | texts.map(lambda stem: f"{stem}.docx")
    if from_file:
        return st.builds(FromFile, file_id=texts, file_name=names)
    roles = st.tuples(*[texts for _ in parties])
    return st.builds(FromTemplate, template_id=texts, role_ids=roles)
