"""网页里的地址：站内地址从所在页写成相对地址，整站放进子目录或换一台服务器都不必改。"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Final, TypeAlias
from urllib.parse import urlencode

from jixiao.model.report import FactText, SitePath

# 片段里这些字符须写成百分号形式；汉字照写，便于阅读，也省字节。
_UNSAFE = str.maketrans({char: f"%{ord(char):02X}" for char in "\"%<>\\^`{|}#'"})
_SPACES = re.compile(r"\s+")
_OUTSIDE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)


FactPage: TypeAlias = Callable[[str, str], str]
"""（评价标识，数据项名称）→ 它的来历卡所在的页。"""


def trace_index(evaluation: str, _: str) -> str:
    """计算底稿的总目：每个数在那里都有一行，哪一页都可以指向它。"""
    return f"{evaluation}/trace/"


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """内容在网站的哪一页：fact_page 说明数的来历在哪里；parted 是分页以后不在原页的各处（网址，锚点）→ 网址。"""

    fact_page: FactPage = trace_index
    parted: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def of(self, target: SitePath) -> SitePath:
        """站内地址如今所在。"""
        path = self.parted.get((target.path, target.anchor)) if target.anchor else None
        return target if path is None else replace(target, path=path)


UNMOVED: Final = Whereabouts()
"""没有分页，数的来历都在计算底稿的总目。"""


@dataclass(frozen=True, slots=True)
class Origin:
    """链接从哪里出发：path 是所在的页，whereabouts 说明内容在哪一页。"""

    path: str
    whereabouts: Whereabouts = UNMOVED

    def href(self, target: SitePath | str) -> str | None:
        """从这里到 target 的地址。"""
        return href(self.path, self.whereabouts.of(target) if isinstance(target, SitePath) else target)

    def fact(self, fact: FactText) -> str:
        """从这里到一个数的来历的地址。"""
        url = relative_url(self.path, self.whereabouts.fact_page(fact.evaluation, fact.key))
        return f"{url}#f-{fragment(fact.key)}"


def element_id(anchor: str) -> str:
    """锚点写作元素标识：标识里不能有空白。"""
    return _SPACES.sub("-", anchor)


def fragment(anchor: str) -> str:
    """锚点写作地址的片段，不含 #。"""
    return element_id(anchor).translate(_UNSAFE)


@lru_cache(maxsize=1 << 16)
def relative_url(origin: str, path: str) -> str:
    """从 origin 页到 path 的相对地址，二者都相对站点根；同一页为空串。"""
    if origin == path:
        return ""
    here = origin.split("/")[:-1]
    there = path.split("/")
    shared = 0
    for ours, theirs in zip(here, there[:-1], strict=False):
        if ours != theirs:
            break
        shared += 1
    rest = "/".join(there[shared:])
    # 首段带冒号会被当成协议，须以 ./ 起头。
    lead = "../" * (len(here) - shared) or ("./" if not rest or ":" in there[shared] else "")
    return lead + rest.translate(_UNSAFE).replace(" ", "%20").replace("?", "%3F")


def href(origin: str, target: SitePath | str) -> str | None:
    """链接地址；站外地址只放行常见协议，其余（如 javascript:）返回 None，不作链接。"""
    if isinstance(target, str):
        return target if _OUTSIDE.match(target) else None
    url = relative_url(origin, target.path)
    if target.query:
        url = f"{url or './'}?{urlencode(target.query, safe='/')}"
    if target.anchor:
        return f"{url}#{fragment(target.anchor)}"
    return url or "./"
