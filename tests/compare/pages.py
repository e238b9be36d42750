"""Holds nianbao beside two other extractors on the pages in tests/html, field by field.

    python -m venv target/venv-compare
    target/venv-compare/bin/pip install trafilatura gne lxml_html_clean target/wheels/*.whl
    target/venv-compare/bin/python tests/compare/pages.py

All of them see the same pages and are held to the same `expected.json`. What one does not give at all (gne has no
headings) counts as missed. The figures are for orientation: the pages are ours.
"""

import json
import re
from collections import defaultdict
from pathlib import Path

import gne
import nianbao
import trafilatura

PAGES = Path(__file__).parents[1] / "html"


def ours(html):
    article = nianbao.parse_html(html)
    metadata = article.to_dict()["metadata"]
    lines = [block.text for block in article.blocks if block.kind != "chrome"]
    headings = []

    def walk(sections):
        for section in sections:
            headings.append(section.heading)
            walk(section.children)

    walk(article.sections)
    return metadata | {"lines": lines, "headings": headings}


def trafilaturas(html):
    found = trafilatura.bare_extraction(html, with_metadata=True, include_comments=False)
    found = {} if found is None else found.as_dict()
    xml = trafilatura.extract(html, output_format="xml", include_comments=False, include_formatting=True) or ""
    headings = [re.sub(r"<[^>]+>", "", head) for head in re.findall(r"<head[^>]*>(.*?)</head>", xml, re.S)]
    # A line in bold and nothing else is a heading to a reader.
    bold = re.findall(r"<p>\s*<hi rend=\"#b\">([^<]*)</hi>\s*</p>", xml)
    return {
        "title": found.get("title"),
        "published_at": found.get("date"),
        "outlet": found.get("sitename"),
        "author": found.get("author"),
        "lines": (found.get("text") or "").split("\n"),
        "headings": headings + bold,
    }


def gnes(html):
    try:
        found = gne.GeneralNewsExtractor().extract(html)
    except Exception as error:  # It fails on pages that it does not understand.
        print(f"gne: {type(error).__name__}: {error}")
        found = {}
    return {
        "title": found.get("title"),
        "published_at": found.get("publish_time"),
        "outlet": found.get("source"),
        "author": found.get("author"),
        "lines": found.get("content", "").split("\n"),
        "headings": [],
    }


def bare(text):
    """Letters and digits alone, so that spaces and marks do not count."""
    return "".join(c for c in text or "" if c.isalnum())


def score(found, wanted):
    """For each field how much of it was right, and out of how much."""
    day = wanted["published_at"][:10]
    lines = [bare(line) for line in found["lines"]]
    page = "\n".join(lines)
    heads = [bare(heading) for heading in found["headings"]]

    def heading(wanted):
        # With its numbering or without.
        return any(head.endswith(bare(wanted)) and len(head) <= len(bare(wanted)) + 3 for head in heads)

    right = sum(heading(text) for _, text in wanted["headings"])
    kept = [bare(paragraph) in page for paragraph in wanted["paragraphs"]]
    apart = [sum(bare(p) in line for p in wanted["paragraphs"]) for line in lines]
    through = [bare(stray) in page for stray in wanted["furniture"]]
    scores = {
        "title": (bare(found["title"]) == bare(wanted["title"]), 1),
        "time": (re.sub(r"\D", "", found["published_at"] or "")[:8] == day.replace("-", ""), 1),
        "outlet": (bare(found["outlet"]) == bare(wanted["outlet"]), 1),
        "author": (bare(found["author"]) == bare(wanted["author"]), 1),
        "paragraphs kept": (sum(kept), len(kept)),
        "paragraphs apart": (sum(count == 1 for count in apart), len(kept)),
        "furniture kept out": (len(through) - sum(through), len(through)),
        "headings found": (right, len(wanted["headings"])),
        "headings right": (right, max(len(heads), right)),
    }
    return scores


def main():
    expected = json.loads((PAGES / "expected.json").read_text(encoding="utf-8"))
    tools = {"nianbao": ours, "trafilatura": trafilaturas, "gne": gnes}
    totals = {tool: defaultdict(lambda: [0, 0]) for tool in tools}
    for name, wanted in expected.items():
        html = (PAGES / f"{name}.html").read_text(encoding="utf-8")
        for tool, extract in tools.items():
            for field, (right, count) in score(extract(html), wanted).items():
                totals[tool][field][0] += right
                totals[tool][field][1] += count
    print(f"{len(expected)} pages", *tools, sep="\t")
    for field in totals["nianbao"]:
        print(field, *(f"{right}/{count}" for right, count in (totals[tool][field] for tool in tools)), sep="\t")


if __name__ == "__main__":
    main()
