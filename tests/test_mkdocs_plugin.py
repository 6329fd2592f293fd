"""MkDocs 插件：mkdocs build 与 jixiao build 走同一条路；出错时说清楚，旧站不动。"""

import logging
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from mkdocs.__main__ import ColorFormatter, cli

from jixiao.mkdocs_plugin import JixiaoPlugin

Built = Callable[..., Result]
MKDOCS = (
    "site_name: 示例\ndocs_dir: content\ntheme: {name: material, language: zh-CN, font: false}\nplugins: [jixiao]\n"
)
HOME = "2025/reading-room"


@pytest.fixture(name="project")
def _project(workspace: Callable[[dict[str, str]], Path], repository: Path) -> Path:
    """使用指南里那份评价和一页首页。"""
    guide = (repository / "content" / "guide" / "index.md").read_text("utf-8")
    sample = re.findall(r"```yaml\n(.*?)```", guide, re.DOTALL)[0]
    return workspace(
        {"mkdocs.yml": MKDOCS, "content/index.md": "# 首页\n", f"evaluations/{HOME}/evaluation.yaml": sample}
    )


@pytest.fixture(name="mkdocs")
def _mkdocs(project: Path, monkeypatch: pytest.MonkeyPatch) -> Built:
    """在工作区里运行 mkdocs build --strict；整站另有测试起新的进程来建，这里在本进程里，省得每次重新载入。"""
    monkeypatch.chdir(project)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    monkeypatch.delenv("SOURCE_DATE_EPOCH")  # 先设后删：插件自己设的，测试结束时一并撤去
    monkeypatch.setattr(logging.getLogger("mkdocs"), "handlers", [])
    monkeypatch.setattr(ColorFormatter.text_wrapper, "width", 0)  # 不照终端的宽折行

    def run(*arguments: str) -> Result:
        monkeypatch.setattr(logging.getLogger("mkdocs.commands.build"), "filters", [])  # 每次运行各记各的重复
        result = CliRunner().invoke(cli, ["build", "--strict", *arguments], prog_name="mkdocs")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return run


def configure(project: Path, extra: str) -> None:
    (project / "mkdocs.yml").write_text(MKDOCS + extra, encoding="utf-8")


def write(project: Path, name: str, text: str) -> None:
    file = project / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def page(project: Path, path: str) -> str:
    return (project / "site" / path / "index.html").read_text("utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def break_data(project: Path) -> None:
    file = project / "evaluations" / HOME / "evaluation.yaml"
    file.write_text(file.read_text("utf-8").replace("得分: 13.50", "得分: 15"), encoding="utf-8")


def test_装好就有这个插件() -> None:
    from importlib.metadata import entry_points  # noqa: PLC0415 只有这里用

    (found,) = entry_points(group="mkdocs.plugins", name="jixiao")
    assert found.load() is JixiaoPlugin


def test_建站(mkdocs: Built, project: Path) -> None:
    result = mkdocs()
    assert result.exit_code == 0, result.stderr
    assert "评价 1 份；没有发现。" in result.stderr
    assert "94.25" in page(project, HOME)
    assert "社区图书室运行经费" in page(project, "evaluations")


def test_站点没写的目录页由插件补上_写了的照写的(mkdocs: Built, project: Path) -> None:
    write(project, "content/evaluations.md", "# 我的目录\n\n<!-- jixiao:evaluations -->\n")
    assert mkdocs().exit_code == 0
    assert "我的目录" in page(project, "evaluations")
    assert "社区图书室运行经费" in page(project, "evaluations")
    assert "政策文件库" in page(project, "policies")


def test_手写页引用评价_地址是相对的(mkdocs: Built, project: Path) -> None:
    write(project, "content/a/b.md", f"# 乙\n\n[表](evaluation:{HOME})，[目录](evaluations:)，[库](policies:)\n")
    assert mkdocs().exit_code == 0
    html = page(project, "a/b")
    for address in (f"../../{HOME}/", "../../evaluations/", "../../policies/"):
        assert f'href="{address}"' in html


def test_网址不成目录的_说要改哪一项(mkdocs: Built, project: Path) -> None:
    configure(project, "use_directory_urls: false\n")
    result = mkdocs()
    assert result.exit_code != 0
    assert "use_directory_urls: true" in result.stderr
    assert "Traceback" not in result.stderr
    assert not (project / "site").exists()


def test_数据有错误_指到行_旧站不动(mkdocs: Built, project: Path) -> None:
    assert mkdocs().exit_code == 0
    before = contents(project / "site")
    break_data(project)
    result = mkdocs()
    assert result.exit_code != 0
    assert f"evaluations/{HOME}/evaluation.yaml:37:9  错误 JX302" in result.stderr
    assert "评价数据有 1 处错误，没有构建。" in result.stderr
    assert "Traceback" not in result.stderr
    assert contents(project / "site") == before


def test_警告不拦(mkdocs: Built, project: Path) -> None:
    break_data(project)
    file = project / "evaluations" / HOME / "evaluation.yaml"
    file.write_text(file.read_text("utf-8").replace("起草中", "已公布"), encoding="utf-8")
    result = mkdocs()
    assert result.exit_code == 0, result.stderr
    assert "警告" in result.stderr


def test_没有评价也能建(mkdocs: Built, project: Path) -> None:
    (project / "evaluations" / HOME / "evaluation.yaml").unlink()
    result = mkdocs()
    assert result.exit_code == 0, result.stderr
    assert "评价目录" in page(project, "evaluations")
    assert not list((project / "site").glob("_shell*"))


def test_没有评价目录的是错误(mkdocs: Built, project: Path) -> None:
    (project / "evaluations" / HOME / "evaluation.yaml").unlink()
    for folder in (HOME, "2025", ""):
        (project / "evaluations" / folder).rmdir()
    result = mkdocs()
    assert result.exit_code != 0
    assert "没有 evaluations 目录" in result.stderr


def test_工作区可以另指(mkdocs: Built, project: Path) -> None:
    (project / "data").mkdir()
    (project / "evaluations").rename(project / "data" / "evaluations")
    (project / "mkdocs.yml").write_text(MKDOCS.replace("[jixiao]", "[{jixiao: {root: data}}]"), encoding="utf-8")
    assert mkdocs().exit_code == 0
    assert "94.25" in page(project, HOME)


def test_站点可以只换一个块的模板(mkdocs: Built, project: Path) -> None:
    configure(project, "")
    file = project / "mkdocs.yml"
    file.write_text(MKDOCS.replace("font: false", "font: false, custom_dir: theme/overrides"), encoding="utf-8")
    write(project, "theme/overrides/partials/footer.html", "<footer>自己的页脚</footer>")
    write(project, "theme/blocks/derivation_card.html", '<div class="mine">自己的来历</div>')
    write(project, "theme/css/blocks.css", "/* 自己的样式 */")
    result = mkdocs()
    assert result.exit_code == 0, result.stderr
    for path in (HOME, ""):
        assert "自己的页脚" in page(project, path)
    assert '<div class="mine">自己的来历</div>' in page(project, f"{HOME}/trace/result")
    css = project / "site" / "assets" / "jixiao" / "css"
    assert (css / "blocks.css").read_text("utf-8") == "/* 自己的样式 */"
    assert (css / "tables.css").is_file()


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("theme/blocks/table.html", "{{ 没有这个 }}", "模板有误：'没有这个' is undefined"),
        ("theme/blocks/table.html", "\n{% if %}", "theme/blocks/table.html:2：Expected an expression"),
        ("theme/overrides/shell.html", "<p>@@jx:body@@</p>", "页壳模板 shell.html 的槽不对：缺少槽 title"),
    ],
)
def test_站点的模板写错_说清楚(mkdocs: Built, project: Path, name: str, text: str, said: str) -> None:
    (project / "mkdocs.yml").write_text(
        MKDOCS.replace("font: false", "font: false, custom_dir: theme/overrides"), encoding="utf-8"
    )
    (project / "theme" / "overrides").mkdir(parents=True)
    write(project, name, text)
    result = mkdocs()
    assert result.exit_code != 0
    assert said in result.stderr
    assert "Traceback" not in result.stderr


def test_手写页的占位写错_说出哪一页(mkdocs: Built, project: Path) -> None:
    write(project, "content/index.md", "# 首页\n\n<!-- jixiao:nonsense -->\n")
    result = mkdocs()
    assert result.exit_code != 0
    assert "index.md：没有占位 jixiao:nonsense" in result.stderr
    assert "Traceback" not in result.stderr


def test_站点地图恰好列着计算底稿以外的每一页(mkdocs: Built, project: Path) -> None:
    configure(project, "site_url: https://example.gov.cn/jixiao/\n")
    write(project, "content/a/b.md", "# 乙\n")
    assert mkdocs().exit_code == 0
    sitemap = (project / "site" / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>https://example\.gov\.cn/jixiao/(.*?)</loc>", sitemap)
    written = {f.parent.relative_to(project / "site").as_posix() for f in (project / "site").rglob("index.html")}
    assert len(listed) == len(set(listed)) == sitemap.count("<loc>")
    assert {path.rstrip("/") or "." for path in listed} == {name for name in written if "/trace" not in name}


def test_有站点地址才有订阅_每页指到它(mkdocs: Built, project: Path) -> None:
    result = mkdocs("--verbose")
    assert "没有写订阅 feed.xml、feed.json" in result.stderr
    assert not (project / "site" / "feed.xml").exists()
    assert "application/atom+xml" not in page(project, HOME)
    configure(project, "site_url: https://example.gov.cn/jixiao/\n")
    result = mkdocs("--verbose")
    assert "没有写订阅" not in result.stderr
    assert f"<id>https://example.gov.cn/jixiao/{HOME}/</id>" in (project / "site" / "feed.xml").read_text("utf-8")
    assert (project / "site" / "feed.json").is_file()
    assert 'type="application/atom+xml" title="示例" href="../../feed.xml"' in page(project, HOME)


def test_数据文件与下载(mkdocs: Built, project: Path) -> None:
    assert mkdocs().exit_code == 0
    site = project / "site"
    assert (site / HOME / "files" / "indicators.csv").is_file()
    assert (site / "data" / "2025.zip").is_file()
    home = page(project, HOME)
    assert 'href="files/reading-room.json"' in home
    assert 'id="files"' in home
    assert 'href="../data/evaluations.csv"' in page(project, "evaluations")
    listed = page(project, "data")
    assert 'href="2025.zip"' in listed
    assert "规则得分" in listed


def test_只发布一种格式(mkdocs: Built, project: Path) -> None:
    configure_plugin(project, "exports: [json]")
    assert mkdocs().exit_code == 0
    assert sorted(f.name for f in (project / "site" / HOME / "files").iterdir()) == [
        "dataset.jsonld",
        "reading-room.json",
        "reading-room.trace.json",
    ]
    assert "indicators.csv" not in page(project, HOME)
    assert 'href="files/reading-room.json"' in page(project, HOME)


def test_一种也不发布_没有下载(mkdocs: Built, project: Path) -> None:
    configure_plugin(project, "exports: []")
    assert mkdocs().exit_code == 0
    assert not (project / "site" / HOME / "files").exists()
    assert [f.name for f in (project / "site" / "data").iterdir()] == ["index.html"]
    home = page(project, HOME)
    assert "jx-downloads" not in home
    assert "ld+json" not in home
    assert "没有发布数据文件" in page(project, "data")


def test_没有的格式_说出现有的(mkdocs: Built, project: Path) -> None:
    configure_plugin(project, "exports: [json, nonsense]")
    result = mkdocs()
    assert result.exit_code != 0
    assert "nonsense" in result.stderr
    assert "json、csv" in result.stderr
    assert not (project / "site").exists()


def test_改过名的_旧地址转到新地址(mkdocs: Built, project: Path) -> None:
    configure(project, "site_url: https://example.gov.cn/jixiao\n")
    folder = project / "evaluations" / HOME
    file = folder / "evaluation.yaml"
    file.write_text(file.read_text("utf-8") + "曾用标识: [2024/old-room]\n", encoding="utf-8")
    result = mkdocs()
    assert result.exit_code == 0, result.stderr
    assert 'href="../../2025/reading-room/"' in page(project, "2024/old-room")
    assert 'href="https://example.gov.cn/jixiao/2025/reading-room/trace/"' in page(project, "2024/old-room/trace")
    assert (project / "site" / "assets" / "jixiao" / "js" / "moved.js").is_file()
    lines = (project / "site" / "_redirects").read_text("utf-8").splitlines()
    assert lines[-1] == "/jixiao/2024/old-room/*  /jixiao/2025/reading-room/:splat  301"
    old = "/jixiao/2024/old-room/files/old-room.trace.json"
    assert f"{old}  /jixiao/2025/reading-room/files/reading-room.trace.json  301" in lines
    assert "old-room" not in (project / "site" / "sitemap.xml").read_text("utf-8")


def test_旧地址上有手写页_说清楚(mkdocs: Built, project: Path) -> None:
    file = project / "evaluations" / HOME / "evaluation.yaml"
    file.write_text(file.read_text("utf-8") + "曾用标识: [guide]\n", encoding="utf-8")
    write(project, "content/guide/index.md", "# 指南\n")
    result = mkdocs()
    assert result.exit_code != 0
    assert "曾用标识 guide 的地址上已经有别的页" in result.stderr
    assert "Traceback" not in result.stderr


def configure_plugin(project: Path, option: str) -> None:
    text = MKDOCS.replace("plugins: [jixiao]", f"plugins: [{{jixiao: {{{option}}}}}]")
    (project / "mkdocs.yml").write_text(text, encoding="utf-8")


def test_换一份颜色_其余样式照旧(mkdocs: Built, project: Path) -> None:
    (project / "mkdocs.yml").write_text(
        MKDOCS.replace("font: false", "font: false, custom_dir: theme/overrides"), encoding="utf-8"
    )
    (project / "theme" / "overrides").mkdir(parents=True)
    write(project, "theme/css/tokens.css", ":root { --jx-ink: #7a1f1f; }")
    assert mkdocs().exit_code == 0
    css = project / "site" / "assets" / "jixiao" / "css"
    assert (css / "tokens.css").read_text("utf-8") == ":root { --jx-ink: #7a1f1f; }"
    assert "var(--jx-ink)" in (css / "jixiao.css").read_text("utf-8")
    assert "assets/jixiao/css/tokens.css" in page(project, HOME)


def test_页脚照_extra_里写的_没有写的不出现(mkdocs: Built, project: Path) -> None:
    assert mkdocs().exit_code == 0
    plain = page(project, HOME)
    assert 'href="../../map/">网站地图' in plain
    assert "更新日期：2026-01-20" in plain
    assert "主办单位" not in plain
    assert "联系" not in plain
    configure(project, "extra:\n  主办单位: 某区财政局\n  联系: https://www.example.gov.cn/contact/\n")
    assert mkdocs().exit_code == 0
    for path in (HOME, "evaluations", "map"):
        html = page(project, path)
        assert "主办单位：某区财政局" in html
        assert '<a href="https://www.example.gov.cn/contact/">联系与纠错</a>' in html


def test_主题的脚本不在网站里_手写的表格有框(mkdocs: Built, project: Path) -> None:
    write(project, "content/a.md", "# 甲\n\n| 一 | 二 |\n| --- | --- |\n| 1 | 2 |\n")
    assert mkdocs().exit_code == 0
    site = project / "site"
    assert not [*site.rglob("assets/javascripts/*")]
    assert len([*site.glob("assets/stylesheets/*.min.css")]) == 2
    html = page(project, "a")
    assert '<div class="jx-frame" role="group" tabindex="0" aria-label="表格"><table>' in html
    for file in site.glob("assets/stylesheets/*"):
        assert f"assets/stylesheets/{file.name}" in html
