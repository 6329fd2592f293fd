"""每种复核诊断的用例：tests/cases/audit/ 下一种一个文件，在底本上改一两处，写明应当发现什么。

底本是处处相合的自评表与报告。“改”逐字替换底本里只出现一次的文字；“发现”的“在”是被指出的那一行的片段，
^ 标出列；“含”是说明里应有的话；“另有”是同时会出现的别的编号。没有“发现”的，这一种应当沉默。
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml

from jixiao.model.diagnostic import Diagnostic
from jixiao.pipeline import Study, study
from jixiao.wording.audit_codes import AUDIT_CODES
from jixiao.wording.printing import SEVERITIES

Case: TypeAlias = dict[str, Any]
Write: TypeAlias = Callable[[dict[str, str]], Path]

CASES = Path(__file__).parents[1] / "cases" / "audit"
KEYS = {"名称", "底本", "改", "另有", "发现"}
EXPECTED_KEYS = {"在", "轻重", "含"}


def load(path: Path) -> list[Case]:
    """一个文件的各条用例；一律按文字读入，免得 88.80 成了浮点数。"""
    return list(yaml.load(path.read_text("utf-8"), Loader=yaml.BaseLoader))  # noqa: S506 只产生文字


def parameters() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}:{case['名称']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in load(path)
    ]


def base_text(name: str, changes: dict[str, str]) -> str:
    """改过的底本。"""
    text = (CASES / "base" / f"{name}.yaml").read_text("utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1, f"“{old}”在底本里应恰好出现一次"
        text = text.replace(old, new)
    return text


def marked_line(found: Study, diagnostic: Diagnostic) -> str:
    """被指出的那一行，^ 标出列。"""
    line = found.workspace.sources[diagnostic.at.path].split("\n")[diagnostic.at.line - 1]
    return f"{line[: diagnostic.at.column - 1]}^{line[diagnostic.at.column - 1 :]}"


@pytest.mark.parametrize(("code", "case"), parameters())
def test_用例所说的都发现了(code: str, case: Case, workspace: Write):
    assert case.keys() <= KEYS
    text = base_text(case["底本"], case.get("改") or {})
    found = study(workspace({"evaluations/2024/case/evaluation.yaml": text}))
    ours = [d for d in found.diagnostics if d.code == code]
    expected: list[Case] = case.get("发现") or []
    assert [d.message for d in ours if len(ours) != len(expected)] == []
    for diagnostic, wanted in zip(ours, expected, strict=True):
        assert wanted.keys() <= EXPECTED_KEYS
        assert wanted["在"] in marked_line(found, diagnostic)
        assert SEVERITIES[diagnostic.severity] == wanted.get("轻重", "错误")
        assert [words for words in wanted["含"] if words not in diagnostic.message + diagnostic.hint] == []
        assert diagnostic.evaluation == "2024/case"
        assert "{" not in diagnostic.message + diagnostic.hint
    assert {d.code for d in found.diagnostics} - {code} == set(case.get("另有") or ())


def test_每种复核诊断都有会响的与沉默的用例():
    fires, silent = set(), set()
    for path in CASES.glob("*.yaml"):
        for case in load(path):
            (fires if case.get("发现") else silent).add(path.stem)
    codes = {code.code for code in AUDIT_CODES}
    assert fires == codes
    assert silent == codes


@pytest.mark.parametrize("name", ["form", "report"])
def test_底本处处相合(name: str, workspace: Write):
    found = study(workspace({"evaluations/2024/case/evaluation.yaml": base_text(name, {})}))
    assert [s.identifier for s in found.scored] == ["2024/case"]
    assert found.diagnostics == ()
