"""条形图：一张表，条是加了底色的单元。在 Word 里也能改，不是图片。"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from jixiao.model.report import BarChart
from jixiao.model.report_text import plain_text
from jixiao.publish.docx.frame import INSET, frame
from jixiao.publish.docx.markup import Xml, paragraph, w
from jixiao.publish.docx.runs import Runs
from jixiao.wording.columns import display_width

_STEPS: Final = 20  # 条形分几格
_STYLE: Final = "TableText1"


def bar_chart(chart: BarChart, runs: Runs, room: int) -> Xml:
    """名目、条、说明三栏；条占几格照百分数，给看的，数写在说明里。"""
    size = runs.layout.table_sizes[0]
    labels = max((display_width(plain_text(bar.label)) for bar in chart.bars), default=4)
    notes = max((display_width(plain_text(bar.note)) for bar in chart.bars), default=4)
    # 多留半字：百分号宽
    left, right = (min((width + 1) * size * 13 // 2 + 2 * INSET, room * 35 // 100) for width in (labels, notes))
    step = (room - left - right) // _STEPS
    rows = []
    for bar in chart.bars:
        held = w("keepNext") if bar is not chart.bars[-1] else ""  # 一张图不拆到两页
        filled = min(max(int(Decimal(bar.percent) * _STEPS / 100), 0), _STEPS)
        cells = [
            _cell(left, runs.of(bar.label), held + w("jc", val="right")),
            *_bar(filled, step, runs.layout.colors["bar"], held),
            *_bar(_STEPS - filled, step, runs.layout.colors["line"], held),
            _cell(right, runs.of(bar.note), held),
        ]
        rows.append(w("tr", w("trPr", w("cantSplit")), *cells))
    gap = w("insideH", val="single", sz=48, space=0, color="FFFFFF")  # 条与条之间的空白
    widths = [left, *([step] * _STEPS), right]
    return w("tbl", frame(widths, room, gap, INSET, chart.title, f"{chart.title}：{chart.description}"), *rows)


def _bar(steps: int, step: int, color: str, held: Xml) -> Iterator[Xml]:
    if steps:
        shade = w("shd", val="clear", color="auto", fill=color)
        span = w("gridSpan", val=steps) if steps > 1 else ""
        properties = w("tcPr", w("tcW", w=steps * step, type="dxa"), span, shade)
        yield w("tc", properties, paragraph(_STYLE, properties=held))


def _cell(width: int, content: Xml, placed: Xml) -> Xml:
    properties = w("tcPr", w("tcW", w=width, type="dxa"), w("vAlign", val="center"))
    return w("tc", properties, paragraph(_STYLE, content, properties=placed))
