#!/usr/bin/env python3
"""Makes of the Markdown pages what Doxygen builds the site of, and checks their links.

    pages.py FOLDER LAYOUT    writes pages into FOLDER, and the navigation into LAYOUT, which `doxygen -l` has made

docs/index.md is the table of contents: each page that it links is on the site, in its order, below its headings. Links
to headings are those of GitHub; to a header of the API, to its reference; to an example, to a page with its source.
Prints one line for each fault, such as a link to what is not there, and fails when there is one.
"""

import re
import sys
from pathlib import Path
from xml.sax.saxutils import quoteattr

ROOT = Path(__file__).resolve().parents[2]
INDEX = ROOT / "docs/index.md"

_FENCE = re.compile(r"^( *)(`{3,})(\S*)")
_HEADING = re.compile(r"^(#{1,6}) +(.+?) *$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE_SPAN = r"(?P<ticks>`+)(?P<code>(?:.(?!(?P=ticks)))*.)(?P=ticks)"
_BOLD = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*", re.DOTALL)
_LINK = r"(?P<image>!?)\[(?P<text>(?:[^\[\]`]|`[^`]*`)*)\]\((?P<link>[^()\s]+)\)"
_CODE_OR_LINK = re.compile(f"{_CODE_SPAN}|{_LINK}", re.DOTALL)
_CLASS = re.compile(r"^(?:class|struct|enum class)\s+(?:CASSIA_API\s+)?(\w+)\s*(?:[:{]|$)", re.MULTILINE)


def slug(heading, used):
    """The anchor that GitHub gives a heading; `used` are those of the headings before it."""
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "")
    anchor = re.sub(r"[^\w\- ]", "", text.lower()).replace(" ", "-")
    number = used.get(anchor, -1) + 1
    used[anchor] = number
    return f"{anchor}-{number}" if number else anchor


def lines_of(text):
    """Each line with whether it is code: (line, is of a fenced block, is its fence)."""
    fence = None
    for line in text.split("\n"):
        mark = _FENCE.match(line)
        if mark and fence is None:
            fence = mark[2]
            yield line, True, True
        elif fence and line.strip() == fence:
            fence = None
            yield line, True, True
        else:
            yield line, fence is not None, False


def headings(text):
    """The headings of a page: (level, text, anchor)."""
    used = {}
    for line, is_code, _ in lines_of(text):
        heading = None if is_code else _HEADING.match(line)
        if heading:
            yield len(heading[1]), heading[2], slug(heading[2], used)


def label(path):
    """The name of a page on the site: docs/pool.md is pool, bench/README.md is bench."""
    if path == INDEX:
        return "index"
    name = path.parent.name if path.name == "README.md" and path.parent != ROOT else path.stem
    return "page-" + name.lower()


def contents():
    """What docs/index.md lists: (heading, [(title, page)])."""
    sections = []
    for line, is_code, _ in lines_of(INDEX.read_text(encoding="utf-8")):
        heading = None if is_code else _HEADING.match(line)
        if heading and len(heading[1]) == 2:
            sections.append((heading[2], []))
        item = re.match(r"- \[([^\]]+)\]\(([^)#]+\.md)\)", line)
        if item and sections:
            sections[-1][1].append((item[1], (INDEX.parent / item[2]).resolve()))
    return sections


def classes():
    """The names of the public classes."""
    headers = sorted((ROOT / "include/cassia").glob("*.h"))
    # Names of Cassandra's that the API's have too.
    headers = [header for header in headers if header.name != "raw.h"]
    return {name for header in headers for name in _CLASS.findall(header.read_text(encoding="utf-8"))}


class Site:
    """The pages of the site, and the faults found in them."""

    def __init__(self):
        self.pages = [INDEX] + [page for _, pages in contents() for _, page in pages]
        self.texts = {page: page.read_text(encoding="utf-8") for page in self.pages}
        self.anchors = {page: {anchor for _, _, anchor in headings(text)} for page, text in self.texts.items()}
        self.examples = set()
        self.classes = classes()
        self.faults = []

    def check_listed(self):
        for page in sorted((ROOT / "docs").glob("*.md")):
            if page not in self.texts:
                self.faults.append(f"{page.relative_to(ROOT)}: is not listed in docs/index.md")

    def target(self, page, link):
        """What Doxygen is told in the place of a link; None: no link, the text alone."""
        if re.match(r"[a-z]+:", link):
            return link
        path, _, anchor = link.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists():
            self.faults.append(f"{page.relative_to(ROOT)}: link to {link}: there is no such file")
            return None
        if file in self.texts:
            if anchor and anchor not in self.anchors[file]:
                self.faults.append(f"{page.relative_to(ROOT)}: link to {link}: the page has no such heading")
            return f"@ref {label(file)}{'-' + anchor if anchor else ''}"
        if file.parent == ROOT / "include/cassia":
            return f"@ref {file.name}"
        elif file.parent == ROOT / "examples" and file.suffix == ".cpp":
            self.examples.add(file)
            return f"@ref example-{file.stem}"
        return None

    def translate_link(self, page, image, text, link):
        if image:
            if not (page.parent / link).is_file():
                self.faults.append(f"{page.relative_to(ROOT)}: there is no picture {link}")
            return f"![{text}]({Path(link).name})"
        target = self.target(page, link)
        # There is no code in the text of a link.
        return f"[{text.replace('`', '')}]({target})" if target else re.sub(_CODE_SPAN, r"``\g<code>``", text)

    def translate_code(self, text):
        """A class is a link to its reference."""
        if text in self.classes:
            return f"<code>[{text}](@ref cassia::{text})</code>"
        # Between single backticks Doxygen takes an apostrophe for the end.
        return f"``{text}``"

    def translate_prose(self, page, text):
        """Links, bold text, code, and what Doxygen would take for a command."""
        # Doxygen takes no ** before a code span.
        text = _BOLD.sub(r"<b>\1</b>", text)
        parts, end = [], 0
        for found in _CODE_OR_LINK.finditer(text):
            parts.append(escaped(text[end:found.start()]))
            if found["code"]:
                parts.append(self.translate_code(found["code"]))
            else:
                parts.append(self.translate_link(page, found["image"], found["text"], found["link"]))
            end = found.end()
        return "".join(parts + [escaped(text[end:])])

    def translate(self, page):
        """A page for Doxygen, line by line."""
        text = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), self.texts[page])
        name, used, prose = label(page), {}, []
        result = []

        def end_prose():
            if prose:
                result.append(self.translate_prose(page, "\n".join(prose)))
                prose.clear()

        for line, is_code, is_fence in lines_of(text):
            heading = None if is_code else _HEADING.match(line)
            if not is_code and not heading:
                prose.append(line)
                continue
            end_prose()
            if heading and page == INDEX and len(heading[1]) > 1:
                # The tree on the left has these already.
                result.append(f"<h2>{heading[2]}</h2>")
            elif heading:
                anchor = slug(heading[2], used)
                label_here = f"{name}-{anchor}"
                if len(heading[1]) == 1:
                    label_here = "mainpage" if page == INDEX else name
                title = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading[2])
                result.append(f"{heading[1]} {title} {{#{label_here}}}")
            elif is_fence and _FENCE.match(line)[3] not in ("", "cpp", "cmake"):
                result.append(_FENCE.sub(r"\1\2{.unparsed}", line))
            else:
                result.append(line)
        end_prose()
        return "\n".join(result)


def escaped(prose):
    """An address of mail is no command."""
    return prose.replace("@", "\\@")


def example_page(file):
    """An example's source, and what it prints."""
    page = f"# {file.stem} {{#example-{file.stem}}}\n\n```cpp\n{file.read_text(encoding='utf-8')}```\n"
    printed = file.with_suffix(".out")
    if printed.is_file():
        page += f"\nIt prints:\n\n```{{.unparsed}}\n{printed.read_text(encoding='utf-8')}```\n"
    return page


def navigation():
    """The tree on the left: the pages of docs/index.md, then the reference."""
    rows = ['<navindex>', '<tab type="mainpage" visible="yes" title="cassia"/>']
    for heading, pages in contents():
        rows.append(f'<tab type="usergroup" visible="yes" url="[none]" title={quoteattr(heading)}>')
        rows += [f'<tab type="user" visible="yes" url="@ref {label(page)}" title={quoteattr(title)}/>'
                 for title, page in pages]
        rows.append("</tab>")
    rows += ['<tab type="usergroup" visible="yes" url="[none]" title="Reference">',
             '<tab type="classlist" visible="yes" title="Classes"/>',
             '<tab type="filelist" visible="yes" title="Headers"/>',
             '<tab type="namespacemembers" visible="yes" title="Functions and constants"/>',
             "</tab>", "</navindex>"]
    return "\n".join(rows)


def main(folder, layout):
    site = Site()
    site.check_listed()
    folder.mkdir(parents=True, exist_ok=True)
    for page in site.pages:
        (folder / f"{label(page)}.md").write_text(site.translate(page), encoding="utf-8")
    for example in sorted(site.examples):
        (folder / f"example-{example.stem}.md").write_text(example_page(example), encoding="utf-8")
    default = layout.read_text(encoding="utf-8")
    layout.write_text(re.sub(r"<navindex>.*</navindex>", lambda _: navigation(), default, flags=re.DOTALL),
                      encoding="utf-8")
    for fault in site.faults:
        print(fault)
    return 1 if site.faults else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
