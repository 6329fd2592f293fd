"""HTML 合乎标准：建好的站的每一页都交 html-validate 查，一处也不许有。"""

import json
import subprocess
from pathlib import Path

import pytest
from tests.browser.conftest import SUBPATH

pytestmark = pytest.mark.browser

TOOLS = Path(__file__).resolve().parent.parent / "web"


def faults(folder: Path) -> list[str]:
    program = TOOLS / "node_modules" / ".bin" / "html-validate"
    assert program.is_file(), "没有 html-validate，请先运行 make browser 或 sh tests/install-browser"
    found = subprocess.run(  # noqa: S603 固定的命令
        [program, "--config", TOOLS / "html-validate.json", "--formatter", "json", f"{folder}/**/*.html"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert found.stdout, found.stderr
    return [
        f"{Path(page['filePath']).relative_to(folder)}:{one['line']}:{one['column']} {one['ruleId']}：{one['message']}"
        for page in json.loads(found.stdout)
        for one in page["messages"]
    ]


@pytest.mark.usefixtures("base")
def test_每一页都合标准(served: Path) -> None:
    assert len([*(served / SUBPATH).rglob("*.html")]) > 100
    assert faults(served / SUBPATH) == []


def test_写错的页查得出(tmp_path: Path) -> None:
    """检查本身管用：行内样式、重复的 id、不该在 span 里的块。"""
    body = '<p id="a" style="color:red">甲</p><p id="a">乙</p><span><p>丙</p></span>'
    page = f'<!doctype html>\n<html lang="zh-CN"><head><title>错</title></head><body>{body}</body></html>\n'
    (tmp_path / "index.html").write_text(page, "utf-8")
    rules = {fault.split()[1].split("：")[0] for fault in faults(tmp_path)}
    assert rules == {"no-inline-style", "no-dup-id", "element-permitted-content"}
