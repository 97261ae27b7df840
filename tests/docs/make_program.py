#!/usr/bin/env python3
"""Makes a C++ file of a page's C++ blocks.

    make_program.py PAGE FUNCTION OUTPUT

It has the blocks one after another, in the function FUNCTION: what one declares, the next ones may use. Between visible
blocks a line is printed that tells run_page.py where each ends. Tests stand outside, and are run behind the function. A
block that is a whole program is the file, as it is.
In place of the address 127.0.0.1:9160 stands that of the server `server_9160`, which a hidden block starts.
"""

import re
import sys

import page as pages


def program(page, function, found):
    """The C++ file of the blocks `found`."""
    code = [block for block in found if block.language == "cpp"]
    whole = [block for block in code if pages.is_program(block)]
    if whole:
        if len(code) > 1:
            raise ValueError(f"{page}: has a whole program and other C++; give one of them a page of its own")
        return f'#line {whole[0].line} "{page}"\n{whole[0].text}'
    includes, outside, inside = [], [], []
    for block in code:
        body = outside if block.is_outside else inside
        if block.begins_anew:
            body.append("}\n{")
        if not block.is_run:
            body.append("[[maybe_unused]] const auto shown = [&] {")
        body.append(f'#line {block.line} "{page}"')
        for line in block.text.splitlines():
            is_include = line.startswith("#include")
            if is_include:
                includes.append(line)
            # The lines stay the page's.
            body.append("" if is_include else line)
        if not block.is_run:
            body.append("};")
        if not block.is_hidden and not block.is_outside:
            body.append("docs::end_block();")
    inside = "\n".join(inside).replace('"127.0.0.1:9160"', "server_9160.address()")
    return "\n".join(['#include "docs/pages.h"', *dict.fromkeys(includes), "", "namespace {", *outside, "}",
                      f"void {function}() {{", "{", inside, "}", "}", ""])


def main(page, function, output):
    with open(output, "w", encoding="utf-8") as file:
        file.write(program(page, function, pages.read(page)))


if __name__ == "__main__":
    main(*sys.argv[1:])
