"""`python -m bot` is `signet`."""

import sys

from .cli import main

sys.exit(main())
