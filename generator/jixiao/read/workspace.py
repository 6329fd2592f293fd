"""工作区：找到 evaluations/ 下的每个评价目录，合并文件，校验成模型。"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from jixiao.model.diagnostic import Diagnostic, Outcome, in_order
from jixiao.model.dossier import Dictionary, Dossier, Registry, Workspace
from jixiao.model.evaluation import Evaluation
from jixiao.model.kind import Kind
from jixiao.model.location import Location, SourceMapping
from jixiao.model.narrative import Chapter
from jixiao.model.profile import Profile
from jixiao.read.dictionary import read_dictionary
from jixiao.read.files import Files
from jixiao.read.former import former_faults
from jixiao.read.markdown_source import parse_chapter
from jixiao.read.places import EVALUATIONS, MAIN_FILE, SHARED
from jixiao.read.registry import read_registry
from jixiao.read.tables import table_faults
from jixiao.wording.codes import reading as codes

M = TypeVar("M", Profile, Kind)

# 这些栏目是“名称 → 内容”，可以分写在几个文件里
_SPLITTABLE: Final = frozenset({"表格", "问卷"})
_FOLDER = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CHAPTER_FILE = re.compile(r"^(?:\d+-)?(?P<slug>[a-z0-9]+(?:-[a-z0-9]+)*)\.md$")


def read_workspace(root: Path, *, builtin: Path, shown_from: Path | None = None) -> Outcome[Workspace]:
    """读整个工作区。

    Args:
        root: 根目录，其下有 evaluations/。
        builtin: 内置口径与评价类型所在，其下有 profiles/ 与 kinds/。
        shown_from: 诊断里的路径相对这个目录，默认相对根目录；不在其下的写绝对路径。

    Returns:
        工作区连同诊断，诊断按位置排定。读不成的评价不在其中，其余照常。

    """
    files = Files(shown_from or root)
    base = root / EVALUATIONS
    shared = _shared(files, base / SHARED, builtin)
    mains = {main.parent.relative_to(base).as_posix(): main for main in _main_files(files, base)}
    dossiers = [_located(files, main.parent, identifier, shared) for identifier, main in mains.items()]
    for identifier, main in mains.items():
        for name in identifier.split("/"):
            if not _FOLDER.fullmatch(name):
                at = Location(files.path_of(main), 1, 1)
                files.diagnostics.append(codes.BAD_FOLDER_NAME.found(at, name=name).within(identifier))
    return _outcome(files, dossiers, shared)


def read_folder(folder: Path, *, builtin: Path, shown_from: Path, surrounding: Path | None) -> Outcome[Workspace]:
    """读工作区之外的一份评价；目录叫什么都行，它不是网址。

    surrounding 是外面那一层工作区的根目录，借用它的登记、口径与评价类型；没有就只用内置的，
    登记也无从查起（Registry.at_hand 为假），查不到的文件不能算数据有错。
    """
    files = Files(shown_from)
    shared = _shared(files, surrounding / EVALUATIONS / SHARED if surrounding else None, builtin)
    name = files.path_of(folder) if folder.is_relative_to(shown_from) and folder != shown_from else folder.name
    identifier = "-".join(name.split())  # 标识里不留空白：基线一行里按空白分段
    return _outcome(files, [_located(files, folder, identifier, shared)], shared)


@dataclass(frozen=True, slots=True)
class _Shared:
    """各评价共用的：登记、指标词典、口径、评价类型。"""

    registry: Registry
    dictionary: Dictionary
    profiles: dict[str, Profile]
    kinds: dict[str, Kind]


def _shared(files: Files, folder: Path | None, builtin: Path) -> _Shared:
    registry = Registry(at_hand=False) if folder is None else read_registry(files, folder)
    profiles = [builtin / "profiles", *([folder / "profiles"] if folder else [])]
    kinds = [builtin / "kinds", *([folder / "kinds"] if folder else [])]
    return _Shared(
        registry,
        read_dictionary(files, builtin / "dictionary", folder),
        _named(files, Profile, profiles, "口径", "identifier"),
        _named(files, Kind, kinds, "评价类型", "name"),
    )


def _located(files: Files, folder: Path, identifier: str, shared: _Shared) -> Dossier | None:
    """一份评价，途中的诊断都记上它的标识。"""
    before = len(files.diagnostics)
    dossier = _read_dossier(files, folder, identifier, shared)
    files.diagnostics[before:] = [d.within(identifier) for d in files.diagnostics[before:]]
    return dossier


def _outcome(files: Files, dossiers: list[Dossier | None], shared: _Shared) -> Outcome[Workspace]:
    read = tuple(dossier for dossier in dossiers if dossier is not None)
    files.diagnostics.extend(former_faults(read, shared.registry))
    workspace = Workspace(
        dossiers=read,
        registry=shared.registry,
        profiles=tuple(shared.profiles.values()),
        sources=dict(files.sources),
        dictionary=shared.dictionary,
    )
    return Outcome(workspace, in_order(files.diagnostics))


def _main_files(files: Files, base: Path) -> list[Path]:
    if not base.is_dir():
        reason = "没有 evaluations 目录"
        at = Location(files.path_of(base))
        hint = "请在含有 evaluations/ 的目录里运行，或用 --root 指明。"
        files.diagnostics.append(codes.UNREADABLE.found(at, reason=reason, hint=hint))
        return []
    return sorted(f for f in base.rglob(MAIN_FILE) if SHARED not in f.relative_to(base).parts)


def _named(files: Files, model: type[M], folders: list[Path], what: str, field: str) -> dict[str, M]:
    """内置的与本站自己的口径或评价类型，按名称；同名的不收。"""
    found: dict[str, M] = {}
    for file in (file for folder in folders for file in sorted(folder.glob("*.yaml"))):
        entry = files.model(model, file)
        if entry is None:
            continue
        name = str(getattr(entry, field))
        if name in found:
            at = entry.place_of(field)
            files.diagnostics.append(codes.REPEATED_IDENTITY.found(at, what=what, key=name, hint="请改用别的名称。"))
            continue
        found[name] = entry
    return found


def _read_dossier(files: Files, folder: Path, identifier: str, shared: _Shared) -> Dossier | None:
    at = Location(files.path_of(folder / MAIN_FILE), 1, 1)
    data, whole = _merged(files, folder)
    # 类型与口径先查：其余栏目有错时，这两处的错也一并说出
    kind = _named_kind(files, data, shared.kinds)
    profile = _named_profile(files, data, shared.profiles)
    before = len(files.diagnostics)
    evaluation = files.validated(Evaluation, data, at)
    if not whole:  # 缺的栏目也许就在读不出的文件里
        files.diagnostics[before:] = [d for d in files.diagnostics[before:] if not _absent(d, data)]
    chapters, texts = _read_chapters(files, folder), _read_texts(files, folder, evaluation)
    if evaluation is None or kind is None or profile is None or not whole:
        return None
    if not _complete(files, evaluation, kind, at):
        return None
    faults = tuple(table_faults(evaluation))
    files.diagnostics.extend(faults)
    profile = _adjusted(files, profile, evaluation)
    if profile is None or faults:
        return None
    return Dossier(identifier, at, evaluation, kind, profile, chapters, texts, _bodies(evaluation, shared.registry))


def _bodies(evaluation: Evaluation, registry: Registry) -> dict[str, str]:
    """评价里的单位，印出的写法与登记的不同的。"""
    written = (evaluation.unit, evaluation.supervisor, evaluation.client, evaluation.evaluator)
    return {name: official for name in written if name and (official := registry.official_name(name)) != name}


def _adjusted(files: Files, profile: Profile, evaluation: Evaluation) -> Profile | None:
    """按“口径调整”改个别设置；改后的口径照样全部校验。"""
    if not evaluation.adjustments:
        return profile
    known = Profile.settings()
    changed = profile.as_written()
    for adjustment in evaluation.adjustments:
        if adjustment.setting not in known:
            at = adjustment.place_of("setting")
            files.diagnostics.append(
                codes.WRONG_CHOICE.found(at, key="设置", expected="、".join(known), actual=adjustment.setting)
            )
            return None
        changed[adjustment.setting] = {"值": adjustment.value, "出处": f"本评价调整：{adjustment.reason}"}
    return files.validated(Profile, changed, evaluation.place_of("adjustments"))


def _named_kind(files: Files, data: SourceMapping, kinds: dict[str, Kind]) -> Kind | None:
    name = data.get("评价类型")
    kind = kinds.get(name) if isinstance(name, str) else None
    if kind is None and isinstance(name, str):
        known = "、".join(kinds)
        files.diagnostics.append(codes.UNKNOWN_KIND.found(data.value_places["评价类型"], kind=name, known=known))
    return kind


def _named_profile(files: Files, data: SourceMapping, profiles: dict[str, Profile]) -> Profile | None:
    name = data.get("评分口径")
    profile = profiles.get(name) if isinstance(name, str) else None
    if profile is None and isinstance(name, str):
        known = "、".join(profiles)
        files.diagnostics.append(codes.UNKNOWN_PROFILE.found(data.value_places["评分口径"], profile=name, known=known))
    return profile


def _complete(files: Files, evaluation: Evaluation, kind: Kind, at: Location) -> bool:
    fields = {f.alias: n for n, f in Evaluation.model_fields.items()}
    absent = [key for key in kind.required if not getattr(evaluation, fields[key])]
    files.diagnostics.extend(codes.REQUIRED_FOR_KIND.found(at, kind=kind.document, key=key) for key in absent)
    return not absent


def _absent(diagnostic: Diagnostic, data: SourceMapping) -> bool:
    return diagnostic.code == codes.MISSING_KEY.code and diagnostic.at == data.at


def _merged(files: Files, folder: Path) -> tuple[SourceMapping, bool]:
    """evaluation.yaml 与同目录及 appendices/ 下的 YAML 合成一份，按最外层栏目；以及各文件是否都读成了。"""
    merged: SourceMapping | None = None
    others = sorted(f for f in (*folder.glob("*.yaml"), *folder.glob("appendices/*.yaml")) if f.name != MAIN_FILE)
    broken = False
    for file in (folder / MAIN_FILE, *others):
        part = files.mapping(file)
        if part is None:
            broken = True
        elif merged is None:
            merged = part
        else:
            _absorb(files, merged, part)
    return SourceMapping(Location(files.path_of(folder / MAIN_FILE), 1, 1)) if merged is None else merged, not broken


def _absorb(files: Files, merged: SourceMapping, part: SourceMapping) -> None:
    for key, value in part.items():
        if key not in merged:
            merged[key] = value
            merged.key_places[key] = part.key_places[key]
            merged.value_places[key] = part.value_places[key]
        elif key in _SPLITTABLE and isinstance(value, SourceMapping) and isinstance(merged[key], SourceMapping):
            _absorb(files, merged[key], value)
        else:
            other = merged.key_places[key].path
            files.diagnostics.append(codes.KEY_IN_TWO_FILES.found(part.key_places[key], key=key, other=other))


def _read_chapters(files: Files, folder: Path) -> tuple[Chapter, ...]:
    chapters = []
    for file in sorted((folder / "narrative").glob("*.md")):
        named = _CHAPTER_FILE.match(file.name)
        if named is None:
            at = Location(files.path_of(file))
            hint = "请改名，如 10-overview.md；开头的数字只管次序。"
            files.diagnostics.append(codes.BAD_FOLDER_NAME.found(at, name=file.name, hint=hint))
            continue
        chapter = _chapter(files, file, named["slug"])
        if chapter is not None:
            chapters.append(chapter)
    return tuple(chapters)


def _read_texts(files: Files, folder: Path, evaluation: Evaluation | None) -> dict[str, Chapter]:
    texts: dict[str, Chapter] = {}
    for appendix in evaluation.appendices if evaluation else ():
        if appendix.text is None:
            continue
        if not _inside(folder, folder / appendix.text):
            files.diagnostics.append(codes.MISSING_FILE.found(appendix.place_of("text"), key=appendix.text))
            continue
        chapter = _chapter(files, folder / appendix.text, Path(appendix.text).stem)
        if chapter is not None:
            texts[appendix.text] = chapter
    return texts


def _inside(folder: Path, file: Path) -> bool:
    """File 是 folder 之下的文件。把正文本身误填成文件名的，长得不能作文件名，也不是。"""
    try:
        return file.resolve().is_relative_to(folder.resolve()) and file.is_file()
    except (OSError, ValueError):
        return False


def _chapter(files: Files, file: Path, slug: str) -> Chapter | None:
    text = files.text(file)
    if text is None:
        return None
    outcome = parse_chapter(text, files.path_of(file), slug)
    files.diagnostics.extend(outcome.diagnostics)
    return outcome.value
