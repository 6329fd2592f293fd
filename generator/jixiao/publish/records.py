"""可以筛选的记录写成数据文件：栏目与各行，大的分成几个，先取的一个里有全部的值。

一格是一段文字，或一串片段；片段是文字，或 [文字, 地址]，点得开的数是 [文字, 地址, "fact"]，
展开的补充是 {"label": …, "details": [片段…]}。可以筛选的栏里，一格是值的序号，几个值的是序号的列表。
地址相对站点根，以 ~ 起头的，接在本行第一项（评价的标识）之后；行有样式的，第一项是 [标识, 样式]。
"""

import json
from collections.abc import Mapping
from typing import Final, TypeAlias

from jixiao.model.records import Column, Records
from jixiao.model.report import Align, CardPlace, Cell, FactText, Inline, Inlines, Link, SitePath, Text
from jixiao.model.report_text import plain_text
from jixiao.publish.html_address import UNMOVED, Origin, Whereabouts

Json: TypeAlias = "str | int | list[Json] | dict[str, Json]"

STEP: Final = 2000
"""一个数据文件至多几行。"""

_SEPARATOR: Final = Text("、")
_SITE: Final = ""


def record_files(records: Records, whereabouts: Whereabouts = UNMOVED, *, step: int = STEP) -> Mapping[str, str]:
    """站内地址 → 内容。whereabouts 说明内容在哪一页。"""
    origin = Origin(_SITE, whereabouts)
    known: list[dict[str, tuple[int, Json]]] = [{} for _ in records.columns]
    for column, values in zip(records.columns, known, strict=True):
        for value in column.facet or ():
            values[value] = (len(values), value)
    rows: list[Json] = []
    for record in records.rows:
        row: list[Json] = [[record.home, record.tone] if record.tone else record.home]
        for column, values, cell in zip(records.columns, known, record.cells, strict=True):
            row.append(_cell(cell, origin, record.home) if column.facet is None else _coded(cell, origin, values))
        rows.append(row)
    parts = [rows[start : start + step] for start in range(0, len(rows), step)] or [[]]
    names = [f"{records.name}-{number}.json" for number in range(2, len(parts) + 1)]
    first: dict[str, Json] = {
        "unit": records.unit,
        "named": records.named,
        "columns": [_column(*pair) for pair in zip(records.columns, known, strict=True)],
        "count": len(rows),
        "more": list[Json](names),
        "rows": parts[0],
    }
    folder = records.path.rpartition("/")[0]
    others = {f"{folder}/{name}": _text({"rows": part}) for name, part in zip(names, parts[1:], strict=True)}
    return {records.path: _text(first), **others}


def _text(data: Json) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"


def _column(column: Column, values: Mapping[str, tuple[int, Json]]) -> Json:
    told: dict[str, Json] = {"title": column.title, "width": column.width}
    if column.align is Align.END:
        told["number"] = 1
    if not column.shown:
        told["hidden"] = 1
    if column.card is not CardPlace.LABELLED:
        told["card"] = column.card.value
    if column.facet is not None:
        told |= {"words": column.words, "values": [value for _, value in values.values()]}
        told |= {"constant": 1} if column.constant else {}
    return told


def _coded(cell: Cell, origin: Origin, values: dict[str, tuple[int, Json]]) -> Json:
    """值的序号；头一回见到的值连同它的地址记下。"""
    found: list[Json] = []
    for item in cell.content:
        if item == _SEPARATOR:
            continue
        text = plain_text((item,))
        number = values[text][0] if text in values else len(values)
        if text not in values or isinstance(item, Link):
            values[text] = (number, _piece(item, origin, ""))
        found.append(number)
    return found[0] if len(found) == 1 else found


def _cell(cell: Cell, origin: Origin, home: str) -> Json:
    pieces = _pieces(cell.content, origin, home)
    if cell.details:
        pieces.append({"label": cell.details_label, "details": _pieces(cell.details, origin, home)})
    if all(isinstance(piece, str) for piece in pieces):
        return plain_text(cell.content)
    return pieces


def _pieces(items: Inlines, origin: Origin, home: str) -> list[Json]:
    return [_piece(item, origin, home) for item in items]


def _piece(item: Inline, origin: Origin, home: str) -> Json:
    text = plain_text((item,))
    match item:
        case Link(target=SitePath() as target):
            return [text, _short(origin.href(target) or "", home)]
        case FactText():
            return [text, _short(origin.fact(item), home), "fact"]
        case _:
            return text


def _short(address: str, home: str) -> str:
    lead = f"{home}/"
    return f"~{address[len(home) :]}" if home and address.startswith(lead) else address
