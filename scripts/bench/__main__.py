"""How fast Canirun is, as ratios against yardsticks of the same run. Run by `make bench`; nothing passes or fails.

Rounds are interleaved and medians told, so that a busy machine slows the yardsticks as much as us. Trust the ratios.
"""

import sys
from typing import Final

from scripts.bench import mornings, parts, tables, wire

SECTIONS: Final = {"parts": parts.report, "tables": tables.report, "wire": wire.report, "mornings": mornings.report}

for name in sys.argv[1:] or SECTIONS:
    SECTIONS[name]()
    print()
