"""单个网页：自成一体，不取外面的东西，没有脚本；标签配对；颜色取自样式表的那几种。"""

import re
from html.parser import HTMLParser
from pathlib import Path

from jixiao.model.check_report import CheckReport
from jixiao.model.diagnostic import Diagnostic, Severity
from jixiao.model.location import Location
from jixiao.publish.findings.single_page import single_page

THEME = Path(__file__).resolve().parents[3] / "theme"
VOID = {"meta"}


class Seen(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self.ids: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            if name in {"href", "src", "srcset", "data", "action"}:
                self.addresses.append(value or "")
            assert not name.startswith("on")
            if name == "id":
                self.ids.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_自成一体(report: CheckReport) -> None:
    html = single_page(report)
    seen = Seen(html)
    assert seen.open == []
    assert not {"script", "link", "img", "iframe"} & {*seen.tags}
    assert seen.addresses
    assert all(address.startswith("#") for address in seen.addresses)
    assert {address[1:] for address in seen.addresses} <= {*seen.ids}
    assert "://" not in html
    assert "url(" not in html
    assert "@import" not in html


def test_逐条都在_连同已说明的(report: CheckReport) -> None:
    html = single_page(report)
    assert html.count("<article") == len(report.found) + len(report.answered)
    assert "评价小组一致意见 &amp; 有会议纪要" in html
    assert "开放:天数,100%&lt;达标&gt;" in html
    assert "<达标>" not in html


def test_夹带的标记都转义() -> None:
    found = Diagnostic("JX302", Severity.ERROR, "<script>x</script>", Location("<b>.yaml", 1, 1), "<i>")
    tags = Seen(single_page(CheckReport({}, (found,), sources={"<b>.yaml": "<u>: 1"}))).tags
    assert not {"script", "b", "i", "u"} & {*tags}


def test_颜色都出自样式表() -> None:
    template = (THEME / "findings" / "single_page.html").read_text("utf-8")
    tokens = (THEME / "css" / "tokens.css").read_text("utf-8") + (THEME / "css" / "print.css").read_text("utf-8")
    colours = {*re.findall(r"#[0-9a-f]{3,6}\b", template)}
    assert len(colours) > 10
    assert colours <= {*re.findall(r"#[0-9a-f]{3,6}\b", tokens)}
