"""Let atheris look for a callback that nobody foresaw (`make fuzz`); options are libFuzzer's.

It sees which branches of the reader an input takes, and goes after those it has not seen. An input
that takes longer than a second, or ends in anything but one of the four ways, ends it.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import atheris

with atheris.instrument_imports(include=["services.esign", "json"]):
    from tests.services.esign.sealed import in_json, raw_seal, seal, signature_of

    from .heard import outcome
    from .test_fuzzed_callbacks import GENUINE, GUARDED, OPEN, PLAIN

WRAPPINGS = (bytes, in_json, seal, raw_seal)


def try_one(data: bytes) -> None:
    """The first byte says how the rest is wrapped."""
    if not data:
        return
    wrap, inside = WRAPPINGS[data[0] % len(WRAPPINGS)], data[1:]
    body = wrap(inside[: len(inside) // 16 * 16] if wrap is raw_seal else inside)
    outcome(OPEN, body, None)
    outcome(GUARDED, body, signature_of(body))
    assert outcome(GUARDED, body, None) in ("bad", "probe")


def main() -> None:
    with TemporaryDirectory(prefix="signet-fuzz-") as corpus:
        for number, seed in enumerate((*GENUINE, *PLAIN)):
            for wrap in range(len(WRAPPINGS)):
                Path(corpus, f"{number}-{wrap}").write_bytes(bytes([wrap]) + seed)
        atheris.Setup([*sys.argv, "-timeout=1", "-max_len=8192", corpus], try_one)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
