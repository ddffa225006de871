"""How long each refusal at Tencent's door takes: `python -m bench.padding_oracle [rounds]`.

A padding oracle needs a right padding to be told from a wrong one. Medians of the reader itself,
without HTTP around it, in turns; what is within a few microseconds is far below the noise of a
network. With a token, no forger gets as far as the last four lines.
"""

import secrets
import statistics
import sys
from collections.abc import Iterator
from contextlib import suppress
from time import perf_counter_ns

from services.contracts.callbacks import BadCallback
from services.esign import CallbackReader
from tests.services.esign.sealed import KEY, TOKEN, raw_seal, seal, signature_of

BLOCKS = 64
OTHER_KEY = KEY[::-1]
Case = tuple[str, CallbackReader, bytes, str | None]


def cases() -> Iterator[Case]:
    """All of one length, and new ones in every round."""
    text = secrets.token_bytes(16 * BLOCKS - 16)
    wrong, right = raw_seal(text + bytes(16)), raw_seal(text + b"\x10" * 16)
    words = {
        "wrong padding": wrong,
        "right padding, no text": right,
        "wrong key": seal(b"x" * (16 * BLOCKS - 1), OTHER_KEY),
        "no Base64": b"%" * len(wrong),
    }
    guarded, unguarded = CallbackReader(KEY, TOKEN), CallbackReader(KEY)
    for padding in ("wrong padding", "right padding, no text"):
        yield f"not signed, {padding}", guarded, words[padding], "sha256=" + "0" * 64
    for what, body in words.items():
        yield f"signed, {what}", guarded, body, signature_of(body)
    for what, body in words.items():
        yield f"no token, {what}", unguarded, body, None


def measured(rounds: int) -> dict[str, float]:
    """Medians in microseconds."""
    took: dict[str, list[int]] = {}
    for _ in range(rounds):
        for name, reader, body, signature in cases():
            begun = perf_counter_ns()
            with suppress(BadCallback):
                reader.read(body, signature)
            took.setdefault(name, []).append(perf_counter_ns() - begun)
    return {name: statistics.median(times) / 1000 for name, times in took.items()}


def main(rounds: int) -> None:
    medians = measured(rounds)
    for name, median in medians.items():
        kind = name.partition(", ")[0]
        ratio = median / medians[f"{kind}, wrong padding"]
        sys.stdout.write(f"{name:36} {median:8.2f} µs   {ratio:5.2f} × wrong padding\n")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
