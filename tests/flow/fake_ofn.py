#!/usr/bin/python3
"""The fake Open Food Network behaves as the real one does: shapes, oddities and faults."""

import sys
import unittest

try:
    import jsonschema  # noqa: F401  (the modules below need it)
except ImportError:
    sys.exit(f"{sys.executable}: jsonschema is not there; run ./scripts/packages test, and this with /usr/bin/python3")

from fake_ofn_answers import *  # noqa: F401,F403
from fake_ofn_faults import *  # noqa: F401,F403
from fake_ofn_schemas import *  # noqa: F401,F403
from fake_ofn_week import *  # noqa: F401,F403

if __name__ == "__main__":
    unittest.main()
