"""Markdown 的门：树的形状、引用的位置、不收的东西。落空的引用在 tests/cases/reading/narrative.yaml。"""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jixiao.model.diagnostic import Outcome
from jixiao.model.location import Location
from jixiao.model.narrative import (
    Break,
    Chapter,
    Embed,
    ExternalLink,
    Grid,
    Items,
    Literal,
    Passage,
    Phrases,
    Prose,
    Quotation,
    Reference,
    Span,
    Title,
)
from jixiao.read.markdown_source import parse_chapter

HEAD = "# 题\n\n"


def read(body: str) -> Outcome[Chapter | None]:
    return parse_chapter(HEAD + body, "c.md", "slug")


def passages(body: str) -> tuple[Passage, ...]:
    outcome = read(body)
    assert outcome.diagnostics == ()
    assert outcome.value is not None
    return outcome.value.passages


def phrases(body: str) -> Phrases:
    (passage,) = passages(body)
    assert isinstance(passage, Prose)
    return passage.content


def plain(content: Phrases) -> str:
    return "".join(p.text if isinstance(p, Span) else "\n" if isinstance(p, Break) else f"<{p}>" for p in content)


def references(text: str) -> list[tuple[str, int, int]]:
    """正文里的全部引用：目标与行列，按次序。"""
    found: list[tuple[str, int, int]] = []

    def walk(part: object) -> None:
        match part:
            case Reference() | Embed():
                found.append((f"{part.scheme}:{part.target}", part.at.line, part.at.column))
            case Prose() | Title():
                walk(part.content)
            case Items():
                walk(part.items)
            case Quotation():
                walk(part.passages)
            case Grid():
                walk((part.head, part.rows))
            case tuple():
                for each in part:
                    walk(each)

    outcome = parse_chapter(text, "c.md", "c")
    assert outcome.value is not None
    walk(outcome.value.passages)
    return found


def test_章题与章名():
    outcome = parse_chapter("# 项目 **概况**\n\n正文\n", "a/10-overview.md", "overview")
    assert outcome.value is not None
    assert (outcome.value.title, outcome.value.slug) == ("项目 概况", "overview")
    assert outcome.value.at == Location("a/10-overview.md", 1, 1)


def test_章题前面可以空行_标题也可以用底线写():
    outcome = parse_chapter("\n\n项目概况\n====\n", "c.md", "c")
    assert outcome.value is not None
    assert (outcome.value.title, outcome.value.at.line) == ("项目概况", 3)


@pytest.mark.parametrize("text", ["", "正文\n", "## 二级\n", "- # 不算\n", "> # 不算\n", "正文\n\n# 迟了\n"])
def test_没有章题的不成章(text: str):
    outcome = parse_chapter(text, "c.md", "c")
    assert outcome.value is None
    assert [(d.code, d.at) for d in outcome.diagnostics] == [("JX210", Location("c.md", 1, 1))]


def test_没有章题时其余的毛病也说():
    outcome = parse_chapter("正文<b>\n", "c.md", "c")
    assert [d.code for d in outcome.diagnostics] == ["JX406", "JX210"]


# ---------------------------------------------------------------- 引用的位置


def test_一行里的几个引用各指各的():
    text = HEAD + "得[](fact:总分)分，等级[](fact:等级)，见[表](table:预算)。\n"
    assert references(text) == [("fact:总分", 3, 5), ("fact:等级", 3, 20), ("table:预算", 3, 34)]


def test_同一目标出现多次_依次往后():
    text = HEAD + "[](fact:甲)[](fact:甲)\n[](fact:甲)，[](fact:甲)[](fact:甲)\n"
    assert references(text) == [
        ("fact:甲", 3, 4),
        ("fact:甲", 3, 14),
        ("fact:甲", 4, 4),
        ("fact:甲", 4, 15),
        ("fact:甲", 4, 25),
    ]


def test_目标互为前缀的不混淆():
    text = HEAD + "[](indicator:A11)[](indicator:A1)[](indicator:A11)[](indicator:A1)\n"
    assert [column for _, _, column in references(text)] == [4, 21, 37, 54]


def test_行内代码里的引用不算数():
    text = HEAD + "写作 `[](fact:甲)`，即[](fact:甲)。\n"
    assert references(text) == [("fact:甲", 3, 21)]


def test_标题_列表_引文_表格里的引用():
    text = (
        HEAD
        + "## 得[](fact:甲)\n\n- [](fact:甲)\n- 二\n  - [](fact:甲)\n\n> 引\n> [](fact:甲)\n\n"
        + "| 项 | [](fact:甲) |\n|---|---|\n| [](fact:甲) | [](fact:乙) |\n\n![](table:甲)\n"
    )
    assert references(text) == [
        ("fact:甲", 3, 8),
        ("fact:甲", 5, 6),
        ("fact:甲", 7, 8),
        ("fact:甲", 10, 6),
        ("fact:甲", 12, 10),
        ("fact:甲", 14, 6),
        ("fact:乙", 14, 19),
        ("table:甲", 16, 5),
    ]


targets = st.sampled_from(["fact:总分", "fact:总", "indicator:A1", "indicator:A11", "policy:沪财绩〔2020〕6号"])
joints = st.sampled_from(["", "，", "\n", "得", " 与 ", "\n\n", "`[](fact:总分)`", "**粗**"])


@given(st.lists(st.tuples(joints, targets), min_size=1, max_size=8))
def test_位置总是指着目标(parts: list[tuple[str, str]]):
    text = HEAD + "句" + "".join(f"{joint}[]({target})" for joint, target in parts) + "\n"
    found = references(text)
    assert [target for target, _, _ in found] == [target for _, target in parts]
    places = [(line, column) for _, line, column in found]
    assert places == sorted(set(places))
    lines = text.split("\n")
    for target, line, column in found:
        assert lines[line - 1][column - 1 :].startswith(target + ")")


# ---------------------------------------------------------------- 链接


def test_汉字目标照写_不转成百分号():
    content = phrases(
        "[](fact:指标.B11.得分)[](policy:沪财绩〔2020〕6号)[](<table:预算 执行>)[](evaluation:2024/a-b)\n"
    )
    assert [(p.scheme, p.target, p.text) for p in content if isinstance(p, Reference)] == [
        ("fact", "指标.B11.得分", ""),
        ("policy", "沪财绩〔2020〕6号", ""),
        ("table", "预算 执行", ""),
        ("evaluation", "2024/a-b", ""),
    ]


def test_目标里的全角括号与方括号文字():
    (link,) = phrases("[会议纪要](policy:管委会（党工委）会议纪要2023年16期)\n")
    assert isinstance(link, Reference)
    assert (link.target, link.text) == ("管委会（党工委）会议纪要2023年16期", "会议纪要")
    (link,) = phrases("[**八十八**点五](fact:总分)\n")
    assert isinstance(link, Reference)
    assert link.text == "八十八点五"


def test_站外链接照留():
    content = phrases("[站](https://example.cn/政策?a=1)、[邮](mailto:a@example.cn)、<https://example.cn>\n")
    assert [(p.address, p.text) for p in content if isinstance(p, ExternalLink)] == [
        ("https://example.cn/政策?a=1", "站"),
        ("mailto:a@example.cn", "邮"),
        ("https://example.cn", "https://example.cn"),
    ]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "vbscript:x",
        "data:text/html,x",
        "<javascript:alert(1)>",
        "<\tjavascript:alert(1)>",
        "java&Tab;script:alert(1)",
        "&#106;avascript:alert(1)",
        "&NewLine;javascript:alert(1)",
    ],
)
def test_夹带脚本的不成链接(target: str):
    outcome = read(f"[详情]({target})\n")
    assert outcome.value is not None
    (passage,) = outcome.value.passages
    assert isinstance(passage, Prose)
    assert all(isinstance(p, Span) for p in passage.content)


def test_夹带脚本的图也不成嵌入():
    outcome = read("![图](javascript:alert)\n")
    assert outcome.value is not None
    assert not any(isinstance(p, Embed) for p in outcome.value.passages)
    assert [d.code for d in outcome.diagnostics] == ["JX404"]


def test_图片只有一条诊断_不成嵌入():
    outcome = read("![图](pic.png)\n\n甲![](table:预算)乙\n\n![](table:甲)\n![](table:乙)\n")
    assert [(d.code, d.at.line, d.at.column) for d in outcome.diagnostics] == [
        ("JX404", 3, 6),
        ("JX404", 5, 6),
        ("JX404", 7, 5),
        ("JX404", 8, 5),
    ]
    assert outcome.value is not None
    assert not any(isinstance(p, Embed) for p in outcome.value.passages)


def test_独占一段的嵌入():
    assert passages("![说明文字不用](indicators:)\n") == (Embed("indicators", "", Location("c.md", 3, 11)),)


# ---------------------------------------------------------------- 文字


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        ("甲乙\n丙丁\n", "甲乙丙丁"),
        ("甲乙，\n丙丁\n", "甲乙，丙丁"),
        ("one\ntwo\n", "one two"),
        ("共 120\n本\n", "共 120 本"),
        ("甲乙  \n丙丁\n", "甲乙\n丙丁"),
        ("甲乙\\\n丙丁\n", "甲乙\n丙丁"),
        ("&lt;b&gt; \\<b> \\*\n", "<b> <b> *"),
    ],
)
def test_源文件里的换行(body: str, shown: str):
    assert plain(phrases(body)) == shown


def test_强调与代码_嵌套的取重的():
    assert phrases("**粗 *又斜* 仍粗**，*斜 **粗** 斜*，`码`\n尾\n") == (
        Span("粗 ", "strong"),
        Span("又斜", "strong"),
        Span(" 仍粗", "strong"),
        Span("，"),
        Span("斜 ", "emphasis"),
        Span("粗", "strong"),
        Span(" 斜", "emphasis"),
        Span("，"),
        Span("码", "code"),
        Span("尾"),
    )


def test_行内代码后的换行不把空格算作代码():
    assert phrases("`a1`\nb\n") == (Span("a1", "code"), Span(" "), Span("b"))


def test_嵌套列表():
    (items,) = passages("- 一\n  1. 甲\n  2. 乙\n\n     乙的第二段\n- 二\n")
    assert isinstance(items, Items)
    assert not items.ordered
    first, second = items.items
    assert [type(p) for p in first] == [Prose, Items]
    inner = first[1]
    assert isinstance(inner, Items)
    assert inner.ordered
    assert [len(item) for item in inner.items] == [1, 2]
    assert isinstance(second[0], Prose)
    assert plain(second[0].content) == "二"


def test_引文与照原样的文字():
    quotation, fenced, indented = passages("> 第一段\n>\n> 第二段\n\n```yaml\n甲: <b>\n```\n\n    缩进<b>\n")
    assert isinstance(quotation, Quotation)
    assert len(quotation.passages) == 2
    assert fenced == Literal("甲: <b>\n", "yaml")
    assert indented == Literal("缩进<b>\n", "")


def test_表格():
    (grid,) = passages("| 项目 | 金额 | 备注 |\n|:--|--:|:-:|\n| 甲 | **1,000** | |\n| 乙 |\n")
    assert isinstance(grid, Grid)
    assert [plain(cell) for cell in grid.head] == ["项目", "金额", "备注"]
    assert grid.numeric == (False, True, False)
    assert [[plain(cell) for cell in row] for row in grid.rows] == [["甲", "1,000", ""], ["乙", "", ""]]
    assert grid.rows[0][1] == (Span("1,000", "strong"),)
    assert grid.at == Location("c.md", 3, 1)


def test_标题的级别与位置():
    two, three = passages("## 二\n\n### 三 `码`\n")
    assert two == Title(2, (Span("二"),), Location("c.md", 3, 1))
    assert three == Title(3, (Span("三 "), Span("码", "code")), Location("c.md", 5, 1))


@pytest.mark.parametrize(
    ("body", "word", "places"),
    [
        ("甲乙，丙丁\n", "甲", [(3, 1)]),
        ("甲[](fact:甲，乙)，**乙**与`丙`丁\n", "，", [(3, 14)]),
        ("甲[](fact:甲，乙)，**乙**与`丙`丁\n", "丁", [(3, 24)]),
        ("头一行\n次一行，[](fact:甲)尾\n", "尾", [(4, 15)]),
        ("甲[乙](https://a.cn/丙)丙\n", "丙", [(3, 21)]),
        ("- 一\n- 二\n\n  续[](fact:甲)三\n", "三", [(6, 14)]),
        ("| 甲 | 乙 |\n|--|--|\n| 甲 | 3 |\n| 甲 | 4 |\n", "甲", [(3, 3), (5, 3), (6, 3)]),
        ("同样的话\n\n同样的话\n", "同", [(3, 1), (5, 1)]),
    ],
)
def test_每个片段知道写在哪里(body: str, word: str, places: list[tuple[int, int]]):
    starts = [span.at for span in spans(passages(body)) if span.text.startswith(word)]
    assert [(at.line, at.column) for at in starts if at is not None] == places


def test_转义过的片段至少指到那一行():
    assert [span.at.line for span in spans(passages("甲\\*乙\n丙\n")) if span.at is not None] == [3, 4]


def spans(found: tuple[Passage, ...]) -> list[Span]:
    """文字片段，按次序。"""
    result: list[Span] = []
    for passage in found:
        match passage:
            case Prose() | Title():
                result += [phrase for phrase in passage.content if isinstance(phrase, Span)]
            case Items():
                result += [span for item in passage.items for span in spans(item)]
            case Grid():
                cells = [*passage.head, *(cell for row in passage.rows for cell in row)]
                result += [phrase for cell in cells for phrase in cell if isinstance(phrase, Span)]
            case _:
                pass
    return result


# ---------------------------------------------------------------- 不收的东西


@pytest.mark.parametrize(
    ("body", "columns"),
    [
        ("甲<br>乙\n", [2]),
        ("甲<br/>乙<br />丙\n", [2, 8]),
        ('<a href="x">甲</a>\n', [1]),
        ("甲</b>\n", [2]),
        ("<!-- 待核 -->\n", [1]),
        ("甲<!-- 待核 -->乙\n", [2]),
        ("- <u>甲</u>\n", [3]),
        ("## 甲<b>乙</b>\n", [5]),
        ("`<b>` <b>甲</b>\n", [7]),
        ("[](fact:甲)<sup>2</sup>\n", [11]),
    ],
)
def test_HTML都报出来_位置准确(body: str, columns: list[int]):
    assert [(d.code, d.at.line, d.at.column) for d in read(body).diagnostics] == [("JX406", 3, c) for c in columns]


@pytest.mark.parametrize(
    "body",
    [
        "若 a<b 且 c>d\n",
        "1<2，3>2\n",
        "<https://example.cn>\n",
        "<a@example.cn>\n",
        "`<b>` 与 ``<i>``\n",
        "```\n<div>\n```\n",
        "    <div>\n",
        "\\<b> &lt;i&gt;\n",
        "见[](<table:预算 执行>)\n",
        "得分<60分的>不计\n",
    ],
)
def test_不是HTML的不误报(body: str):
    assert read(body).diagnostics == ()


@given(st.text(max_size=80) | st.text(alphabet="甲<>b/[]()!`*_|-#:fact \n\\&;", max_size=60))
@example("\0")
@example("[" * 500)
@example("> " * 200)
@example("![](a:\n)")
@example("</\\b>")
def test_任何文字都有结果_诊断都在文件之内(text: str):
    whole = HEAD + text
    outcome = parse_chapter(whole, "c.md", "c")
    lines = whole.split("\n")
    for diagnostic in outcome.diagnostics:
        assert 1 <= diagnostic.at.line <= len(lines)
        assert 1 <= diagnostic.at.column <= len(lines[diagnostic.at.line - 1]) + 1
        assert diagnostic.hint
