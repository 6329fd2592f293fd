"""随网站给出的服务器设置：HTTP 响应头（内容安全策略由建好的页算出）与改过名的地址，写成三种服务器的写法。

本站的模板没有行内脚本与行内样式。站点自己的页里写了的，逐段算出散列列入，不放开 'unsafe-inline'。
application/json 之类的 <script> 是数据，策略不管它。
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from jixiao.publish.moved import Move, Rule, redirects, rules

NETLIFY: Final = "_headers"
REDIRECTS: Final = "_redirects"
NGINX: Final = "deploy/nginx.conf"
CADDY: Final = "deploy/Caddyfile"

_ELEMENT = re.compile(r"<(script|style)\b([^>]*)>(.*?)</\1>", re.DOTALL | re.IGNORECASE)
_TYPE = re.compile(r"""\btype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_SOURCE = re.compile(r"\bsrc\s*=", re.IGNORECASE)
_RUN: Final = ("", "module", "text/javascript", "application/javascript")


def inline_hashes(pages: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """各页行内脚本、行内样式的散列：script、style → 策略里的写法，不重复，按次序。"""
    found: dict[str, set[str]] = {"script": set(), "style": set()}
    for html in pages:
        for tag, attributes, text in _ELEMENT.findall(html):
            kind = _TYPE.search(attributes)
            data = tag.lower() == "script" and (kind[1].lower() if kind else "") not in _RUN
            if text and not data and not _SOURCE.search(attributes):
                digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
                found[tag.lower()].add(f"'sha256-{digest}'")
    return {tag: tuple(sorted(hashes)) for tag, hashes in found.items()}


def security_policy(hashes: Mapping[str, Iterable[str]]) -> str:
    """内容安全策略。'wasm-unsafe-eval' 只准编译 WebAssembly，站内搜索要用；样式里的图标是 data: 图。"""
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *hashes.get("script", ())])
    styles = " ".join(["'self'", *hashes.get("style", ())])
    directives = (
        "default-src 'none'",
        f"script-src {scripts}",
        f"style-src {styles}",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'self'",
    )
    return "; ".join(directives)


def response_headers(policy: str) -> Mapping[str, str]:
    """各响应头。传输加密的 HSTS 牵涉整个域名，由管服务器的人定，不在这里。"""
    return {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }


def server_files(site: Path, prefix: str, moves: Sequence[Move] = ()) -> Mapping[str, str]:
    """各文件：站内路径 → 内容。prefix 是网站在域名下的位置，以 / 起止；没有改过名的，不写 _redirects。"""
    pages = (file.read_text("utf-8") for file in sorted(site.rglob("*.html")))
    headers = response_headers(security_policy(inline_hashes(pages)))
    moved = tuple(rules(moves, prefix))
    return {
        NETLIFY: "\n".join([f"{prefix}*", *(f"  {name}: {value}" for name, value in headers.items())]) + "\n",
        NGINX: _nginx(headers, prefix, moved),
        CADDY: _caddy(headers, prefix, moved),
        **({REDIRECTS: redirects(moves, prefix)} if moves else {}),
    }


def _nginx(headers: Mapping[str, str], prefix: str, moved: Sequence[Rule]) -> str:
    lines = (f'    add_header {name} "{value}" always;' for name, value in headers.items())
    return "\n".join(
        [
            "# 放进 server { } 里；网站目录由 root 或 alias 指定。",
            "charset utf-8;",
            "charset_types text/html text/css text/csv text/plain application/javascript application/json;",
            f"error_page 404 {prefix}404.html;",
            *(f"rewrite {rule.pattern} {rule.to('$1')} permanent;" for rule in moved),
            f"location {prefix} {{",
            *lines,
            "    index index.html;",
            "    try_files $uri $uri/ =404;",
            "}",
            "",
        ]
    )


def _caddy(headers: Mapping[str, str], prefix: str, moved: Sequence[Rule]) -> str:
    lines = (f'    {name} "{value}"' for name, value in headers.items())
    turns = []
    for number, rule in enumerate(moved, start=1):
        name = f"moved{number}"
        turns += [
            f"@{name} path_regexp {name} {rule.pattern}",
            f"redir @{name} {rule.to(f'{{re.{name}.1}}')} permanent",
        ]
    return "\n".join(
        ["# 放进站点的 { } 里；网站目录由 root 指定。", f"header {prefix}* {{", *lines, "}", *turns, "file_server", ""]
    )
