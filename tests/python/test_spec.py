"""The tables of cases in `tests/spec`, which the Rust tests run too. Their README says how to read them."""

import re
from decimal import Decimal

import pytest

import nianbao

from conftest import ROOT

Row = dict[str, str]


def cases(name: str) -> list:
    """The texts of a table, each with its rows; one that the parser cannot do yet must fail."""
    path = ROOT / "tests/spec" / f"{name}.tsv"
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if path.exists() else ()
    rows = [(number, line.split("\t")) for number, line in lines if line and not line.startswith("#")]
    header = rows.pop(0)[1] if rows else []
    groups: list[tuple[int, list[Row]]] = []
    for number, cells in rows:
        row = dict(zip(header, cells, strict=True))
        if row["text"]:
            groups.append((number, [row]))
        else:
            groups[-1][1].append(row)
    assert {group[0]["known"] for _, group in groups} <= {"", "todo"}
    not_yet = [pytest.mark.xfail(strict=True)]
    return [
        pytest.param(group, id=f"{name}:{number}", marks=not_yet if group[0]["known"] == "todo" else [])
        for number, group in groups
    ]


def parse(rows: list[Row]) -> nianbao.Article:
    text = rows[0]["text"].replace("\\n", "\n").replace("\\t", "\t")
    return nianbao.parse(text, report_period=rows[0].get("year") or None)


def things(rows: list[Row], column: str) -> list[Row]:
    """The rows that expect something; a text alone says that there is nothing."""
    return [row for row in rows if row[column]]


def is_word(found: object, cell: str, empty: str = "") -> bool:
    """True where what was found is one of the cell's answers."""
    return cell == "*" or str("" if found is None else found) in (cell or empty).split("|")


def is_number(found: object, cell: str) -> bool:
    """True where a number, or the two of a range, is one of the cell's answers."""
    if cell == "*" or not cell:
        return cell == "*" or found is None
    bounds = found if isinstance(found, tuple) else (found,)
    return any(bounds == tuple(map(Decimal, answer.split(".."))) for answer in cell.split("|"))


def is_quantity(found, cell: str, *, modifier: bool = True) -> bool:
    """True where a quantity or change is one of the cell's answers, `[modifier]number[ unit]`."""
    if cell == "*" or not cell:
        return cell == "*" or found is None
    return found is not None and any(
        is_number(found.number, number)
        and found.unit == unit
        and (not modifier or found.modifier == (mark or "="))
        for mark, number, unit in re.findall(r"([<>~]?=?)([^ |]+)(?: ([^|]*))?", cell)
    )


def check_each(found: list, wanted: list[Row], differences) -> None:
    """Holds the things found against the things wanted, one to one and in order."""
    assert len(found) == len(wanted), f"found {found}"
    for thing, row in zip(found, wanted, strict=True):
        wrong = {name: row[name] for name, same in differences(thing, row).items() if not same}
        assert not wrong, f"{thing!r} should have {wrong}"


@pytest.mark.parametrize("rows", cases("numerals"))
def test_numerals(rows):
    wanted = things(rows, "quote")
    named = [row["quote"] for row in wanted]

    def passed_over(numeral):
        """What a parse may name but need not: words that count nothing, and names without a digit."""
        words = numeral.role == "part" and not any(c.isdigit() for c in numeral.text)
        free = words and not any(is_word(numeral.text, quote) for quote in named)
        return numeral.role == "lexical" or free

    found = [numeral for numeral in parse(rows).numerals if not passed_over(numeral)]

    def differences(numeral, row):
        role = row["role"].lstrip("?")
        same = {"quote": is_word(numeral.text, row["quote"]), "role": is_word(numeral.role, role)}
        if role in ("value", "change", "previous", "threshold"):
            same["number"] = is_number(numeral.number, row["number"])
            same["unit"] = is_word(numeral.unit, row["unit"])
            same["modifier"] = is_word(numeral.modifier or "=", row["modifier"], empty="=")
        return same

    quotes = [numeral.text for numeral in found]
    required = [
        r for r in wanted if not r["role"].startswith("?") or any(is_word(q, r["quote"]) for q in quotes)
    ]
    check_each(found, required, differences)


@pytest.mark.parametrize("rows", cases("indicators"))
def test_indicators(rows):
    year = rows[0]["year"]

    def differences(indicator, row):
        changes = row["change"].split(";") if row["change"] else []
        part_of = None if indicator.part_of is None else indicator.part_of + 1
        return {
            "name": is_word(indicator.name, row["name"]),
            "action": is_word(indicator.action, row["action"]),
            "value": is_quantity(indicator.value, row["value"]),
            "change": row["change"] == "*"
            or (len(changes) == len(indicator.changes) and all(map(is_quantity, indicator.changes, changes))),
            "previous": is_quantity(indicator.previous, row["previous"], modifier=False),
            "period": is_word(indicator.period, row["period"], empty=year),
            "status": is_word(indicator.status, row["status"], empty="actual"),
            "part_of": is_word(part_of, row["part_of"]),
            "concept": not row["concept"] or is_word(indicator.concept, row["concept"]),
        }

    check_each(list(parse(rows).indicators), things(rows, "name"), differences)


@pytest.mark.parametrize("rows", cases("dates"))
def test_dates(rows):
    (row,) = rows
    article = parse(rows)
    found = [indicator.period for indicator in article.indicators] + [event.date for event in article.events]
    assert found
    assert all(is_word(period, row["edtf"]) for period in found), found


@pytest.mark.parametrize("rows", cases("places"))
def test_places(rows):
    (row,) = rows
    article = parse(rows)
    for field in ("district", "city", "province", "code"):
        assert is_word(getattr(article.metadata, field), row[field]), field
    said = [d.code for d in article.diagnostics if d.code in ("unknown_place", "indirect_code")]
    assert is_word(";".join(said), row["said"])


@pytest.mark.parametrize("rows", cases("events"))
def test_events(rows):
    def differences(event, row):
        return {
            "date": is_word(event.date, row["date"]),
            "type": is_word(event.type, row["type"]),
            "trigger": is_word(event.trigger, row["trigger"]),
            "actors": is_word(";".join(event.actors), row["actors"]),
            "object": is_word(event.object, row["object"]),
        }

    check_each(list(parse(rows).events), things(rows, "type"), differences)


@pytest.mark.parametrize("rows", cases("diagnostics"))
def test_diagnostics(rows):
    article = parse(rows)

    def differences(diagnostic, row):
        related = ";".join(article.text[start:end] for start, end in diagnostic.related)
        return {
            "code": is_word(diagnostic.code, row["code"]),
            "quote": is_word(diagnostic.text, row["quote"]),
            "related": is_word(related, row["related"]),
        }

    found = [d for d in article.diagnostics if (d.start, d.end) != (0, len(article.text))]
    check_each(found, things(rows, "code"), differences)
