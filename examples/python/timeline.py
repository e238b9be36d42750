"""The dated events of some articles on one line of time.

python examples/python/timeline.py examples/data/*.txt
"""

import sys
from datetime import date
from pathlib import Path

import nianbao


def timeline(articles: list[nianbao.Article]) -> list[tuple[date, str]]:
    """Each event under the first day on which it can have been."""
    found: list[tuple[date, str]] = []
    for article in articles:
        place = article.metadata.district or "?"
        for event in article.timeline():
            day = event.date.first_day if event.date else None
            if day:
                who = "、".join(event.actors)
                found.append(
                    (day, f"{event.date}  {place}  {event.type}: {who}{event.trigger}{event.object or ''}")
                )
    return sorted(found)


def main() -> None:
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    articles = [nianbao.parse(Path(name).read_text(encoding="utf-8")) for name in sys.argv[1:]]
    for _, line in timeline(articles):
        print(line)


if __name__ == "__main__":
    main()
