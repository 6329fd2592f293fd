"""评分测试共用：把一段 YAML 搭成一份评价，走公开的路径评分。"""

import csv
from collections.abc import Callable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, Protocol

import pytest
import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from jixiao.model.dossier import Dossier
from jixiao.model.evaluation import Evaluation
from jixiao.model.kind import Kind
from jixiao.model.location import Location
from jixiao.model.profile import Profile
from jixiao.model.scored import ScoredDossier
from jixiao.model.workbook import CellFormula
from jixiao.pipeline import BUILTIN, BUILTIN_PROFILES
from jixiao.publish.xlsx.office import recalculated as recalculated_file
from jixiao.read.yaml_source import parse_yaml
from jixiao.score.dossier import score_dossier

_BASE = {
    "评价类型": "财政支出项目绩效评价",
    "文件状态": "起草中",
    "评分口径": "national-2020",
    "年度": "2024",
    "项目名称": "试算",
}


class Score(Protocol):
    """给一份评价评分。written 是 YAML 文字或已读成的键值；changes 改写口径的若干栏。"""

    def __call__(self, written: str | Mapping[str, Any], changes: Mapping[str, Any] | None = None) -> ScoredDossier: ...


@pytest.fixture(scope="session")
def read() -> Callable[[str], Any]:
    """读一段 YAML：标量一律是文字，与产品读文件的办法相同。"""

    def parse(text: str) -> Any:  # noqa: ANN401 形状由 YAML 决定
        outcome = parse_yaml(text, "cases.yaml")
        assert outcome.diagnostics == ()
        return outcome.value

    return parse


@pytest.fixture(scope="session")
def score(read: Callable[[str], Any]) -> Score:
    """给一份评价评分；没有写的抬头用通用的补上。"""
    kinds = {
        k.name: k for f in (BUILTIN / "kinds").glob("*.yaml") for k in [Kind.model_validate(read(f.read_text("utf-8")))]
    }
    profiles = {file.stem: read(file.read_text("utf-8")) for file in BUILTIN_PROFILES.glob("*.yaml")}

    def run(written: str | Mapping[str, Any], changes: Mapping[str, Any] | None = None) -> ScoredDossier:
        data = {**_BASE, **(read(written) if isinstance(written, str) else written)}
        evaluation = Evaluation.model_validate(data)
        settings = {name: {"值": value, "出处": "试算"} for name, value in (changes or {}).items()}
        profile = Profile.model_validate({**profiles[evaluation.profile], **settings})
        return score_dossier(Dossier("2024/trial", Location("cases.yaml"), evaluation, kinds[evaluation.kind], profile))

    return run


_CSV = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false"  # 逗号，UTF-8，照精确的值而不照显示的样子


@pytest.fixture
def recalculated(tmp_path: Path) -> Callable[[list[CellFormula]], list[str]]:
    """由 LibreOffice 重算：一个公式一行，首格是公式，其后是输入格；返回各首格的值。"""

    def run(formulas: list[CellFormula]) -> list[str]:
        _write(tmp_path / "cells.xlsx", formulas)
        with recalculated_file(tmp_path / "cells.xlsx", _CSV, ".csv") as table, table.open("r", -1, "utf-8") as file:
            found = [row[0] for row in csv.reader(file)]
        assert len(found) == len(formulas)
        return found

    return run


def _write(file: Path, formulas: list[CellFormula]) -> None:
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        for row, formula in enumerate(formulas):
            places = {}
            for column, one in enumerate(formula.inputs, start=1):
                places[one.name] = xl_rowcol_to_cell(row, column)
                if isinstance(one.value, Decimal):
                    sheet.write_number(row, column, float(one.value))
                else:
                    sheet.write_string(row, column, one.value)
            sheet.write_formula(row, 0, f"={formula.at(places)}", value=-1)  # 存一个错的值，没有重算就露馅
