"""网站上的文件：各份评价的、全站的；目录里列的都在，压缩包与校验和对得上；不给看的一个字也没有。"""

import gzip
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from pypdf import PdfReader

from jixiao.editions import editions_of, jobs_of
from jixiao.model.evaluation import Audience
from jixiao.pipeline import study
from jixiao.publish.edition import AnyExporter, Exporter, ExportFault
from jixiao.publish.export_run import produced
from jixiao.publish.exporters import EXPORTERS
from jixiao.publish.site_files import FileWriter, SiteFiles

Write: TypeAlias = Callable[[dict[str, str]], Path]

REPORT = """\
评价类型: 财政支出项目绩效评价
文件状态: 已公布
公开级别: 主动公开
评分口径: national-2020
年度: 2024
项目名称: 样例项目
主管部门: 样例局
实施单位: 样例中心
说明: 编者说明是公开的
公布值: {总分: 77, 等级: 中}
指标体系:
  - 代码: A
    名称: 决策
    分值: 100
    下级:
      - {代码: A1, 名称: 立项, 分值: 50, 评分规则: {类型: 达标}, 评价数据: {达标: 是}, 评定得分: 40}
      - 代码: A2
        名称: 满意
        分值: 30
        评分规则: {类型: 问卷, 系数: {很好: 1, 不好: 0}}
        评价数据: {题目: [{问卷: 内部问卷, 题号: 1}]}
        证据: [{名称: 公开的证据, 附件: 内账附件}]
      - 代码: A3
        名称: 比例
        分值: 20
        评分规则: {类型: 公式, 得分: '分值 * [表.内账.合计.金额] / 2000000'}
表格:
  内账:
    标题: 内部内账
    列: [{名称: 事项}, {名称: 金额, 类型: 金额, 求和: 是}]
    行: [[秘密事项, 987654.00]]
    合计: {}
  公示:
    标题: 公示表
    列: [{名称: 事项}, {名称: 金额, 类型: 金额}]
    行: [[公开事项, 123.00]]
问卷:
  内部问卷:
    标题: 秘密问卷
    有效份数: 4321
    题目: [{题号: 1, 题干: 秘密题干, 选项: {很好: 87.65%, 不好: 12.35%}}]
附件:
  - {标题: 内账附件, 表格: [内账], 问卷: [内部问卷], 正文: appendices/secret.md, 公开级别: 内部}
  - {标题: 公示附件, 表格: [公示]}
原文所述:
  - {事项: 秘密说法, 值: 66分, 处: 正文}
"""
FILES = {
    "mkdocs.yml": "site_name: 示例\ndocs_dir: content\ntheme: {name: material, language: zh-CN, font: false}\n"
    "plugins: [jixiao]\n",
    "content/index.md": "# 首页\n",
    "evaluations/2024/open/evaluation.yaml": REPORT,
    "evaluations/2024/open/narrative/10-overview.md": "# 概况\n\n详见[](appendix:1)和[](appendix:2)。\n",
    "evaluations/2024/open/appendices/secret.md": "# 访谈\n\n受访者的原话。\n",
    "evaluations/2024/closed/evaluation.yaml": REPORT.replace("公开级别: 主动公开\n", "", 1)
    .replace("样例项目", "内部项目")
    .partition("\n附件:\n")[0],
}
SECRETS = (
    "秘密", "内账", "987654", "987,654", "98.7654", "内部问卷", "87.65", "12.35", "4321", "4,321", "受访者",
    "内部项目", "2024/closed", "JX",
)  # fmt: skip
PUBLIC_WORDS = ("公开事项", "123.00", "公开的证据", "编者说明是公开的", "公示表")


DATA = tuple(one for one in EXPORTERS if one.name in {"json", "csv"})


def written(
    root: Path,
    site: Path,
    audience: Audience = Audience.PUBLIC,
    base: str = "",
    exporters: tuple[AnyExporter, ...] = DATA,
) -> SiteFiles:
    result = study(root, audience)
    editions = editions_of(result, audience)
    jobs = jobs_of(result, editions, exporters, every=False)
    return FileWriter(site, base, result.as_of_epoch).write(editions, jobs, produced(jobs))


def every_text(folder: Path) -> dict[str, str]:
    """全部文件的文字：压缩包、Word、工作簿、PDF、搜索索引的各页拆开来看（索引里逐字分开的字样照样连起来）。"""
    found: dict[str, str] = {}
    for file in sorted(f for f in folder.rglob("*") if f.is_file()):
        name = file.relative_to(folder).as_posix()
        if file.suffix in {".zip", ".docx", ".xlsx"}:
            with zipfile.ZipFile(file) as packed:
                found |= {f"{name}:{n}": f"{n}\n{packed.read(n).decode()}" for n in packed.namelist()}
        elif file.suffix == ".pdf":
            found[name] = "\n".join(page.extract_text() for page in PdfReader(file).pages)
        elif file.suffix == ".pf_fragment":
            page = json.loads(gzip.decompress(file.read_bytes()).removeprefix(b"pagefind_dcd"))
            found[f"{name}:{page['url']}"] = page["content"].replace("\u2060 ", "").replace("\u2060", "")
        elif name.startswith("pagefind/") and file.suffix in {".pf_index", ".pf_meta", ".pagefind"}:
            continue  # 二进制：逐字的倒排表，字都出自各页
        else:
            found[name] = f"{name}\n{file.read_bytes().decode('utf-8', 'replace')}"
    return found


@pytest.fixture(name="examples", scope="module")
def _examples(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SiteFiles]:
    site = tmp_path_factory.mktemp("site")
    return site, written(repository, site)


# ------------------------------------------------------------ 齐全


def test_记下的都写出了(examples: tuple[Path, SiteFiles]) -> None:
    site, files = examples
    entries = [*files.site, *(one for group in files.evaluations.values() for one in group)]
    assert {one.path for one in entries} == {f.relative_to(site).as_posix() for f in site.rglob("*") if f.is_file()}
    for one in entries:
        content = (site / one.path).read_bytes()
        assert (one.size, one.sha256) == (len(content), hashlib.sha256(content).hexdigest())


def test_目录里的文件都在(examples: tuple[Path, SiteFiles]) -> None:
    site, _ = examples
    listed = json.loads((site / "data" / "evaluations.json").read_text("utf-8"))["evaluations"]
    assert len(listed) == 25
    assert all(one["files"] and all((site / path).is_file() for path in one["files"]) for one in listed)


def test_压缩包里的与网站上的相同_校验和对得上(examples: tuple[Path, SiteFiles]) -> None:
    site, _ = examples
    with zipfile.ZipFile(io.BytesIO((site / "data" / "2024.zip").read_bytes())) as packed:
        names = [name for name in packed.namelist() if name != "SHA256SUMS"]
        assert {name.split("/")[1] for name in names} == {
            "huacao-dangqun", "xidu-dangjian", "xidu-yizhan", "xinzhuang-dangjian",
        }  # fmt: skip
        for name in names:
            folder, _, last = name.rpartition("/")
            assert packed.read(name) == (site / folder / "files" / last).read_bytes()
    sums = dict(line.split("  ")[::-1] for line in (site / "data" / "SHA256SUMS").read_text("utf-8").splitlines())
    assert set(sums) >= {"2023.zip", "2024.zip", "2026.zip", "evaluations.csv", "schema/trace-data.schema.json"}
    for name, digest in sums.items():
        assert hashlib.sha256((site / "data" / name).read_bytes()).hexdigest() == digest


def test_再写一次字节相同(repository: Path, examples: tuple[Path, SiteFiles], tmp_path: Path) -> None:
    assert written(repository, tmp_path) == examples[1]


def test_有站点地址的_描述里写绝对地址(workspace: Write, tmp_path_factory: pytest.TempPathFactory) -> None:
    site = tmp_path_factory.mktemp("site")
    written(workspace(FILES), site, base="https://example.org/x/")
    described = json.loads((site / "2024" / "open" / "files" / "dataset.jsonld").read_text("utf-8"))
    assert described["url"] == "https://example.org/x/2024/open/"
    assert all(
        one["contentUrl"].startswith("https://example.org/x/2024/open/files/") for one in described["distribution"]
    )


def test_一种也不发布的_什么也不写(workspace: Write, tmp_path_factory: pytest.TempPathFactory) -> None:
    site = tmp_path_factory.mktemp("site")
    files = written(workspace(FILES), site, exporters=())
    assert (files.site, files.evaluations) == ((), {"2024/open": ()})
    assert list(site.iterdir()) == []


def test_写不成的说缺什么_别的照写(workspace: Write, tmp_path_factory: pytest.TempPathFactory) -> None:
    def no_font(_: object) -> bytes:
        raise ExportFault("缺字体")

    pdf = Exporter("pdf", "PDF", ".pdf", no_font)
    files = written(workspace(FILES), tmp_path_factory.mktemp("site"), exporters=(pdf, *DATA))
    assert [(job.target, job.exporter.name, why) for job, why in files.faults] == [("2024/open", "pdf", "缺字体")]
    assert {one.format for one in files.evaluations["2024/open"]} == {"json", "csv", "jsonld"}


def test_压缩包里只有数据(workspace: Write, tmp_path_factory: pytest.TempPathFactory) -> None:
    site = tmp_path_factory.mktemp("site")
    files = written(workspace(FILES), site, exporters=(Exporter("pdf", "PDF", ".pdf", lambda _: b"%PDF"), *DATA))
    assert files.find("2024/open", "open.pdf") is not None
    with zipfile.ZipFile(site / "data" / "2024.zip") as packed:
        assert {name.rpartition(".")[2] for name in packed.namelist()} == {"json", "jsonld", "csv", "SHA256SUMS"}


# ------------------------------------------------------------ 不给看的不写


def test_公开的文件里没有不公开的(workspace: Write, tmp_path_factory: pytest.TempPathFactory) -> None:
    site = tmp_path_factory.mktemp("site")
    written(workspace(FILES), site)
    texts = {name: text for name, text in every_text(site).items() if "/schema/" not in name}
    assert [(name, secret) for name, text in texts.items() for secret in SECRETS if secret in text] == []
    together = "\n".join(texts.values())
    assert all(word in together for word in PUBLIC_WORDS)


def test_由不公开的算出的得分照写_来历只说结果(workspace: Write, tmp_path_factory: pytest.TempPathFactory) -> None:
    site = tmp_path_factory.mktemp("site")
    written(workspace(FILES), site)
    folder = site / "2024" / "open" / "files"
    facts = {one["key"]: one for one in json.loads((folder / "open.trace.json").read_text("utf-8"))["facts"]}
    fact = facts["指标.A2.规则得分"]
    assert fact["value"] is not None
    assert fact["derivation"]["substitution"] is None
    assert fact["derivation"]["inputs"] == ["指标.A2.分值"]
    assert facts["指标.A1.规则得分"]["derivation"]["substitution"] is not None
    assert not [key for key in facts if key.startswith(("表.内账", "问卷."))]
    listed = [one["path"] for one in json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]]
    assert [name for name in listed if name.startswith("table")] == ["table-02.csv"]  # 号与内部版一致


def test_内部的全有(workspace: Write, tmp_path_factory: pytest.TempPathFactory) -> None:
    site = tmp_path_factory.mktemp("site")
    written(workspace(FILES), site, Audience.INTERNAL)
    together = "\n".join(every_text(site).values())
    assert [
        secret
        for secret in SECRETS
        if secret not in together and secret not in {"受访者", "987,654", "98.7654", "4,321"}
    ] == []


def test_整站也没有不公开的(workspace: Write, tmp_path_factory: pytest.TempPathFactory) -> None:
    from click.testing import CliRunner  # noqa: PLC0415 只有这里建整站

    from jixiao.cli import commands  # noqa: PLC0415 同上

    site = tmp_path_factory.mktemp("out") / "site"
    result = CliRunner().invoke(commands, ["--root", str(workspace(FILES)), "build", "--out", str(site)])
    assert result.exit_code == 0, result.output
    documented = ("glossary/", "guide/", "data/index.html", "/schema/", "assets/", "search/")
    texts = {n: t for n, t in every_text(site).items() if not any(part in n for part in documented)}
    assert [(n, secret) for n, text in texts.items() for secret in SECRETS if secret in text] == []
    home = (site / "2024" / "open" / "index.html").read_text("utf-8")
    assert 'href="files/open.json"' in home
    assert 'type="application/ld+json"' in home
