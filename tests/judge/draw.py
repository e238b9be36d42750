#!/usr/bin/env python3
"""Draw items at random from parses of real articles, to be judged by a reader, one by one.

    draw.py DIR                                300 indicators, at most six from one article
    draw.py DIR --kind events --count 200      200 events, at most five from one article
    draw.py DIR --seed 7                       another draw; the same seed draws the same items from the same parses
    draw.py DIR --parses OUT                   read OUT/<name>.json instead of parsing DIR/<name>.txt

Each item is printed with the sentence it came from, where 【】 marks the item's words. The reader writes beside it
whether all of it is right (guidelines: name, number, unit, modifier, change, period, status for an indicator; being
an event, type, date, object for an event), and if not, what is wrong.

Needs the installed `nianbao`, or the parses as JSON.
"""

import argparse
import json
import random
import sys
from pathlib import Path

DEFAULTS = {"indicators": (300, 6), "events": (200, 5)}
SENTENCE_ENDS = "。！？；\n"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", choices=sorted(DEFAULTS), default="indicators")
    parser.add_argument("--count", type=int)
    parser.add_argument("--each", type=int, help="at most so many from one article")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--parses", type=Path)
    arguments = parser.parse_args()
    count, each = DEFAULTS[arguments.kind]
    drawn = draw(
        read(arguments.folder, arguments.parses),
        arguments.kind,
        arguments.count or count,
        arguments.each or each,
        arguments.seed,
    )
    for number, (name, text, item) in enumerate(drawn, 1):
        print(f"{number:>3}  {name}  {item['rule']}")
        print(f"     {sentence(text, item['start'], item['end'])}")
        print(f"     {line(arguments.kind, item)}\n")
    return 0


def read(folder: Path, parses: Path | None):
    """The name, text and answer of each article, by name."""
    for path in sorted(folder.glob("*.txt")):
        if parses:
            answer = json.loads((parses / f"{path.stem}.json").read_text(encoding="utf-8"))
        else:
            import nianbao

            answer = nianbao.parse(path.read_text(encoding="utf-8")).to_dict()
        yield path.stem, answer["text"], answer


def draw(articles, kind: str, count: int, each: int, seed: int):
    """At most `each` items of every article, then `count` of those, in the order drawn."""
    dice = random.Random(seed)
    pool = []
    for name, text, answer in articles:
        items = answer[kind]
        chosen = dice.sample(items, min(each, len(items)))
        pool.extend((name, text, item) for item in chosen)
    dice.shuffle(pool)
    return pool[:count]


def sentence(text: str, start: int, end: int) -> str:
    """The sentence around a span, with the span marked; a long one is cut well before and behind it."""
    left = max((text.rfind(mark, 0, start) for mark in SENTENCE_ENDS), default=-1) + 1
    ends = [at for mark in SENTENCE_ENDS if (at := text.find(mark, end)) >= 0]
    right = min(ends, default=len(text))
    left, right = max(left, start - 160), min(right, end + 100)
    return f"{text[left:start]}【{text[start:end]}】{text[end:right]}"


def line(kind: str, item: dict) -> str:
    if kind == "events":
        keys = ("type", "date", "trigger", "actors", "object")
        return " · ".join(f"{key} {item[key]}" for key in keys if item.get(key))
    parts = [item["name"] or "(no name)"]
    if item.get("action"):
        parts.append(f"action {item['action']}")
    for key in ("value", "previous"):
        if item.get(key):
            parts.append(f"{key} {amount(item[key])}")
    parts.extend(f"change {amount(change)} [{change.get('basis')}]" for change in item["changes"])
    parts.extend(f"{key} {item[key]}" for key in ("period", "status", "concept") if item.get(key))
    return " · ".join(parts)


def amount(value: dict) -> str:
    words = (value.get("modifier"), value["number"], value.get("unit"))
    return " ".join(str(word) for word in words if word)


if __name__ == "__main__":
    sys.exit(main())
