"""Every sentence exists in both languages, says what it is given, and is in its language."""

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import StrEnum
from itertools import count
from typing import Any

import pytest

from handlers.text import EN, ZH, Text, text_for
from services.contracts.announcements import Line, Trouble
from services.contracts.errors import Reason
from services.contracts.model import Standing, Status
from services.contracts.order import PartyKind
from services.contracts.rules import At

CHINESE = re.compile("[\u4e00-\u9fff]")
SAME = {"mobile_example", "lang", "gap", "full_stop", "comma", "list_comma"}
PURE = {"labelled", "quoted"}
"""They only put what they are given together."""

Sentence = str | Callable[..., str]


def test_both_languages_have_the_same_sentences() -> None:
    assert [path for path, _ in _sentences(EN)] == [path for path, _ in _sentences(ZH)]


@pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
def test_no_sentence_is_empty_or_has_leftovers_of_a_template(text: Text) -> None:
    for path, sentence in _sentences(text):
        said, given = _said(sentence)
        assert said.strip() or path.endswith("gap"), path
        assert "{" not in said, path
        assert "}" not in said, path
        assert "  " not in said, path
        for value in given:
            assert value in said, path


def test_chinese_is_chinese_and_english_is_not() -> None:
    for path, sentence in _sentences(ZH):
        name = path.rsplit(".", 1)[-1]
        said, _ = _said(sentence)
        assert CHINESE.search(said) or name in SAME | PURE, path
    for path, sentence in _sentences(EN):
        said, _ = _said(sentence)
        assert not CHINESE.search(said) or ".verbs" in path, path


def test_sentences_stop() -> None:
    """What is longer than a label is a sentence, and ends like one."""
    for text, stops in ((EN, ".?:"), (ZH, "。？：")):
        for path, sentence in _sentences(text):
            said, given = _said(sentence)
            # Some end with what they are given, or are parts of a card's small print.
            open_end = any(said.endswith(value) for value in given) or " · " in said
            longest = 60 if text is EN else 30
            assert len(said) < longest or open_end or said[-1] in stops + "”）)", path


@pytest.mark.parametrize("text", [EN, ZH], ids=["en", "zh"])
def test_tables_of_sentences_are_complete(text: Text) -> None:
    complete: list[tuple[Mapping[Any, Any], type[StrEnum]]] = [
        (text.words.status, Status),
        (text.words.standing, Standing),
        (text.words.kind, PartyKind),
        (text.card.next, Status),
        (text.card.of_contract, Line),
        (text.wrong.missing, At),
        (text.trouble.failed, Trouble),
        (text.trouble.delayed, Trouble),
        (text.errors.reason, Reason),
    ]
    for table, kinds in complete:
        assert set(table) == set(kinds)


def test_titles_and_submit_labels_fit_a_modal() -> None:
    for text in (EN, ZH):
        said = text.create, text.cancel
        labels = [
            *(label for one in said for label in (one.title, one.submit, one.close)),
            *(text.create.sent_title, text.create.failed_title, text.words.close),
            *(text.home.answer_title, text.home.details_title),
            *(text.review.send_back_title, text.review.send_back_submit, text.review.close),
            *(text.review.refuse_title, text.review.refuse_submit, text.review.heading),
        ]
        assert all(0 < len(label) <= 24 for label in labels)


def test_status_words_are_those_of_the_vocabulary() -> None:
    assert EN.words.status[Status.FINISHED] == "Completed"
    assert EN.words.status[Status.REFUSED] == "Rejected"
    assert ZH.words.status[Status.CANCELLED] == "已撤销"


@pytest.mark.parametrize(
    ("locale", "default", "lang"),
    [
        ("zh-CN", "en", "zh"),
        ("zh-TW", "en", "zh"),
        ("zh", "en", "zh"),
        ("en-US", "zh", "en"),
        ("EN-GB", "zh", "en"),
        ("", "zh", "zh"),
        ("", "en", "en"),
        ("ja-JP", "zh", "zh"),
        ("fr-FR", "xx", "en"),
    ],
)
def test_a_locale_finds_its_language(locale: str, default: str, lang: str) -> None:
    assert text_for(locale, default).lang == lang


def _sentences(thing: Any, path: str = "text") -> Iterator[tuple[str, Sentence]]:
    if is_dataclass(thing):
        for field in fields(thing):
            yield from _sentences(getattr(thing, field.name), f"{path}.{field.name}")
    elif isinstance(thing, Mapping):
        for key, value in thing.items():
            yield from _sentences(value, f"{path}.{key}")
    elif isinstance(thing, tuple):
        for place, value in enumerate(thing):
            yield from _sentences(value, f"{path}.{place}")
    else:
        assert isinstance(thing, str) or callable(thing), path
        yield path, thing


def _said(sentence: Sentence) -> tuple[str, list[str]]:
    """The sentence with a number in each place, and these numbers."""
    if isinstance(sentence, str):
        return sentence, []
    numbers = count(7001)
    given: list[Any] = [next(numbers) for _ in inspect.signature(sentence).parameters]
    return sentence(*given), [str(value) for value in given]
