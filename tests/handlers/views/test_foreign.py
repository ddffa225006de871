"""Text that somebody else wrote can neither act, nor hide, nor grow."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from handlers.views import foreign, mask
from tests.handlers.views.limits import ENTITY

anything = st.text(st.characters(), max_size=300)


def test_mentions_and_links_are_only_shown() -> None:
    assert foreign.mrkdwn("<!channel> & <@U1>", 50) == "&lt;!channel&gt; &amp; &lt;@U1&gt;"


def test_text_is_cut_before_it_is_escaped() -> None:
    assert foreign.mrkdwn("&" * 10, 4) == "&amp;&amp;&amp;…"


def test_text_that_fits_is_left_alone() -> None:
    assert foreign.short("采购合同", 4) == "采购合同"


def test_an_emoji_counts_as_one_character() -> None:
    assert foreign.short("🎉🎉🎉🎉", 3) == "🎉🎉…"


def test_reading_direction_cannot_be_turned_round() -> None:
    assert foreign.clean("a\u202egnp.exe\u202c\u2066b\u2069") == "agnp.exeb"


def test_a_name_of_invisible_characters_is_empty() -> None:
    assert foreign.clean("\u200b\u3164\u2800\u115f\ufeff\U000e0041") == ""


def test_lines_become_one() -> None:
    assert foreign.clean(" a\r\n\tb\u2028\u3000c ") == "a b c"


def test_only_workspace_ids_become_mentions() -> None:
    assert foreign.mention("U0ABC") == "<@U0ABC>"
    assert foreign.mention("U1> <!channel") == "U1&gt; &lt;!channel"


@given(anything, st.integers(1, 60))
def test_whatever_comes_is_short_and_visible(text: str, limit: int) -> None:
    cut = foreign.short(text, limit)
    assert len(cut) <= limit
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs") for char in cut)
    cut.encode()


@given(anything, st.integers(1, 60))
def test_whatever_comes_is_escaped_whole(text: str, limit: int) -> None:
    escaped = foreign.mrkdwn(text, limit)
    assert "<" not in escaped
    assert ">" not in escaped
    assert not ENTITY.search(escaped)


def test_names_show_their_first_character_only() -> None:
    assert mask.name("王五") == "王*"
    assert mask.name("王小明") == "王**"
    assert mask.name("Alexandria") == "A***"
    assert mask.name("王") == "王*"
    assert mask.name("\u200b王五") == "王*"


def test_mobiles_show_their_ends_only() -> None:
    assert mask.mobile("13800000001") == "138****0001"
    assert mask.mobile("+86 138-0000-0001") == "138****0001"
    assert mask.mobile("123") == "****"
    assert mask.mobile("") == "****"


def test_numbers_of_people_are_masked_in_reasons() -> None:
    assert mask.prose("call 13912345678 now") == "call 139****5678 now"
    assert mask.prose("请致电139-1234-5678。") == "请致电139****5678。"
    assert mask.prose("id 11010519491231002X") == "id 110****002X"
    assert mask.prose("139\u200b12345678") == "139****5678"
    assert mask.prose("order 20261122000001 of 2026") == "order 20261122000001 of 2026"


@given(anything)
def test_no_mobile_survives_in_a_reason(around: str) -> None:
    assert "13912345678" not in mask.prose(f"{around} 13912345678 {around}")
