"""verify：重算比较；没有 LibreOffice、不是工作簿时说明白。"""

import zipfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from click.testing import Result

from jixiao.publish.xlsx.cells import FormulaCell
from jixiao.publish.xlsx.grid import Book, Content, Live
from jixiao.publish.xlsx.verify import same_value
from jixiao.publish.xlsx.writer import Properties, workbook_bytes

Run = Callable[..., Result]


def write(file: Path, *cells: Content) -> Path:
    book = Book()
    sheet = book.sheet("评分表", (10,))
    for row, content in enumerate(cells):
        sheet.put((row, 0), content)
    file.write_bytes(workbook_bytes(book, Properties("", "", "", "", date(2024, 1, 1))))
    return file


@pytest.mark.office
def test_都相同的以0退出(run: Run, tmp_path: Path):
    file = write(tmp_path / "a.xlsx", Decimal("2.5"), Live("ROUND(A1*2,2)", Decimal("5.00")), Live('"优"', "优"))
    result = run(tmp_path, "verify", str(file))
    assert result.exit_code == 0
    assert "重算 2 格公式，与存着的值都相同" in result.output


@pytest.mark.office
def test_存着的值不对的_逐格说出_以1退出(run: Run, tmp_path: Path):
    file = write(tmp_path / "a.xlsx", Decimal("2.5"), Live("A1*2", Decimal("4.99")), Live('IF(A1>2,"优","良")', "良"))
    result = run(tmp_path, "verify", str(file))
    assert result.exit_code == 1
    assert "评分表!A2　存着的是 4.99，重算得 5　公式 =A1*2" in result.output
    assert "评分表!A3　存着的是 良，重算得 优" in result.output
    assert "2 格与存着的值不同" in result.output


def test_没有LibreOffice的_说要装什么(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = write(tmp_path / "a.xlsx", Live("1+1", Decimal(2)))
    monkeypatch.setenv("PATH", str(tmp_path))
    result = run(tmp_path, "verify", str(file))
    assert result.exit_code == 2
    assert "请安装 LibreOffice Calc" in result.output


@pytest.mark.parametrize(
    ("content", "why"),
    [(b"plain text", "不是 ZIP 格式"), (None, "缺少工作簿的部件"), (b"<!DOCTYPE a>", "文档类型声明")],
)
def test_不是工作簿的_说明白(run: Run, tmp_path: Path, content: bytes | None, why: str):
    file = tmp_path / "a.xlsx"
    if content is not None and not content.startswith(b"<"):
        file.write_bytes(content)
    else:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("xl/workbook.xml" if content else "other", content or b"")
            archive.writestr("xl/_rels/workbook.xml.rels", b"<a/>")
    result = run(tmp_path, "verify", str(file))
    assert result.exit_code == 2
    assert why in result.output


def test_没有这个文件的_说明白(run: Run, tmp_path: Path):
    result = run(tmp_path, "verify", str(tmp_path / "none.xlsx"))
    assert result.exit_code == 2
    assert "没有文件" in result.output


@pytest.mark.parametrize(
    ("stored", "fresh", "same"),
    [
        ("88.90", "88.9", True),
        ("14017700.00", "14017700.0000001", True),
        ("88.9", "88.91", False),
        ("0.00", "1E-9", False),
        ("#N/A", "#N/A", True),
        ("5", "#N/A", False),
        ("", "0", False),
    ],
)
def test_相差在浮点末位之内的算相同(stored: str, fresh: str, *, same: bool):
    one, other = (FormulaCell("甲", "A1", "", value, text=False) for value in (stored, fresh))
    assert same_value(one, other) is same


def test_文字一字不差才算相同():
    one, other = (FormulaCell("甲", "A1", "", value, text=True) for value in ("1.0", "1"))
    assert not same_value(one, other)
