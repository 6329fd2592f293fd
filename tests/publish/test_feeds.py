"""订阅：合乎 Atom 与 JSON Feed 的必备栏，近者在前，日期取自数据。"""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias
from xml.etree import ElementTree as ET

from jixiao.model.evaluation import Audience
from jixiao.pipeline import study
from jixiao.publish.feeds import FeedEntry, feeds
from jixiao.site.content import SiteContent
from jixiao.site.context import Site

Write: TypeAlias = Callable[[dict[str, str]], Path]

SITE = "https://example.gov.cn/jx/"
ATOM = "{http://www.w3.org/2005/Atom}"
PLAIN = Path(__file__).parents[1] / "cases" / "plain" / "form.yaml"
OLD = FeedEntry("2023/old/", "甲 & <乙>", "90分，优。", None, date(2023, 12, 31))
NEW = FeedEntry("2024/new/", "丙", "80分，良。", date(2025, 7, 31), date(2025, 9, 30))


def atom(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 自己写的


def test_atom_的必备栏都有_近者在前() -> None:
    root = atom(feeds("示例", SITE, [OLD, NEW])["feed.xml"])
    assert [root.findtext(ATOM + name) for name in ("id", "title", "updated")] == [
        SITE,
        "示例",
        "2025-09-30T00:00:00+08:00",
    ]
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "示例"
    assert [link.get("href") for link in root.findall(ATOM + "link")] == [f"{SITE}feed.xml", SITE]
    entries = root.findall(ATOM + "entry")
    assert [entry.findtext(ATOM + "id") for entry in entries] == [f"{SITE}2024/new/", f"{SITE}2023/old/"]
    assert [entry.findtext(ATOM + "title") for entry in entries] == ["丙", "甲 & <乙>"]
    assert [entry.findtext(ATOM + "published") for entry in entries] == ["2025-07-31T00:00:00+08:00", None]
    assert all(entry.findtext(ATOM + name) for entry in entries for name in ("updated", "summary"))


def test_json_与_atom_说的相同() -> None:
    files = feeds("示例", SITE, [OLD, NEW])
    data = json.loads(files["feed.json"])
    assert data["version"] == "https://jsonfeed.org/version/1.1"
    assert (data["title"], data["feed_url"], data["home_page_url"]) == ("示例", f"{SITE}feed.json", SITE)
    entries = atom(files["feed.xml"]).findall(ATOM + "entry")
    assert [(one["id"], one["title"], one["date_modified"]) for one in data["items"]] == [
        tuple(entry.findtext(ATOM + name) for name in ("id", "title", "updated")) for entry in entries
    ]
    assert [one.get("date_published") for one in data["items"]] == ["2025-07-31T00:00:00+08:00", None]


def test_没有评价的订阅也读得() -> None:
    files = feeds("示例", SITE, [])
    assert atom(files["feed.xml"]).findall(ATOM + "entry") == []
    assert json.loads(files["feed.json"])["items"] == []


def test_日期取自数据_整改记录与修订算更新(workspace: Write) -> None:
    text = PLAIN.read_text("utf-8").replace("公开级别: 内部", "公开级别: 主动公开")
    logged = "有关建议:\n  - {编号: 建议1, 标题: 一, 内容: 略。, 整改记录: [{日期: 2025-09, 内容: 已办。}]}\n"
    root = workspace(
        {
            "evaluations/2024/a/evaluation.yaml": text,
            "evaluations/2024/b/evaluation.yaml": text + "成文日期: 2025-02\n",
            "evaluations/2024/c/evaluation.yaml": text + "成文日期: 2025-02\n" + logged,
            "evaluations/2024/d/evaluation.yaml": text + "修订记录:\n  - {日期: 2025-06-01, 内容: 改。}\n",
        }
    )
    content = SiteContent(Site(study(root, Audience.PUBLIC), root))
    items = json.loads(content.feeds("示例", SITE.rstrip("/"))["feed.json"])["items"]
    assert {one["id"].removeprefix(SITE): (one.get("date_published"), one["date_modified"][:10]) for one in items} == {
        "2024/a/": (None, "2024-12-31"),
        "2024/b/": ("2025-02-28T00:00:00+08:00", "2025-02-28"),
        "2024/c/": ("2025-02-28T00:00:00+08:00", "2025-09-30"),
        "2024/d/": (None, "2025-06-01"),
    }
    assert items[0]["content_text"] == "某街道社区党群服务中心，项目支出绩效自评表，96.89分，优。"


FINDINGS = """\
存在的问题:
  - {编号: 问题1, 标题: 开馆偏少, 内容: 略。}
有关建议:
  - 编号: 建议1
    标题: 延长开馆
    内容: 略。
    针对问题: [问题1]
    责任单位: 样例中心
    整改期限: 2025-12-31
    整改状态: 整改中
    整改记录:
      - {日期: 2025-09, 内容: 已排班。}
      - {日期: 2025-08-01, 内容: 已研究。}
  - {编号: 建议2, 标题: 另一条, 内容: 略。}
"""


def test_台账的订阅_一个问题一条建议各一条_整改记录算更新(workspace: Write) -> None:
    text = PLAIN.read_text("utf-8").replace("公开级别: 内部", "公开级别: 主动公开")
    root = workspace({"evaluations/2024/a/evaluation.yaml": text + "成文日期: 2025-02\n" + FINDINGS})
    files = SiteContent(Site(study(root, Audience.PUBLIC), root)).feeds("示例", SITE)
    feed = json.loads(files["findings/feed.json"])
    assert (feed["home_page_url"], feed["feed_url"]) == (f"{SITE}findings/", f"{SITE}findings/feed.json")
    assert [(one["id"].removeprefix(SITE), one["date_modified"][:10]) for one in feed["items"]] == [
        ("2024/a/#p-建议1", "2025-09-30"),
        ("2024/a/#p-问题1", "2025-09-30"),
        ("2024/a/#p-建议2", "2025-02-28"),
    ]
    told = "整改状态：整改中；责任单位：样例中心；整改期限：2025年12月31日；2025年8月1日　已研究；2025年9月　已排班。"
    assert [one["content_text"] for one in feed["items"]] == [told, told, "整改状态：未公布。"]
    assert feed["items"][1]["title"].startswith("2024/a/问题1　开馆偏少（")
    root_element = atom(files["findings/feed.xml"])
    assert root_element.findtext(ATOM + "id") == f"{SITE}findings/"
    ids = [entry.findtext(ATOM + "id") for entry in root_element.findall(ATOM + "entry")]
    assert ids == [one["id"] for one in feed["items"]]


def test_没有站点地址就没有订阅(repository: Path) -> None:
    assert SiteContent(Site(study(repository, Audience.PUBLIC), repository)).feeds("示例", None) == {}
