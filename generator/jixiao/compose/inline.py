"""行内：正文的片段变成报告的片段，引用在这里落实。"""

from decimal import Decimal
from fractions import Fraction

from jixiao.compose import addresses
from jixiao.compose.audit_marks import AuditMarks
from jixiao.compose.citations import CitationRecord, Findings, citation_text, linked_text, policy_link, sentence_around
from jixiao.compose.layout import Layout
from jixiao.model.derivation import Fact
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.dossier import Registry
from jixiao.model.expression import Operator, Quantity, parse_target
from jixiao.model.funds import MoneyUnit
from jixiao.model.narrative import Break, ExternalLink, Phrases, Reference, Span
from jixiao.model.registry import Policy
from jixiao.model.report import (
    Code,
    Emphasis,
    FactText,
    Inline,
    Inlines,
    LineBreak,
    Link,
    LinkKind,
    SitePath,
    Strong,
    Text,
)
from jixiao.model.rounding import consistent
from jixiao.model.scored import ScoredDossier
from jixiao.wording.codes import reading as codes
from jixiao.wording.nearest import nearest

SCHEMES = ("fact", "indicator", "policy", "evaluation", "table", "appendix", "finding")
_MONEY = {unit.value: unit.in_yuan for unit in MoneyUnit}
_WHAT = {"table": "表", "appendix": "附件", "finding": "问题或建议", "indicator": "指标"}
_KINDS = {"table": LinkKind.TABLE, "appendix": LinkKind.APPENDIX, "finding": LinkKind.FINDING}


class InlineComposer:
    """把一份评价的正文片段落实。途中的引用与诊断记在 findings。"""

    def __init__(
        self,
        scored: ScoredDossier,
        layout: Layout,
        registry: Registry,
        evaluations: dict[str, str],
        findings: Findings,
        marks: AuditMarks,
    ) -> None:
        self.scored = scored
        self.layout = layout
        self.registry = registry
        self.evaluations = evaluations  # 标识 → 名称，供 evaluation: 引用
        self.findings = findings
        self.marks = marks

    def compose(self, phrases: Phrases) -> tuple[Inlines, tuple[Policy, ...]]:
        """一段的片段，连同其中引用的文件。"""
        parts: list[Inline] = []
        cited: list[Policy] = []
        for phrase in phrases:
            match phrase:
                case Span():
                    inlines, policies = self._span(phrase)
                    parts.extend(inlines)
                    cited.extend(policies)
                case Break():
                    parts.append(LineBreak())
                case ExternalLink():
                    parts.append(Link(phrase.address, (Text(phrase.text),)))
                case Reference():
                    parts.append(self._reference(phrase, cited))
        return tuple(parts), tuple(dict.fromkeys(cited))

    def record(self, policies: tuple[Policy, ...], where: str, target: SitePath, text: str) -> None:
        """记下一段里的引用。"""
        for policy in policies:
            needle = next((n for n in (policy.number, policy.title, *policy.aliases) if n and n in text), "")
            sentence = sentence_around(text, needle or policy.title)
            self.findings.citations.append(CitationRecord(policy.slug, self.scored.identifier, where, target, sentence))

    def _span(self, span: Span) -> tuple[Inlines, tuple[Policy, ...]]:
        if span.style == "code":
            return (Code(span.text),), ()
        inlines, policies = linked_text(span.text, self.registry)
        if span.style == "strong":
            return (Strong(inlines),), policies
        if span.style == "emphasis":
            return (Emphasis(inlines),), policies
        return inlines, policies

    def _reference(self, reference: Reference, cited: list[Policy]) -> Inline:
        match reference.scheme:
            case "fact":
                return self._fact(reference)
            case "policy":
                policy = self.registry.policy(reference.target)
                if policy is None:
                    return self._missing(reference, "政策文件")
                cited.append(policy)
                return policy_link(policy, reference.text or citation_text(policy))
            case "evaluation":
                name = self.evaluations.get(reference.target)
                if name is None:
                    return self._missing(reference, "评价")
                target = SitePath(addresses.overview(reference.target))
                return Link(target, (Text(reference.text or name),), LinkKind.EVALUATION)
            case "indicator":
                return self._indicator(reference)
            case "table" | "appendix" | "finding":
                return self._place(reference)
            case _:
                known = "、".join(f"{s}:" for s in SCHEMES)
                self._found(codes.UNKNOWN_SCHEME.found(reference.at, key=f"{reference.scheme}:", known=known))
                return Text(reference.text or reference.target)

    def _indicator(self, reference: Reference) -> Inline:
        target = self.layout.targets.get(f"indicator:{reference.target}")
        leaf = next((item for item in self.scored.leaves() if item.code == reference.target), None)
        if target is None or leaf is None:
            return self._missing(reference, "指标")
        return Link(target, (Text(reference.text or f"{leaf.code} {leaf.name}"),), LinkKind.INDICATOR)

    def _place(self, reference: Reference) -> Inline:
        key = f"{reference.scheme}:{reference.target}"
        target = self.layout.targets.get(key)
        if target is None and key in self.layout.labels:
            return Text(reference.text or self.layout.labels[key])
        if target is None:
            return self._missing(reference, _WHAT[reference.scheme])
        label = self.layout.labels.get(key, reference.target)
        return Link(target, (Text(reference.text or label),), _KINDS[reference.scheme])

    def _fact(self, reference: Reference) -> Inline:
        fact = self.scored.facts.get(reference.target)
        if fact is None:
            near = nearest(reference.target, self.scored.facts)
            hint = near and f"{near}全部数据项见 jixiao explain {self.scored.identifier}。"
            self._found(
                codes.UNKNOWN_FACT.found(
                    reference.at, key=reference.target, evaluation=self.scored.identifier, hint=hint
                )
            )
            return Text(reference.text or reference.target)
        shown = prose_text(fact)
        if reference.text and not agrees(reference.text, fact):
            found = codes.FACT_TEXT_DIFFERS.found(reference.at, key=fact.key, expected=shown, actual=reference.text)
            self._found(found)
        return FactText(self.scored.identifier, fact.key, reference.text or shown)

    def _missing(self, reference: Reference, what: str) -> Inline:
        elsewhere = reference.scheme in {"policy", "evaluation"}  # 指向工作区里别的东西
        if elsewhere and not self.registry.at_hand:
            return Text(reference.text or reference.target)
        self._found(
            codes.UNKNOWN_REFERENCE.found(reference.at, what=what, key=reference.target, hint=self._hint(reference))
        )
        return Text(reference.text or reference.target)

    def _hint(self, reference: Reference) -> str | None:
        """落空的引用怎样改：先找相近的名称，再看是不是少了一步。"""
        if reference.scheme == "policy":
            known = tuple(self.registry.policy_names)
            return nearest(reference.target, known) or "请核对文号或标题；新文件登记到 evaluations/_shared/policies/。"
        if reference.scheme == "table" and reference.target in self.scored.tables:
            return f"表“{reference.target}”还没有印出：请在正文里嵌入 ![](table:{reference.target})，或列进附件。"
        prefix = f"{reference.scheme}:"
        places = (key.removeprefix(prefix) for key in self.layout.targets if key.startswith(prefix))
        return nearest(reference.target, self.evaluations if reference.scheme == "evaluation" else places)

    def _found(self, diagnostic: Diagnostic) -> None:
        self.findings.diagnostics.append(diagnostic)


def prose_text(fact: Fact) -> str:
    """正文里的写法：金额、百分数带单位；得分、份数的单位由作者写在后面。"""
    return fact.text if fact.unit in {"分", "份"} else fact.display


def agrees(text: str, fact: Fact) -> bool:
    """作者写的文字与数据项是否一致：按所写的位数与单位比较。"""
    if text in {fact.text, fact.display, prose_text(fact)}:
        return True
    written = parse_target(text)
    if not isinstance(fact.value, Decimal) or not isinstance(written, Quantity):
        return False
    if written.operator not in {Operator.EQUAL, Operator.ABOUT}:
        return False  # “≥89”说的不是这个数
    value = fact.value
    if fact.unit in _MONEY:
        if written.unit not in _MONEY:
            return False
        # 金额的值一律以元计，与印的单位无关
        return consistent(written.value, Fraction(value) / Fraction(_MONEY[written.unit]))
    return written.unit in {fact.unit, ""} and consistent(written.value, Fraction(value))
