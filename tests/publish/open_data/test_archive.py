"""年度压缩包：次序、时间、权限都定死，内有校验和。"""

import hashlib
import io
import zipfile

from jixiao.publish.open_data.archive import archive

FILES = {"2024/b/x.csv": "乙".encode(), "2024/a/x.csv": "甲".encode()}
AS_OF = 1_753_920_000  # 2025-07-31


def test_次序时间权限都来自数据() -> None:
    content = archive(FILES, AS_OF)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        infos = packed.infolist()
        assert [one.filename for one in infos] == ["2024/a/x.csv", "2024/b/x.csv", "SHA256SUMS"]
        assert {one.date_time for one in infos} == {(2025, 7, 31, 0, 0, 0)}
        assert {one.external_attr >> 16 for one in infos} == {0o100644}
        assert packed.read("2024/a/x.csv") == "甲".encode()
        assert packed.testzip() is None


def test_给的次序不影响字节() -> None:
    assert archive(dict(reversed(FILES.items())), AS_OF) == archive(FILES, AS_OF)


def test_校验和对得上() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(FILES, AS_OF))) as packed:
        sums = dict(line.split("  ")[::-1] for line in packed.read("SHA256SUMS").decode().splitlines())
        assert sums == {name: hashlib.sha256(content).hexdigest() for name, content in FILES.items()}
