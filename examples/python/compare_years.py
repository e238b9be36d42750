"""What two reports of one place say of the same things: the levels side by side, and how far apart they are.

    python examples/python/compare_years.py examples/data/fushan-2021-communique.txt \
        examples/data/fushan-2022-communique.txt
"""

import sys
from decimal import Decimal
from pathlib import Path

import nianbao


def levels(article: nianbao.Article) -> dict[tuple[str, str], Decimal]:
    """The results of the year reported, by concept (or name) and unit; the first telling counts."""
    found: dict[tuple[str, str], Decimal] = {}
    for indicator in article.indicators:
        value = indicator.value
        if value is None or isinstance(value.number, tuple) or indicator.status != "actual":
            continue
        found.setdefault((indicator.concept or indicator.name, value.unit), value.number)
    return found


def main() -> None:
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    before, after = (nianbao.parse(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:])
    print("", before.metadata.report_period, after.metadata.report_period, "difference", sep="\t")
    old, new = levels(before), levels(after)
    for key in (key for key in old if key in new):
        name, unit = key
        if unit in ("%", "‰"):
            difference = f"{new[key] - old[key]:+} points"
        elif old[key]:
            difference = f"{(new[key] / old[key] - 1) * 100:+.1f} %"
        else:
            difference = ""
        print(f"{name} ({unit})", f"{old[key]:,}", f"{new[key]:,}", difference, sep="\t")


if __name__ == "__main__":
    main()
