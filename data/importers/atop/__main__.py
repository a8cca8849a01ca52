"""The command: `python -m data.importers.atop FILE --out FOLDER [--imported DAY] [--replace]`.

What it does is left to `data.importers.atop.importing`.
"""

import sys

from data.importers.atop.importing import imported
from data.importers.command import run

if __name__ == "__main__":
    sys.exit(run(imported, "atop", "Import a member-level file of ATOP, 5.1 or 4.01."))
