"""把一张数据表读成可以核算的样子：逐行的文字与印出的数、各行是明细还是合计、各列能否相加。"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import Final

from jixiao.audit.check import Subject
from jixiao.model.entry import number_in, plain
from jixiao.model.funds import ColumnEntry, ColumnType, MoneyUnit, TableEntry
from jixiao.model.interval import Interval, exactly, printed_interval
from jixiao.model.location import Location

_LEVELS: Final = {"小计": 1, "合计": 2, "共计": 2, "总计": 3}
_TOTAL = re.compile(r"^.{0,8}?(小计|合计|共计|总计)$")
_PART: Final = re.compile(r"^[#＃]?其中")
_YEAR: Final = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:年度?)?$")
_YEARS_IN: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_INDEX: Final = re.compile(r"^(序号|编号|题号|年度|年份|年|排名|名次|位次)$")
_RATIO: Final = re.compile(r"(单价|均价|标准|平均|均值|人均|年均|系数|权数|率|指数|折旧年限|年限)$")
_SHARE: Final = re.compile(r"(占比|比重|构成比?)")
_UNIT_IN_NAME = re.compile(r"[（(][^（）()]*[）)]")


@dataclass(frozen=True, slots=True)
class Line:
    """表的一行。level 为零是明细，其余是小计、合计、总计；labels 是各文字格，number 为 None 的是另写的合计行。"""

    number: int | None
    level: int
    labels: Mapping[str, str]
    figures: Mapping[str, Decimal]
    at: Location

    @property
    def place(self) -> str:
        """说话时怎样指它：第 3 行“小计”。"""
        name = self.label
        if self.number is None:
            return f"“{name}”行"
        return f"第 {self.number} 行" + (f"“{name}”" if name else "")

    @property
    def label(self) -> str:
        """最靠后的一格要紧的文字：合计行是“合计”，明细是名目。"""
        total = next((w for w in self.labels.values() if _TOTAL.match(w)), "")
        words = [w for column, w in self.labels.items() if w and not _INDEX.match(column)]
        return (total or next(iter(words), ""))[:20]

    @property
    def key(self) -> str:
        """在数据项名称里的写法。"""
        return "合计" if self.number is None else f"第{self.number}行"

    @property
    def part(self) -> bool:
        """“其中：……”的一行，不另计入合计。"""
        return any(_PART.match(words) for words in self.labels.values())

    @property
    def year(self) -> int | None:
        """这一行说的是哪一年：有一格恰是年份的。"""
        for words in self.labels.values():
            if match := _YEAR.fullmatch(words):
                return int(match[1])
        return None


@dataclass(frozen=True)
class Grid:
    """一张读过的表。lines 依次是各行，total 是另写的合计行（没有印的求和列，是各行之和）。"""

    name: str
    entry: TableEntry
    lines: tuple[Line, ...]
    total: Line | None

    @cached_property
    def numeric(self) -> tuple[ColumnEntry, ...]:
        """数字列，序号、年度之类除外。"""
        return tuple(c for c in self.entry.columns if c.kind is not ColumnType.TEXT and not _INDEX.match(bare(c.name)))

    @cached_property
    def details(self) -> tuple[Line, ...]:
        """明细行。"""
        return tuple(line for line in self.lines if not line.level)

    @property
    def every_line(self) -> Iterator[Line]:
        """各行，连同另写的合计行。"""
        yield from self.lines
        if self.total is not None:
            yield self.total

    def unit(self, column: ColumnEntry) -> str:
        """一列的单位；比率是 %。"""
        if is_rate(column):
            return "%"
        inherited = (self.entry.unit or "") if column.kind is ColumnType.MONEY else ""
        return column.unit or unit_in_name(column.name) or inherited

    def in_yuan(self, column: ColumnEntry) -> Fraction:
        """金额列一个单位合多少元，其余是一。"""
        unit = self.unit(column)
        return next((Fraction(money.in_yuan) for money in MoneyUnit if money.value == unit), Fraction(1))

    def rounded(self, column: ColumnEntry) -> bool:
        """列里的数是不是取整后印的：元与件数是确切的，万元与百分数不是。"""
        return is_rate(column) or (column.kind is ColumnType.MONEY and self.unit(column) != MoneyUnit.YUAN.value)

    def interval(self, line: Line, column: ColumnEntry) -> Interval | None:
        """一格的数所代表的区间，以表上的单位计。"""
        printed = line.figures.get(column.name)
        if printed is None:
            return None
        if self.computed(line, column):
            parts = (self.interval(one, column) for one in self.details)
            return sum((part for part in parts if part is not None), exactly(Fraction(0)))
        return printed_interval(printed) if self.rounded(column) else exactly(printed)

    def computed(self, line: Line, column: ColumnEntry) -> bool:
        """合计行里没有印、由各行相加得出的一格。"""
        total = self.entry.total
        return line.number is None and total is not None and number_in(total.published.get(column.name)) is None

    def about(self, line: Line, column: ColumnEntry) -> tuple[str, ...]:
        """一格的数据项名称。"""
        return (f"表.{self.name}.{line.key}.{column.name}",)


def grids(subject: Subject) -> Iterator[Grid]:
    """各张有数字列的表。"""
    for name, entry in subject.evaluation.tables.items():
        if any(column.kind is not ColumnType.TEXT for column in entry.columns):
            yield Grid(name, entry, tuple(_lines(entry)), _declared_total(entry))


def years_in(text: str) -> set[int]:
    """文字里提到的年份。"""
    return {int(year) for year in _YEARS_IN.findall(text)}


def bare(name: str) -> str:
    """列名去掉括注的单位与空白：“金额（元）”是“金额”。"""
    return "".join(_UNIT_IN_NAME.sub("", plain(name)).split())


def unit_in_name(name: str) -> str:
    """列名里括注的金额单位。"""
    found = re.search(r"[（(](元|万元)[）)]$", plain(name))
    return found[1] if found else ""


def is_rate(column: ColumnEntry) -> bool:
    """百分数的列。"""
    return column.kind is ColumnType.RATE or column.unit in {"%", "％"}


def is_share(column: ColumnEntry) -> bool:
    """占全部的百分之几，可以相加。"""
    return is_rate(column) and _SHARE.search(bare(column.name)) is not None


def is_additive(column: ColumnEntry) -> bool:
    """各行相加有意义的列：金额、件数与占比；单价、标准、平均数、比率不能相加。"""
    return is_share(column) or not (is_rate(column) or _RATIO.search(bare(column.name)))


def _lines(entry: TableEntry) -> Iterator[Line]:
    for number, row in enumerate(entry.rows, start=1):
        labels: dict[str, str] = {}
        figures: dict[str, Decimal] = {}
        for column, words in zip(entry.columns, row, strict=True):
            if column.kind is ColumnType.TEXT or _INDEX.match(bare(column.name)):
                labels[column.name] = "".join(plain(words or "").split())
            elif (value := number_in(words)) is not None:
                figures[column.name] = value
        yield Line(number, _level(labels), labels, figures, entry.row_place(number))


def _level(labels: Mapping[str, str]) -> int:
    return max((_LEVELS[match[1]] for words in labels.values() if (match := _TOTAL.match(words))), default=0)


def _declared_total(entry: TableEntry) -> Line | None:
    total = entry.total
    if total is None:
        return None
    figures = {name: value for name, words in total.published.items() if (value := number_in(words)) is not None}
    for place, column in enumerate(entry.columns):
        parts = [value for row in entry.rows if (value := number_in(row[place])) is not None]
        if column.summed and parts:
            figures.setdefault(column.name, sum(parts, Decimal(0)))
    return Line(None, 2, {"": total.label}, figures, total.at)
