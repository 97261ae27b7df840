#!/usr/bin/env python3
"""A public header as Doxygen is to read it: without what says itself, and with the headings of its comments told.

    header.py HEADER      writes it to the standard output, line for line

Left out: what is private, and the implementation of templates; and, unless they are documented, copying and moving, comparisons that the compiler writes, and
the types by which the standard library knows an iterator.
"""

import re
import sys
from pathlib import Path

_SAYS_ITSELF = re.compile(
    r"""^\s*(?:
        [^/]*=\s*(?:default|delete);                        # what the compiler writes, or nobody may call
      | (\w+)\((?:const\s+\1&|\1&&)\)(?:\s*noexcept)?;      # copying, moving
      | (\w+)&\s+operator=\((?:const\s+\2&|\2&&)\)(?:\s*noexcept)?;
      | virtual\s+~\w+\(\);                                 # ending
      | ~\w+\(\)(?:\s*override)?;
      | using\s+(?:iterator_category|iterator_concept|value_type|difference_type|reference|pointer)\s*=.*;
    )\s*$""",
    re.VERBOSE,
)
# Each begins a line of its own.
_HEADING = re.compile(r"^(\s*///) ((?:Thread safety|Exceptions|Lifetime|Equality|Packed)[^:.]*:)")
# Not an exception's name, but words about some.
_THROWS = re.compile(r"^(\s*///) @throws (?=[a-z])")


def main(header):
    before, end = "", None
    for line in Path(header).read_text(encoding="utf-8").splitlines():
        if line.strip() == "private:":
            end = line.replace("private:", "};")
        if line == "// ---- implementation of the templates ----":
            end = "}  // namespace cassia"
        if line == end:
            end = None
        if end:
            print()
        elif _SAYS_ITSELF.match(line) and not before.lstrip().startswith("///"):
            print()
        else:
            line = _THROWS.sub(r"\1 <br><b>Throws</b> ", line)
            print(_HEADING.sub(r"\1 <br><b>\2</b>", line))
        before = line


if __name__ == "__main__":
    main(sys.argv[1])
