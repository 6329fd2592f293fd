"""在 Chromium 里打开建好的站：本机端口上的服务器，记下一切不该有的动静。"""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
CHROMIUMS = ["chromium-headless-shell", "chromium", "chromium-browser"]
SUBPATH = "jixiao"  # 放在子目录下，写死的根地址就会暴露


def response_headers(site: Path) -> dict[str, str]:
    """网站自己的 _headers 里要求的响应头，连同内容安全策略。"""
    lines = (site / "_headers").read_text("utf-8").splitlines()[1:]
    return dict(line.strip().split(": ", 1) for line in lines)


class Quiet(SimpleHTTPRequestHandler):
    """照网站的 _headers 给响应头：每个浏览器测试都在内容安全策略之下。"""

    added: dict[str, str]
    protocol_version = "HTTP/1.1"  # 连接接着用，不必每个文件另开一个

    def end_headers(self) -> None:
        for name, value in self.added.items():
            self.send_header(name, value)
        super().end_headers()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 基类的签名
        del format, arguments


class Server(ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # 换页时浏览器断开的，不必说
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@contextmanager
def serving(root: Path, command: list[str], repository: Path) -> Iterator[str]:
    """照 command 建站到 root/jixiao，服务到结束；给出地址，以 / 结尾。"""
    built = subprocess.run(  # noqa: S603 固定的命令
        [sys.executable, *command, str(root / SUBPATH)],
        cwd=repository,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert built.returncode == 0, built.stderr
    adding = type("Adding", (Quiet,), {"added": response_headers(root / SUBPATH)})
    handler = partial(adding, directory=str(root))
    with Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{SUBPATH}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """服务的根目录，建好的站在其下的 jixiao/。"""
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="session")
def base(repository: Path, served: Path) -> Iterator[str]:
    """建好的站在本机的地址，以 / 结尾。"""
    command = ["-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir"]
    with serving(served, command, repository) as url:
        yield url


@pytest.fixture(scope="session")
def internal(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """内部站的地址。"""
    program = "from jixiao.cli import main; main()"
    command = ["-c", program, "build", "--audience", "内部", "--out"]
    with serving(tmp_path_factory.mktemp("internal"), command, repository) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """系统装的 Chromium；有不带窗口的那一种（同一内核，省一半以上的 CPU）就用它。"""
    executable = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    assert executable, "没有 Chromium，请先运行 make browser 或 sh tests/install-browser"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, headless=True, args=ARGUMENTS)
        yield started
        started.close()


@dataclass
class Watch:
    """一个浏览器上下文里的动静：报错、落空的请求、向外的请求。"""

    base: str
    problems: list[str] = field(default_factory=list)

    def follow(self, context: BrowserContext) -> None:
        """从现在起记着。"""
        context.on("request", lambda request: self._asked(request.url))
        context.on("requestfailed", lambda request: self._failed(request.url, request.failure or ""))
        context.on("response", lambda response: self._answered(response.url, response.status))
        context.on("weberror", lambda error: self.problems.append(f"页面出错：{error.error}"))
        context.on("console", lambda message: self._said(message.type, message.text))

    def _asked(self, url: str) -> None:
        if urlsplit(url).scheme != "data" and not url.startswith(self.base):
            self.problems.append(f"向外：{url}")

    def _failed(self, url: str, reason: str) -> None:
        if reason != "net::ERR_ABORTED":  # 换页时浏览器自己取消的
            self.problems.append(f"落空：{url} {reason}")

    def _answered(self, url: str, status: int) -> None:
        if status >= 400:
            self.problems.append(f"{status}：{url}")

    def _said(self, kind: str, text: str) -> None:
        if kind in {"error", "warning"}:
            self.problems.append(f"{kind}：{text}")


@pytest.fixture
def options() -> dict[str, object]:
    """浏览器上下文的设置；各测试可以用参数化改写。"""
    return {}


@pytest.fixture
def page(browser: Browser, base: str, options: dict[str, object]) -> Iterator[Page]:
    """一张新页；测试结束时不许有报错、落空或向外的请求。"""
    context = browser.new_context(locale="zh-CN", **options)  # type: ignore[arg-type]
    watch = Watch(base)
    watch.follow(context)
    opened = context.new_page()
    yield opened
    context.close()
    assert watch.problems == []
