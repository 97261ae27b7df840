#!/usr/bin/env python3
"""Checks that each link of a site leads to a page, or to a place in one, that is there, and none needs a network.

    check_links.py FOLDER     prints one line for each fault; fails when there is one

Links to other sites are left alone; pictures, styles and scripts from there are faults.
"""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Page(HTMLParser):
    """What a page links to, and what can be linked to in it."""

    def __init__(self, text):
        super().__init__()
        self.links, self.parts, self.anchors = set(), set(), set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.anchors |= {attributes[name] for name in ("id", "name") if attributes.get(name)}
        if tag == "a" and attributes.get("href"):
            self.links.add(attributes["href"])
        self.parts |= {attributes[name] for name in ("src", "data") if attributes.get(name)}
        if tag == "link" and attributes.get("href"):
            self.parts.add(attributes["href"])


def faults(folder):
    pages = {file: Page(file.read_text(encoding="utf-8")) for file in sorted(folder.rglob("*.html"))}
    if not pages:
        yield f"{folder}: has no pages"
    for file, page in pages.items():
        for link in sorted(page.links | page.parts):
            address = urlsplit(link)
            if address.scheme or address.netloc:
                if link in page.parts and address.scheme != "javascript":
                    yield f"{file.relative_to(folder)}: needs {link}, which is not of the site"
                continue
            target = (file.parent / unquote(address.path)).resolve() if address.path else file
            if not target.exists():
                yield f"{file.relative_to(folder)}: link to {link}: there is no such file"
            elif address.fragment and target in pages and unquote(address.fragment) not in pages[target].anchors:
                yield f"{file.relative_to(folder)}: link to {link}: the page has no such place"


if __name__ == "__main__":
    found = list(faults(Path(sys.argv[1]).resolve()))
    for fault in found:
        print(fault)
    sys.exit(1 if found else 0)
