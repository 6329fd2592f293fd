"""年度压缩包：次序、时间、权限都来自数据，同样的输入得到同样的字节。"""

import hashlib
import io
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime

from jixiao.publish.manifest import checksums

SUMS = "SHA256SUMS"


def archive(files: Mapping[str, bytes], as_of: int) -> bytes:
    """压缩包的字节，内有校验和；as_of 是数据里最近的日期（秒）。"""
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    every = {**files, SUMS: checksums(digests).encode()}
    moment = datetime.fromtimestamp(as_of, UTC)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed:
        for name in sorted(every):
            info = zipfile.ZipInfo(name, (moment.year, moment.month, moment.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # Unix，权限才作数
            info.external_attr = 0o100644 << 16
            packed.writestr(info, every[name])
    return target.getvalue()
