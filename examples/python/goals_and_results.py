"""The growth that reports wanted and the growth that they reached, drawn as a chart (SVG) from a panel of a folder.

python examples/python/goals_and_results.py examples/data > growth.svg
"""

import sys
from decimal import Decimal
from html import escape

import nianbao

CONCEPTS = ["地区生产总值", "一般公共预算收入", "固定资产投资", "社会消费品零售总额"]
ROW, LEFT, WIDTH, HEAD = 22, 300, 820, 62
RESULT, EDGE, GOAL = "#8fbbe8", "#3b76b5", "#c0392b"


def bar(left: float, right: float, y: int, fill: str, told: str) -> str:
    return (
        f'<rect x="{left:.1f}" y="{y}" width="{right - left:.1f}" height="{ROW - 8}" fill="{fill}" stroke="{EDGE}">'
        f"<title>{escape(told)}</title></rect>"
    )


def stroke(x: float, y: int, told: str) -> str:
    return f'<path d="M{x:.1f} {y - 3}v{ROW - 2}" stroke="{GOAL}" stroke-width="3"><title>{escape(told)}</title></path>'


def text(x: float, y: int, words: str, look: str = "") -> str:
    return f'<text x="{x:.1f}" y="{y + 12}"{look}>{escape(words)}</text>'


def chart(facts: list[nianbao.Fact]) -> str:
    """A line for each fact: the result as a bar, the goal as a stroke; what sources contradict is drawn hollow."""
    numbers = [number for fact in facts for number in (fact.value, fact.goal) if number is not None]
    most = max([*numbers, Decimal(1)])
    least = min([*numbers, Decimal(0)])

    def x(number: Decimal) -> float:
        return LEFT + float((number - least) / (most - least)) * (WIDTH - LEFT - 120)

    height = HEAD + (len(facts) + 1) * ROW
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        "font-family=\"'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif\" font-size=\"13\">",
        '<rect width="100%" height="100%" fill="#fff"/>',
        text(10, 10, "Growth against the year before: what was reached, and what had been the goal", ' font-weight="bold"'),
        *(bar(10, 34, 36, RESULT, "result"), text(40, 36, "result")),
        *(bar(110, 134, 36, "none", "result"), text(140, 36, "result on which articles differ")),
        *(stroke(360, 36, "goal"), text(368, 36, "goal")),
    ]
    for at, fact in enumerate(facts):
        y = HEAD + at * ROW + 6
        lines.append(text(10, y, f"{fact.district or fact.article} {fact.year} {fact.concept}"))
        told: list[str] = []
        end = 0.0
        if fact.value is not None:
            left, end = sorted((x(Decimal(0)), x(fact.value)))
            fill = "none" if fact.conflict else RESULT
            lines.append(bar(left, end, y, fill, f"{fact.article}: {fact.quote}"))
            told.append(f"{fact.value:+}%")
        if fact.goal is not None:
            place = x(fact.goal)
            lines.append(stroke(place, y, f"{fact.goal_article}: {fact.goal_quote}"))
            end = max(end, place)
            told.append(f"goal {fact.goal:+}%")
        # Behind both, so that neither runs through it.
        lines.append(text(end + 6, y, ", ".join(told)))
    return "\n".join([*lines, "</svg>"])


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    panel = nianbao.panel(nianbao.read_dir(sys.argv[1]), concepts=CONCEPTS)
    print(chart([fact for fact in panel if fact.measure == "change" and fact.unit == "%"]))


if __name__ == "__main__":
    main()
