"""表格的行与单元变成 HTML；外框（题、列宽、注）在模板里。

横向滚动时要钉住“行名”那一列，只看失分项时要收起它左边的各级名称列，
所以先算出每个单元落在第几列：上方单元跨行占去的列须让开。

窄屏上每行成一张卡的表，样式把行与单元改成块，有的浏览器便不再当它是表：角色一律写明。
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from jixiao.model.report import Align, CardPlace, Cell, Row, Scope, Table, TableRole
from jixiao.model.report_text import plain_text
from jixiao.publish.html_address import Origin, element_id
from jixiao.publish.html_align import FigureColumn, figure_columns, figure_names, padding, slotted
from jixiao.publish.html_inline import inline_html

_COLUMN_WIDTHS = (4, 6, 8, 10, 12, 14, 16, 18, 20, 25, 30, 35, 40, 45, 50, 55, 60, 70, 80)
"""样式表备有的列宽（百分比）：不写行内样式，故只能取这几档。"""

_NO_COLUMN = -1
_NOTHING = "—"
_PROSE_LENGTH = 20  # 更长的文字单元给较宽的最小列宽，免得窄屏上挤成竖排

Placed = list[tuple[Row, list[int]]]
Cards = tuple[tuple[CardPlace, str], ...]  # 各栏在卡上的位置与栏目名；不成卡的表没有


_ROLES = {None: "cell", Scope.COLUMN: "columnheader", Scope.ROW: "rowheader"}


@dataclass(frozen=True, slots=True)
class TableParts:
    """表格各部分的 HTML；losses 是可筛出的失分行数，0 为不给筛选。"""

    head: Markup
    groups: tuple[Markup, ...]
    foot: Markup
    losses: int


def framed(html: str) -> str:
    """手写页里的表格放进滚动框：窄屏只滚表格，不滚页面。"""
    opened = html.replace("<table>", '<div class="jx-frame" role="group" tabindex="0" aria-label="表格"><table>')
    return opened.replace("</table>", "</table></div>")


def table_parts(table: Table, origin: Origin) -> TableParts:
    """渲染表头、各组与表尾。"""
    head, foot = _placed(table.head), _placed(table.foot)
    groups = [_placed(rows) for rows in table.groups]
    # 官方表单的方格上下几段列义各异，没有一列可称行名。
    named = _NO_COLUMN if table.role is TableRole.FORM else _name_column(groups)
    cards = _cards(table)
    figures: Mapping[int, FigureColumn] = {}
    if table.role is TableRole.INDICATORS:
        figures = figure_columns((cell, start) for _, cell, start in _body_cells((*groups, foot)))
    body = _Columns(named, figures, cards)
    return TableParts(
        head=_rows(head, _Columns(named, cards=cards), origin),
        groups=tuple(_rows(group, body, origin) for group in groups),
        foot=_rows(foot, body, origin),
        losses=_losses(table, groups, named),
    )


def column_widths(widths: Sequence[int]) -> tuple[int, ...]:
    """相对列宽换成百分比，并取样式表备有的最近一档。"""
    total = sum(widths)
    return tuple(min(_COLUMN_WIDTHS, key=lambda step: abs(step * total - width * 100)) for width in widths)


def _placed(rows: Sequence[Row]) -> Placed:
    """给每行各单元配上起始列号。"""
    occupied: dict[int, int] = {}
    placed: Placed = []
    for row in rows:
        below = {column: left - 1 for column, left in occupied.items() if left > 1}
        starts: list[int] = []
        column = 0
        for cell in row.cells:
            while column in occupied:
                column += 1
            starts.append(column)
            if cell.rowspan > 1:
                below.update(dict.fromkeys(range(column, column + cell.colspan), cell.rowspan - 1))
            column += cell.colspan
        placed.append((row, starts))
        occupied = below
    return placed


def _body_cells(groups: Sequence[Placed]) -> Iterator[tuple[Row, Cell, int]]:
    for group in groups:
        for row, starts in group:
            for cell, start in zip(row.cells, starts, strict=True):
                yield row, cell, start


def _name_column(groups: Sequence[Placed]) -> int:
    """行名所在列：第一个管辖本行的表头单元；没有就是首列。小计行跨列，不算。"""
    return next((start for row, cell, start in _body_cells(groups) if cell.scope is Scope.ROW and cell.colspan == 1), 0)


def _losses(table: Table, groups: Sequence[Placed], named: int) -> int:
    """失分行数；行名及其右边若有跨行单元，隐去别的行会错列，便不给筛选。"""
    if table.role is not TableRole.INDICATORS:
        return 0
    if any(cell.rowspan > 1 and start >= named for _, cell, start in _body_cells(groups)):
        return 0
    return sum(row.tone == "loss" for rows in table.groups for row in rows)


def _cards(table: Table) -> Cards:
    """各栏的位置与栏目名。"""
    if not table.cards:
        return ()
    titles = (plain_text(cell.content) for cell in table.head[0].cells)
    return tuple(zip(table.cards, titles, strict=True))


@dataclass(frozen=True, slots=True)
class _Columns:
    """各列：行名在第几列；要对齐的数在哪几列；成卡的，各栏在卡上的位置。"""

    named: int
    figures: Mapping[int, FigureColumn] = field(default_factory=dict)
    cards: Cards = ()


def _rows(placed: Placed, columns: _Columns, origin: Origin) -> Markup:
    role = ' role="row"' if columns.cards else ""
    parts: list[str] = []
    for row, starts in placed:
        identity = f' id="{escape(element_id(row.anchor))}"' if row.anchor else ""
        tone = f' class="jx-{escape(row.tone)}"' if row.tone else ""
        parts.append(f"<tr{role}{identity}{tone}>")
        parts += (_cell(row, cell, start, columns, origin) for cell, start in zip(row.cells, starts, strict=True))
        parts.append("</tr>\n")
    return Markup("".join(parts))  # noqa: S704  各片段都已转义


def _cell(row: Row, cell: Cell, start: int, columns: _Columns, origin: Origin) -> str:
    named, figures, cards = columns.named, columns.figures.get(start), columns.cards
    is_name = start <= named < start + cell.colspan
    names = ["jx-name"] if is_name else ["jx-level"] if start < named else []
    if cell.align is not Align.START:
        names.append(f"jx-{cell.align.value}")
    elif cell.scope is None and len(plain_text(cell.content)) > _PROSE_LENGTH:
        names.append("jx-prose")
    inner = _content(cell, origin, row.lost if is_name else "", held=is_name and cell.colspan > 1)
    # 空的表头单元对读屏没有意义，按普通单元写。
    tag, scope = ("td", "") if cell.scope is None or not inner else ("th", f' scope="{cell.scope.value}"')
    attributes = f' id="{escape(element_id(cell.anchor))}"' if cell.anchor else ""
    if cards:
        attributes += f' role="{_ROLES[cell.scope if inner else None]}"'
        if not is_name and cell.scope is not Scope.COLUMN:
            told, label = _placed_on_card(cell, *cards[start])
            names += told
            attributes += label
    if figures is not None:
        names += figure_names(cell, figures)
        missing = padding(cell, figures)
        attributes += f' data-pad="{missing}"' if missing else ""
        inner = slotted(inner)
    if names:
        attributes += f' class="{" ".join(names)}"'
    if cell.rowspan > 1:
        attributes += f' rowspan="{cell.rowspan}"'
    if cell.colspan > 1:
        attributes += f' colspan="{cell.colspan}"'
    return f"<{tag}{scope}{attributes}>{inner}</{tag}>"


def _placed_on_card(cell: Cell, place: CardPlace, title: str) -> tuple[list[str], str]:
    """一格在卡上的样式名与栏目名；没有内容的卡上不占地方。"""
    if plain_text(cell.content) in {"", _NOTHING}:
        return ["jx-none"], ""
    if place is CardPlace.LABELLED:
        return [], f' data-label="{escape(title)}"'
    return [f"jx-{place.value}"], ""


def _content(cell: Cell, origin: Origin, lost: str, *, held: bool) -> str:
    """单元内容，lost 是只看失分项时才显示的一句；跨列的行名（小计）横滚时停在左边，跨行的级别名竖滚时停在上边。"""
    inner = str(inline_html(cell.content, origin))
    if cell.details:
        inner += _details(cell, origin)
    if lost:
        path, _, points = lost.rpartition("　")
        inner += f'<small class="jx-lost">{escape(path)} <b>{escape(points)}</b></small>'
    if held and inner:
        inner = f'<div class="jx-hold">{inner}</div>'
    if cell.rowspan > 1 and inner:
        inner = f'<div class="jx-stay">{inner}</div>'
    return inner


def _details(cell: Cell, origin: Origin) -> str:
    label = escape(cell.details_label or "详情")
    details = inline_html(cell.details, origin)
    return f'<details class="jx-details"><summary>{label}</summary><div>{details}</div></details>'
