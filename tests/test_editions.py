"""各份评价的版本，与它们由什么内容得来。"""

from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from jixiao.editions import ContentKeys, editions_of, exporter_key, jobs_of, program_digest
from jixiao.model.evaluation import Audience
from jixiao.model.profile import FileFormat
from jixiao.pipeline import study
from jixiao.publish.edition import Edition, Exporter, ExportFault
from jixiao.publish.exporters import EXPORTERS

Write: TypeAlias = Callable[[dict[str, str]], Path]
ENTRY = """\
评价类型: 财政支出项目绩效评价
文件状态: 已公布
公开级别: 主动公开
评分口径: national-2020
年度: 2024
项目名称: 样例项目
主管部门: 样例局
实施单位: 样例中心
指标体系: [{代码: A1, 名称: 立项, 分值: 100, 评分规则: {类型: 达标}, 评价数据: {达标: 是}, 评定得分: 90}]
"""
FILES = {"evaluations/2024/a/evaluation.yaml": ENTRY, "evaluations/2024/b/evaluation.yaml": ENTRY}


def key(root: Path, what: str = "json", audience: Audience = Audience.PUBLIC, identifier: str = "2024/a") -> str:
    result = study(root, audience)
    chosen = [e for e in editions_of(result, audience) if e.scored.identifier == identifier]
    return ContentKeys(result).of(chosen, what)


def test_复核的发现只进内部版(workspace: Write) -> None:
    root = workspace(FILES)
    found = {audience: editions_of(study(root, audience), audience) for audience in Audience}
    assert all(edition.findings == () for edition in found[Audience.PUBLIC])
    assert all(edition.findings for edition in found[Audience.INTERNAL])
    assert [e.scored.identifier for e in found[Audience.PUBLIC]] == ["2024/a", "2024/b"]


def test_内容没有变_散列也没有变(workspace: Write) -> None:
    root = workspace(FILES)
    assert key(root) == key(root)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("evaluations/2024/a/evaluation.yaml", ENTRY + "说明: 补一句\n"),
        ("evaluations/_shared/organisations.yaml", "单位: [{标识: center, 名称: 样例中心}]\n"),
        ("evaluations/2024/b/evaluation.yaml", ENTRY.replace("样例项目", "改名")),  # 别的评价的名称，引用时要写
    ],
)
def test_所由得来的变了_散列就变(workspace: Write, name: str, text: str) -> None:
    before = key(workspace(FILES))
    assert key(workspace({**FILES, name: text})) != before


def test_别的评价的内容与这一份无关(workspace: Write) -> None:
    before = key(workspace(FILES))
    changed = {**FILES, "evaluations/2024/b/evaluation.yaml": ENTRY + "说明: 补一句\n"}
    assert key(workspace(changed)) == before


def test_格式与给谁看不同_散列不同(workspace: Write) -> None:
    root = workspace(FILES)
    found = {key(root), key(root, "csv"), key(root, audience=Audience.INTERNAL), key(root, identifier="2024/b")}
    assert len(found) == 4


def test_程序的散列只算一次_与次序无关() -> None:
    before = program_digest()
    program_digest.cache_clear()
    assert program_digest() == before


def exporter(relies: Callable[[], str]) -> Exporter:
    return Exporter("pdf", "PDF", ".pdf", lambda _: b"", relies=relies)


def no_font() -> str:
    raise ExportFault("缺字体")


def test_换了字体_散列就变_缺字体的也有散列() -> None:
    found = {exporter_key(exporter(relies)) for relies in (lambda: "仿宋", lambda: "宋体", no_font)}
    assert len(found) == 3


NO_DOCX = "口径调整: [{设置: 公布格式, 值: {报告: [pdf, json]}, 理由: 本局的公开目录只列这两种}]\n"


@pytest.mark.parametrize(
    ("adjusted", "every", "made"),
    [
        ("", False, ["pdf", "docx", "xlsx", "json", "csv"]),
        (NO_DOCX, False, ["pdf", "json"]),
        (NO_DOCX, True, ["pdf", "docx", "xlsx", "json", "csv"]),  # 点名要的照做
        (NO_DOCX.replace("报告:", "表单:"), False, ["pdf", "docx", "xlsx", "json", "csv"]),  # 说的是另一种版式
        (NO_DOCX.replace("[pdf, json]", "[]"), False, []),
    ],
)
def test_口径不公布的格式不做(workspace: Write, adjusted: str, made: list[str], *, every: bool) -> None:
    result = study(workspace({"evaluations/2024/a/evaluation.yaml": ENTRY + adjusted}), Audience.PUBLIC)
    editions: tuple[Edition, ...] = editions_of(result, Audience.PUBLIC)
    assert [job.exporter.name for job in jobs_of(result, editions, EXPORTERS, every=every)] == made


def test_口径里没有的格式_说可选哪些(workspace: Write) -> None:
    wrong = NO_DOCX.replace("json", "html")
    (found,) = study(workspace({"evaluations/2024/a/evaluation.yaml": ENTRY + wrong})).diagnostics
    assert found.code == "JX204"
    assert "docx" in f"{found.hint}{found.expected}"


def test_可公布的格式就是导出的各格式() -> None:
    assert [one.value for one in FileFormat] == [one.name for one in EXPORTERS]
