"""The command: `python -m data.importers.dcad FILE --out FOLDER [--imported DAY] [--replace]`.

What it does is left to `data.importers.dcad.importing`.
"""

import sys

from data.importers.command import run
from data.importers.dcad.importing import imported

if __name__ == "__main__":
    sys.exit(run(imported, "dcad", "Import the main file of DCAD 1.0."))
