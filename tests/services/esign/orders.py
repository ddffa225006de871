"""Orders, by example and by strategy."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from services.contracts.model import Party
from services.contracts.order import FromFile, FromTemplate, Order, PartyKind, Signer

DEADLINE = datetime(2026, 6, 1, tzinfo=UTC)
EMPLOYEE = Signer(
    kind=PartyKind.EMPLOYEE, name="典子谦", mobile="13200000000", company="典子谦示例企业"
)
PERSON = Signer(kind=PartyKind.PERSON, name="李四", mobile="15100000000")
PARTY = Party(signer=PERSON, id="yDw7hUUckpkmtvyqURxlqRxRRQF8HT1m")

FROM_FILE = Order(
    name="2026年采购合同",
    source=FromFile(file_id="F0123", file_name="purchase.pdf"),
    signers=(EMPLOYEE, PERSON),
    deadline=DEADLINE,
    reviewer="U0REVIEWER",
)
FROM_TEMPLATE = Order(
    name="2026年采购合同",
    source=FromTemplate(template_id="yDTemplate", role_ids=("yDRoleA", "yDRoleB")),
    signers=(EMPLOYEE, PERSON),
    ordered=False,
    deadline=DEADLINE,
)

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
signers = st.builds(
    Signer,
    kind=st.sampled_from(PartyKind),
    name=texts,
    mobile=st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True),
    company=texts,
)


moments = st.integers(1_700_000_000, 4_000_000_000).map(lambda s: datetime.fromtimestamp(s, UTC))


@st.composite
def orders(draw: st.DrawFn) -> Order:
    parties = tuple(draw(st.lists(signers, min_size=1, max_size=6)))
    file = st.builds(FromFile, file_id=texts, file_name=texts)
    roles = st.tuples(*[texts for _ in parties])
    template = st.builds(FromTemplate, template_id=texts, role_ids=roles)
    return Order(
        name=draw(texts),
        source=draw(file | template),
        signers=parties,
        ordered=draw(st.booleans()),
        deadline=draw(moments),
        reviewer=draw(st.sampled_from(["", "U0REVIEWER"])),
    )
