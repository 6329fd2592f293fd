"""使用指南里整改的例子：虚构的说清楚，四种写法都有，没有通到不存在的页的链接。"""

from jixiao.model.report import Cell, Link, ListBlock, Paragraph, Preformatted, Table
from jixiao.model.report_text import plain_text
from jixiao.site.rectification_example import rectification_blocks


def cells() -> list[tuple[Cell, ...]]:
    (table,) = [block for block in rectification_blocks() if isinstance(block, Table)]
    return [row.cells for group in table.groups for row in group]


def test_问题的状态由建议得出_有已整改的_有逐条的记录() -> None:
    shown = [(plain_text(row[0].content).removeprefix("2024/sample/"), plain_text(row[5].content)) for row in cells()]
    assert shown == [
        *(("问题1", "已整改"), ("建议1", "已整改")),
        *(("问题2", "整改中"), ("建议2", "整改中"), ("建议3", "不采纳")),
    ]
    assert plain_text(cells()[1][5].details).startswith("2025年3月12日　检修改到 3 月，停开 4 天。")


def test_没有自己的页_不带链接() -> None:
    assert not [item for row in cells() for cell in row for item in cell.content if isinstance(item, Link)]


def test_虚构的写在名称里_修订与订阅都有() -> None:
    blocks = rectification_blocks()
    assert all("（虚构）" in plain_text(row[6].content) for row in cells())
    (revisions,) = [block for block in blocks if isinstance(block, ListBlock)]
    (first, *_), *_ = revisions.items
    assert isinstance(first, Paragraph)
    assert plain_text(first.content).startswith("2025年4月10日　更正图书更新率")
    *_, entry = [block.text for block in blocks if isinstance(block, Preformatted)]
    assert "<updated>2025-06-20T" in entry
    assert "整改状态：已整改；" in entry
