"""项目自己的规矩：文件不长、不用浮点、各模块有测试、入口写在开头。"""

import ast
import re
import tomllib
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = REPOSITORY / "generator" / "jixiao"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 400

# 没有同名测试的模块 → 在哪个测试里连同别的一起测
TESTED_TOGETHER = {
    "wording/page_heads.py": "site/test_heads.py",  # 写进页面头部的话
    "wording/search.py": "site/test_titles.py",  # 名称相符的页各是哪一种
    "audit/*.py": "audit/test_audit_cases.py",  # 一项检查几个案例
    "audit/*/*.py": "audit/test_audit_cases.py",
    "compose/*.py": "compose/test_compose_golden.py",  # 整份报告的金样
    "model/open_data/*.py": "compose/test_compose_downloads.py",  # 每条记录每列都有说明
    "model/expression/*.py": "model/test_expression.py",  # 一族写法一个案例文件
    "publish/docx/*.py": "publish/docx/test_document.py",  # 写出的文件打开来看
    "read/*.py": "read/test_reading_cases.py",  # 一种写错一个案例
    "score/*.py": "score/test_published.py",  # 公布的文件逐项对照
    "score/rules/*.py": "score/test_rules.py",  # 一类规则几个案例
    "wording/codes/*.py": "wording/test_catalogue.py",  # 诊断目录是一张表
    "wording/audit_pages.py": "compose/test_compose_audit.py",  # 复核页上的字
    "wording/disclosure.py": "compose/test_compose_disclosure.py",  # 内容概述
    "wording/indicator_page.py": "compose/test_compose_indicator_page.py",  # 指标的页上的字
    "wording/trace.py": "compose/test_compose_site.py",  # 计算底稿上的字
    "wording/ledger.py": "compose/test_compose_ledger.py",  # 台账上的字
    "wording/policies.py": "compose/test_compose_citations.py",  # 文件库上的字
    "wording/survey.py": "compose/test_compose_survey.py",  # 问卷图旁的字
    "wording/rectification_example.py": "site/test_rectification_example.py",  # 样例里的字
    "wording/home.py": "compose/test_compose_home.py",  # 首页上的字
    "wording/open_data.py": "publish/open_data/test_exported.py",  # 文件里的话
    "wording/derivations.py": "compose/test_compose_golden.py",  # 来历卡上的字
    "wording/deviations.py": "audit/test_audit_cases.py",  # 与规则不符的得分怎样说
    "wording/rules.py": "test_rule_reference.py",  # 规则页上的话
    "wording/losses.py": "compose/test_compose_losses.py",  # 失分怎样说
    "wording/origin.py": "compose/test_compose_about.py",  # 原文一行
    "wording/outcome.py": "compose/test_compose_overview.py",  # 成效一句
    "wording/standing.py": "compose/test_compose_units.py",  # 单位页上的字
    "wording/scores.py": "compose/test_compose_golden.py",  # 得分格里的字
    # 文件里写的东西：Schema 与示例文件相合，读错的各有案例
    "model/evaluation.py": "publish/test_schema.py",
    "model/disclosure.py": "compose/test_compose_disclosure.py",  # 列哪几栏
    "model/finding.py": "publish/test_schema.py",
    "model/funds.py": "publish/test_schema.py",
    "model/indicator.py": "publish/test_schema.py",
    "model/registry.py": "publish/test_schema.py",
    "model/rule.py": "publish/test_schema.py",
    "model/statement.py": "publish/test_schema.py",
    "model/survey.py": "publish/test_schema.py",
    # 只有字段、没有行为的数据类，或一两行的换算：用到的地方就在测
    "model/check_report.py": "wording/test_printing.py",
    "model/derivation.py": "cli/test_explain.py",
    "model/diagnostic.py": "publish/test_score_data.py",
    "model/kind.py": "publish/test_score_data.py",
    "model/location.py": "read/test_yaml_source.py",
    "model/narrative.py": "read/test_markdown_source.py",
    "model/records.py": "publish/test_records.py",
    "model/report.py": "publish/test_html.py",
    "model/report_text.py": "publish/test_html.py",
    "model/scored.py": "publish/test_score_data.py",
    # 网页的各部分合在一起测
    "publish/html_*.py": "publish/test_html.py",
    # 工作簿的各表在一个文件里，一起测
    # 网站的各栏目合起来测
    "site/*.py": "site/test_content.py",
    "site/parts/*.py": "site/test_content.py",
    "publish/xlsx/*.py": "publish/xlsx/test_workbook_cells.py",
    "wording/workbook.py": "publish/xlsx/test_workbook_cells.py",
    "publish/templates.py": "publish/test_html.py",
    "publish/edition.py": "publish/test_export_run.py",
    "publish/open_data/*.py": "publish/open_data/test_exported.py",  # 全部示例的全部文件一起查
    "publish/theme_files.py": "test_wheel.py",
    # PDF 的各部分合在一起测：排出来，再取出文字
    "model/paper.py": "compose/test_compose_paper.py",
    "publish/pdf_*.py": "publish/test_pdf.py",
    "publish/typesetter.py": "publish/test_pdf.py",
    "wording/exports.py": "publish/test_pdf.py",
    # 各命令的测试看的就是屏幕上的字；serve 连同网站设置一起测
    "cli/blocks.py": "cli/test_explain.py",
    "cli/screen.py": "cli/test_check.py",
    "cli/targets.py": "cli/test_check_paths.py",
    "cli/serve.py": "cli/test_build.py",
}


def name_of(module: Path) -> str:
    return module.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_不超过400行(module: Path) -> None:
    assert len(module.read_text("utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_每个模块开头说自己是什么(module: Path) -> None:
    described = ast.get_docstring(ast.parse(module.read_text("utf-8")))
    assert described
    assert re.search(r"[\u4e00-\u9fff]", described)


@pytest.mark.parametrize(
    "module", [m for m in MODULES if name_of(m).split("/")[0] in {"model", "score", "audit"}], ids=name_of
)
def test_模型评分复核不用浮点_不用内置的取整(module: Path) -> None:
    tree = ast.parse(module.read_text("utf-8"))
    for node in ast.walk(tree):
        where = f"{name_of(module)}:{getattr(node, 'lineno', 0)}"
        if isinstance(node, ast.Constant):
            assert not isinstance(node.value, float), where
        if isinstance(node, ast.Name):
            assert node.id not in {"float", "round"}, where


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_不看时钟_不掷骰子(module: Path) -> None:
    """同样的输入得到同样的字节。"""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = {alias.name.split(".")[0] for alias in node.names} | {
                (getattr(node, "module", "") or "").split(".")[0]
            }
            assert not names & {"random", "time", "uuid", "secrets"}, name_of(module)
        if isinstance(node, ast.Attribute):
            assert node.attr not in {"now", "today", "utcnow"}, f"{name_of(module)}:{node.lineno}"


def test_没有大杂烩模块() -> None:
    refused = {"utils", "util", "helpers", "helper", "common", "manager", "base", "misc"}
    assert not [name_of(m) for m in MODULES if refused & set(m.relative_to(PACKAGE).with_suffix("").parts)]


def mirrored(module: Path) -> bool:
    """tests/ 下同一目录有 test_<模块名>*.py。"""
    folder = REPOSITORY / "tests" / module.relative_to(PACKAGE).parent
    return module.name == "__init__.py" or any(folder.glob(f"test_{module.stem}*.py"))


@pytest.mark.parametrize("module", MODULES, ids=name_of)
def test_每个模块都有对应的测试(module: Path) -> None:
    together = any(module in PACKAGE.glob(pattern) for pattern in TESTED_TOGETHER)
    assert together or mirrored(module), (
        f"请写 tests/{module.relative_to(PACKAGE).parent}/test_{module.stem}.py，或在 TESTED_TOGETHER 里说明在哪里测"
    )


@pytest.mark.parametrize(("pattern", "test"), TESTED_TOGETHER.items())
def test_一起测的名单没有过时(pattern: str, test: str) -> None:
    assert any(not mirrored(module) for module in PACKAGE.glob(pattern)), "都有同名测试了，从名单里删去"
    assert (REPOSITORY / "tests" / test).is_file()


def test_说明书四十行内写着两条命令() -> None:
    head = (REPOSITORY / "README.md").read_text("utf-8").splitlines()[:40]
    for command in ("make site", "make test"):
        assert any(command in line for line in head), command


def test_两条命令都在() -> None:
    makefile = (REPOSITORY / "Makefile").read_text("utf-8")
    documented = set(re.findall(r"^([a-z-]+):.*## ", makefile, re.MULTILINE))
    assert {"site", "test", "serve", "check", "lint"} <= documented
    guide = (REPOSITORY / "content" / "development" / "contributing.md").read_text("utf-8")
    for command in re.findall(r"`make ([a-z-]+)`", guide):
        assert command in documented, command


def test_说明书里的链接都在() -> None:
    for page in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md"):
        text = (REPOSITORY / page).read_text("utf-8")
        for target in re.findall(r"\]\(([^)#\s]+)", text):
            if "://" not in target:
                assert (REPOSITORY / target).exists(), f"{page} → {target}"


def test_依赖都有下限_用到的都列着() -> None:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text("utf-8"))["project"]
    assert all(">=" in dependency for dependency in settings["dependencies"])
    listed = {re.split(r"[><=]", dependency)[0] for dependency in settings["dependencies"]}
    packages = {
        "yaml": "pyyaml",
        "docx": "python-docx",
        "markdown_it": "markdown-it-py",
        "markupsafe": "jinja2",
        "pydantic_core": "pydantic",
        "pagefind_bin": "pagefind-bin",
    }
    for module in MODULES:
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            names = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                names = [node.module]
            for name in {n.split(".")[0] for n in names}:
                if name != "jixiao" and not is_standard(name):
                    assert packages.get(name, name) in listed, f"{name_of(module)}: {name}"


def is_standard(name: str) -> bool:
    import sys  # noqa: PLC0415 只有这里用

    return name in sys.stdlib_module_names
