"""What the checks of this folder have in common: how they are run."""

import sys
from pathlib import Path


def run(faults):
    """Prints the faults of the tree that the first argument names, or of this one; fails when there is one."""
    root = sys.argv[1] if len(sys.argv) > 1 else Path(__file__).parents[2]
    found = list(faults(root))
    for fault in found:
        print(fault)
    sys.exit(1 if found else 0)
