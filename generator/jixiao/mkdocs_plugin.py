"""MkDocs 插件：只转达。读取与编排在 pipeline，写文件在 publish。

MkDocs 渲染手写页，并为每级深度渲染一页壳；on_post_build 把生成的各页倒进壳里。
所以每页的代价只是一次拼接和一次写入，mkdocs build 与 mkdocs serve 都照常可用。
"""

import logging
import os
import shutil
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from jixiao.editions import editions_of
from jixiao.model.diagnostic import Severity
from jixiao.model.evaluation import Audience
from jixiao.pipeline import Study, study
from jixiao.publish.edition import ExportFault
from jixiao.publish.engine_files import engine_styles, is_unused, pruned
from jixiao.publish.files import write_file
from jixiao.publish.headers import server_files
from jixiao.publish.search import SearchFault, pagefind, write_index
from jixiao.publish.site import SiteWriter
from jixiao.publish.site_files import FileWriter
from jixiao.publish.templates import TemplateError, template_fault
from jixiao.publish.theme_files import theme_directory
from jixiao.site.content import SiteContent
from jixiao.site.context import Site
from jixiao.site.exports import formats_at_hand, write_files
from jixiao.site.handwritten import filled
from jixiao.site.heads import page_heads
from jixiao.site.layouts import SHELL, Layout, layout_of
from jixiao.wording.printing import printed, summary_line

_log = logging.getLogger("mkdocs.plugins.jixiao")

_SEARCH: Final = "search.md"
_UNLISTED: Final = {  # 不在导航里的页，各有自己的模板
    _SEARCH: "---\ntemplate: search.html\ntitle: 搜索\n---\n",
    "map.md": "---\ntemplate: map.html\ntitle: 网站地图\n---\n<!-- jixiao:map -->\n",
}


class JixiaoConfig(Config):  # type: ignore[no-untyped-call]  # mkdocs 的基类没有标注
    """插件的设置。"""

    root = config_options.Type(str, default=".")
    """工作区根目录（其下有 evaluations/），相对 mkdocs.yml。"""

    audience = config_options.Optional(config_options.Choice([audience.value for audience in Audience]))
    """给谁看：公开只收主动公开的内容，内部全收。不写的，构建为公开，本机预览为内部（作者要看得见草稿）。"""

    exports = config_options.Optional(config_options.ListOfItems(config_options.Type(str)))
    """网站上供下载的格式；不写的，这台机器上能做的都有。写 [] 则不发布数据文件。"""

    search = config_options.Type(bool, default=True)
    """站内搜索；装着 Pagefind 才有。"""

    site_code = config_options.Optional(config_options.Type(str))
    """政府网站标识码，写进 SiteIDCode 标签。"""


class JixiaoPlugin(BasePlugin[JixiaoConfig]):  # type: ignore[no-untyped-call]  # 同上
    """把评价目录变成网站的一部分。"""

    def __init__(self) -> None:
        super().__init__()
        self._serving = False
        self._last: Study | None = None
        self._handed: tuple[Path, Study] | None = None

    def hand_over(self, root: Path, found: Study) -> None:
        """命令已经处理过 root 下的评价，这一次构建不必再处理一遍。"""
        self._handed = root, found

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """记下是不是本机预览；写了这个方法，MkDocs 才在各次重建之间保留同一个插件。"""
        del dirty
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """处理全部评价；有错误就在动手写站之前停下。"""
        if not config.use_directory_urls:
            raise PluginError("jixiao 需要 use_directory_urls: true（每页一个目录），请在 mkdocs.yml 里改回。")
        home = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        self._root = (home / self.config.root).resolve()
        self._study = self._usable(self._studied())
        self._use_theme(config)
        # MkDocs 把构建时刻写进页面与站点地图；改用数据里最近的日期，同样的输入才得到同样的字节
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(self._study.as_of_epoch))
        self._written: set[str] = set()  # 手写页的地址，供站点地图
        try:
            self._formats = formats_at_hand(self.config.exports)
        except ExportFault as fault:
            raise PluginError(str(fault)) from fault
        self._pagefind = pagefind() if self.config.search else None
        config.extra["jixiao_site_code"] = self.config.site_code
        config.extra["jixiao_engine_styles"] = engine_styles(config.theme.dirs)
        config.extra["jixiao_updated"] = self._study.as_of.isoformat() if self._study.scored else ""
        config.extra["jixiao_search"] = self._pagefind is not None  # 模板据此给出搜索框
        return config

    def _studied(self) -> Study:
        handed, self._handed = self._handed, None
        if handed is not None and (handed[0], handed[1].audience) == (self._root, self._audience()):
            return handed[1]
        return study(self._root, self._audience())

    def _audience(self) -> Audience:
        default = Audience.INTERNAL if self._serving else Audience.PUBLIC
        return Audience(self.config.audience) if self.config.audience else default

    def _usable(self, found: Study) -> Study:
        """没有错误的才用；预览途中改出错来，继续给看改动前的。"""
        errors = found.count(Severity.ERROR)
        if not errors:
            self._last = found
            return found
        text = printed((d for d in found.diagnostics if d.severity is Severity.ERROR), found.workspace.sources)
        if self._serving and self._last is not None:
            _log.warning("%s\n有 %s 处错误，页面仍是改动前的；改好后自动更新。", text, errors)
            return self._last
        raise PluginError(f"{text}\n评价数据有 {errors} 处错误，没有构建。")

    def _use_theme(self, config: MkDocsConfig) -> None:
        """我们的模板排在站点自己的 custom_dir 之后、Material 之前。"""
        own = str(theme_directory() / "overrides")
        if own not in config.theme.dirs:
            position = 1 if config.theme.custom_dir else 0
            config.theme.dirs.insert(position, own)
        self._owner = Path(config.theme.custom_dir).parent if config.theme.custom_dir else None

    @event_priority(-50)  # 等别的插件加完文件，再看哪些页要补
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """写出供下载的文件；加上各级页壳；站点没有写评价目录、文件库、开放数据、评分规则等页的，补上。

        MkDocs 到这一步已经清空旧站，手写页还没有生成：那些页要说出各文件的大小。
        """
        self._write_files(config)
        for file in [one for one in files if is_unused(one.abs_src_path, config.theme.dirs)]:
            files.remove(file)
        for name, text in self._content.fallback_pages().items():
            if files.get_file_from_path(name) is None:
                files.append(File.generated(config, name, content=text))
        for name, text in _UNLISTED.items():
            if files.get_file_from_path(name) is None and (name != _SEARCH or self._pagefind is not None):
                files.append(File.generated(config, name, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
        for layout in self._layouts():
            text = f"---\ntemplate: shell.html\ntab: {layout.tab}\nassets: {layout.assets}\n---\n"
            uri = f"{layout.path}index.md"
            files.append(File.generated(config, uri, content=text, inclusion=InclusionLevel.NOT_IN_NAV))
        return files

    def _base(self, config: MkDocsConfig) -> str:
        """站点地址，以 / 结尾；没有写的为空。"""
        return f"{config.site_url.rstrip('/')}/" if config.site_url else ""

    def _write_files(self, config: MkDocsConfig) -> None:
        base = self._base(config)
        editions = editions_of(self._study, self._audience())
        writer = FileWriter(Path(config.site_dir), base, self._study.as_of_epoch)
        try:
            files = write_files(self._study, self._root, editions, self._formats, writer, serving=self._serving)
        except ExportFault as fault:
            raise PluginError(str(fault)) from fault
        made = Site(self._study, self._root, files)
        self._content = SiteContent(made)
        self._writer = SiteWriter(self._owner, made.whereabouts)
        tags, described = page_heads(self._study, self._content.pages, base), self._content.heads(editions, base)
        self._heads = {path: "\n".join(filter(None, (text, described.get(path)))) for path, text in tags.items()}

    def _layouts(self) -> list[Layout]:
        return sorted({layout_of(page.path) for page in self._content.pages})

    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """手写页里的占位换成生成的内容，评价与文件的引用换成地址。"""
        del config, files
        path = page.url if page.url != "./" else ""
        if not path.startswith(SHELL):
            self._written.add(path)
        try:
            return filled(html, path, self._content, self._writer)
        except ValueError as error:
            raise PluginError(f"{page.file.src_uri}：{error}") from error
        except TemplateError as error:
            raise PluginError(template_fault(error)) from error

    def on_post_build(self, config: MkDocsConfig) -> None:
        """倒出全部生成的页。"""
        site = Path(config.site_dir)
        for layout in self._layouts():
            shell = (site / layout.path / "index.html").read_text("utf-8")
            pages = tuple(page for page in self._content.pages if layout_of(page.path) == layout)
            try:
                self._writer.write_pages(site, pages, shell, self._heads)
            except ValueError as error:
                raise PluginError(str(error)) from error
            except TemplateError as error:
                raise PluginError(template_fault(error)) from error
        for name in {layout.name for layout in self._layouts()}:
            shutil.rmtree(site / f"{SHELL}-{name}", ignore_errors=True)
        try:
            self._writer.write_moved(site, self._content.moves, self._base(config))
        except ValueError as error:
            raise PluginError(str(error)) from error
        self._writer.write_assets(site)
        for name in config.extra["jixiao_engine_styles"]:
            write_file(site / name, pruned((site / name).read_text("utf-8")))
        self._write_site_files(site, config)
        (site / "sitemap.xml.gz").unlink(missing_ok=True)  # 只留一份，免得两份说法不同
        self._index(site)
        for name, text in server_files(site, urlsplit(self._base(config) or "/").path, self._content.moves).items():
            write_file(site / name, text)
        _log.info(summary_line(self._study.diagnostics, len(self._study.scored)))
        if self._study.withheld:
            _log.info("另有 %s 份评价不是主动公开，没有收入。", self._study.withheld)

    def _write_site_files(self, site: Path, config: MkDocsConfig) -> None:
        """复核的数据文件、站点地图、订阅。"""
        files = {
            **self._content.data_files(),
            **self._content.sitemap(config.site_url, self._written),
            **self._content.feeds(config.site_name, config.site_url),
        }
        for name, text in files.items():
            write_file(site / name, text)
        if not config.site_url:
            _log.info("没有写订阅 feed.xml、feed.json：它们要用绝对地址，请在 mkdocs.yml 里写上 site_url。")

    def _index(self, site: Path) -> None:
        """编搜索的索引。"""
        if self._pagefind is None:
            if self.config.search:
                _log.info("没有装 Pagefind，网站没有搜索。要有搜索：pip install pagefind-bin。")
            return
        try:
            count = write_index(site, self._pagefind)
        except SearchFault as fault:
            raise PluginError(f"搜索的索引没有编成：{fault}") from fault
        _log.info("搜索编入 %s 页。", count)

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
        """评价数据与主题改动时也重建。"""
        del config, builder
        server.watch(str(self._root / "evaluations"))
        server.watch(str(theme_directory()))
        return server
