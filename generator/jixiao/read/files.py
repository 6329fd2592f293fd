"""读文件的门：读文本、解析、校验，毛病都记成诊断。"""

from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from jixiao.model.diagnostic import Diagnostic
from jixiao.model.location import Location, SourceMapping
from jixiao.read.faults import faults_of
from jixiao.read.yaml_source import parse_yaml, stray_text
from jixiao.wording.codes import reading as codes
from jixiao.wording.system_faults import system_fault

M = TypeVar("M", bound=BaseModel)


class Files:
    """读文件的门：路径一律相对根目录，读过的文本留下供摘录。"""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sources: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []

    def path_of(self, file: Path) -> str:
        """相对根目录的 POSIX 路径；不在其下的给绝对路径。"""
        try:
            return file.relative_to(self.root).as_posix()
        except ValueError:
            return file.as_posix()

    def text(self, file: Path) -> str | None:
        """文件内容；读不出时记诊断。"""
        path = self.path_of(file)
        try:
            text = file.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            self.diagnostics.append(codes.UNREADABLE.found(Location(path), reason="不是 UTF-8 编码"))
        except OSError as error:
            self.diagnostics.append(codes.UNREADABLE.found(Location(path), reason=system_fault(error)))
        else:
            self.sources[path] = text
            return text
        return None

    def mapping(self, file: Path) -> SourceMapping | None:
        """读一个 YAML 文件，应为一组键值；空文件当作没有栏目。"""
        text = self.text(file)
        if text is None:
            return None
        path = self.path_of(file)
        outcome = parse_yaml(text, path)
        self.diagnostics.extend(outcome.diagnostics)
        if isinstance(outcome.value, SourceMapping):
            return outcome.value
        if outcome.diagnostics:
            return None
        at = Location(path, 1, 1)
        if outcome.value is None:
            return SourceMapping(at)
        # 整个文件读成一段文字：在原文里逐行找写错的冒号，位置才准
        lines = enumerate(text.split("\n"), start=1) if isinstance(outcome.value, str) else ()
        stray = next((s for n, line in lines if (s := stray_text(line, Location(path, n, 1))) is not None), None)
        self.diagnostics.append(
            stray or codes.WRONG_SHAPE.found(at, key="文件", expected="一组键值", actual="别的内容")
        )
        return None

    def model(self, model: type[M], file: Path) -> M | None:
        """读一个 YAML 文件并校验成模型。"""
        data = self.mapping(file)
        return None if data is None else self.validated(model, data, Location(self.path_of(file), 1, 1))

    def validated(self, model: type[M], data: Any, at: Location) -> M | None:  # noqa: ANN401 未校验的数据
        """校验；不合的全部记诊断。"""
        try:
            return model.model_validate(data)
        except ValidationError as error:
            self.diagnostics.extend(faults_of(error, data, at))
            return None
