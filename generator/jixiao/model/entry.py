"""文件里写的东西：一切数据模型的基类，以及标量的写法。

读取阶段把每个标量都原样交来（文字或空），要不要当作数、日期、是非，由模型决定。
所以 no、on、010、12:30:00 写在文字栏里就是文字，29.60 写在数字栏里就是 29.60。
"""

import unicodedata
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, ClassVar, Self, TypeAlias

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ModelWrapValidatorHandler,
    PlainValidator,
    PrivateAttr,
    WithJsonSchema,
    model_validator,
)

from jixiao.model.location import Location, SourceMapping

_NOWHERE = Location("")
_SLUG = r"[a-z0-9]+(-[a-z0-9]+)*"

FormerIdentifier: TypeAlias = Annotated[str, Field(pattern=rf"^{_SLUG}(/{_SLUG})*$")]
"""改名以前的标识，旧地址由它得来。"""


class Entry(BaseModel):
    """一段映射。键是官方表格上的中文名称，不认识的键一律拒收；记得自己写在哪里。"""

    model_config: ClassVar[ConfigDict] = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    _source: SourceMapping | None = PrivateAttr(default=None)

    @model_validator(mode="wrap")
    @classmethod
    def _remember(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:  # noqa: ANN401 未校验的数据
        if isinstance(data, SourceMapping):
            data.known_keys = tuple(f.alias or n for n, f in cls.model_fields.items())
        entry = handler(data)
        if isinstance(data, SourceMapping):
            entry._source = data  # noqa: SLF001 本类的私有属性
        return entry

    @property
    def at(self) -> Location:
        """这段映射开始的位置；不是从文件读来的则为空位置。"""
        return self._source.at if self._source is not None else _NOWHERE

    def place_of(self, field: str) -> Location:
        """某个字段（英文名）的值写在哪里；没有写出的字段，退回整段的位置。"""
        if self._source is None:
            return _NOWHERE
        alias = type(self).model_fields[field].alias or field
        return self._source.value_places.get(alias, self._source.at)

    def as_written(self) -> dict[str, Any]:
        """照文件里写的样子（中文键、未换算的值），供改动个别栏目后重新校验。"""
        return dict(self._source) if self._source is not None else {}


def as_mapping(model: type[Entry], key: str) -> BeforeValidator:
    """只写一个值时，等于只写了 key 这一栏；Schema 里两种写法都列出。"""

    def expand(value: Any) -> Any:  # noqa: ANN401 未校验的数据
        return {key: value} if isinstance(value, str) else value

    return BeforeValidator(expand, json_schema_input_type=model | str | Decimal)


# ---------------------------------------------------------------- 标量


def plain(text: str) -> str:
    """统一半角全角（数字、括号、百分号），去掉首尾空白。"""
    return unicodedata.normalize("NFKC", text).strip()


def to_number(value: object) -> Decimal:
    """“1,663.27”“29.60”“１２” → Decimal，位数照原样保留。

    Raises:
        ValueError: 不是数，或千分位逗号的位置不对。

    """
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, str):
        raise ValueError(f"应为数字，写的是{_shape(value)}")  # noqa: TRY004 pydantic 只把 ValueError 当作校验错误
    text = plain(value)
    whole, _, decimals = text.lstrip("+-").partition(".")
    if "," in text:
        groups = whole.split(",")
        if "," in decimals or not (1 <= len(groups[0]) <= 3 and all(len(g) == 3 for g in groups[1:])):
            raise ValueError(f"“{value}”的千分位逗号位置不对")
        text = text.replace(",", "")
    if "_" in text or not text.isascii():
        raise ValueError(f"“{value}”不是数字")
    try:
        number = Decimal(text)
    except InvalidOperation:
        raise ValueError(f"“{value}”不是数字") from None
    if not number.is_finite() or "e" in text.lower():
        raise ValueError(f"“{value}”不是数字")
    return number


def number_in(text: str | None) -> Decimal | None:
    """表格一格里的数，百分数以百分点计；空格、横线、读不懂的文字都不是数。"""
    if text is None or plain(text) in {"", "-", "—", "/", "无"}:
        return None
    try:
        return to_number(plain(text).removesuffix("%"))
    except ValueError:
        return None


def _to_percentage(value: object) -> Decimal:
    if isinstance(value, str) and plain(value).endswith("%"):
        return to_number(plain(value)[:-1])
    shown = value if isinstance(value, str) else _shape(value)
    raise ValueError(f"应写成百分数，如 95%，写的是“{shown}”")


def _to_flag(value: object) -> bool:
    if isinstance(value, str) and value in {"是", "true", "True", "TRUE"}:
        return True
    if isinstance(value, str) and value in {"否", "false", "False", "FALSE"}:
        return False
    shown = value if isinstance(value, str) else _shape(value)
    raise ValueError(f"应为“是”或“否”，写的是“{shown}”")


def _to_words(value: object) -> str:
    if isinstance(value, str):
        return value
    raise ValueError(f"应为文字，写的是{_shape(value)}")


def _shape(value: object) -> str:
    if value is None:
        return "空"
    if isinstance(value, dict):
        return "一组键值"
    if isinstance(value, list):
        return "列表"
    return f"“{value}”"


_NUMBER_SCHEMA = {"anyOf": [{"type": "number"}, {"type": "string", "pattern": r"^[+-]?[0-9][0-9,]*(\.[0-9]+)?$"}]}

Number = Annotated[Decimal, BeforeValidator(to_number), WithJsonSchema(_NUMBER_SCHEMA)]
"""数。千分位逗号可写可不写，小数位数照原样保留。"""

Percentage = Annotated[
    Decimal,
    BeforeValidator(_to_percentage),
    WithJsonSchema({"type": "string", "pattern": r"^[0-9][0-9,]*(\.[0-9]+)?\s*[%％]$"}),
]
"""百分数，以百分点计：95% 存为 95。必须写百分号，免得 0.95 与 95 混淆。"""

Flag = Annotated[bool, PlainValidator(_to_flag), WithJsonSchema({"enum": ["是", "否", True, False]})]
"""是非。只认“是／否”（和 YAML 1.2 的 true／false）。"""

Words = Annotated[str, BeforeValidator(_to_words), WithJsonSchema({"type": ["string", "number", "boolean", "null"]})]
"""文字。编辑器里看着像数的（如 2024）也照原样当文字。"""


@dataclass(frozen=True, slots=True)
class PartialDate:
    """年、年月或年月日。"""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        text = f"{self.year}年"
        if self.month is not None:
            text += f"{self.month}月"
        if self.day is not None:
            text += f"{self.day}日"
        return text

    @property
    def iso(self) -> str:
        """2025-07 的写法。"""
        parts = [f"{self.year:04}"] + [f"{p:02}" for p in (self.month, self.day) if p is not None]
        return "-".join(parts)

    @property
    def last_day(self) -> date:
        """最晚可能是哪一天：只到年月的取期末。"""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _to_date(value: object) -> PartialDate:
    shown = value if isinstance(value, str) else _shape(value)
    fault = ValueError(f"应写成 2025、2025-07 或 2025-07-18，写的是“{shown}”")
    if isinstance(value, PartialDate):
        return value
    if not isinstance(value, str):
        raise fault
    parts = plain(value).split("-")
    if not 1 <= len(parts) <= 3 or not all(p.isdecimal() for p in parts) or len(parts[0]) != 4 or parts[0] == "0000":
        raise fault
    numbers = [int(p) for p in parts]
    if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
        raise fault
    if len(numbers) == 3:
        leap = numbers[0] % 4 == 0 and (numbers[0] % 100 != 0 or numbers[0] % 400 == 0)
        longest = 28 if numbers[1] == 2 and not leap else _DAYS[numbers[1] - 1]
        if not 1 <= numbers[2] <= longest:
            raise fault
    return PartialDate(*numbers)


Date = Annotated[
    PartialDate,
    PlainValidator(_to_date),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": r"^\d{4}(-\d{1,2}){0,2}$"}, {"type": "integer"}]}),
]
"""日期，可以只到年或月。"""
