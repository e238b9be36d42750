"""An article as one page of HTML, to check what was read: every number marked, and how it was read one click away.

python examples/python/check_page.py examples/data/wujiang-2019-feature.txt > wujiang.html
"""

import sys
from pathlib import Path

import nianbao


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    article = nianbao.parse(Path(sys.argv[1]).read_text(encoding="utf-8"))
    print(article.to_html(), end="")


if __name__ == "__main__":
    main()
