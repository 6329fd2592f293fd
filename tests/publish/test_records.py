"""可以筛选的记录：可筛选的栏写成值的序号，地址不重复评价的标识，大的分成几个文件。"""

import json
from dataclasses import replace
from typing import Any

from jixiao.model.records import Column, Record, Records
from jixiao.model.report import Align, CardPlace, Cell, FactText, Inline, LineBreak, Link, SitePath, Text
from jixiao.publish.records import record_files

COLUMNS = (
    Column("项目", width=30),
    Column("年度", facet=("2024", "2023"), words="{} 年度"),
    Column("责任单位", facet=(), shown=False),
    Column("总分", Align.END, card=CardPlace.LEAD),
)


def record(home: str, year: str, units: tuple[str, ...], *score: Inline, details: str = "") -> Record:
    named: list[Inline] = []
    for unit in units:
        named += [Text("、"), Text(unit)] if named else [Text(unit)]
    told = (Text(details), LineBreak(), Text("又一条")) if details else ()
    return Record(
        home,
        (
            Cell((Link(SitePath(f"{home}/"), (Text("某项目"),)),)),
            Cell((Link(SitePath(f"years/{year}/"), (Text(year),)),)),
            Cell(tuple(named)),
            Cell(score, align=Align.END, details=told, details_label="记录 2 条"),
        ),
    )


def written(*rows: Record, step: int = 10) -> dict[str, Any]:
    records = Records("some", "份", "项目", COLUMNS, rows)
    return {path: json.loads(text) for path, text in record_files(records, step=step).items()}


def test_可筛选的栏写成值的序号_值照给出的次序_几个值的写成列表():
    first = record("2023/a", "2023", ("甲", "乙"), Text("88.9"))
    second = record("2024/b", "2024", ("乙",), Text("90"))
    (data,) = written(first, second).values()
    assert data["columns"][1] == {
        "title": "年度",
        "width": 10,
        "words": "{} 年度",
        "values": [["2024", "years/2024/"], ["2023", "years/2023/"]],
    }
    assert data["columns"][2] == {"title": "责任单位", "width": 10, "hidden": 1, "words": "{}", "values": ["甲", "乙"]}
    assert data["columns"][3] == {"title": "总分", "width": 10, "number": 1, "card": "lead"}
    assert [row[2:4] for row in data["rows"]] == [[1, [0, 1]], [0, 1]]
    assert (data["unit"], data["named"], data["count"], data["more"]) == ("份", "项目", 2, [])


def test_地址以评价的标识起头的缩写_点得开的数有记号():
    (data,) = written(record("2023/a", "2023", ("甲",), FactText("2023/a", "指标.A 1.得分", "3.9"))).values()
    home, name, _, _, score = data["rows"][0]
    assert home == "2023/a"
    assert name == [["某项目", "~/"]]
    assert score == [["3.9", "~/trace/#f-指标.A-1.得分", "fact"]]


def test_别处的地址照写_展开的补充也在():
    other = Link(SitePath("2023/abc/", "i-A1"), (Text("A1"),))
    (data,) = written(record("2023/a", "2023", ("甲",), Text("见"), other, details="一条")).values()
    assert data["rows"][0][4] == [
        "见",
        ["A1", "2023/abc/#i-A1"],
        {"label": "记录 2 条", "details": ["一条", " ", "又一条"]},
    ]


def test_行多的分成几个文件_先取的一个里有全部的值():
    rows = [record(f"2023/e{n}", "2023", (f"单位{n}",), Text(str(n))) for n in range(5)]
    files = written(*rows, step=2)
    assert [*files] == ["records/some.json", "records/some-2.json", "records/some-3.json"]
    first, *others = files.values()
    assert first["count"] == 5
    assert first["more"] == ["some-2.json", "some-3.json"]
    assert first["columns"][2]["values"] == [f"单位{n}" for n in range(5)]
    assert [row[0] for data in (first, *others) for row in data["rows"]] == [f"2023/e{n}" for n in range(5)]
    assert all([*data] == ["rows"] for data in others)


def test_属于上一行的与总在的分面_写进数据():
    under = replace(record("2023/a", "2023", ("甲",), Text("见")), tone="under")
    columns = (COLUMNS[0], replace(COLUMNS[1], constant=True), *COLUMNS[2:])
    (text,) = record_files(Records("some", "份", "项目", columns, (under,))).values()
    data = json.loads(text)
    assert data["rows"][0][0] == ["2023/a", "under"]
    assert [column.get("constant") for column in data["columns"]] == [None, 1, None, None]
