"""一项指标凭什么得这些分：所在与标准、要点认定、证据、所用的表与问卷。"""

from collections.abc import Iterable, Iterator, Mapping

from jixiao.compose import addresses
from jixiao.compose.citations import linked_text
from jixiao.compose.column_heads import column_heads
from jixiao.compose.indicator_basis import method_basis, standard_basis
from jixiao.compose.joining import joined
from jixiao.compose.layout import Layout
from jixiao.compose.term_sources import sources_text
from jixiao.model.derivation import Fact
from jixiao.model.dictionary import Term
from jixiao.model.dossier import Registry
from jixiao.model.indicator import Evidence, PointFinding
from jixiao.model.report import (
    Block,
    Cell,
    FactText,
    Heading,
    Inline,
    Inlines,
    Link,
    LinkKind,
    Paragraph,
    Row,
    Scope,
    SitePath,
    Table,
    TableRole,
    Text,
)
from jixiao.model.rule import ChecklistRule, PointsRule
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.wording import indicator_page as words
from jixiao.wording.figures import score_text, trimmed
from jixiao.wording.scores import EDITOR, NONE, editor_text


def record(
    scored: ScoredDossier,
    layout: Layout,
    leaf: ScoredLeaf,
    registry: Registry,
    rules: Mapping[str, str],
    term: Term | None,
) -> Table:
    """这项指标的各栏，照写的全文。rules 是规则类型的名称与网址末段；term 是它在词典里的词条，可以没有。"""
    weight = FactText(
        scored.identifier, f"指标.{leaf.anchor}.分值", f"{score_text(leaf.weight, scored.dossier.kind.style)} 分"
    )
    pairs: list[tuple[str, Inlines]] = [
        (words.PLACE, _place(scored, layout, leaf)),
        (words.MEANING, _meaning(term, registry)),
        (words.WEIGHT, (weight, *((Text(words.SHARED),) if leaf.shared else ()))),
        (words.TARGET, _text(leaf.target)),
        (words.ACTUAL, _text(leaf.actual)),
        (words.CRITERION if leaf.detail.criterion else words.FORMULA, linked_text(leaf.criterion, registry)[0]),
        (words.KIND, _rule(leaf, rules)),
        (words.PERFORMANCE, linked_text(leaf.performance, registry)[0]),
        (words.DEVIATION if layout.form else words.REASON, _text(leaf.reason)),
        (EDITOR, _text(editor_text(leaf))),
        (words.BASIS, standard_basis(scored, layout, leaf, registry)),
    ]
    rows = [Row((Cell((Text(label),), Scope.ROW), Cell(value))) for label, value in pairs if value]
    method = method_basis(scored, leaf, registry)
    if method:
        rows.append(Row((Cell((Text(words.METHOD_BASIS),), Scope.ROW), Cell(method)), "aside"))
    return Table("record", None, (), (tuple(rows),), role=TableRole.RECORD)


def _place(scored: ScoredDossier, layout: Layout, leaf: ScoredLeaf) -> Inlines:
    names = [name if layout.form else f"{code} {name}" for code, name in leaf.path]
    target = addresses.indicator_row(scored.identifier, leaf.anchor, form=layout.form)
    link = Link(target, (Text(words.IN_FORM if layout.form else words.IN_TABLE),))
    return (Text(f"{' › '.join(names)}　" if names else ""), link)


def _meaning(term: Term | None, registry: Registry) -> Inlines:
    """词典的解释与官方的出处，连到词条：那里有表名、要点、算法，与用它的各份评价。"""
    if term is None:
        return ()
    link = Link(SitePath(addresses.term(term.slug)), (Text(f"{words.DICTIONARY}：{term.name}"),))
    return (Text(words.meaning_text(term.explanation, sources_text(term, registry))), link)


def _rule(leaf: ScoredLeaf, rules: Mapping[str, str]) -> Inlines:
    if leaf.rule is None:
        return ()
    slug = rules.get(leaf.rule)
    return (Link(SitePath(addresses.rule(slug)), (Text(leaf.rule),)) if slug else Text(leaf.rule),)


def _text(value: str) -> Inlines:
    return (Text(value),) if value else ()


def point_blocks(leaf: ScoredLeaf) -> Iterator[Block]:
    """清单、分点的各要点怎样认定。"""
    rule, data = leaf.detail.rule, leaf.detail.data
    found: list[tuple[str, str, str]] = []
    if isinstance(rule, ChecklistRule) and data is not None and data.missing is not None:
        missing = {one.number: one.note or "" for one in data.missing}
        for n, item in enumerate(rule.items, start=1):
            found.append((f"{n}. {item.text}", words.MISSING if n in missing else words.MET, missing.get(n, "")))
    if isinstance(rule, PointsRule) and data is not None and data.points:
        findings = {one.number: one for one in data.points}
        for n, entry in enumerate(rule.items, start=1):
            if entry.branch in {None, data.branch}:
                one = findings.get(n)
                text = f"{n}. {entry.text}（{trimmed(entry.points)} 分）"
                found.append((text, _found(one), (one.note or "") if one is not None else ""))
    if found:
        shown = tuple(
            Row((Cell((Text(text),), Scope.ROW), Cell((Text(how),)), Cell(_text(note)))) for text, how, note in found
        )
        noted = any(note for *_, note in found)
        yield Heading(2, "", (Text(words.POINTS),), "points")
        yield _table("points-table", words.POINT_COLUMNS, shown, (50, 14, 36), noted=noted)


def _found(one: PointFinding | None) -> str:
    if one is None:
        return words.UNKNOWN
    if one.met is not None:
        return words.MET if one.met else words.NOT_MET
    if one.level is not None:
        return one.level
    if one.count is not None:
        return f"{one.count} 个"
    return f"{trimmed(one.points)} 分" if one.points is not None else words.UNKNOWN


def evidence_blocks(scored: ScoredDossier, layout: Layout, leaf: ScoredLeaf) -> Iterator[Block]:
    """佐证材料。"""
    evidence = leaf.detail.evidence
    if not evidence:
        return
    rows = []
    for one in evidence:
        place = _whereabouts(scored, layout, one)
        kind = one.kind.value if one.kind else NONE
        rows.append(
            Row((Cell((Text(one.name),), Scope.ROW), Cell((Text(kind),)), Cell((place,)), Cell(_text(one.note or ""))))
        )
    yield Heading(2, "", (Text(words.EVIDENCE),), "evidence")
    noted = any(one.note for one in evidence)
    yield _table("evidence-table", words.EVIDENCE_COLUMNS, tuple(rows), (44, 14, 20, 22), noted=noted)


def _whereabouts(scored: ScoredDossier, layout: Layout, one: Evidence) -> Inline:
    """材料在本报告的哪里：写明的附件；没有写的，题名相同的数据表或附件。"""
    keys = [f"appendix:{one.appendix}"] if one.appendix else [*_tables_named(scored, one.name), f"appendix:{one.name}"]
    key = next((key for key in keys if key in layout.labels or key in layout.targets), "")
    label = layout.labels.get(key) or one.appendix or (words.DATA_TABLE if key else NONE)
    target = layout.targets.get(key)
    kind = LinkKind.TABLE if key.startswith("table:") else LinkKind.APPENDIX
    return Text(label) if target is None else Link(target, (Text(label),), kind)


def _tables_named(scored: ScoredDossier, name: str) -> list[str]:
    tables = scored.dossier.evaluation.tables.items()
    return [f"table:{key}" for key, table in tables if _bare(name) in {_bare(key), _bare(table.title or key)}]


def _bare(title: str) -> str:
    """题名去掉括注与末尾的“表”：人员情况表（截至各年年底）、人员情况表、人员情况是一张。"""
    return title.partition("（")[0].removesuffix("表")


def _table(
    anchor: str, titles: tuple[str, ...], rows: tuple[Row, ...], widths: tuple[int, ...], *, noted: bool
) -> Table:
    """末栏是说明，一条也没有的不列。"""
    count = len(titles) if noted else len(titles) - 1
    head = column_heads(titles[:count])
    shown = tuple(Row(row.cells[:count]) for row in rows)
    return Table(anchor, None, (head,), (shown,), widths=widths[:count])


def material_blocks(scored: ScoredDossier, layout: Layout, facts: Iterable[Fact]) -> Iterator[Block]:
    """由来历追到底，用到了哪些表、哪份问卷的哪一题。"""
    links: dict[SitePath, Link] = {}
    for key in _grounds(scored, facts):
        link = _material(scored, layout, key)
        if link is not None and isinstance(link.target, SitePath):
            links.setdefault(link.target, link)
    if links:
        yield Paragraph((Text(f"{words.MATERIAL}："), *joined(links.values())))


def _grounds(scored: ScoredDossier, facts: Iterable[Fact]) -> Iterator[str]:
    released = scored.released_facts()
    waiting, seen = [fact.key for fact in facts], set[str]()
    while waiting:
        key = waiting.pop(0)
        fact = released.get(key)
        if key in seen or fact is None:
            continue
        seen.add(key)
        yield key
        if fact.derivation is not None:
            waiting.extend(fact.derivation.inputs)


def _material(scored: ScoredDossier, layout: Layout, key: str) -> Link | None:
    kind, _, rest = key.partition(".")
    held = {"表": ("table", scored.tables), "问卷": ("survey", scored.dossier.evaluation.surveys)}.get(kind)
    if held is None:
        return None
    scheme, known = held
    name = max((one for one in known if rest.startswith(f"{one}.")), key=len, default="")
    target = layout.targets.get(f"{scheme}:{name}")
    if target is None:
        return None
    if scheme == "table":
        label = f"{layout.labels.get(f'table:{name}', '')} {name}".strip()
        return Link(target, (Text(label),), LinkKind.TABLE)
    number = rest.removeprefix(f"{name}.").partition("题")[0].removeprefix("第")
    if not number.isdecimal():
        return Link(target, (Text(f"问卷“{name}”"),))
    place = SitePath(target.path, addresses.question_anchor(name, number))
    return Link(place, (Text(f"问卷“{name}”第 {number} 题"),))
