"""The growth that reports wanted and the growth that they reached, drawn as a chart (SVG) from a panel of a folder.

python examples/python/goals_and_results.py examples/data > growth.svg
"""

import sys
from decimal import Decimal
from html import escape

import nianbao

CONCEPTS = ["地区生产总值", "一般公共预算收入", "固定资产投资", "社会消费品零售总额"]
ROW, LEFT, WIDTH = 22, 300, 760


def chart(facts: list[nianbao.Fact]) -> str:
    """A line for each fact: the result as a bar, the goal as a stroke; what sources contradict is drawn hollow."""
    numbers = [number for fact in facts for number in (fact.value, fact.goal) if number is not None]
    most = max([*numbers, Decimal(1)])
    least = min([*numbers, Decimal(0)])

    def x(number: Decimal) -> float:
        return LEFT + float((number - least) / (most - least)) * (WIDTH - LEFT - 60)

    height = (len(facts) + 1) * ROW
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" font-family="sans-serif" font-size="13">'
    ]
    for at, fact in enumerate(facts):
        y = at * ROW + 6
        label = escape(f"{fact.district or fact.article} {fact.year} {fact.concept}")
        lines.append(f'<text x="0" y="{y + 12}">{label}</text>')
        if fact.value is not None:
            left, right = sorted((x(Decimal(0)), x(fact.value)))
            fill = "none" if fact.conflict else "#8fbbe8"
            lines.append(
                f'<rect x="{left:.1f}" y="{y}" width="{right - left:.1f}" height="{ROW - 8}" fill="{fill}" stroke="#3b76b5">'
                f"<title>{escape(f'{fact.article}: {fact.quote}')}</title></rect>"
            )
            lines.append(f'<text x="{right + 4:.1f}" y="{y + 12}">{fact.value:+}%</text>')
        if fact.goal is not None:
            place = x(fact.goal)
            lines.append(
                f'<path d="M{place:.1f} {y - 3}v{ROW - 2}" stroke="#c0392b" stroke-width="3">'
                f"<title>{escape(f'{fact.goal_article}: {fact.goal_quote}')}</title></path>"
            )
    return "\n".join([*lines, "</svg>"])


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    panel = nianbao.panel(nianbao.read_dir(sys.argv[1]), concepts=CONCEPTS)
    print(chart([fact for fact in panel if fact.measure == "change" and fact.unit == "%"]))


if __name__ == "__main__":
    main()
