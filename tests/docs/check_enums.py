#!/usr/bin/env python3
"""Checks that each value of a public enumeration is documented, which Doxygen 1.9.4 does not.

    check_enums.py FOLDER     Doxygen's XML; prints one line for each fault; fails when there is one
"""

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path


def faults(folder):
    values = 0
    for file in sorted(folder.glob("*.xml")):
        if file.name.startswith("namespace"):
            for enumeration in ElementTree.parse(file).iter("memberdef"):
                for value in enumeration.iter("enumvalue"):
                    values += 1
                    if not "".join(value.find("briefdescription").itertext()).strip():
                        yield f"{enumeration.find('name').text}::{value.find('name').text} is not documented"
    if values == 0:
        yield f"{folder}: has no enumerations"


if __name__ == "__main__":
    found = list(faults(Path(sys.argv[1])))
    for fault in found:
        print(fault)
    sys.exit(1 if found else 0)
