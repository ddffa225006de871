"""Names and reasons that others wrote, in everything we ever show, in both languages.

`tests/handlers/views/test_limits.py` has one text with everything in it; here each stands alone, so
that no other hides it, and they are mixed at random.
"""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from handlers.text import EN, ZH, Text
from handlers.views import card, create, create_source, foreign, home, status
from sandbox.slack import blocks
from services.contracts.model import Contract, Party, Standing, Status
from services.contracts.order import PartyKind, Role, Template
from tests.handlers.views.limits import hidden, home_problems, message_problems, view_problems
from tests.handlers.views.samples import (
    EVERYTHING,
    NOW,
    OWNER,
    contract,
    every_home,
    every_message,
    every_view,
    hostile,
)

NAMES = {
    "a channel": "<!channel> <!here> <!everyone> @channel @here",
    "a person": "<@U0EVIL> @li <!subteam^S1|@all>",
    "a room": "<#C0EVIL|general> #general",
    "a link": "<https://evil.example|Approve> https://evil.example www.evil.example <mailto:a@b.c>",
    "a date": "<!date^1392734382^{date}^https://evil.example|now>",
    "markup": "*a* _b_ ~c~ `d` ```e``` > f\n>>> g\n• h [i](https://evil.example)",
    "halves of escapes": "&lt;!channel&gt; &amp;lt; &#60;!channel&#62; & < >",
    "an emoji's name": ":rotating_light: :tada::skin-tone-2:",
    "bidi": "\u202egnp.exe\u202c \u2066a\u2069 \u2067b\u2069 \u200f\u061c\u202b",
    "invisible": "\u200b\u200c\u200d\u2060\ufeff\u00ad\u3164\u2800\U000e0041",
    "control": "\x00\x07\x1b[31m\x7f\x85\r\n\t\v\f",
    "lone surrogates": "a\ud800b\udfffc",
    "stacked marks": "a" + "\u0301" * 500,
    "lines": "a\n" * 1_000,
    "ten thousand": "长" * 10_000,
    "ten thousand of four bytes": "🎉" * 10_000,
    "one long mention": "<@U" + "A" * 10_000,
    "formats": "{0} {name} %s %(a)s ${b} {{c}}",
    "nothing": "",
    "spaces": " \u3000\u00a0 ",
}


def named(words: str, state: Status) -> Contract:
    """A contract in which all that is foreign says `words`."""
    base = hostile(state)
    signers = tuple(
        signer.model_copy(update={"name": words, "company": words, "member": ""})
        for signer in base.order.signers[:3]
    )
    parties = tuple(
        Party(signer=signer, standing=Standing.REFUSED, reason=words) for signer in signers
    )
    order = base.order.model_copy(update={"name": words, "signers": signers})
    assert base.review is not None
    said = base.review.model_copy(update={"reason": words, "reviewer": OWNER, "by": OWNER})
    change = {"order": order, "parties": parties, "review": said, "reason": words, "owner": OWNER}
    return base.model_copy(update=change)


@pytest.mark.parametrize("name", [name for name in NAMES if foreign.clean(NAMES[name])])
def test_it_neither_acts_nor_hides_nor_grows(name: str, text: Text) -> None:
    one = named(NAMES[name], Status.REFUSED)
    for message in every_message(one, text):
        payload = message.payload()
        assert message_problems(payload) + blocks.problems(payload) + hidden(payload) == []
    for modal in every_view(one, text):
        view = modal.to_dict()
        assert view_problems(view) + blocks.problems(view) + hidden(but_typed(view)) == []


def but_typed(thing: Any) -> Any:
    """What people typed comes back to them in its field as they typed it."""
    if isinstance(thing, dict):
        return {key: but_typed(value) for key, value in thing.items() if key != "initial_value"}
    return [but_typed(one) for one in thing] if isinstance(thing, list) else thing


@pytest.mark.parametrize("name", NAMES)
def test_nor_on_home_in_a_form_or_in_a_search(name: str, text: Text) -> None:
    words = NAMES[name]
    for full in every_home(named(words, Status.WAITING), text):
        shown = full.to_dict()
        assert home_problems(shown) + blocks.problems(shown) + hidden(shown) == []
    roles = tuple(Role(id=f"r{i}", name=words, kind=PartyKind.EMPLOYEE) for i in range(3))
    template = Template(id="t1", name=words, roles=roles)
    form = create.CreateForm(file_id="F1", file_name=words, name=words).with_template(template)
    drawn = create.form(form, text, now=NOW, can=EVERYTHING, notice="", draft=True, begun=True)
    view = drawn.to_dict()
    assert view_problems(view) + blocks.problems(view) + hidden(but_typed(view)) == []
    found = create_source.template_options([template] * 200, text)
    assert hidden(found) == []
    assert 0 < len(found["options"]) <= 100
    assert all(0 < len(one["text"]["text"]) <= 75 for one in found["options"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    parts=st.lists(st.sampled_from([*NAMES.values()]) | st.text(max_size=9), max_size=5),
    language=st.sampled_from([EN, ZH]),
)
def test_nor_in_any_mixture(parts: list[str], language: Text) -> None:
    one = named("".join(parts), Status.WAITING)
    for message in (
        card.card(one, language, can=EVERYTHING),
        status.status(one, OWNER, language, can=EVERYTHING),
    ):
        payload = message.payload()
        assert message_problems(payload) + blocks.problems(payload) + hidden(payload) == []
    shown = home.home([one], OWNER, language, can=EVERYTHING, now=NOW).to_dict()
    assert home_problems(shown) + blocks.problems(shown) + hidden(shown) == []


def test_a_name_that_is_harmless_is_shown_as_it_is(text: Text) -> None:
    ordinary = contract()
    assert foreign.clean(ordinary.order.name) == ordinary.order.name
    drawn = card.card(ordinary, text, can=EVERYTHING).payload()
    assert ordinary.order.name in str(drawn)


@pytest.fixture(scope="module", params=[EN, ZH], ids=["en", "zh"])
def text(request: pytest.FixtureRequest) -> Text:
    language: Text = request.param
    return language
