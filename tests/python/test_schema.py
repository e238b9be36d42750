"""The JSON Schema in `docs/` holds for every article, and for no broken one."""

import copy
import json

import jsonschema
import pytest

from conftest import MADE, ROOT

SCHEMA = json.loads((ROOT / "docs/article.schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def test_the_schema_is_one():
    VALIDATOR.check_schema(SCHEMA)


def test_articles_fit(shipped):
    VALIDATOR.validate(shipped.to_dict())


def test_the_article_made_by_hand_fits():
    VALIDATOR.validate(MADE)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (["text"], None),
        (["metadata", "report_period"], "2021年"),
        (["metadata", "genre"], "story"),
        (["blocks", 0, "start"], -1),
        (["sections", 0, "children", 0, "level"], "2"),
        (["numerals", 1, "number"], 12),
        (["indicators", 0, "value", "number"], "1e3"),
        (["indicators", 2, "changes", 0, "modifier"], "≈"),
        (["events", 0, "date"], "2021-9-6"),
        (["diagnostics", 0, "code"], "nonsense"),
    ],
)
def test_what_is_wrong_does_not_fit(path, value):
    broken = copy.deepcopy(MADE)
    place = broken
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    assert not VALIDATOR.is_valid(broken)
    place.pop(path[-1])
    optional = path[0] == "numerals"
    assert VALIDATOR.is_valid(broken) == optional
