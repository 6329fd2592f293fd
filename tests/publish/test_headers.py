"""响应头：策略里的散列与浏览器算的一样，数据不算脚本，三种写法说的是同一件事。"""

from pathlib import Path

import pytest

from jixiao.publish.headers import CADDY, NETLIFY, NGINX, inline_hashes, security_policy, server_files

# 规范（CSP Level 3）里的例子：alert('Hello, world.'); 的散列
EXAMPLE = "alert('Hello, world.');"
EXAMPLE_HASH = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='"


@pytest.mark.parametrize(
    ("html", "scripts"),
    [
        (f"<script>{EXAMPLE}</script>", (EXAMPLE_HASH,)),
        (f"<p></p><SCRIPT type=module>{EXAMPLE}</SCRIPT>", (EXAMPLE_HASH,)),
        (f"<script>{EXAMPLE}</script><script>{EXAMPLE}</script>", (EXAMPLE_HASH,)),
        (f'<script type="application/json">{EXAMPLE}</script>', ()),
        (f'<script type="application/ld+json">{EXAMPLE}</script>', ()),
        ('<script defer src="a.js"></script>', ()),
    ],
)
def test_行内脚本的散列(html: str, scripts: tuple[str, ...]) -> None:
    assert inline_hashes([html]) == {"script": scripts, "style": ()}


def test_行内样式另算_散列写进各自的一条() -> None:
    hashes = inline_hashes([f"<style>{EXAMPLE}</style>"])
    assert hashes == {"script": (), "style": (EXAMPLE_HASH,)}
    policy = security_policy(hashes)
    assert f"style-src 'self' {EXAMPLE_HASH};" in policy
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "unsafe-inline" not in policy


def test_三种写法_说的是同一件事(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(f"<script>{EXAMPLE}</script>", encoding="utf-8")
    files = server_files(tmp_path, "/jixiao/")
    assert {*files} == {NETLIFY, NGINX, CADDY}
    first, *lines = files[NETLIFY].splitlines()
    assert first == "/jixiao/*"
    headers = dict(line.strip().split(": ", 1) for line in lines)
    assert EXAMPLE_HASH in headers["Content-Security-Policy"]
    for name, value in headers.items():
        assert f'    add_header {name} "{value}" always;' in files[NGINX].splitlines()
        assert f'    {name} "{value}"' in files[CADDY].splitlines()
    assert "location /jixiao/ {" in files[NGINX]
    assert "header /jixiao/* {" in files[CADDY]
