"""What an article shows of itself: in a notebook, on a page, to rich, to `help` and to the tab key."""

import io
import json
import pydoc
import rlcompleter
from html.parser import HTMLParser

import pytest
from rich.console import Console

import nianbao

from conftest import MADE, items, sections

#: Elements without an end tag, and those whose end tag may be left out.
OPEN = {"meta", "li", "tr", "th", "td"}


class Page(HTMLParser):
    """Reads HTML, and fails where an element is not closed in its turn, or leads out of the page."""

    def __init__(self, html: str):
        super().__init__()
        self.tags, self.ids, self.links, self.words, self._around = [], [], [], [], []
        self.feed(html)
        self.close()
        assert self._around == []

    def handle_starttag(self, tag, attrs):
        assert tag not in {"script", "link", "img", "iframe"}
        self.tags.append(tag)
        for name, value in attrs:
            assert not name.startswith("on") and name != "src"
            if name == "id":
                self.ids.append(value)
            if name == "href":
                assert value.startswith("#")
                self.links.append(value[1:])
        if tag not in OPEN:
            self._around.append(tag)

    def handle_endtag(self, tag):
        assert self._around.pop() == tag

    def handle_data(self, data):
        self.words.append(data)


def test_a_notebook_shows_the_article_in_short(made):
    page = Page(made._repr_html_())
    text = "".join(page.words)
    for words in ("江畔区2021年回眸", "经济", "开放", "引进企业", "10..15", "同比 +16.70%", "税收收入", "establish", "揭牌"):
        assert words in text
    assert "@import" not in text and "url(" not in text
    assert (page.ids, page.links) == ([], []), "several stand in one notebook"


def test_a_notebook_is_not_flooded():
    many = nianbao.parse("\n".join(f"新增{place}学校{n}所。" for n, place in enumerate("甲乙丙丁" * 30, 1)))
    page = Page(many._repr_html_())
    assert page.tags.count("tr") == 21
    assert f"… and {len(many.indicators) - 20} more" in "".join(page.words)
    assert len(many._repr_html_()) < 20_000


def test_a_page_leads_from_each_number_to_its_explanation(shipped):
    page = Page(shipped.to_html())
    assert len(set(page.ids)) == len(page.ids)
    assert set(page.links) <= set(page.ids)
    for index in range(len(shipped.numerals)):
        assert f"t{index}" in page.ids and f"n{index}" in page.links
    text = "".join(page.words)
    assert all(indicator.rule in text for indicator in shipped.indicators)


def test_what_an_article_says_is_no_markup():
    hostile = "<script>alert('1')</script>&amp;\"\x00"
    saved = json.dumps(MADE)
    for word in ("江畔区2021年回眸", "经济", "企业", "家", "揭牌", "江畔书院", "同比", "made", "no such place"):
        saved = saved.replace(f": {json.dumps(word)}", f": {json.dumps(hostile)}")
        saved = saved.replace(f"[{json.dumps(word)}", f"[{json.dumps(hostile)}")
    article = nianbao.Article.from_json(saved)
    for html in (article.to_html(), article._repr_html_()):
        page = Page(html)
        assert "<script>alert('1')</script>&amp;\"\ufffd" in "".join(page.words)


def test_an_empty_article_has_a_page():
    article = nianbao.parse("")
    assert "<main" in article.to_html()
    Page(article.to_html())
    Page(article._repr_html_())


def test_rich_shows_every_item_by_its_attributes(made):
    for thing in [made, made.metadata, *sections(made), *items(made)]:
        for name, value, default in thing.__rich_repr__():
            assert getattr(thing, name) == value and default is None
    out = io.StringIO()
    Console(file=out, width=100).print(made.indicators[0])
    shown = out.getvalue()
    assert shown.startswith("Indicator(") and "number=Decimal('12')" in shown and "previous" not in shown


@pytest.mark.parametrize("kind", ["Article", "Metadata", "Section", "Indicator", "Event", "Articles", "Table"])
def test_the_tab_key_finds_every_attribute(kind, made):
    many = nianbao.Articles([made])
    things = [made, made.metadata, made.sections[0], made.indicators[0], made.events[0], many, many.indicators]
    thing = next(thing for thing in things if type(thing).__name__ == kind)
    found = rlcompleter.Completer({"thing": thing}).attr_matches("thing.")
    names = {name.removeprefix("thing.").rstrip("()") for name in found}
    public = {name for name in vars(type(thing)) if not name.startswith("_")}
    assert public and public <= names


def test_help_tells_shapes_and_units():
    text = pydoc.plain(pydoc.render_doc(nianbao))
    for words in ("code points", "10500000000 元", "`date` or `\"2019-01-08\"`", "decimal128(38, 9)"):
        assert words in text
