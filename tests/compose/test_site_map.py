"""网站地图里由程序列出的部分：示例里有的年度、单位、层级、规则，各带份数。"""

from pathlib import Path

import pytest

from jixiao.compose.site_map import site_map
from jixiao.model.dossier import Registry
from jixiao.model.evaluation import Audience
from jixiao.model.report import Heading, Link, ListBlock, Paragraph, Section, SitePath
from jixiao.model.report_text import plain_text
from jixiao.pipeline import study
from jixiao.rule_reference import rule_guides
from jixiao.site.content import SiteContent
from jixiao.site.context import Site


@pytest.fixture(name="sections", scope="module")
def _sections(repository: Path) -> dict[str, list[tuple[str, SitePath]]]:
    """段的题 → 各项的文字与指向。"""
    found = study(repository, Audience.PUBLIC)
    blocks = site_map(found.workspace.registry, found.scored, rule_guides())
    sections: dict[str, list[tuple[str, SitePath]]] = {}
    for block in blocks:
        if isinstance(block, Heading):
            entries = sections.setdefault(plain_text(block.content), [])
            continue
        assert isinstance(block, ListBlock)
        for (paragraph,) in block.items:
            assert isinstance(paragraph, Paragraph)
            link = paragraph.content[0]
            assert isinstance(link, Link)
            assert isinstance(link.target, SitePath)
            entries.append((plain_text(paragraph.content), link.target))
    return sections


def test_年度近者在前_份数相加是全部(sections: dict[str, list[tuple[str, SitePath]]]) -> None:
    assert sections["按年度"] == [
        ("2026 年度　1 份", SitePath("years/2026/")),
        ("2024 年度　4 份", SitePath("years/2024/")),
        ("2023 年度　20 份", SitePath("years/2023/")),
    ]


def test_所列的页都有(sections: dict[str, list[tuple[str, SitePath]]], repository: Path) -> None:
    pages = {page.path for page in SiteContent(Site(study(repository, Audience.PUBLIC), repository)).pages}
    targets = [target for entries in sections.values() for _, target in entries]
    assert {target.path for target in targets} <= {*pages, "policies/"}
    assert len(sections["按单位"]) > 3


def test_文件按层级_连到文件库的那一段(sections: dict[str, list[tuple[str, SitePath]]], repository: Path) -> None:
    content = SiteContent(Site(study(repository, Audience.PUBLIC), repository))
    (section,) = [block for block in content.blocks("policies") if isinstance(block, Section)]
    headings = {block.anchor: plain_text(block.content) for block in section.blocks if isinstance(block, Heading)}
    assert {target.anchor: text.split("　")[0] for text, target in sections["政策文件"]} == headings
    assert {target.anchor: target.query for _, target in sections["政策文件"]} == {
        anchor: (("层级", title),) for anchor, title in headings.items()
    }


def test_什么都没有的_只剩规则() -> None:
    blocks = site_map(Registry(), (), rule_guides())
    assert [plain_text(block.content) for block in blocks if isinstance(block, Heading)] == ["评分规则"]
