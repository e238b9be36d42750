"""A wrong argument is a `TypeError` or a `NianbaoError` that says what was wrong."""

import json
import pickle

import pytest

import nianbao

from conftest import MADE


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: nianbao.parse(bytearray(b"\xe5\x85\xa8")), "text must be str or bytes, not bytearray"),
        (lambda: nianbao.parse_html(b"<p>"), "html must be str, not bytes; parse reads the bytes of a page"),
        (lambda: nianbao.parse(None), "text must be str or bytes, not NoneType"),
        (lambda: nianbao.parse(), "missing 1 required positional argument: 'text'"),
        (lambda: nianbao.parse("", 2018), "takes 1 positional argument"),
        (lambda: nianbao.parse("", year=2018), "unexpected keyword argument 'year'"),
        (lambda: nianbao.parse("", published=2018), "published must be datetime.date or str, not int"),
        (lambda: nianbao.parse("", report_period=1.5), "report_period must be int, str or Period, not float"),
        (lambda: nianbao.parse("", report_period=True), "report_period must be int, str or Period, not bool"),
        (lambda: nianbao.parse("", place=1), "place must be str, not int"),
        (lambda: nianbao.Parser(tables=["x"]), "tables must be a mapping of str to str, not list"),
        (lambda: nianbao.Parser(tables={"units": 1}), "tables['units'] must be str, not int"),
        (lambda: nianbao.Parser(tables={1: ""}), "the name of a table must be str, not int"),
        (lambda: nianbao.Parser().parse(None), "text must be str or bytes, not NoneType"),
        (lambda: nianbao.Article.from_json({}), "json must be str, not dict"),
        (lambda: nianbao.parse("12家").explain(1.5), "at must be int or str, not float"),
        (lambda: nianbao.Period(2018), "edtf must be str, not int"),
    ],
)
def test_wrong_types(call, message):
    with pytest.raises(TypeError) as error:
        call()
    assert message in str(error.value)


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda: nianbao.parse("12\udc80"), "text is not Unicode text"),
        (lambda: nianbao.parse("", place="\udc80"), "place is not Unicode text"),
        (lambda: nianbao.Article.from_json("\udc80"), "json is not Unicode text"),
        (lambda: nianbao.Period("\udc80"), "edtf is not Unicode text"),
        (lambda: nianbao.parse("", published="2018"), "published: '2018' is not a day like 2019-01-08"),
        (lambda: nianbao.parse("", published="2018-02-30"), "published: '2018-02-30' is not a day"),
        (lambda: nianbao.parse("", report_period="2018年"), 'report_period: "2018年" is not an EDTF'),
        (lambda: nianbao.parse("", report_period=0), "report_period: a year lies between 1 and 9999"),
        (lambda: nianbao.parse("", report_period=10**30), "report_period: a year lies between 1 and 9999"),
        (lambda: nianbao.Period("yesterday"), '"yesterday" is not an EDTF'),
        (lambda: nianbao.parse("12家。").explain(5), "at: the offset lies outside the text"),
        (lambda: nianbao.parse("12家。").explain(-1), "at: the offset lies outside the text"),
        (lambda: nianbao.parse("12家。").explain(3), 'no number stands there; the nearest behind or before is "12家"'),
        (lambda: nianbao.parse("12家。").explain("13家"), 'the article does not hold the words "13家"'),
        (lambda: nianbao.Article.from_json("{"), "not a saved article"),
        (lambda: nianbao.Article.from_json("[]"), "not a saved article"),
    ],
)
def test_values_that_cannot_be_read(call, message):
    with pytest.raises(nianbao.NianbaoError) as error:
        call()
    assert message in str(error.value)
    assert isinstance(error.value, ValueError)


@pytest.mark.parametrize(
    ("key", "value"),
    [("start", 10_000), ("end", 10_000), ("start", 7), ("kind", "poem"), ("level", -1), ("start", -1)],
)
def test_a_saved_article_that_does_not_fit_is_refused(key, value):
    saved = json.loads(json.dumps(MADE))
    saved["blocks"][0] |= {"end": 3, key: value}
    with pytest.raises(nianbao.NianbaoError):
        nianbao.Article.from_json(json.dumps(saved))


def test_the_error_can_be_pickled():
    error = pickle.loads(pickle.dumps(nianbao.NianbaoError("why")))
    assert type(error) is nianbao.NianbaoError
    assert str(error) == "why"


def test_a_forged_pickle_is_refused(made):
    restore, arguments = made.blocks[0].__reduce__()
    for forged in (("Block", 99, 0), ("Poem", 0, 0), ("Quantity", 0, 1), ("Change", 0, 0)):
        with pytest.raises(nianbao.NianbaoError):
            restore(arguments[0], *forged)
    restore, arguments = made.sections[0].__reduce__()
    for forged in ([], [9], [0, 9]):
        with pytest.raises(nianbao.NianbaoError):
            restore(arguments[0], forged)
