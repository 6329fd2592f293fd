"""export：写出文件，没有变的不重写；说得清为何不写；返回值。"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jixiao.publish.exporters import EXPORTERS

Run = Callable[..., Result]
Rewrite = Callable[[str, str], None]
SAMPLE = "2025/reading-room"
PUBLIC = "公开级别: 主动公开"


@pytest.fixture(name="out")
def _out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def contents(folder: Path) -> dict[str, bytes]:
    return {f.relative_to(folder).as_posix(): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def test_写出文件_清单_说几份几个(run: Run, project: Path, out: Path) -> None:
    result = run(project, "export", "--out", str(out))
    assert result.exit_code == 0, result.output
    assert "评价 1 份，写出 7 个文件" in result.stdout
    assert set(contents(out)) == {
        "manifest.json",
        *(
            f"{SAMPLE}/{name}"
            for name in (
                "reading-room.json", "reading-room.trace.json", "evaluations.csv", "indicators.csv", "levels.csv",
                "funds.csv", "datapackage.json", "dataset.jsonld",
            )
        ),
    }  # fmt: skip
    data = json.loads((out / SAMPLE / "reading-room.json").read_text("utf-8"))
    assert data["evaluation"]["total"] == "94.25"


def test_再导出_没有变的照旧(run: Run, project: Path, out: Path, rewrite: Rewrite) -> None:
    run(project, "export", "--out", str(out))
    before = contents(out)
    result = run(project, "export", "--out", str(out))
    assert "写出 0 个文件，7 个没有变，照旧" in result.stdout
    assert contents(out) == before
    rewrite("项目名称: 社区图书室运行经费", "项目名称: 新名称")
    assert "写出 7 个文件" in run(project, "export", "--out", str(out)).stdout
    assert "写出 7 个文件" in run(project, "export", "--out", str(out), "--fresh").stdout


def test_只要一种格式_先后两种都在(run: Run, project: Path, out: Path) -> None:
    run(project, "export", "--to", "json", "--out", str(out))
    assert not (out / SAMPLE / "indicators.csv").exists()
    run(project, "export", "--to", "csv", "--out", str(out))
    assert (out / SAMPLE / "reading-room.json").is_file()
    listed = json.loads((out / "manifest.json").read_text("utf-8"))["files"]
    assert {one["format"] for one in listed} == {"json", "csv", "jsonld"}


@pytest.mark.parametrize("formats", ["json,nonsense", "nonsense"])
def test_没有的格式_列出现有的(run: Run, project: Path, out: Path, formats: str) -> None:
    result = run(project, "export", "--to", formats, "--out", str(out))
    assert result.exit_code == 2
    assert "nonsense" in result.stderr
    assert all(one.name in result.stderr for one in EXPORTERS)
    assert not out.exists()


def test_没有写格式(run: Run, project: Path, out: Path) -> None:
    assert "没有写导出成什么格式" in run(project, "export", "--to", " ,", "--out", str(out)).stderr


def test_没有写目录(run: Run, project: Path) -> None:
    result = run(project, "export")
    assert result.exit_code == 2
    assert "--out" in result.stderr


def test_目录里有别的文件_不动(run: Run, project: Path, out: Path) -> None:
    out.mkdir()
    (out / "我的.txt").write_text("在", encoding="utf-8")
    result = run(project, "export", "--out", str(out))
    assert result.exit_code == 2
    assert "不是以前导出的" in result.stderr
    assert list(contents(out)) == ["我的.txt"]


def test_公开版与内部版不放在一处(run: Run, project: Path, out: Path) -> None:
    run(project, "export", "--audience", "内部", "--out", str(out))
    before = contents(out)
    result = run(project, "export", "--out", str(out))
    assert result.exit_code == 2
    assert "内部版" in result.stderr
    assert contents(out) == before


def test_改为不公开的_以前导出的删去(run: Run, project: Path, out: Path, rewrite: Rewrite) -> None:
    other = project / "evaluations" / "2025" / "other" / "evaluation.yaml"
    other.parent.mkdir()
    other.write_text((project / "evaluations" / SAMPLE / "evaluation.yaml").read_text("utf-8"), encoding="utf-8")
    run(project, "export", "--out", str(out))
    assert (out / SAMPLE).is_dir()
    rewrite(PUBLIC, "公开级别: 内部")
    result = run(project, "export", "--out", str(out))
    assert result.exit_code == 0
    assert "另有 1 份评价不是主动公开" in result.stdout
    assert not (out / SAMPLE).exists()
    assert (out / "2025" / "other" / "other.json").is_file()


def test_有错误的不导出_返回1(run: Run, project: Path, out: Path, rewrite: Rewrite) -> None:
    rewrite("得分: 13.50", "得分: 15")
    result = run(project, "export", "--out", str(out))
    assert result.exit_code == 1
    assert "有错误的评价没有导出" in result.stderr
    assert not out.exists()


def test_按年度与单位挑选(run: Run, project: Path, out: Path) -> None:
    assert run(project, "export", "--year", "2025", "--out", str(out)).exit_code == 0
    result = run(project, "export", "--year", "1999", "--out", str(out))
    assert result.exit_code == 1
    assert "没有可以导出的评价" in result.stderr
    assert run(project, "export", "--unit", "没有这个单位", "--out", str(out)).exit_code == 1
    assert (out / SAMPLE / "reading-room.json").is_file()


def test_没有这份评价(run: Run, project: Path, out: Path) -> None:
    result = run(project, "export", "2025/nonsense", "--out", str(out))
    assert result.exit_code == 2
    assert SAMPLE in result.stderr


def test_合订_单位写名称或标识(run: Run, repository: Path, tmp_path: Path) -> None:
    names = {"a": "minhang-zuzhibu", "b": "中共上海市闵行区委组织部"}
    for folder, unit in names.items():
        result = run(repository, "export", "--batch", "--year", "2023", "--unit", unit, "--out", str(tmp_path / folder))
        assert result.exit_code == 0, result.output
        assert "评价 20 份" in result.stdout
    first, second = contents(tmp_path / "a"), contents(tmp_path / "b")
    assert first == second
    assert "batch-2023-minhang-zuzhibu.json" in first
    bound = json.loads(first["batch-2023-minhang-zuzhibu.json"])
    assert len(bound["evaluations"]) == 20
    assert len(first["batch-2023-minhang-zuzhibu/evaluations.csv"].decode().splitlines()) == 21


def test_合订的不因别的导出而删去(run: Run, repository: Path, out: Path) -> None:
    run(repository, "export", "--batch", "--year", "2023", "--out", str(out))
    run(repository, "export", "2024/xidu-yizhan", "--out", str(out))
    assert (out / "batch-2023.json").is_file()
    assert (out / "2024" / "xidu-yizhan" / "xidu-yizhan.json").is_file()


def test_写不了的返回2_不留半个(run: Run, project: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run(project, "export", "--out", str(tmp_path / "file" / "out"))
    assert result.exit_code == 2
    assert "写不到" in result.stderr
    assert (tmp_path / "file").read_text("utf-8") == ""


@pytest.mark.parametrize("hashed", ["1", "2"])
def test_换时区换散列种子换进程数_字节相同(repository: Path, tmp_path: Path, hashed: str, run: Run) -> None:
    run(repository, "export", "2024/xidu-yizhan", "2024/xidu-dangjian", "--out", str(tmp_path / "a"))
    subprocess.run(  # noqa: S603 固定的命令
        [
            sys.executable, "-c", "from jixiao.cli import main; main()", "--root", str(repository), "export",
            "2024/xidu-yizhan", "2024/xidu-dangjian", "--jobs", "2", "--out", str(tmp_path / "b"),
        ],
        env={**os.environ, "PYTHONHASHSEED": hashed, "TZ": "Pacific/Kiritimati"},
        capture_output=True,
        check=True,
    )  # fmt: skip
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_不是终端不印进度条(run: Run, project: Path, out: Path) -> None:
    result = run(project, "export", "--out", str(out), "--jobs", "2")
    assert result.stderr == ""
