"""改过名的：旧地址永久转到新地址。

服务器的设置里写成 301；另在旧地址各留一页，只有静态空间、不能设置服务器的也转得过去。
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from jixiao.publish.html_address import relative_url
from jixiao.publish.templates import Environment


@dataclass(frozen=True, slots=True)
class Move:
    """一个目录改了名，都以 / 结尾，相对站点根。

    pages 是目录下各页（目录本身是空串）；files 是改了名的文件：旧名 → 新名，相对各自的目录。
    """

    old: str
    new: str
    pages: tuple[str, ...]
    files: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """服务器的一条：合乎 pattern 的地址转到 target，{1} 是其中括号里的。"""

    pattern: str
    target: str

    def to(self, group: str) -> str:
        """去处，group 是这种服务器对第一个括号的写法。"""
        return self.target.replace("{1}", group)


def rules(moves: Iterable[Move], prefix: str) -> Iterator[Rule]:
    """先文件，后目录；prefix 是网站在域名下的位置，以 / 起止。"""
    for move in moves:
        for old, new in move.files:
            yield Rule(f"^{re.escape(f'{prefix}{move.old}{old}')}$", f"{prefix}{move.new}{new}")
        yield Rule(f"^{re.escape(prefix + move.old)}(.*)$", f"{prefix}{move.new}{{1}}")


def redirects(moves: Iterable[Move], prefix: str) -> str:
    """_redirects 的内容（Netlify、Cloudflare Pages 等）。"""
    lines = []
    for move in moves:
        lines += [f"{prefix}{move.old}{old}  {prefix}{move.new}{new}  301" for old, new in move.files]
        lines.append(f"{prefix}{move.old}*  {prefix}{move.new}:splat  301")
    return "".join(f"{line}\n" for line in lines)


def moved_pages(moves: Iterable[Move], environment: Environment, base: str, assets: str) -> Iterator[tuple[str, str]]:
    """旧地址的各页：站内路径、内容。base 是站点地址（以 / 结尾），没有的为空；assets 是脚本所在的目录。"""
    template = environment.get_template("pages/moved.html")
    for move in moves:
        for page in move.pages:
            old, new = move.old + page, move.new + page
            target = relative_url(old, new)
            canonical, script = base + new if base else target, relative_url(old, f"{assets}/js/moved.js")
            yield f"{old}index.html", template.render(target=target, canonical=canonical, script=script)
