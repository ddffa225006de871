"""What may stand in a log line."""

import io
import json
import logging
import re
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.log import masked, set_up_logging


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("mobile 13800138000.", "mobile 138****8000."),
        ("手机13800138000的", "手机138****8000的"),
        ("+8613800138000", "+86138****8000"),
        ("8613800138000", "86138****8000"),
        ("+86 138 0013 8000", "+86 138****8000"),
        ("138-0013-8000", "138****8000"),
        ("13800138000 13900139000", "138****8000 139****9000"),
    ],
)
def test_a_mobile_keeps_three_and_four_digits(line: str, expected: str) -> None:
    assert masked(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("id 110101199003078888!", "id 110101********8888!"),
        ("11010119900307888X", "110101********888X"),
        ("身份证号11010119900307888x不符", "身份证号110101********888x不符"),
    ],
)
def test_an_id_number_loses_the_birthday(line: str, expected: str) -> None:
    assert masked(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("GET https://essurl.cn/Ab3dEf9 now", "GET https://essurl.cn/… now"),
        ("https://essurl.cn?token=abc", "https://essurl.cn/…"),
        ("https://essurl.cn#abc", "https://essurl.cn/…"),
        ('"https://files.slack.com/x/y?z=1"', '"https://files.slack.com/…"'),
        ("http://user:pass@host:8080/x", "http://host:8080/…"),
        ("redis://:secret@127.0.0.1:6379/0", "redis://127.0.0.1:6379/…"),
        ("weixin://dl/business/?t=abc", "weixin://dl/…"),
        ("HTTPS://ESSURL.CN/Ab3", "HTTPS://ESSURL.CN/…"),
    ],
)
def test_a_link_is_cut_to_its_host(line: str, expected: str) -> None:
    assert masked(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "1795333683798-0 attempt 2: Unavailable: slack: ratelimited",
        "ts 1712345678.123456",
        "7KQ2M9XA0B changed 12345 times",
    ],
)
def test_our_own_ids_and_times_stay_readable(line: str) -> None:
    assert masked(line) == line


@given(st.text(), st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), st.text())
def test_no_whole_mobile_is_left(before: str, mobile: str, after: str) -> None:
    if re.search(r"\d$", before) or re.match(r"\d", after):
        return  # a longer number is something else
    assert mobile not in masked(before + mobile + after)


@given(st.text())
def test_masking_twice_is_masking_once(line: str) -> None:
    assert masked(masked(line)) == masked(line)


def test_a_log_line_is_masked_with_its_arguments(lines: io.StringIO) -> None:
    logging.getLogger("signet").info("called %s for %s", "https://essurl.cn/Ab3", "13800138000")
    assert lines.getvalue().endswith("INFO signet called https://essurl.cn/… for 138****8000\n")


def test_a_traceback_is_masked(lines: io.StringIO) -> None:
    try:
        raise ValueError("13800138000")
    except ValueError:
        logging.getLogger("signet").exception("failed")
    assert "138****8000" in lines.getvalue()
    assert "13800138000" not in lines.getvalue()


def test_a_line_of_ours_is_whole(lines: io.StringIO) -> None:
    logging.getLogger("signet.worker").warning("%s at\n%s", "KeyError", "frame {1}")
    assert lines.getvalue().endswith("KeyError at\nframe {1}\n")


def test_a_request_that_bolt_quotes_is_left_out(lines: io.StringIO) -> None:
    bolt = logging.getLogger("slack_bolt.AsyncApp")
    bolt.warning("Unhandled request ({'type': 'block_actions', 'user': '王小明'})\n---\n王小明")
    bolt.warning("Unhandled request (%s)", {"user": "王小明"})
    assert lines.getvalue().count("Unhandled request") == 2
    assert "王小明" not in lines.getvalue()


def test_a_form_with_a_wrong_signature_is_not_quoted_and_says_what_to_check(
    lines: io.StringIO,
) -> None:
    view = {"view": {"mobile": "13812345678", "name": "李四"}}
    payload = urlencode({"payload": json.dumps(view, ensure_ascii=False)})
    # Bolt gives each of its loggers a level of its own.
    verification = logging.getLogger("slack_bolt.RequestVerification")
    verification.setLevel(logging.INFO)
    verification.info("Invalid request signature detected (signature: v0=x, body: %s)", payload)
    logged = lines.getvalue()
    assert "Invalid request signature detected: check SLACK_SIGNING_SECRET and the clock" in logged
    assert "13812345678" not in logged
    assert "%E6%9D%8E" not in logged


def test_libraries_that_log_whole_addresses_are_quiet(lines: io.StringIO) -> None:
    for name in ("httpx", "httpcore", "slack_sdk", "slack_bolt", "aiohttp.access"):
        logging.getLogger(name).info("GET https://ess.tencentcloudapi.com/?secret=1")
    assert lines.getvalue() == ""


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What is written once logging is set up; as it was before, afterwards."""
    written = io.StringIO()
    root = logging.getLogger()
    before, level = list(root.handlers), root.level
    set_up_logging(stream=written)
    yield written
    root.handlers[:] = before
    root.setLevel(level)
