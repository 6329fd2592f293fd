"""诊断目录自身：编号、文字、占位；每个读取的编号都有用例证明它会出现。"""

import re
from pathlib import Path
from string import Formatter

import pytest

from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.model.location import Location
from jixiao.wording.codes import across, evidence, reading, repeated, scores, structure, sums, system
from jixiao.wording.codes.catalogue import AUDIT_CODES, CODES, as_published, code_named
from jixiao.wording.codes.code import Code
from jixiao.wording.codes.reading import READING_CODES
from jixiao.wording.codes.system import SYSTEM_CODES

CASES = Path(__file__).parents[1] / "cases"
MODULES = {
    across: "0",
    reading: "124",
    scores: "3",
    sums: "5",
    structure: "6",
    repeated: "7",
    evidence: "8",
    system: "9",
}
TUPLES = (READING_CODES, AUDIT_CODES, SYSTEM_CODES)
HERE = Location("a.yaml", 1, 1)


def slots(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_编号各不相同_由小到大():
    numbers = [code.code for code in CODES]
    assert numbers == sorted(set(numbers))
    for group in TUPLES:
        assert [c.code for c in group] == sorted(c.code for c in group)


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.__name__.rpartition(".")[2])
def test_每个编号在自己的一族里_写了的都收进目录(module: object):
    defined = [value for value in vars(module).values() if isinstance(value, Code)]
    assert all(re.fullmatch(rf"JX[{MODULES[module]}]\d\d", code.code) for code in defined)
    assert set(defined) <= set(CODES)
    assert [code.code for code in defined] == sorted(code.code for code in defined)


@pytest.mark.parametrize("code", CODES, ids=lambda c: c.code)
def test_一族之内编号不跳号(code: Code):
    number = int(code.code[2:])
    assert number % 100 == 1 or code_named(f"JX{number - 1:03}") is not None


@pytest.mark.parametrize("code", CODES, ids=lambda c: c.code)
def test_文字齐全(code: Code):
    assert code.title
    assert not code.title.endswith("。")
    assert not code.message.endswith(("。", "，"))
    assert code.remedy.endswith("。")
    assert code.why.endswith("。")
    assert not slots(code.why)
    assert not slots(code.title)


def test_名目各不相同():
    titles = [code.title for code in CODES]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("code", CODES, ids=lambda c: c.code)
def test_占位都填得上(code: Code):
    wanted = slots(code.message) | slots(code.remedy)
    assert all(name.isidentifier() for name in wanted)
    values = {name: f"〈{name}〉" for name in wanted}
    found = code.found(HERE, **values)  # type: ignore[arg-type]
    assert all(f"〈{name}〉" in found.message + found.hint for name in wanted)
    assert "{" not in found.message + found.hint
    assert (found.code, found.at, found.severity) == (code.code, HERE, code.severity)


def test_写明的改法代替目录里的_空的也算():
    found = reading.UNKNOWN_KEY.found(HERE, key="甲", hint="是不是“乙”？")
    assert found.hint == "是不是“乙”？"
    assert reading.UNKNOWN_KEY.found(HERE, key="甲", hint="").hint == ""


def test_值里的花括号照印():
    assert "{甲}" in reading.UNKNOWN_KEY.found(HERE, key="{甲}").message


def test_按编号查找():
    assert code_named("JX101") is reading.UNREADABLE
    assert code_named("JX999") is None
    assert code_named("jx101") is None


def test_已公布的_来源不成立的仍是错误_其余降为警告():
    def softened(code: Code) -> Severity:
        return as_published(Diagnostic(code.code, code.severity, "", HERE)).severity

    assert softened(reading.SYNTAX) is Severity.ERROR
    assert softened(reading.FACT_TEXT_DIFFERS) is Severity.WARNING
    assert softened(sums.PUBLISHED_TOTAL) is Severity.WARNING
    assert softened(scores.LOSS_UNEXPLAINED) is Severity.WARNING
    assert softened(system.CRASHED) is Severity.ERROR
    assert as_published(Diagnostic("JX999", Severity.ERROR, "", HERE)).severity is Severity.WARNING


def test_语法与栏目的错都是来源不成立():
    assert all(code.source_fault for code in READING_CODES if code.code[2] in "12")
    assert not any(code.source_fault for code in AUDIT_CODES)


def test_每个读取的编号都有用例():
    written: set[str] = set()
    for path in sorted(CASES.rglob("*.yaml")):
        lines = (line for line in path.read_text("utf-8").splitlines() if not line.lstrip().startswith("#"))
        written |= set(re.findall(r"编号: (JX\d{3})\b", "\n".join(lines)))
    assert {code.code for code in READING_CODES} - written == set()
    assert {code for code in written if code_named(code) is None} == set()
