"""每种复核诊断的用例：tests/cases/audit/ 下一种一个文件，在底本上改一两处，写明应当发现什么。

底本（base/）是处处相合的自评表与报告。“改”逐字替换底本里只出现一次的文字；“另加”是另写的文件（以 / 开头的从
工作区根目录算起）；“另一份”是同时在场的另一份评价，写法相同。“发现”的“在”是被指出的那一行的片段，^ 标出列；
“含”是说明与改法里应有的话；“涉及”是所涉的数据项；“另有”是同时会出现的别的编号（提示不计）。没有“发现”的，这一种应当沉默。
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

import pytest
import yaml
from tests.audit.bases import CASES, FOLDER, base_files, in_workspace

from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.pipeline import Study, study
from jixiao.wording.codes.catalogue import AUDIT_CODES
from jixiao.wording.codes.code import Code
from jixiao.wording.codes.system import IDLE_NOTE
from jixiao.wording.printing import SEVERITIES

Case: TypeAlias = dict[str, Any]
Write: TypeAlias = Callable[[dict[str, str]], Path]

KEYS = {"名称", "底本", "改", "另加", "另一份", "另有", "发现"}
EXPECTED_KEYS = {"在", "轻重", "含", "涉及"}
PROVEN: tuple[Code, ...] = (*AUDIT_CODES, IDLE_NOTE)
OTHER = "evaluations/2024/other"


def load(path: Path) -> list[Case]:
    """一个文件的各条用例；一律按文字读入，免得 88.80 成了浮点数。"""
    return list(yaml.load(path.read_text("utf-8"), Loader=yaml.CBaseLoader))  # noqa: S506 只产生文字


@cache
def all_cases() -> tuple[tuple[str, Case], ...]:
    """只读一次；各测试只看，不改。"""
    return tuple((path.stem, case) for path in sorted(CASES.glob("*.yaml")) for case in load(path))


def files_of(case: Case) -> dict[str, str]:
    """一条用例的全部文件，相对工作区根目录。"""
    files = in_workspace(base_files(case["底本"], case.get("改")) | (case.get("另加") or {}))
    other = case.get("另一份")
    if other:
        files |= in_workspace(base_files(other["底本"], other.get("改")) | (other.get("另加") or {}), OTHER)
    return files


def marked_line(found: Study, diagnostic: Diagnostic) -> str:
    """被指出的那一行，^ 标出列。"""
    line = found.workspace.sources[diagnostic.at.path].split("\n")[diagnostic.at.line - 1]
    return f"{line[: diagnostic.at.column - 1]}^{line[diagnostic.at.column - 1 :]}"


@pytest.mark.parametrize(
    ("code", "case"), [pytest.param(code, case, id=f"{code}:{case['名称']}") for code, case in all_cases()]
)
def test_用例所说的都发现了(code: str, case: Case, workspace: Write):
    assert case.keys() <= KEYS
    found = study(workspace(files_of(case)))
    ours = [d for d in found.diagnostics if d.code == code]
    expected: list[Case] = case.get("发现") or []
    assert [d.message for d in ours if len(ours) != len(expected)] == []
    for diagnostic, wanted in zip(ours, expected, strict=True):
        assert wanted.keys() <= EXPECTED_KEYS
        assert wanted["在"] in marked_line(found, diagnostic)
        assert SEVERITIES[diagnostic.severity] == wanted.get("轻重", "错误")
        related = "".join(one.message for one in diagnostic.related)
        assert [words for words in wanted["含"] if words not in diagnostic.message + diagnostic.hint + related] == []
        assert set(wanted.get("涉及") or ()) <= set(diagnostic.about)
        assert diagnostic.evaluation in {FOLDER.removeprefix("evaluations/"), OTHER.removeprefix("evaluations/")}
        assert "{" not in diagnostic.message + diagnostic.hint
    others = {d.code for d in found.diagnostics if d.severity is not Severity.INFO or d.code == code}
    assert others - {code} == set(case.get("另有") or ())


def test_每种复核诊断都有会响的与沉默的用例():
    fires = {code for code, case in all_cases() if case.get("发现")}
    silent = {code for code, case in all_cases() if not case.get("发现")}
    assert fires == silent == {code.code for code in PROVEN}


@pytest.mark.parametrize("code", PROVEN, ids=lambda code: code.code)
def test_目录里的错例会响_正例不响(code: Code):
    """错例是一条会响的用例里的片段，正例是一条沉默的用例（或底本）里的片段。"""
    assert code.wrong
    assert code.right
    assert code.wrong != code.right
    fires = [whole(case) for name, case in all_cases() if name == code.code and case.get("发现")]
    silent = [whole(case) for name, case in all_cases() if name == code.code and not case.get("发现")]
    silent += ["\n".join(base_files(name).values()) for name in ("form", "report")]
    assert any(code.wrong in text for text in fires), f"{code.code} 的错例不在会响的用例里：{code.wrong}"
    assert any(code.right in text for text in silent), f"{code.code} 的正例不在沉默的用例里：{code.right}"


def whole(case: Case) -> str:
    return "\n".join(files_of(case).values())


@pytest.mark.parametrize("name", ["form", "report"])
def test_底本处处相合(name: str, workspace: Write):
    found = study(workspace(in_workspace(base_files(name))))
    assert [s.identifier for s in found.scored] == ["2024/case"]
    assert found.diagnostics == ()
    assert found.answered == ()
