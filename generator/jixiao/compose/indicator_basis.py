"""一项指标的依据：自己写明的，没有写明的标准出自哪里；口径所依的文件另说，那是评分方法的，不是这条标准的。"""

from jixiao.compose.citations import linked_text, policy_link
from jixiao.compose.joining import joined
from jixiao.compose.layout import Layout
from jixiao.model.dossier import Registry
from jixiao.model.report import Inline, Inlines, Link, LinkKind, Text
from jixiao.model.scored import ScoredDossier, ScoredLeaf
from jixiao.wording import indicator_page as words

_LEAD, _RULED = "指标.", ".规则得分"


def standard_basis(scored: ScoredDossier, layout: Layout, leaf: ScoredLeaf, registry: Registry) -> Inlines:
    """标准的依据：写明的文件；没有写明的，是本报告印着标准的附件；标准不是报告写的、没有这样的附件的，不说。"""
    if leaf.detail.basis:
        return joined([_document(name, registry) for name in leaf.detail.basis])
    listing = next((number for number, one in scored.dossier.released_appendices() if one.indicators), None)
    if not leaf.detail.criterion or listing is None:
        return ()
    key = f"appendix:{listing}"
    return (Text(words.STANDARD_FROM), Link(layout.targets[key], (Text(layout.labels[key]),), LinkKind.APPENDIX))


def method_basis(scored: ScoredDossier, leaf: ScoredLeaf, registry: Registry) -> Inlines:
    """规则得分所依口径的文件；标准自己有依据的不列。"""
    computed = scored.facts.get(f"{_LEAD}{leaf.anchor}{_RULED}")
    if leaf.detail.basis or computed is None or computed.derivation is None or not computed.derivation.basis:
        return ()
    documents = [_document(name, registry) for name in computed.derivation.basis]
    return (*joined(documents), *((Text(words.METHOD_ONLY),) if leaf.detail.criterion else ()))


def by_method(scored: ScoredDossier, key: str) -> bool:
    """一个规则得分的依据是不是口径的：标准自己没有写明依据的，都是。"""
    if not (key.startswith(_LEAD) and key.endswith(_RULED)):
        return False
    anchor = key.removeprefix(_LEAD).removesuffix(_RULED)
    return any(leaf.anchor == anchor and not leaf.detail.basis for leaf in scored.leaves())


def _document(name: str, registry: Registry) -> Inline:
    policy = registry.policy(name)
    if policy is not None:
        return policy_link(policy)
    linked = linked_text(name, registry)[0]
    return linked[0] if len(linked) == 1 else Text(name)
