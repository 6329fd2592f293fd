"""操作系统的错误换成中文；没有译的照系统所说。"""

from pathlib import Path

import pytest

from jixiao.wording.system_faults import system_fault


def test_真的遇到的错误(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "无").read_bytes()
    assert system_fault(missing.value) == "没有这个文件或目录"
    with pytest.raises(IsADirectoryError) as folder:
        tmp_path.read_bytes()
    assert system_fault(folder.value) == "是目录，不是文件"


def test_没有译的() -> None:
    assert system_fault(OSError(9999, "Odd fault")) == "Odd fault"
    assert system_fault(OSError("只有一句话")) == "只有一句话"
