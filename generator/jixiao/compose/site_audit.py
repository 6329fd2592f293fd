"""全站的复核总表（只在内部的构建里）：各评价按族几条，各种编号各有哪几份。"""

from collections import Counter
from collections.abc import Iterable, Mapping

from jixiao.compose import addresses
from jixiao.compose.column_heads import column_heads
from jixiao.model.diagnostic import Diagnostic, Settled
from jixiao.model.report import (
    Align,
    Block,
    Cell,
    Heading,
    Inline,
    Inlines,
    Link,
    LinkKind,
    NavigationEntry,
    Page,
    Paragraph,
    Row,
    Scope,
    SitePath,
    Table,
    Text,
)
from jixiao.wording.audit_pages import DATA_FILE, SITE_TITLE, review_summary
from jixiao.wording.codes.catalogue import CODES, FAMILIES
from jixiao.wording.printing import ANSWERED, SEVERITIES, SHARED_FILES

_NONE = "—"
_HOME = (NavigationEntry("首页", SitePath("")), NavigationEntry("评价目录", SitePath(addresses.EVALUATIONS)))


def site_audit_link(review: Settled, evaluations: int) -> Paragraph:
    """评价目录里的一行：全站几条发现，连到总表。"""
    link = Link(SitePath(addresses.SITE_AUDIT), (Text(SITE_TITLE),), LinkKind.AUDIT)
    return Paragraph((link, Text(f"　{evaluations} 份评价，{review_summary(review)}")))


def site_audit_page(review: Settled, evaluations: Mapping[str, str]) -> Page:
    """总表。evaluations 是全部评价的标识与名称。"""
    data = Link(SitePath(addresses.audit_data()), (Text(addresses.audit_data()),))
    summary = f"{len(evaluations)} 份评价，{review_summary(review)}"
    blocks: list[Block] = [Paragraph((Text(f"{summary}{DATA_FILE}"), data, Text("。")))]
    if review.open or review.answered:
        blocks += [Heading(2, "", (Text("按评价"),), "by-evaluation"), _by_evaluation(review, evaluations)]
    if review.open:
        blocks += [Heading(2, "", (Text("按编号"),), "by-code"), _by_code(review.open, evaluations)]
    return Page(
        addresses.SITE_AUDIT,
        SITE_TITLE,
        tuple(blocks),
        description=f"{SITE_TITLE}：{summary}",
        crumbs=_HOME,
        window_title=SITE_TITLE,
    )


def _by_evaluation(review: Settled, evaluations: Mapping[str, str]) -> Table:
    counts = Counter((d.evaluation or "", d.code[2]) for d in review.open)
    totals = Counter(d.evaluation or "" for d in review.open)
    answered = Counter(one.diagnostic.evaluation or "" for one in review.answered)
    families = [family for family in FAMILIES if any(one == family for _, one in counts)]
    titles = ["合计", *(FAMILIES[family] for family in families), ANSWERED]
    head = Row((Cell((Text("评价"),), Scope.COLUMN), *(Cell((Text(t),), Scope.COLUMN, Align.END) for t in titles)))
    rows = []
    for name in sorted({*totals, *answered}, key=lambda one: (-totals[one], one)):
        numbers = [totals[name], *(counts[name, family] for family in families), answered[name]]
        cells = (Cell((Text(str(n) if n else _NONE),), align=Align.END) for n in numbers)
        rows.append(Row((Cell(_named(name, evaluations), Scope.ROW), *cells)))
    sums = [len(review.open), *(sum(counts[n, f] for n in totals) for f in families), len(review.answered)]
    foot = Row(
        (
            Cell((Text("合计"),), Scope.ROW),
            *(Cell((Text(str(n) if n else _NONE),), align=Align.END) for n in sums),
        ),
        "total",
    )
    return Table("evaluations", None, (head,), (tuple(rows),), (foot,))


def _named(name: str, evaluations: Mapping[str, str]) -> Inlines:
    """连到那一份的复核页；公共文件、读不成的没有页。"""
    if name not in evaluations:
        return (Text(name or SHARED_FILES),)
    target = SitePath(addresses.part(name, addresses.AUDIT))
    return (Link(target, (Text(evaluations[name]),), LinkKind.EVALUATION),)


def _by_code(found: Iterable[Diagnostic], evaluations: Mapping[str, str]) -> Table:
    members: dict[str, list[Diagnostic]] = {}
    for diagnostic in found:
        members.setdefault(diagnostic.code, []).append(diagnostic)
    titles = (
        ("编号", Align.START),
        ("名目", Align.START),
        ("轻重", Align.START),
        ("条数", Align.END),
        ("评价", Align.START),
    )
    head = column_heads(titles)
    rows = []
    for code in CODES:
        ours = members.get(code.code, [])
        if not ours:
            continue
        severities = dict.fromkeys(SEVERITIES[d.severity] for d in ours)
        rows.append(
            Row(
                (
                    Cell((Link(addresses.code(code.code), (Text(code.code),)),), Scope.ROW),
                    Cell((Text(code.title),)),
                    Cell((Text("、".join(severities)),)),
                    Cell((Text(str(len(ours))),), align=Align.END),
                    Cell(_places(ours, evaluations)),
                ),
                anchor=code.code,
            )
        )
    return Table("codes", None, (head,), (tuple(rows),), widths=(9, 25, 8, 8, 50))


def _places(found: list[Diagnostic], evaluations: Mapping[str, str]) -> Inlines:
    """在哪几份里，各连到那一份的第一条。"""
    first: dict[str, Diagnostic] = {}
    for diagnostic in found:
        first.setdefault(diagnostic.evaluation or "", diagnostic)
    times = Counter(d.evaluation or "" for d in found)
    parts: list[Inline] = []
    for name, diagnostic in first.items():
        if parts:
            parts.append(Text("、"))
        if name in evaluations:
            path = addresses.part(name, addresses.AUDIT)
            target = SitePath(path, addresses.diagnostic_anchor(diagnostic.fingerprint))
            parts.append(Link(target, (Text(evaluations[name]),), LinkKind.EVALUATION))
        else:
            parts.append(Text(name or SHARED_FILES))
        if times[name] > 1:
            parts.append(Text(f"（{times[name]}）"))
    return tuple(parts)
