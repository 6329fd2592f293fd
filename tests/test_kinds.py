"""评价类型是数据：加一种文种，只加一个文件。"""

from pathlib import Path

import pytest

from jixiao.model.kind import Kind
from jixiao.pipeline import BUILTIN, study
from jixiao.read.yaml_source import parse_yaml

MONITORING = Path(__file__).parent / "cases" / "kinds" / "monitoring"


@pytest.mark.parametrize("file", sorted((BUILTIN / "kinds").glob("*.yaml")), ids=lambda f: f.stem)
def test_内置的类型都合格_文件名与标识一致(file: Path) -> None:
    kind = Kind.model_validate(parse_yaml(file.read_text("utf-8"), file.name).value)
    assert kind.identifier == file.stem.replace("-", "_")


def test_绩效运行监控只加一个文件就能用(tmp_path: Path) -> None:
    (tmp_path / "evaluations").symlink_to(MONITORING)
    result = study(tmp_path)
    assert [d.code for d in result.diagnostics] == []
    (scored,) = result.scored
    assert (scored.dossier.kind.identifier, scored.dossier.kind.document) == ("monitoring", "项目支出绩效运行监控表")
    # 执行率 60% × 10 = 6；208/312 × 45 = 30；900/1800 × 45 = 22.5
    assert (str(scored.total), scored.grade) == ("58.50", "差")
    (composed,) = result.composed
    form, _ = composed.report.pages  # 末一页是复核
    assert form.path == "2025/reading-room/"


def test_没有那个文件_类型就不认识(tmp_path: Path) -> None:
    folder = tmp_path / "evaluations" / "2025" / "reading-room"
    folder.mkdir(parents=True)
    text = (MONITORING / "2025" / "reading-room" / "evaluation.yaml").read_text("utf-8")
    (folder / "evaluation.yaml").write_text(text, encoding="utf-8")
    (found,) = study(tmp_path).diagnostics
    assert found.code == "JX206"
    assert "项目支出绩效自评" in found.hint
