"""随程序带的词条：规则都认得，上级都有词条，标了未核实的照实标；查找先看级别。"""

from pathlib import Path

import pytest

from jixiao.model.dictionary import RULE_NAMES, Term, TermLevel
from jixiao.model.dossier import Dictionary
from jixiao.pipeline import BUILTIN
from jixiao.read.dictionary import read_dictionary
from jixiao.read.files import Files
from jixiao.score.rules import RULES


@pytest.fixture(scope="module")
def builtin() -> Dictionary:
    files = Files(BUILTIN)
    found = read_dictionary(files, BUILTIN / "dictionary", None)
    assert files.diagnostics == []
    return found


def test_规则的名称就是评分规则的类型():
    assert set(RULE_NAMES) == {rule.name for rule in RULES}
    assert len(RULE_NAMES) == len(RULES)


def test_上级各有词条_级别与上级的层数相合(builtin: Dictionary):
    for term in builtin.terms:
        for source in term.sources:
            assert [name for n, name in enumerate(source.above, 1) if builtin.term(name, n) is None] == [], term.name
            if source.above:
                assert len(source.above) < len(TermLevel), term.name
                assert term.level is not TermLevel.FIRST, term.name


def test_官方框架的各项都在(builtin: Dictionary):
    """财预〔2020〕10号附2的十七项三级指标。"""
    listed = {
        *("立项依据充分性", "立项程序规范性", "绩效目标合理性", "绩效指标明确性", "预算编制科学性", "资金分配合理性"),
        *("资金到位率", "预算执行率", "资金使用合规性", "管理制度健全性", "制度执行有效性"),
        *("实际完成率", "质量达标率", "完成及时性", "成本节约率", "实施效益", "满意度"),
    }
    found = {
        term.name
        for term in builtin.terms
        if term.level is TermLevel.THIRD and any(s.document == "财预〔2020〕10号" for s in term.sources)
    }
    assert found == listed


def test_没有出处的都说明是各地的写法(builtin: Dictionary):
    for term in builtin.terms:
        if not term.sources:
            assert "各地" in term.explanation, term.name


def term(slug: str, level: str, *aliases: str) -> Term:
    written = {"标识": slug, "名称": f"名{slug}", "级别": level, "类别": "类", "解释": "解。", "别名": aliases}
    return Term.model_validate(written)


@pytest.mark.parametrize(
    ("name", "depth", "slug"),
    [("同", 1, "a"), ("同", 3, "c"), ("同", 2, "a"), ("独 有", 1, "c"), ("没有", 1, None), ("同", 5, "c")],
)
def test_先看同一级别_没有再看别的(name: str, depth: int, slug: str | None):
    first, third = term("a", "一级", "同"), term("c", "三级", "同", "独有")
    dictionary = Dictionary((first, third), {"同": (first, third), "独有": (third,)})
    found = dictionary.term(name, depth)
    assert (found.slug if found else None) == slug


def test_词条文件的名称都以数字开头():
    assert all(Path(file).name[0].isdigit() for file in (BUILTIN / "dictionary").glob("*.yaml"))
