"""网站：把编排好的页倒进页壳，写成文件；也把页块插进手写页。"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from jixiao.model.report import Block, Page
from jixiao.publish.files import copy_files, write_file
from jixiao.publish.html import render_blocks, render_page
from jixiao.publish.html_address import UNMOVED, Whereabouts
from jixiao.publish.moved import Move, moved_pages
from jixiao.publish.shell import pour, split_shell
from jixiao.publish.templates import Environment, environment
from jixiao.publish.theme_files import theme_directory

ASSETS = "assets/jixiao"


class SiteWriter:
    """一次构建所用的模板与目录。owner 是站点自己的主题目录，可以没有；whereabouts 说明内容在哪一页。"""

    def __init__(self, owner: Path | None, whereabouts: Whereabouts = UNMOVED) -> None:
        self._whereabouts = whereabouts
        packaged = theme_directory()
        self.directories = (owner, packaged) if owner is not None and owner.is_dir() else (packaged,)
        self._environment: Environment = environment(self.directories)

    def fragment(self, blocks: tuple[Block, ...], path: str) -> str:
        """手写页里的一段：块的 HTML，地址相对 path 页。"""
        return render_blocks(blocks, self._environment, path=path, whereabouts=self._whereabouts)

    def write_pages(self, site: Path, pages: tuple[Page, ...], shell_html: str, heads: Mapping[str, str]) -> None:
        """写出用同一个壳的各页。heads 是 页的地址 → 放进 <head> 的现成 HTML。"""
        shell = split_shell(shell_html)
        for page in pages:
            head = heads.get(page.path, "")
            slots = render_page(page, self._environment, head=head, whereabouts=self._whereabouts)
            write_file(site / page.path / "index.html", pour(shell, slots))

    def write_moved(self, site: Path, moves: Sequence[Move], base: str) -> None:
        """在旧地址各留一页，转到新地址。

        Raises:
            ValueError: 旧地址已经有别的页。

        """
        for move in moves:
            if (site / move.old).exists():
                raise ValueError(f"曾用标识 {move.old.rstrip('/')} 的地址上已经有别的页，不能转到 {move.new}。")
        for path, html in moved_pages(moves, self._environment, base, ASSETS):
            write_file(site / path, html)

    def write_assets(self, site: Path) -> None:
        """样式与脚本；站点自己的同名文件优先。"""
        for directory in reversed(self.directories):
            copy_files(directory / "css", site / ASSETS / "css", "*.css")
            copy_files(directory / "js", site / ASSETS / "js", "*.js")
