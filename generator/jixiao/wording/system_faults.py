"""操作系统的错误，换成中文：系统给的是英文的一句。"""

import errno
from collections.abc import Mapping
from typing import Final

_TOLD: Final[Mapping[int, str]] = {
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "磁盘是只读的",
    errno.ENOSPC: "磁盘满了",
    errno.EDQUOT: "超过了磁盘限额",
    errno.EFBIG: "文件过大",
    errno.EIO: "磁盘读写出错",
    errno.ENOENT: "没有这个文件或目录",
    errno.ENOTDIR: "上级不是目录",
    errno.EEXIST: "同名的文件已在",
    errno.EISDIR: "是目录，不是文件",
    errno.ENAMETOOLONG: "文件名过长",
    errno.EMFILE: "打开的文件过多",
    errno.EADDRINUSE: "端口已被占用",
    errno.EADDRNOTAVAIL: "没有这个地址",
}


def system_fault(error: OSError) -> str:
    """一句话的缘由；没有译的照系统所说。"""
    return _TOLD.get(error.errno or 0) or error.strerror or str(error)
