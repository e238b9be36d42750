"""Bytes and pages from Python: what is tested of them in Rust is not tested here again."""

from pathlib import Path

import pytest

import nianbao

PAGES = sorted((Path(__file__).parents[1] / "html").glob("*.html"))


def test_bytes_are_read_in_any_encoding():
    text = "2022年，全区新增企业12家，同比增长9%。\n全年建成学校3所。\n"
    plain = nianbao.parse(text)
    for encoding in ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16", "utf-16-be"]:
        assert nianbao.parse(text.encode(encoding)) == plain, encoding


def test_lost_bytes_and_what_is_no_text_are_told():
    before = "2022年，全区新增企业".encode()
    article = nianbao.parse(before + b"\xff" + "12家。".encode())
    (told,) = [d for d in article.diagnostics if d.code == "broken_encoding"]
    assert (told.text, told.severity) == ("\ufffd", "warning")
    assert f"0xFF at offset {len(before)} " in told.message
    (told,) = nianbao.parse(b"%PDF-1.7\n").diagnostics
    assert (told.code, told.severity) == ("not_text", "error")


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_is_the_same_from_bytes_and_from_text(path):
    html = path.read_text(encoding="utf-8")
    article = nianbao.parse_html(html)
    assert nianbao.Parser().parse_html(html) == article
    assert nianbao.parse(html.encode()).text == article.text
    assert nianbao.parse(html.encode("gb18030")).metadata == article.metadata
    assert {block.element for block in article.blocks} - {None}
    assert nianbao.Article.from_json(article.to_json()) == article


def test_a_text_has_no_elements():
    assert nianbao.parse("<p>全年新增企业12家。</p>").blocks[0].element is None
