"""Signet as it is installed where it works: without the extra that the sandbox needs.

httpx imports rich and Pygments for a command of its own wherever it finds them.
"""

import sys

sys.modules.update({"rich": None, "pygments": None})  # type: ignore[dict-item] # as if not there

if __name__ == "__main__":
    from bot.cli import main

    sys.exit(main())
