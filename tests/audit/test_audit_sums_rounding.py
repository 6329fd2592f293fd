"""合计与比率的两条底线：以万元取整印出的表不误报，以元印出的表差一分也说得出。"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.audit.bases import base_files, in_workspace

from jixiao.audit.check import subject_of
from jixiao.audit.sums import SUM_CHECKS
from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.model.funds import TableEntry
from jixiao.model.rounding import Rounding, RoundingMode, rounded
from jixiao.pipeline import study

COLUMNS = (("预算数", "金额"), ("执行数", "金额"), ("结余", "金额"), ("执行率", "比率"), ("执行数占比", "比率"))
FEN = st.integers(min_value=1, max_value=10**9)
ROWS = st.lists(st.tuples(FEN, FEN), min_size=3, max_size=9)


Find: TypeAlias = Callable[[list[list[str]], str], list[Diagnostic]]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> Find:
    """把一张表放进自评表底本，给出合计与比率一族的发现（提示不计）。"""
    root: Path = tmp_path_factory.mktemp("clean")
    for name, text in in_workspace(base_files("form")).items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    found = study(root)
    clean = subject_of(found.scored[0], found.workspace.registry)

    def find(rows: list[list[str]], unit: str) -> list[Diagnostic]:
        columns: list[dict[str, Any]] = [{"名称": "项目"}, *({"名称": n, "类型": k} for n, k in COLUMNS)]
        table = TableEntry.model_validate({"标题": "情况表", "单位": unit, "列": columns, "行": rows})
        evaluation = clean.evaluation.model_copy(update={"tables": {"情况": table}})
        dossier = replace(clean.dossier, evaluation=evaluation)
        subject = replace(clean, scored=replace(clean.scored, dossier=dossier))
        found = [d for check in SUM_CHECKS for d in check.find(subject)]
        return [d for d in found if d.severity is not Severity.INFO]

    return find


def printed(yuan: Fraction, unit: str) -> str:
    """元印到分，万元印两位小数。"""
    value = yuan / 10000 if unit == "万元" else yuan
    return f"{rounded(value, Rounding(RoundingMode.HALF_UP, 2))}"


def percent(upper: Fraction, lower: Fraction, mode: RoundingMode) -> str:
    return f"{rounded(upper / lower * 100, Rounding(mode, 2))}%"


def table_rows(amounts: Sequence[tuple[int, int]], unit: str) -> list[list[str]]:
    """由确切的金额算出各行与合计，最后才取整。"""
    exact = [(Fraction(max(pair), 100), Fraction(min(pair), 100)) for pair in amounts]
    whole = (sum((b for b, _ in exact), Fraction(0)), sum((e for _, e in exact), Fraction(0)))
    return [
        [
            name,
            printed(budget, unit),
            printed(spent, unit),
            printed(budget - spent, unit),
            percent(spent, budget, RoundingMode.DOWN),
            percent(spent, whole[1], RoundingMode.HALF_UP),
        ]
        for name, (budget, spent) in [*((f"第{n}项", pair) for n, pair in enumerate(exact)), ("合计", whole)]
    ]


@given(amounts=ROWS, unit=st.sampled_from(["元", "万元"]))
def test_由确切金额取整印出的表没有矛盾(findings: Find, amounts: list[tuple[int, int]], unit: str):
    assert findings(table_rows(amounts, unit), unit) == []


@given(amounts=ROWS, data=st.data())
def test_以元印出的金额差一分也说得出(findings: Find, amounts: list[tuple[int, int]], data: st.DataObject):
    rows = table_rows(amounts, "元")
    row, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.integers(1, 3))
    slip = Decimal(data.draw(st.sampled_from(["0.01", "1", "-0.01"])))
    rows[row][column] = str(Decimal(rows[row][column]) + slip)
    assert findings(rows, "元") != []
