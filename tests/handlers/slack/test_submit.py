"""What happens between a press on "Send contract" and the answer to Slack, and in which order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, cast

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from handlers.inbox import Inbox
from handlers.messages import CreateContract, load
from handlers.slack.asked import AckOnce, Asked
from handlers.slack.background import Background
from handlers.slack.deps import Deps
from handlers.slack.files import SlackFiles
from handlers.slack.people import Person
from handlers.slack.submit import Submit
from handlers.text import text_for
from handlers.views import create
from services.contracts.can import Can
from services.contracts.errors import NotKept, Refused, Unavailable
from services.contracts.ports import Contracts, Esign
from services.esign.ess import RULES
from tests.handlers.views.filling import filled

NOW = datetime(2026, 6, 1, tzinfo=UTC)
TEXT = text_for("en", "en")
FORM = create.CreateForm(
    file_id="F1",
    file_name="contract.pdf",
    file_size=1000,
    name="Sales 2026",
    signers=(create.SignerRow(name="李四", mobile="13900000002"),),
    deadline=date(2026, 7, 1),
)


async def test_nothing_is_acknowledged_before_it_is_durable() -> None:
    slack = Pretended()
    await slack.submit(FORM)
    assert slack.happened == ["look at F1", "inbox", "drop draft", "ack update"]
    [message] = slack.messages
    assert (message.by, message.order.name) == ("U1", "Sales 2026")


async def test_when_the_inbox_fails_nothing_is_acknowledged() -> None:
    slack = Pretended(broken={"inbox"})
    with pytest.raises(Unavailable):
        await slack.submit(FORM)
    assert slack.happened == ["look at F1", "inbox"]


async def test_when_the_draft_cannot_be_kept_the_form_still_says_what_is_wrong() -> None:
    slack = Pretended(broken={"keep draft"})
    await slack.submit(FORM.model_copy(update={"name": "🎉"}))
    assert slack.happened == ["look at F1", "keep draft", "ack errors"]


async def test_a_draft_that_stays_behind_does_not_undo_the_submission() -> None:
    slack = Pretended(broken={"drop draft"})
    await slack.submit(FORM)
    assert slack.happened[-1] == "ack update"


async def test_a_form_with_errors_reaches_the_draft_and_no_further() -> None:
    slack = Pretended()
    await slack.submit(FORM.model_copy(update={"name": "🎉"}))
    assert slack.happened == ["look at F1", "keep draft", "ack errors"]


async def test_a_form_that_is_sent_twice_is_put_under_the_same_key_and_id() -> None:
    slack = Pretended()
    await slack.submit(FORM)
    await slack.submit(FORM)
    assert len(set(slack.onces)) == 1
    assert len({message.contract_id for message in slack.messages}) == 1


async def test_the_same_form_of_another_person_or_another_window_is_another_contract() -> None:
    slack = Pretended()
    await slack.submit(FORM)
    await slack.submit(FORM, who="U2")
    await slack.submit(FORM, view_id="V2")
    assert len(set(slack.onces)) == 3


@pytest.mark.parametrize(
    ("found", "outcome"),
    [
        (b"%PDF-1.7", "ack update"),
        (b"GIF89a", "ack errors"),
        (Refused("file_not_found"), "ack errors"),
        (Unavailable("slack: TimeoutError"), "ack update"),
    ],
)
async def test_the_file_is_looked_at_as_far_as_slack_allows(
    found: bytes | Exception, outcome: str
) -> None:
    slack = Pretended(head=found)
    await slack.submit(FORM)
    assert slack.happened[-1] == outcome


async def test_a_file_over_the_limit_is_not_even_looked_at() -> None:
    slack = Pretended()
    await slack.submit(FORM.model_copy(update={"file_size": 61 * 1024 * 1024}))
    assert slack.happened == ["keep draft", "ack errors"]


@pytest.mark.parametrize(
    ("name", "size", "outcome"),
    [
        ("contract.docx", 1000, "ack update"),
        ("scan.PNG", 1000, "ack update"),
        ("scan.png", 6 * 1024 * 1024, "ack errors"),
        ("contract.exe", 1000, "ack errors"),
        ("contract", 1000, "ack errors"),
    ],
)
async def test_what_is_no_pdf_is_told_by_its_name_and_its_size(
    name: str, size: int, outcome: str
) -> None:
    slack = Pretended(head=b"nothing that is looked at")
    await slack.submit(FORM.model_copy(update={"file_name": name, "file_size": size}))
    assert slack.happened[-1] == outcome
    assert "look at F1" not in slack.happened


@dataclass
class Edition:
    """As much of an edition as a submission looks at."""

    rules = RULES
    can = frozenset(Can)


@dataclass
class Pretended:
    """Everything around a submission, writing down what happens; what is in `broken` fails."""

    head: bytes | Exception = b"%PDF-1.7"
    broken: set[str] = field(default_factory=set)
    happened: list[str] = field(default_factory=list)
    messages: list[CreateContract] = field(default_factory=list)
    onces: list[str] = field(default_factory=list)

    async def submit(
        self, form: create.CreateForm, *, who: str = "U1", view_id: str = "V1"
    ) -> None:
        payload = filled(create.form(form, TEXT, now=NOW, can=frozenset(Can)))
        view = {**payload, "id": view_id, "hash": "1.a"}
        body = {"type": "view_submission", "view": view, "user": {"id": who}}
        asked = Asked(
            Person(who, TEXT, "Asia/Shanghai"),
            "",
            body,
            AsyncWebClient(),
            AckOnce(self.ack),
            Background(),
        )
        await Submit(self.deps()).submitted(asked)

    def deps(self) -> Deps:
        return Deps(
            inbox=Inbox(_Queue(self)),
            contracts=cast(Contracts, None),
            esign=cast(Esign, Edition()),
            drafts=_Drafts(self),
            files=cast(SlackFiles, _Files(self)),
            background=Background(),
            clock=lambda: NOW,
            new_id=lambda once: once[:10],
            reviewers=(),
            default_channel="",
        )

    def note(self, what: str) -> None:
        self.happened.append(what)
        if what in self.broken:
            raise NotKept("redis: gone", 1)

    async def ack(self, **answer: Any) -> Mapping[str, Any]:
        self.note(f"ack {answer['response_action']}")
        return answer


@dataclass
class _Drafts:
    slack: Pretended

    async def get(self, member: str) -> bytes | None:
        return None

    async def put(self, member: str, body: bytes) -> None:
        self.slack.note("keep draft")

    async def drop(self, member: str) -> None:
        self.slack.note("drop draft")

    async def is_first(self, once: str) -> bool:
        self.slack.note("ask whether it is the first")
        return True


@dataclass
class _Files:
    slack: Pretended

    async def head(self, file_id: str) -> bytes:
        self.slack.note(f"look at {file_id}")
        if isinstance(self.slack.head, Exception):
            raise self.slack.head
        return self.slack.head


@dataclass
class _Queue:
    slack: Pretended

    async def put(self, body: bytes, lane: str, once: str = "", *, same: bool = False) -> bool:
        self.slack.note("inbox")
        message = load(body)
        assert isinstance(message, CreateContract)
        assert same
        self.slack.messages.append(message)
        self.slack.onces.append(once)
        return True
