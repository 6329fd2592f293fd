"""读取的用例：毛病写成数据，放在 tests/cases/reading/，评价人员可以直接添加，不必写程序。

每条用例写出与底本（base.yaml）不同的文件，以及应报的全部 JX1xx、JX2xx、JX4xx 诊断：不多、不少、位置准确。
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

from jixiao.model.diagnostic import Diagnostic
from jixiao.pipeline import Study, study
from jixiao.wording.codes.reading import READING_CODES
from jixiao.wording.printing import printed

Case: TypeAlias = dict[str, Any]
Files: TypeAlias = dict[str, str]

CASES = Path(__file__).parents[1] / "cases" / "reading"
SAMPLE = "evaluations/2024/sample/"
CASE_KEYS = {"名称", "底本", "文件", "编码", "诊断", "读成", "待修"}
DIAGNOSTIC_KEYS = {"编号", "位置", "说", "改", "另见", "评价"}
OURS = {code.code for code in READING_CODES}


def loaded(path: Path) -> Any:  # noqa: ANN401 用例的形状由 case_of 核对
    """一律按文字读入。"""
    return yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506 只产生文字


BASES: dict[str, Files] = {**loaded(CASES / "base.yaml"), "无": {}}


def cases(*, pending: bool = True) -> list[object]:
    """每条用例一个参数。注明“待修”的，是已知而还没有改的缺陷，pending 为假时不在其中。"""
    found: list[object] = []
    for path in sorted(CASES.glob("*.yaml")):
        if path.stem == "base":
            continue
        for case in loaded(path):
            if "待修" in case and not pending:
                continue
            assert case.keys() <= CASE_KEYS, f"{path.name}：{case['名称']}"
            marks = [pytest.mark.xfail(reason=case["待修"])] if "待修" in case else []
            found.append(pytest.param(case, id=f"{path.stem}:{case['名称']}", marks=marks))
    return found


def written(case: Case, root: Path) -> Path:
    """按用例写出工作区。以 / 开头的路径相对工作区，其余相对样例评价的目录。"""
    for name, text in {**BASES[case.get("底本", "自评表")], **case["文件"]}.items():
        file = root / (name[1:] if name.startswith("/") else SAMPLE + name)
        file.parent.mkdir(parents=True, exist_ok=True)
        encoding = case.get("编码", "utf-8") if name in case["文件"] else "utf-8"
        file.write_bytes(text.encode(encoding))
    return root


def ours(result: Study) -> tuple[Diagnostic, ...]:
    return tuple(d for d in result.diagnostics if d.code in OURS)


def place(at: object) -> str:
    return str(at).removeprefix(SAMPLE)


@pytest.mark.parametrize("case", cases())
def test_诊断与用例一致(case: Case, tmp_path: Path):
    result = study(written(case, tmp_path))
    found = ours(result)
    expected = case.get("诊断", [])
    assert [(d.code, place(d.at)) for d in found] == [(e["编号"], e["位置"]) for e in expected]
    for diagnostic, wanted in zip(found, expected, strict=True):
        assert wanted.keys() <= DIAGNOSTIC_KEYS
        assert [word for word in wanted.get("说", []) if word not in diagnostic.message] == [], diagnostic.message
        assert [word for word in wanted.get("改", []) if word not in diagnostic.hint] == [], diagnostic.hint
        assert [place(r.at) for r in diagnostic.related] == wanted.get(
            "另见", [place(r.at) for r in diagnostic.related]
        )
        assert wanted.get("评价", diagnostic.evaluation or "") == (diagnostic.evaluation or "")
    assert [d.identifier for d in result.workspace.dossiers] == case.get("读成", [])


@pytest.mark.parametrize("case", cases(pending=False))
def test_每条诊断都说清改法_不露程序的行话(case: Case, tmp_path: Path):
    for diagnostic in ours(study(written(case, tmp_path))):
        assert diagnostic.hint
        said = diagnostic.message + diagnostic.hint
        assert not any(jargon in said for jargon in ("Input should", "None", "Traceback", "dict", "pydantic", "{", "}"))


def test_底本没有任何发现(tmp_path: Path):
    for name in ("自评表", "报告"):
        result = study(written({"底本": name, "文件": {}}, tmp_path / name))
        assert printed(ours(result), result.workspace.sources) == ""
        assert len(result.composed) == 1


def test_几份评价几个文件的毛病一次说完_印成的样子(
    workspace: Callable[[Files], Path], golden: Callable[[str, str], None]
):
    root = workspace(
        {
            **{f"evaluations/2024/good/{k}": v for k, v in BASES["自评表"].items()},
            "evaluations/2024/broken/evaluation.yaml": (
                "评价类型: 项目支出绩效自评\n文件状态: 起草\n评分口径: national-2020\n年度: 今年\n项目名称: 样例\n"
            ),
            "evaluations/2024/broken/funds.yaml": "资金:\n  年度资金总额: {全年预算: 20}\n  分值: 10\n  分值: 20\n",
            "evaluations/2024/wide/evaluation.yaml": "项目名称: 一二三四五六七八\n评价类型：项目支出绩效自评\n",
            "evaluations/_shared/organisations.yaml": "单位:\n\t- 标识: jia\n",
        }
    )
    result = study(root)
    assert [d.identifier for d in result.workspace.dossiers] == ["2024/good"]
    golden("reading/printed.txt", printed(ours(result), result.workspace.sources))
