"""订阅：Atom（RFC 4287）与 JSON Feed 1.1。日期取自数据，编号是网页的地址，都不随构建而变。"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Final

ATOM: Final = "feed.xml"
JSON_FEED: Final = "feed.json"
_VERSION: Final = "https://jsonfeed.org/version/1.1"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """一条：path 是它的网页，相对站点根；issued 是成文日期，没有公布的为 None；updated 是数据里最近的日期。"""

    path: str
    title: str
    summary: str
    issued: date | None
    updated: date


def feeds(title: str, base: str, entries: Sequence[FeedEntry], folder: str = "") -> dict[str, str]:
    """两种订阅文件：站内路径 → 内容，近者在前。base 是站点地址，folder 是这一栏的目录，都以 / 结尾。"""
    ordered = sorted(entries, key=lambda one: (-one.updated.toordinal(), one.path))
    return {
        folder + ATOM: _atom(title, base, folder, ordered),
        folder + JSON_FEED: _json_feed(title, base, folder, ordered),
    }


def _moment(day: date) -> str:
    """数据只到日，取北京时间零点。"""
    return f"{day.isoformat()}T00:00:00+08:00"


def _atom(title: str, base: str, folder: str, entries: Sequence[FeedEntry]) -> str:
    latest = max((one.updated for one in entries), default=date(1990, 1, 1))
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
        f"  <id>{escape(base + folder)}</id>",
        f"  <title>{escape(title)}</title>",
        f"  <updated>{_moment(latest)}</updated>",
        f"  <author><name>{escape(title)}</name></author>",
        f'  <link rel="self" type="application/atom+xml" href="{escape(base + folder + ATOM)}"/>',
        f'  <link rel="alternate" type="text/html" href="{escape(base + folder)}"/>',
    ]
    for one in entries:
        address = escape(base + one.path)
        lines += ["  <entry>", f"    <id>{address}</id>", f"    <title>{escape(one.title)}</title>"]
        lines += [f"    <published>{_moment(one.issued)}</published>"] if one.issued is not None else []
        lines += [
            f"    <updated>{_moment(one.updated)}</updated>",
            f'    <link rel="alternate" type="text/html" href="{address}"/>',
            f"    <summary>{escape(one.summary)}</summary>",
            "  </entry>",
        ]
    return "\n".join([*lines, "</feed>"]) + "\n"


def _json_feed(title: str, base: str, folder: str, entries: Sequence[FeedEntry]) -> str:
    feed = {
        "version": _VERSION,
        "title": title,
        "home_page_url": base + folder,
        "feed_url": base + folder + JSON_FEED,
        "language": "zh-CN",
        "authors": [{"name": title}],
        "items": [_item(base, one) for one in entries],
    }
    return json.dumps(feed, ensure_ascii=False, indent=2) + "\n"


def _item(base: str, one: FeedEntry) -> dict[str, str]:
    address = base + one.path
    issued = {"date_published": _moment(one.issued)} if one.issued is not None else {}
    return {
        "id": address,
        "url": address,
        "title": one.title,
        "content_text": one.summary,
        **issued,
        "date_modified": _moment(one.updated),
    }
