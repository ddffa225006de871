"""Every exception becomes a sentence that a person can act on."""

import pytest

from handlers.slack.explain import explain
from handlers.text import EN, ZH, Text
from services.contracts import errors
from services.contracts.errors import (
    Misconfigured,
    NotAllowed,
    NotFound,
    NotYet,
    Reason,
    Refused,
    SignetError,
    Unavailable,
    Unsupported,
)

BOTH = pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])


@BOTH
@pytest.mark.parametrize("reason", list(Reason))
def test_every_reason_of_a_refusal_is_explained_with_its_reference(
    text: Text, reason: Reason
) -> None:
    said = explain(Refused("OperationDenied.X", "内部错误", "s17", reason), text)
    sentence, reference = said.split("\n")
    assert text.errors.reason[reason] in sentence
    assert "OperationDenied.X s17" in reference


def test_reasons_differ_in_what_they_say() -> None:
    for text in (EN, ZH):
        said = [explain(Refused("c", reason=reason), text) for reason in Reason]
        assert len(set(said)) == len(said)


def test_tencents_own_words_help_where_ours_say_little() -> None:
    message = "<!channel>\u202e 手机 13912345678"
    said = explain(Refused("c", message, "r", Reason.OTHER), EN)
    assert "Tencent E-Sign says: <!channel> 手机 139****5678" in said
    assert "手机" not in explain(Refused("c", message, "r", Reason.ENDED), EN)


@BOTH
@pytest.mark.parametrize("kind", [k for k in vars(errors).values() if isinstance(k, type)])
def test_every_class_of_our_errors_is_foreseen(text: Text, kind: type) -> None:
    if not issubclass(kind, SignetError) or kind is SignetError:
        return
    assert text.errors.unexpected not in explain(kind("x"), text)


def test_waiting_times_are_told_where_known() -> None:
    assert "in 12 seconds" in explain(Unavailable("t", 11.6), EN)
    assert "12 秒后" in explain(Unavailable("t", 12), ZH)
    assert "in 1 second." in explain(Unavailable("t", 0.0), EN)
    assert "few minutes" in explain(Unavailable("t"), EN)


def test_what_people_ask_for_may_be_repeated_even_if_it_was_done() -> None:
    assert "in 5 seconds" in explain(Unavailable("t", 5, maybe_done=True), EN)
    assert "few minutes" in explain(Unavailable("t", maybe_done=True), EN)


def test_nothing_is_wrong_with_what_is_being_made() -> None:
    assert "nothing is wrong" in explain(NotYet("t", 3), EN)


def test_what_was_sought_is_named_and_cleaned() -> None:
    assert "“a b”" in explain(NotFound("a\n\u200bb"), EN)
    assert len(explain(NotFound("x" * 10_000), ZH)) < 200


def test_the_rest_of_the_tree_is_told_apart() -> None:
    assert "edition" in explain(Unsupported("review"), EN)
    assert "owner" in explain(NotAllowed("manage", "U1"), EN)
    assert "STATE_KEY" in explain(Misconfigured("STATE_KEY is missing"), EN)


@BOTH
def test_an_unforeseen_exception_shows_nothing_but_our_reference(text: Text) -> None:
    said = explain(ValueError("password=hunter2"), text, reference="abc123")
    assert "hunter2" not in said
    assert said.endswith("abc123")
    assert text.errors.unexpected in said


def test_there_is_no_line_for_a_reference_that_nobody_has() -> None:
    assert "\n" not in explain(NotFound("x"), EN)
