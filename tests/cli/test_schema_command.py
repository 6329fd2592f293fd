"""schema：印出或写出。"""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jixiao.publish.schema import data_schemas, schemas

Run = Callable[..., Result]
KNOWN = schemas() | data_schemas()


@pytest.mark.parametrize("name", sorted(KNOWN))
def test_印出一类(run: Run, tmp_path: Path, name: str) -> None:
    result = run(tmp_path, "schema", name)
    assert result.exit_code == 0
    assert json.loads(result.stdout) == KNOWN[name]


def test_不指明的是整份评价的(run: Run, tmp_path: Path) -> None:
    assert json.loads(run(tmp_path, "schema").stdout) == schemas()["evaluation"]


def test_没有这一类的_说出现有的(run: Run, tmp_path: Path) -> None:
    result = run(tmp_path, "schema", "nonsense")
    assert result.exit_code == 2
    assert all(name in result.stderr for name in KNOWN)


def test_全部写成文件(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "a" / "schemas"
    result = run(tmp_path, "schema", "--out", str(out))
    assert result.exit_code == 0
    assert str(len(KNOWN)) in result.stdout
    assert sorted(f.name for f in out.iterdir()) == sorted(f"{name}.schema.json" for name in KNOWN)
    for name, data in KNOWN.items():
        assert json.loads((out / f"{name}.schema.json").read_text("utf-8")) == data


def test_写不了的返回2(run: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = run(tmp_path, "schema", "--out", str(tmp_path / "file" / "out"))
    assert result.exit_code == 2
    assert "写不到" in result.stderr
    assert [f.name for f in tmp_path.iterdir()] == ["file"]
