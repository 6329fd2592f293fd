"""重算比较：每个公式格存着的值，与 LibreOffice 重算的值是否相同。"""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Final

from jixiao.publish.xlsx.cells import FormulaCell, read_cells
from jixiao.publish.xlsx.office import recalculated

_RELATIVE: Final = Decimal("1e-12")  # 浮点有 15 位有效数字，写成文字可能差在末位


@dataclass(frozen=True, slots=True)
class Difference:
    """一处不同。fresh 是重算的值。"""

    cell: FormulaCell
    fresh: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """比较的结果。counts 是各表的公式格数，按表的次序。"""

    counts: tuple[tuple[str, int], ...]
    differences: tuple[Difference, ...]


def verify_workbook(file: Path) -> Verdict:
    """重算并逐格比较。

    Raises:
        NotWorkbookError: 不是 XLSX。
        NoOfficeError: 没有 LibreOffice。
        OfficeError: 没有算成。
        OSError: 文件打不开。

    """
    stored = read_cells(file)
    with recalculated(file) as fresh_file:
        fresh = {(cell.sheet, cell.name): cell for cell in read_cells(fresh_file)}
    counts: dict[str, int] = {}
    differences: list[Difference] = []
    for cell in stored:
        counts[cell.sheet] = counts.get(cell.sheet, 0) + 1
        again = fresh.get((cell.sheet, cell.name))
        if again is None or not same_value(cell, again):
            differences.append(Difference(cell, again.value if again is not None else ""))
    return Verdict(tuple(counts.items()), tuple(differences))


def same_value(one: FormulaCell, other: FormulaCell) -> bool:
    """文字须一字不差；数相差不过浮点的末位。"""
    if one.value == other.value:
        return True
    try:
        left, right = Decimal(one.value), Decimal(other.value)
    except InvalidOperation:
        return False
    if one.text or other.text or not (left.is_finite() and right.is_finite()):
        return False
    return abs(left - right) <= max(abs(left), abs(right), Decimal(1)) * _RELATIVE
