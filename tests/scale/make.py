"""Makes many articles by shuffling the sections of a few, and writes them into a folder.

    python tests/scale/make.py ../shared/corpus target/scale --count 20000

Each article takes its first line from one article and some runs of lines from others, so that it has the words, the
figures and the length of real ones and is like none of them. The same seed makes the same articles.
"""

import argparse
import random
from pathlib import Path


def sections(text: str) -> list[list[str]]:
    """The article's lines, cut where a heading in numbers begins (一、 or （一）), else every ten lines."""
    found: list[list[str]] = [[]]
    for line in text.splitlines():
        head = line.strip().lstrip("（(")[:3]
        if len(found[-1]) >= 10 or (head and head[0] in "一二三四五六七八九十" and any(c in "、）)" for c in head)):
            found.append([])
        found[-1].append(line)
    return [section for section in found if section]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="a folder of articles, *.txt")
    parser.add_argument("target", type=Path, help="the folder to write into; made where it is missing")
    parser.add_argument("--count", type=int, default=20_000)
    parser.add_argument("--characters", type=int, default=3_000, help="about how long each becomes")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()

    draw = random.Random(given.seed)
    texts = [path.read_text(encoding="utf-8") for path in sorted(given.source.glob("*.txt"))]
    titles = [next(line for line in text.splitlines() if line.strip()) for text in texts]
    pool = [section for text in texts for section in sections(text)]
    given.target.mkdir(parents=True, exist_ok=True)
    characters = 0
    for number in range(given.count):
        lines = [draw.choice(titles)]
        while sum(map(len, lines)) < given.characters:
            lines += draw.choice(pool)
        text = "\n".join(lines) + "\n"
        characters += len(text)
        folder = given.target / f"{number // 1000:03}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number:06}.txt").write_text(text, encoding="utf-8")
    print(f"{given.count} articles, {characters / given.count:.0f} characters each")


if __name__ == "__main__":
    main()
