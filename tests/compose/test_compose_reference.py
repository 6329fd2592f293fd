"""参考页：词汇表列全文件里能写的每个栏目，诊断目录列全每个编号。"""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias, get_args

import pytest
from pydantic import BaseModel

from jixiao.compose.reference import diagnostic_catalogue, glossary
from jixiao.model.dictionary import DictionaryFile
from jixiao.model.entry import Entry
from jixiao.model.evaluation import Evaluation
from jixiao.model.kind import Kind
from jixiao.model.profile import Profile
from jixiao.model.registry import OrganisationFile, PolicyFile
from jixiao.model.report import Heading, Paragraph, Preformatted, Table
from jixiao.model.report_text import plain_text
from jixiao.wording.codes.catalogue import CODES
from jixiao.wording.printing import SEVERITIES

Nodes: TypeAlias = Callable[[object], Iterator[object]]

FILES: tuple[type[Entry], ...] = (Evaluation, Profile, PolicyFile, OrganisationFile, DictionaryFile, Kind)


def _models_in(annotation: Any) -> Iterator[type[Entry]]:  # noqa: ANN401 任意的类型标注
    if isinstance(annotation, type) and issubclass(annotation, Entry):
        # 泛型的 Setting[Number] 算作 Setting
        yield annotation.__pydantic_generic_metadata__["origin"] or annotation
    for inner in (*get_args(annotation), *_parameters(annotation)):
        yield from _models_in(inner)


def _parameters(annotation: Any) -> tuple[Any, ...]:  # noqa: ANN401 同上
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return tuple(annotation.__pydantic_generic_metadata__["args"])
    return ()


def reachable() -> set[type[Entry]]:
    """由各种文件出发，能写到的全部模型。"""
    found: set[type[Entry]] = set()
    queue = list(FILES)
    while queue:
        model = queue.pop()
        if model in found:
            continue
        found.add(model)
        for field in model.model_fields.values():
            queue.extend(_models_in(field.annotation))
            for extra in field.metadata:
                queue.extend(_models_in(extra))
    return found


def table(anchor: str, nodes: Nodes) -> Table:
    return next(n for n in nodes(glossary()) if isinstance(n, Table) and n.anchor == anchor)


def test_由文件走到的模型够深():
    names = {model.__name__ for model in reachable()}
    assert {"ConversionEntry", "MissingItem", "PublishedAnswer", "GradeBand", "Setting", "Organisation"} <= names


@pytest.mark.parametrize("model", sorted(reachable(), key=lambda model: model.__name__))
def test_词汇表列全每个模型的每个栏目(model: type[Entry], nodes: Nodes):
    found = table(f"term-{model.__name__}-table", nodes)
    names = [plain_text(row.cells[0].content) for row in found.groups[0]]
    assert names == [field.alias or name for name, field in model.model_fields.items()]
    required = {n for n, row in zip(names, found.groups[0], strict=True) if plain_text(row.cells[1].content)}
    assert required == {f.alias or n for n, f in model.model_fields.items() if f.is_required()}
    assert all(plain_text(row.cells[2].content) for row in found.groups[0]), "每个栏目都要有说明"


def test_词汇表没有多余的模型(nodes: Nodes):
    listed = {n.anchor for n in nodes(glossary()) if isinstance(n, Heading) and n.anchor.startswith("term-")}
    assert listed == {f"term-{model.__name__}" for model in reachable()}


def test_词汇表的标题短而不重(nodes: Nodes):
    headings = [n for n in nodes(glossary()) if isinstance(n, Heading)]
    under: dict[str, list[str]] = {}
    for heading in headings:
        title = plain_text(heading.content)
        assert 0 < len(title) <= 10
        assert not {*"。，：/*"} & {*title}
        if heading.level == 2:
            under[title] = []
        else:
            under[[*under][-1]].append(title)
    assert all(len(titles) == len(set(titles)) for titles in under.values())
    assert {"表格的一列", "政策文件", "分点", "公式", "口径的调整", "执行率的一段"} <= {
        title for titles in under.values() for title in titles
    }


def test_词汇表各节说明写在哪里或多说一句(nodes: Nodes):
    said = [plain_text(n.content) for n in nodes(glossary()) if isinstance(n, Paragraph)]
    assert said[0] == "写在评价目录的 evaluation.yaml。"
    assert {"得分由数据项按计算式算出。", "指标体系、数据表、问卷或一篇文字。"} <= {*said}
    assert all(text.endswith("。") for text in said)


def test_诊断目录列全每个编号_各有锚点_错例对例照写():
    sections: dict[str, list[object]] = {}
    for block in diagnostic_catalogue():
        if isinstance(block, Heading):
            sections[block.anchor] = [block]
        else:
            sections[[*sections][-1]].append(block)
    assert [anchor for anchor in sections if anchor.startswith("JX")] == [code.code for code in CODES]
    for code in CODES:
        heading, *blocks = sections[code.code]
        assert isinstance(heading, Heading)
        assert plain_text(heading.content) == f"{code.code} {code.title}"
        said = "\n".join(plain_text(b.content) for b in blocks if isinstance(b, Paragraph))
        assert f"（{SEVERITIES[code.severity]}，在" in said
        assert code.why in said
        assert "{" not in said
        shown = [b.text for b in blocks if isinstance(b, Preformatted)]
        assert shown == [text for text in (code.wrong, code.right) if text]
