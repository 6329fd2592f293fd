"""指标词典：随程序带的词条，加上本站自己的词条与别名。"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from jixiao.model.diagnostic import Related
from jixiao.model.dictionary import RULE_NAMES, DictionaryFile, Term
from jixiao.model.dossier import Dictionary, normal_name
from jixiao.model.location import Location
from jixiao.read.files import Files
from jixiao.wording.codes import reading as codes

FILE: Final = "dictionary.yaml"
_WHAT: Final = "指标词条"


def read_dictionary(files: Files, builtin: Path, shared: Path | None) -> Dictionary:
    """读 builtin 下的各文件与 shared 下的 dictionary.yaml。"""
    paths = [*sorted(builtin.glob("*.yaml")), *(file for file in _own(shared) if file.is_file())]
    read = [found for file in paths if (found := files.model(DictionaryFile, file)) is not None]
    terms: list[Term] = []
    slugs: dict[str, Term] = {}
    names: dict[str, list[Term]] = {}
    for term in (term for one in read for term in one.terms):
        _known_rules(files, term)
        holder = slugs.setdefault(term.slug, term)
        if holder is not term:
            _repeated(files, term.place_of("slug"), term.slug, holder)
            continue
        terms.append(term)
        _enter(files, names, term, (term.name, *term.aliases), term.at)
    for more in (more for one in read for more in one.aliases):
        named = slugs.get(more.term) or next(iter(names.get(normal_name(more.term), ())), None)
        if named is None:
            at = more.place_of("term")
            files.diagnostics.append(codes.UNKNOWN_REFERENCE.found(at, what=_WHAT, key=more.term))
        else:
            _enter(files, names, named, more.aliases, more.at)
    attachments = tuple(attachment for one in read for attachment in one.attachments)
    return Dictionary(tuple(terms), {name: tuple(found) for name, found in names.items()}, attachments)


def _own(shared: Path | None) -> Iterator[Path]:
    if shared is not None:
        yield shared / FILE


def _known_rules(files: Files, term: Term) -> None:
    for name in term.rules:
        if name not in RULE_NAMES:
            expected = "、".join(RULE_NAMES)
            at = term.place_of("rules")
            files.diagnostics.append(codes.WRONG_CHOICE.found(at, key="常用规则", expected=expected, actual=name))


def _enter(files: Files, names: dict[str, list[Term]], term: Term, keys: Iterable[str], at: Location) -> None:
    """同一级别里，一个名称只归一个词条。"""
    for key in keys:
        found = names.setdefault(normal_name(key), [])
        holder = next((one for one in found if one.level is term.level), None)
        if holder is None:
            found.append(term)
        elif holder is not term:
            _repeated(files, at, key, holder)


def _repeated(files: Files, at: Location, key: str, holder: Term) -> None:
    related = (Related("先登记在这里", holder.at),)
    files.diagnostics.append(codes.REPEATED_IDENTITY.found(at, what=_WHAT, key=key, related=related))
