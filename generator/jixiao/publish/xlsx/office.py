"""由 LibreOffice 重算：不信文件里存着的值，打开就算一遍，另存到临时目录。"""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_PATIENCE: Final = 300  # 秒
# 打开文件就重算，不用存着的值
_ALWAYS: Final = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


class NoOfficeError(RuntimeError):
    """这台机器上没有 LibreOffice。"""


class OfficeError(RuntimeError):
    """LibreOffice 没有算成。"""


@contextmanager
def recalculated(file: Path, form: str = "xlsx", suffix: str = ".xlsx") -> Iterator[Path]:
    """重算后另存的文件，用完即删。form 是 LibreOffice 的输出格式。

    Raises:
        NoOfficeError: 没有 LibreOffice。
        OfficeError: 打不开、算不成或超时。

    """
    with recalculated_together([file], form, suffix) as (result,):
        yield result


@contextmanager
def recalculated_together(files: Sequence[Path], form: str = "xlsx", suffix: str = ".xlsx") -> Iterator[list[Path]]:
    """几个文件一次打开 LibreOffice 都重算，另存的照原来的次序；其余同 recalculated。"""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        raise NoOfficeError
    with tempfile.TemporaryDirectory(prefix="jixiao-verify-") as folder:
        scratch = Path(folder)
        home, out = scratch / "home", scratch / "out"
        sources = [scratch / f"book-{number}.xlsx" for number in range(len(files))]
        for file, source in zip(files, sources, strict=True):
            shutil.copyfile(file, source)
        settings = home / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_ALWAYS, encoding="utf-8")
        command = [office, f"-env:UserInstallation={home.as_uri()}", "--headless", "--norestore"]
        try:
            done = subprocess.run(  # noqa: S603 固定的命令，文件名是自己起的
                [*command, "--convert-to", form, "--outdir", str(out), *map(str, sources)],
                env={**os.environ, "HOME": str(scratch)},
                capture_output=True,
                text=True,
                check=False,
                timeout=_PATIENCE,
            )
        except subprocess.TimeoutExpired:
            raise OfficeError(f"过了 {_PATIENCE} 秒还没有算完") from None
        results = [out / f"{source.stem}{suffix}" for source in sources]
        if not all(result.is_file() for result in results):
            raise OfficeError(done.stderr.strip() or "没有写出结果")
        yield results
