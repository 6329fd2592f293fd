"""正文里的引用：每一种都指到该去的页与锚点，落空与不一致的都报出行列。"""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.model.report import FactText, Link, LinkKind, Page, SitePath
from jixiao.model.report_text import plain_text
from jixiao.pipeline import Study

Report: TypeAlias = Callable[[dict[str, str]], Study]
Nodes: TypeAlias = Callable[[object], Iterator[object]]

FINDINGS = "# 问题\n\n![](findings:存在的问题)\n\n![](findings:有关建议)\n\n![](table:预算执行)\n"


def chapter(study: Study) -> Page:
    return next(p for c in study.composed for p in c.report.pages if p.path == "2024/case/one/")


def prose(report: Report, text: str) -> tuple[Page, tuple[Diagnostic, ...]]:
    """一章里写这一句：第 3 行。"""
    study = report({"narrative/10-one.md": f"# 甲\n\n{text}\n", "narrative/20-findings.md": FINDINGS})
    return chapter(study), study.diagnostics


CASE = "2024/case/"
POLICY = SitePath("policies/caiyu-2020-10/")
TITLE = "《项目支出绩效评价管理办法》（财预〔2020〕10号）"
MINUTES = "街道办事处会议纪要2024年3期"


@pytest.mark.parametrize(
    ("written", "shown", "target", "kind"),
    [
        ("[](indicator:D2)", "D2 读者满意度", SitePath(f"{CASE}indicators/D2/"), LinkKind.INDICATOR),
        ("[满意度](indicator:D2)", "满意度", SitePath(f"{CASE}indicators/D2/"), LinkKind.INDICATOR),
        ("[](policy:财预〔2020〕10号)", TITLE, POLICY, LinkKind.POLICY),
        ("[](policy:财预[2020]10号)", TITLE, POLICY, LinkKind.POLICY),
        ("[办法](policy:10号文)", "办法", POLICY, LinkKind.POLICY),
        (f"[](policy:{MINUTES})", f"《{MINUTES}》", SitePath("policies/minutes-3/"), LinkKind.POLICY),
        ("[](evaluation:2024/form)", "社区阅览室运行经费", SitePath("2024/form/"), LinkKind.EVALUATION),
        ("[](table:预算执行)", "表1", SitePath(f"{CASE}findings/", "t-预算执行"), LinkKind.TABLE),
        ("[](table:藏书)", "附表2-1", SitePath(f"{CASE}appendix-2/", "t-藏书"), LinkKind.TABLE),
        ("[](appendix:2)", "附件2", SitePath(f"{CASE}appendix-2/"), LinkKind.APPENDIX),
        ("[](appendix:附件3)", "附件3", SitePath(f"{CASE}appendix-3/"), LinkKind.APPENDIX),
        ("[](appendix:问卷统计)", "附件4", SitePath(f"{CASE}appendix-4/"), LinkKind.APPENDIX),
        ("[](finding:问题2)", "问题2", SitePath(f"{CASE}findings/", "p-问题2"), LinkKind.FINDING),
        ("[](finding:建议1)", "建议1", SitePath(f"{CASE}findings/", "p-建议1"), LinkKind.FINDING),
        ("[财政部](https://www.mof.gov.cn/)", "财政部", "https://www.mof.gov.cn/", LinkKind.PLAIN),
    ],
)
def test_引用指到该去的地方(
    report: Report, nodes: Nodes, written: str, shown: str, target: SitePath | str, kind: LinkKind
):
    page, diagnostics = prose(report, f"见{written}。")
    link = next(n for n in nodes(page.blocks) if isinstance(n, Link))
    assert (plain_text(link.children), link.target, link.kind) == (shown, target, kind)
    assert diagnostics == ()


@pytest.mark.parametrize(
    ("written", "code", "words"),
    [
        ("[](indicator:Z9)", "JX403", "没有指标“Z9”"),
        ("[](indicator:A)", "JX403", "没有指标“A”"),  # 一级指标没有自己的行
        ("[](policy:某发〔1999〕1号)", "JX403", "没有政策文件"),
        ("[](evaluation:2024/none)", "JX403", "没有评价"),
        ("[](table:座位)", "JX403", "没有表"),  # 有这张表，但哪里都没有嵌入
        ("[](appendix:9)", "JX403", "没有附件“9”"),
        ("[](finding:问题9)", "JX403", "没有问题或建议"),
        ("[](fact:没有这个)", "JX401", "没有数据项“没有这个”"),
        ("[88.8](fact:总分)", "JX402", "正文写“88.8”，数据项“总分”是“95”"),
        ("[](chapter:2)", "JX404", "不认识的引用“chapter:”"),
    ],
)
def test_落空与不一致的报出行列(report: Report, written: str, code: str, words: str):
    text = f"先有几个字，再引{written}。"
    page, diagnostics = prose(report, text)
    column = text.index("](") + 3
    assert [(d.code, str(d.at)) for d in diagnostics] == [
        (code, f"evaluations/2024/case/narrative/10-one.md:3:{column}")
    ]
    assert words in diagnostics[0].message
    assert diagnostics[0].evaluation == "2024/case"
    assert page.blocks  # 其余照常编排


def test_同一行引两次_各报各的列(report: Report):
    _, diagnostics = prose(report, "得[1](fact:总分)分，又说得[2](fact:总分)分。")
    assert [(d.at.line, d.at.column, d.actual) for d in diagnostics] == [(3, 6, "1"), (3, 23, "2")]


@pytest.mark.parametrize("written", ["![](table:没有)", "![](survey:没有)", "![](indicators:Z)", "![](chart:没有)"])
def test_嵌入落空(report: Report, written: str):
    _, diagnostics = prose(report, f"略。\n\n{written}")
    assert [(d.code, d.at.line) for d in diagnostics] == [("JX403", 5)]


def test_不认识的嵌入(report: Report):
    _, diagnostics = prose(report, "略。\n\n![](picture:1)")
    assert [(d.code, d.at.line) for d in diagnostics] == [("JX404", 5)]
    assert "table:" in diagnostics[0].hint


AGREEING = {
    "总分": ("95", "95.0", "95分", "95.00 分", "约95"),
    "等级": ("优",),
    "资金.全年执行数": ("8.97 万元", "8.97", "8.97万元", "89,700.00元", "89700元", "9.0万元", "9万元"),
    "资金.全年预算执行率": ("99.67%", "99.7%", "99.7", "100%", "99.67％"),
    "表.预算执行.合计.支付": ("89,700.00 元", "8.97万元", "89700元"),
    "表.预算执行.合计.执行率": ("99.67%", "99.7%"),
    "表.藏书.第1行.金额": ("5.98万元", "59,800元", "6.0万元"),
    "指标.B1.分值": ("20", "20分", "20.00"),
    "问卷.读者.第1题.满意": ("90%", "90"),
}
DISAGREEING = {
    "总分": ("95.1", "96", "95%", "≥95", "九十五", "90-95"),
    "等级": ("良",),
    "资金.全年执行数": ("8.98万元", "8.97元", "8.96 万元", "89,701元", "8.97%"),
    "资金.全年预算执行率": ("99.66%", "99.6%", "99%", "99.67元", "99.67分"),
    "表.预算执行.合计.支付": ("89,700.01元", "89,700.00万元"),
    "表.藏书.第1行.金额": ("5.98元", "5.99万元"),
    "指标.B1.分值": ("2", "20次"),
}


def _pairs(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(key, text) for key, texts in table.items() for text in texts]


@pytest.mark.parametrize(("key", "text"), _pairs(AGREEING))
def test_换单位换位数仍算一致_照作者的写法印(report: Report, nodes: Nodes, key: str, text: str):
    page, diagnostics = prose(report, f"是[{text}](fact:{key})。")
    assert diagnostics == ()
    fact = next(n for n in nodes(page.blocks) if isinstance(n, FactText))
    assert (fact.evaluation, fact.key, fact.text) == ("2024/case", key, text)


@pytest.mark.parametrize(("key", "text"), _pairs(DISAGREEING))
def test_写的数与数据不同就报(report: Report, key: str, text: str):
    _, diagnostics = prose(report, f"是[{text}](fact:{key})。")
    assert [(d.code, d.at.line, d.actual) for d in diagnostics] == [("JX402", 3, text)]


def test_指标的输入以元计而印作万元_换成元也一致(report: Report):
    text = report({}).workspace.sources["evaluations/2024/case/evaluation.yaml"]
    rule = "评分规则: {类型: 完成比例}, 评价数据: {实际值: 15.3319万元, 计划值: 15万元}"
    text = text.replace("评分规则: {类型: 达标}, 评价数据: {达标: 是}", rule)
    chapter = "# 甲\n\n是[153,319元](fact:指标.A1.实际值)，不是[153,318元](fact:指标.A1.实际值)。\n"
    study = report({"evaluation.yaml": text, "narrative/10-one.md": chapter})
    assert [(d.code, d.actual) for d in study.diagnostics] == [("JX402", "153,318元")]


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("总分", "95"),
        ("等级", "优"),
        ("资金.全年执行数", "8.97 万元"),
        ("资金.全年预算执行率", "99.67%"),
        ("问卷.读者.第1题.满意", "90%"),
    ],
)
def test_方括号留空由程序填写(report: Report, nodes: Nodes, key: str, shown: str):
    page, _ = prose(report, f"是[](fact:{key})。")
    assert next(n for n in nodes(page.blocks) if isinstance(n, FactText)).text == shown


def test_已公布的_数不一致是警告_引用落空仍是错误(report: Report):
    text = report({}).workspace.sources["evaluations/2024/case/evaluation.yaml"].replace("起草中", "已公布")
    chapter = "# 甲\n\n得[1](fact:总分)分。\n\n见[](table:没有)。\n"
    found = report({"evaluation.yaml": text, "narrative/10-one.md": chapter}).diagnostics
    assert [(d.code, d.severity) for d in found] == [("JX402", Severity.WARNING), ("JX403", Severity.ERROR)]
