"""一项检查：编号与一个纯函数；以及检查所看的材料。"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from jixiao.audit.goals import Goal, goals_in
from jixiao.audit.passages import Text, texts_of
from jixiao.model.diagnostic import Diagnostic
from jixiao.model.dossier import Dossier, Registry
from jixiao.model.evaluation import Evaluation
from jixiao.model.scored import ScoredDossier, ScoredGroup, ScoredLeaf
from jixiao.wording.codes.code import Code

Node: TypeAlias = ScoredGroup | ScoredLeaf


@dataclass(frozen=True, slots=True)
class Subject:
    """一份受查的评价。

    nodes 是全部节点，上级在前；leaves 是末级指标；goals 是写明的绩效目标；texts 是作者写的文字，按段与栏目；
    passages 是其中的正文与说明性栏目。
    """

    scored: ScoredDossier
    registry: Registry
    nodes: tuple[Node, ...]
    leaves: tuple[ScoredLeaf, ...]
    goals: tuple[Goal, ...]
    texts: tuple[Text, ...]
    passages: tuple[Text, ...]

    @property
    def dossier(self) -> Dossier:
        """材料：数据、正文、评价类型与口径。"""
        return self.scored.dossier

    @property
    def evaluation(self) -> Evaluation:
        """文件里写的一切。"""
        return self.scored.dossier.evaluation


def subject_of(scored: ScoredDossier, registry: Registry) -> Subject:
    """备好各项检查都要用的东西，只备一次。"""
    nodes: list[Node] = []
    stack: list[Node] = list(reversed(scored.groups))
    while stack:
        node = stack.pop()
        nodes.append(node)
        if isinstance(node, ScoredGroup):
            stack.extend(reversed(node.children))
    leaves = tuple(n for n in nodes if isinstance(n, ScoredLeaf))
    goals = tuple(goals_in(scored.dossier.evaluation, leaves))
    texts = texts_of(scored.dossier, leaves)
    return Subject(scored, registry, tuple(nodes), leaves, goals, texts, tuple(text for text in texts if text.prose))


@dataclass(frozen=True, slots=True)
class Check:
    """一份评价之内的检查。find 只报 code 这一种。"""

    code: Code
    find: Callable[[Subject], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class SiteCheck:
    """各份评价之间的检查。发现记在其中一份上（within），另几处写在 related。"""

    code: Code
    find: Callable[[tuple[Subject, ...]], Iterator[Diagnostic]]
