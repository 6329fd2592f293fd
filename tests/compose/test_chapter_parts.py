"""分页：一块不丢、次序不变，一页不过所限，每个锚点都找得到；任意长短、层次的章都是如此。"""

from collections.abc import Iterator
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from jixiao.compose.anchors import anchors_in
from jixiao.compose.chapter_parts import Parted, parted
from jixiao.compose.page_weight import weight
from jixiao.model.report import Block, Heading, NavigationEntry, Page, PageRole, Paragraph, SitePath, Table, Text
from jixiao.model.report_text import heading_text
from jixiao.pipeline import Study

MOST = 2000
CHAPTER = "2024/a/conclusion/"

# 0 是一段正文，100 字以内；2、3、4 是各级标题
SHAPES = st.lists(st.one_of(st.sampled_from([2, 3, 4]), st.integers(10, 100)), min_size=1, max_size=60)


def chapter(shape: list[int], role: PageRole = PageRole.CHAPTER) -> Page:
    blocks: list[Block] = []
    for number, what in enumerate(shape):
        if what < 10:
            blocks.append(Heading(what, f"{number}.", (Text("题"),), f"s-{number}"))
        elif what % 3:
            blocks.append(Paragraph((Text("字" * what),)))
        else:
            blocks.append(Table(f"t-{number}", None, (), ()))
    return Page(CHAPTER, "三、结论", tuple(blocks), window_title="三、结论 · 某项目", role=role)


def own(page: Page) -> tuple[Block, ...]:
    """一页的块，不算“（续）”的标题。"""
    return tuple(b for b in page.blocks if not (isinstance(b, Heading) and b.anchor == "continued"))


@given(SHAPES)
def test_一块不丢_次序不变(shape: list[int]) -> None:
    page = chapter(shape)
    made = parted([page], MOST)
    assert tuple(block for part in made.pages for block in own(part)) == page.blocks
    assert made.pages[0].path == page.path
    assert len({part.path for part in made.pages}) == len({part.window_title for part in made.pages}) == len(made.pages)


@given(SHAPES)
def test_过了所限的_都没有小节可分(shape: list[int]) -> None:
    for part in parted([chapter(shape)], MOST).pages:
        if weight(own(part)) <= MOST:
            continue
        blocks = own(part)
        lead = next((n for n, b in enumerate(blocks) if not isinstance(b, Heading)), len(blocks))
        assert [b for b in blocks[lead:] if isinstance(b, Heading) and b.level <= 3] == [], "还有小节可分"


@given(SHAPES)
def test_标题不与它之下的内容分在两页(shape: list[int]) -> None:
    made = parted([chapter(shape)], MOST)
    for part, after in pairwise(made.pages):
        last, first = part.blocks[-1], own(after)[0]
        assert isinstance(first, Heading)
        assert not isinstance(last, Heading) or first.level <= last.level


@given(SHAPES)
def test_每个锚点都找得到(shape: list[int]) -> None:
    page = chapter(shape)
    made = parted([page], MOST)
    there = {part.path: set(anchors_in(part.blocks)) for part in made.pages}
    for anchor in anchors_in(page.blocks):
        assert anchor in there[made.places.get((page.path, anchor), page.path)]
    assert_contents(made, page)


def assert_contents(made: Parted, page: Page) -> None:
    """分了页的，每页的目录都列全章；第一页的目录记着分出去的全部锚点。"""
    if len(made.pages) == 1:
        assert made.pages[0] is page
        return
    headings = [b for b in page.blocks if isinstance(b, Heading) and b.level <= 3]
    for part in made.pages:
        assert [entry.title for entry in part.contents] == [heading_text(one) for one in headings]
    held = {anchor for entry in made.pages[0].contents for anchor in entry.holds}
    assert held | {"continued"} >= {anchor for _, anchor in made.places}
    assert not held & set(anchors_in(made.pages[0].blocks))
    assert [entry.holds for part in made.pages[1:] for entry in part.contents if entry.holds] == []


def test_接着上一节的一页_先说明接着哪一节() -> None:
    made = parted([chapter([2, 3, *[90] * 5, 3, *[90] * 5])], MOST)
    first, second = made.pages
    assert second.path == f"{CHAPTER}s-7/"
    assert second.blocks[0] == Heading(2, "0.", (Text("题"), Text("（续）")), "continued")
    assert first.subtitle == (Text("第 1 页，共 2 页"),)
    assert (first.window_title, second.window_title) == (
        "三、结论 · 某项目",
        "三、结论（第 2 页，共 2 页） · 某项目",
    )
    assert first.contents[-1] == NavigationEntry(
        "7. 题", SitePath(second.path, "s-7"), 1, ("s-7", "t-8", "t-9", "t-10", "t-11", "t-12")
    )


def test_只分章与附件() -> None:
    heavy = [2, *[90] * 9, 2, *[90] * 9]
    for role in PageRole:
        count = 2 if role in {PageRole.CHAPTER, PageRole.APPENDIX} else 1
        assert len(parted([chapter(heavy, role)], MOST).pages) == count, role


def parted_reports(example: Study) -> Iterator[Parted]:
    return (parted(one.report.pages) for one in example.composed)


def test_示例里太重的章都分开了(example: Study) -> None:
    found = [
        (page.path, weight(page.blocks) // 1024)
        for made in parted_reports(example)
        for page in made.pages
        if page.role is PageRole.CHAPTER
    ]
    assert [one for one in found if one[1] > 50] == []
    assert "2024/huacao-dangqun/conclusion/s-3/" in dict(found)
