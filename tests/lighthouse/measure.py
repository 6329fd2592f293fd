"""各种页的 Lighthouse 得分与页面重量，列成表：make lighthouse。

照发布时的样子服务：压缩、缓存、网站自己的响应头。得分随机器忙闲略有出入，所以不算测试；重量不会。
"""

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGES = {
    "首页": "",
    "评价目录": "evaluations/",
    "报告概览": "2024/xinzhuang-dangjian/",
    "一章": "2024/xinzhuang-dangjian/conclusion/",
    "指标体系": "2024/xinzhuang-dangjian/indicators/",
    "一项指标": "2024/xinzhuang-dangjian/indicators/B11/",
    "自评表": "2024/xidu-dangjian/",
    "政策文件": "policies/hucaiji-2020-6/",
    "台账": "findings/",
}
CATEGORIES = {"performance": "性能", "accessibility": "无障碍", "best-practices": "规范", "seo": "检索"}
PACKED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


class Handler(SimpleHTTPRequestHandler):
    """压缩文字文件，带上 _headers 里的响应头。"""

    added: dict[str, str]

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix not in PACKED or not file.is_file():
            super().do_GET()
            return
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "max-age=600" if file.suffix == ".html" else "max-age=31536000")
        for name, value in self.added.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002 基类的签名
        del format, arguments


def main() -> None:
    """建站（或用给出的目录），逐页量过，印出表。"""
    with tempfile.TemporaryDirectory() as scratch:
        site = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(scratch) / "site"
        if len(sys.argv) == 1:
            build = ["-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
            subprocess.run([sys.executable, *build], check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})  # noqa: S603
        lines = (site / "_headers").read_text("utf-8").splitlines()[1:]
        added = dict(line.strip().split(": ", 1) for line in lines)
        handler = partial(type("Adding", (Handler,), {"added": added}), directory=str(site))
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            said(["页", *CATEGORIES.values(), "HTML", "首次载入", "压缩后"])
            said(["---"] * (len(CATEGORIES) + 4))
            for name, path in PAGES.items():
                said([name, *row(f"http://127.0.0.1:{server.server_port}/{path}", Path(scratch))])
            server.shutdown()


def row(address: str, scratch: Path) -> list[str]:
    """一页：四项得分，HTML 的大小，首次载入的大小。"""
    out = scratch / "report.json"
    command = [HERE / "node_modules/.bin/lighthouse", address, "--quiet", "--output=json", f"--output-path={out}"]
    chrome = shutil.which("chromium") or shutil.which("chromium-browser") or ""
    for last in (False, False, True):  # 偶尔记不下载入的过程（NO_NAVSTART），再量一次
        done = subprocess.run(  # noqa: S603 固定的命令
            [*command, f"--chrome-flags={FLAGS}"], check=last, env={**os.environ, "CHROME_PATH": chrome}
        )
        if done.returncode == 0:
            break
    report = json.loads(out.read_text("utf-8"))
    scores = [f"{report['categories'][name]['score'] * 100:.0f}" for name in CATEGORIES]
    for name in CATEGORIES:
        for reference in report["categories"][name]["auditRefs"]:
            audit = report["audits"][reference["id"]]
            if reference["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                sys.stderr.write(f"{address} {name} {audit['id']} {audit['score']} {audit.get('displayValue', '')}\n")
    loads = report["audits"]["network-requests"]["details"]["items"]
    page = next(one["resourceSize"] for one in loads if one.get("resourceType") == "Document")
    sizes = (page, total(loads, "resourceSize"), total(loads, "transferSize"))
    return [*scores, *(f"{size / 1024:.0f} KB" for size in sizes)]


def said(cells: list[str]) -> None:
    """印一行。"""
    sys.stdout.write(f"| {' | '.join(cells)} |\n")
    sys.stdout.flush()


def total(loads: list[dict[str, int]], key: str) -> int:
    """各请求合计。"""
    return sum(one.get(key, 0) for one in loads)


if __name__ == "__main__":
    main()
