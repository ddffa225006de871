"""Whatever is thrown at a door: a short refusal, no noise, and the next one is served."""

import gzip
import json
from collections.abc import Iterator
from urllib.parse import quote_plus

import pytest

from bot.web import MOST_SLACK_BYTES, SLACK_PATH, TENCENT_PATH
from handlers.tencent.callback import MOST_BYTES
from tests.services.esign.sealed import FLOW, encrypted, in_json, seal

from .doors import Doors, callback, get, head, post, slack

PATHS = (SLACK_PATH, TENCENT_PATH)
DEEP = 100_000
BOMBS = {
    "a deep list": b"[" * DEEP + b"]" * DEEP,
    "a deep object": b'{"a":' * DEEP + b"1" + b"}" * DEEP,
    "a deep object, cut off": b'{"a":' * DEEP,
    "a huge number": b'{"type": ' + b"9" * 500_000 + b"}",
    "a huge exponent": b'{"type": 1e999999999}',
    "many keys": json.dumps({f"k{i}": i for i in range(50_000)}).encode(),
    "one key many times": b"{" + b'"a":1,' * 100_000 + b'"a":2}',
    "constants of no JSON": b'{"a": NaN, "b": -Infinity}',
    "no UTF-8": b'{"type": "\xff\xfe"}',
    "NUL": b'{"type": "block_actions\x00", "\x00": "\\u0000"}',
    "lone surrogates": b'{"type": "\\ud800", "user": {"id": "\\udfff"}}',
    "a byte order mark": b"\xef\xbb\xbf{}",
    "UTF-16": '{"type": "block_actions"}'.encode("utf-16"),
    "a list": b"[]",
    "null": b"null",
    "a string": b'"x"',
    "nothing": b"",
}


def no_http() -> Iterator[tuple[str, bytes]]:
    for path in PATHS:
        flood = {f"X-{i}": "y" for i in range(5_000)}
        yield f"many headers at {path}", head(path, flood)
        yield f"one header many times at {path}", head(path, {})[:-2] + b"X: y\r\n" * 500 + b"\r\n"
        yield f"a long header at {path}", head(path, {"X": "y" * 100_000})
        yield f"a long name at {path}", head(path, {"X" * 100_000: "y"})
        yield f"a long line at {path}", head(path + "?" + "x" * 100_000, {})
        yield f"two lengths at {path}", head(path, {"Content-Length": "1", "content-length": "2"})
        chunked = {"Transfer-Encoding": "chunked"}
        yield f"length and chunks at {path}", head(path, {"Content-Length": "1"} | chunked)
        yield f"a broken chunk at {path}", head(path, chunked) + b"zz\r\n"
        yield f"a huge chunk size at {path}", head(path, chunked) + b"f" * 10_000 + b"\r\n"
        yield f"a negative length at {path}", head(path, {"Content-Length": "-1"})
        yield f"a length of letters at {path}", head(path, {"Content-Length": "x"})
        yield f"NUL in a header at {path}", head(path, {"X": "a\x00b"})
        yield f"a folded header at {path}", head(path, {"X": "a\r\n b"})
    yield "TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(200)
    yield "a line of nothing but spaces", b" " * 50_000 + b"\r\n\r\n"


NO_HTTP = dict(no_http())


@pytest.mark.parametrize("name", NO_HTTP)
async def test_what_is_no_http_is_refused(
    doors: Doors, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    answered = await doors.knock(NO_HTTP[name])
    assert answered.status in (400, 413, 431), answered.raw[:200]
    assert_no_noise(caplog)
    await doors.serve_on()


@pytest.mark.parametrize(
    "send", [lambda one: post(SLACK_PATH, one), lambda one: post(TENCENT_PATH, one)], ids=PATHS
)
@pytest.mark.parametrize("bomb", BOMBS)
async def test_a_bomb_without_a_signature_is_not_even_opened(
    doors: Doors, send: object, bomb: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert callable(send)
    answered = await doors.knock(send(BOMBS[bomb]))
    assert answered.status in (400, 401)
    assert_no_noise(caplog)
    await doors.serve_on()


@pytest.mark.parametrize("bomb", BOMBS)
async def test_a_signed_bomb_at_slacks_door_goes_off_nowhere(
    doors: Doors, bomb: str, caplog: pytest.LogCaptureFixture
) -> None:
    body = BOMBS[bomb]
    payload = b"payload=" + quote_plus(body).encode()
    for raw in (slack(body), slack(body, kind="application/json"), slack(payload)):
        assert (await doors.knock(raw)).status in (400, 401, 404, 413)
    assert_no_noise(caplog)
    await doors.serve_on()


@pytest.mark.parametrize("bomb", BOMBS)
async def test_a_bomb_in_a_callback_that_is_encrypted_and_signed_goes_off_nowhere(
    doors: Doors, bomb: str, caplog: pytest.LogCaptureFixture
) -> None:
    body = BOMBS[bomb]
    inside = [seal(body), seal(b'{"MsgType": "FlowStatusChange", "MsgData": ' + body + b"}")]
    for raw in (callback(one) for secret in inside for one in (secret, in_json(secret))):
        assert (await doors.knock(raw)).status in (200, 400, 413)
    assert_no_noise(caplog)
    await doors.serve_on()


SHAPELESS = [
    {"type": "block_actions", "user": {"id": "U1"}, "team": {"id": "T1"}, "actions": []},
    {"type": "block_actions", "user": None, "team": None, "actions": [{}]},
    {"type": "block_actions", "actions": "x"},
    {"type": "view_submission", "user": {"id": "U1"}, "team": {"id": "T1"}, "view": None},
    {"type": "view_submission", "user": {"id": 7}, "team": {"id": 7}, "view": {"callback_id": 7}},
    {"type": "view_closed", "view": []},
    {"type": "block_suggestion", "action_id": ["x"]},
    {"type": "shortcut", "callback_id": {}},
    {"type": "event_callback", "event": 3},
    {"type": "event_callback", "event": {"type": "app_home_opened"}},
    {"type": {"type": "x"}},
]


@pytest.mark.parametrize("payload", SHAPELESS, ids=repr)
async def test_what_slack_signed_and_nobody_understands_is_noted_without_its_words(
    doors: Doors, payload: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    body = json.dumps(payload | {"secret": "13800000009"}).encode()
    for raw in (slack(body), slack(b"payload=" + quote_plus(body).encode())):
        assert (await doors.knock(raw)).status in (200, 400, 404, 500)
    assert not any(record.exc_info for record in caplog.records)
    ours = [one.getMessage() for one in caplog.records if one.name.startswith("signet")]
    assert "13800000009" not in "".join(ours)
    await doors.serve_on()


@pytest.mark.parametrize(
    "stamp", ["", "x", "-1", "9" * 400, "9" * 5_000, "1e9", "１７", "nan", "0x10", "1_0"]
)
@pytest.mark.parametrize("signature", ["", "v0=", "v0=\u00fc", "\u00ff" * 1_000])
async def test_a_signature_of_nonsense_is_refused(
    doors: Doors, stamp: str, signature: str, caplog: pytest.LogCaptureFixture
) -> None:
    stamp = stamp.encode().decode("latin-1")
    raw = post(SLACK_PATH, b"x", X_Slack_Request_Timestamp=stamp, X_Slack_Signature=signature)
    assert (await doors.knock(raw)).status == 401
    assert_no_noise(caplog)


@pytest.mark.parametrize(
    "charset", ["utf-7", "punycode", "unicode_escape", "idna", "zlib", "x" * 99]
)
@pytest.mark.parametrize("path", PATHS)
async def test_no_charset_has_us_decode_anything(
    doors: Doors, path: str, charset: str, caplog: pytest.LogCaptureFixture
) -> None:
    """Some that Python knows take time in the square of the length."""
    body = b"a-" + bytes(range(97, 123)) * 30_000
    raw = post(path, body, Content_Type=f"text/plain; charset={charset}")
    assert (await doors.knock(raw)).status in (400, 401)
    assert_no_noise(caplog)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("encoding", ["gzip", "deflate", "br", "zstd", "gzip, gzip"])
async def test_nothing_is_unpacked(
    doors: Doors, path: str, encoding: str, caplog: pytest.LogCaptureFixture
) -> None:
    for body in (gzip.compress(bytes(50_000_000)), b"nonsense"):
        raw = post(path, body, Content_Encoding=encoding)
        assert (await doors.knock(raw)).status in (400, 401)
    assert_no_noise(caplog)
    await doors.serve_on()


@pytest.mark.parametrize(
    ("path", "most"), [(SLACK_PATH, MOST_SLACK_BYTES), (TENCENT_PATH, MOST_BYTES)]
)
class TestTooLarge:
    async def test_what_says_so_itself_is_refused_before_it_is_read(
        self, doors: Doors, path: str, most: int
    ) -> None:
        async with doors.line() as line:
            await line.send(head(path, {"Content-Length": f"{most + 1}"}))
            assert (await line.answer()).status == 413
        async with doors.line() as line:
            await line.send(head(path, {"Content-Length": "9" * 30}))
            assert (await line.answer()).status in (400, 413)
        await doors.serve_on()

    async def test_what_never_ends_is_refused_while_it_comes(
        self, doors: Doors, path: str, most: int
    ) -> None:
        chunk = b"10000\r\n" + b"A" * 0x10000 + b"\r\n"
        async with doors.line() as line:
            await line.send(head(path, {"Transfer-Encoding": "chunked"}))
            for _ in range(most // 0x10000 + 1):
                await line.send(chunk)
            assert (await line.answer()).status == 413
            while await line.send(chunk):
                pass  # it is cut off, however much more there is
        await doors.serve_on()

    async def test_the_largest_that_we_read_is_read(
        self, doors: Doors, path: str, most: int
    ) -> None:
        assert (await doors.knock(post(path, b"A" * most))).status in (400, 401)


async def test_headers_that_never_end_are_cut_off(
    doors: Doors, caplog: pytest.LogCaptureFixture
) -> None:
    async with doors.line() as line:
        await line.send(f"POST {SLACK_PATH} HTTP/1.1\r\n".encode())
        while await line.send(b"X-Endless: and on and on\r\n" * 100):
            pass
    assert_no_noise(caplog)
    await doors.serve_on()


async def test_who_hangs_up_in_the_middle_is_no_incident(
    doors: Doors, caplog: pytest.LogCaptureFixture
) -> None:
    whole = callback(encrypted(FLOW))
    for raw in (whole, slack(b"payload=%7B%7D")):
        for cut in range(1, len(raw), 37):
            async with doors.line() as line:
                await line.send(raw[:cut])
    assert_no_noise(caplog)
    await doors.serve_on()


async def test_a_request_behind_one_that_was_refused_is_not_taken_for_its_body(
    doors: Doors,
) -> None:
    """A length that is ignored would let a stranger's body be heard as a request."""
    async with doors.line() as line:
        inner = get("/healthz")
        await line.send(head("/nothing", {"Content-Length": f"{len(inner)}"}) + inner + inner)
        heard = (await line.until_closed()).raw
    assert heard.count(b"HTTP/1.1 404") == 1
    assert heard.count(b"HTTP/1.1 200") == 1


def assert_no_noise(caplog: pytest.LogCaptureFixture) -> None:
    """No stack trace, and nothing worse than a warning."""
    assert [one for one in caplog.records if one.exc_info or one.levelname == "ERROR"] == []
    assert "Traceback" not in caplog.text
