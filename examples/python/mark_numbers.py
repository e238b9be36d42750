"""An article with every number marked by its role, to look over what was understood as what.

python examples/python/mark_numbers.py examples/data/wujiang-2019-feature.txt
"""

import sys
from pathlib import Path

import nianbao


def marked(article: nianbao.Article) -> str:
    """The text with `[number|role]` in place of each numeral of the ledger."""
    pieces: list[str] = []
    at = 0
    for numeral in article.numerals:
        pieces += [article.text[at : numeral.start], f"[{numeral.text}|{numeral.role}]"]
        at = numeral.end
    return "".join([*pieces, article.text[at:]])


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(marked(nianbao.parse(Path(sys.argv[1]).read_text(encoding="utf-8"))))


if __name__ == "__main__":
    main()
