"""One article to a CSV table: a row for each number, with the words that it came from.

python examples/python/indicators_to_csv.py examples/data/fushan-2022-communique.txt > fushan.csv
"""

import csv
import sys
from pathlib import Path

import nianbao

COLUMNS = [
    "section",
    "name",
    "action",
    "concept",
    "low",
    "high",
    "unit",
    "unit_code",
    "modifier",
    "change",
    "basis",
    "period",
    "status",
    "evidence",
]


def rows(article: nianbao.Article) -> list[list[object]]:
    """The indicators as rows; a number that is no range is its own lower and upper bound."""
    table: list[list[object]] = []
    for indicator in article.indicators:
        value = indicator.value
        change = indicator.changes[0] if indicator.changes else None
        number = value.number if value else None
        low, high = number if isinstance(number, tuple) else (number, number)
        table.append(
            [
                " / ".join(article.section_path(indicator.section)),
                indicator.name,
                indicator.action,
                indicator.concept,
                low,
                high,
                value and value.unit,
                value and value.unit_code,
                value and value.modifier,
                change and change.text,
                change and change.basis,
                indicator.period,
                indicator.status,
                indicator.text,
            ]
        )
    return table


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    article = nianbao.parse(Path(sys.argv[1]).read_text(encoding="utf-8"))
    writer = csv.writer(sys.stdout)
    writer.writerow(COLUMNS)
    writer.writerows(rows(article))


if __name__ == "__main__":
    main()
