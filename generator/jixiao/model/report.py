"""编排的产物：一份报告是若干页，一页是若干块，一块由若干行内片段组成。

这里的联合类型是封闭的：每种输出格式都必须穷尽地处理每一种块。块里只有排好的文字与指向，
没有任何需要再算的数。站内地址一律写成相对站点根目录的路径，由输出格式换算。
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

# ---------------------------------------------------------------- 行内


@dataclass(frozen=True, slots=True)
class Text:
    """一段文字。"""

    text: str


@dataclass(frozen=True, slots=True)
class Strong:
    """加重。"""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Emphasis:
    """强调。"""

    children: tuple["Inline", ...]


@dataclass(frozen=True, slots=True)
class Code:
    """代码、路径、字段名。"""

    text: str


@dataclass(frozen=True, slots=True)
class LineBreak:
    """换行。"""


@dataclass(frozen=True, slots=True)
class SitePath:
    """站内地址：path 相对站点根（以 / 结尾的是页，空串是首页），anchor 不含 #。

    query 是地址里的条件（名称，值），如目录的筛选、对比的各份；没有脚本的不看它。
    """

    path: str
    anchor: str = ""
    query: tuple[tuple[str, str], ...] = ()


class LinkKind(StrEnum):
    """链接指向何物，决定样式。"""

    PLAIN = "plain"
    POLICY = "policy"
    INDICATOR = "indicator"
    EVALUATION = "evaluation"
    TABLE = "table"
    APPENDIX = "appendix"
    FINDING = "finding"
    SOURCE = "source"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Link:
    """链接；target 为 str 时是站外地址。"""

    target: SitePath | str
    children: tuple["Inline", ...]
    kind: LinkKind = LinkKind.PLAIN


@dataclass(frozen=True, slots=True)
class FactText:
    """一个可追溯的数：点开见来历。evaluation 是评价标识，key 是数据项名称。

    anchored 为真的，这个数的永久锚点就在这里（计算底稿的总目）。
    """

    evaluation: str
    key: str
    text: str
    tone: str = ""  # ""、"loss"（失分）、"differs"（与规则不一致）
    anchored: bool = False


@dataclass(frozen=True, slots=True)
class Footnote:
    """脚注，只有纸面版有。"""

    content: tuple["Inline", ...]


Inline: TypeAlias = Text | Strong | Emphasis | Code | LineBreak | Link | FactText | Footnote
Inlines: TypeAlias = tuple[Inline, ...]

# ---------------------------------------------------------------- 块


@dataclass(frozen=True, slots=True)
class Heading:
    """标题：level 从 2 起（1 是页名），number 由生成器编排（如“（一）”），可为空。"""

    level: int
    number: str
    content: Inlines
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """段落。"""

    content: Inlines


@dataclass(frozen=True, slots=True)
class ListBlock:
    """列表。"""

    ordered: bool
    items: tuple[tuple["Block", ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """引文。"""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class Preformatted:
    """照原样的文字，如示例。"""

    text: str
    language: str = ""


class Scope(StrEnum):
    """表头单元管辖的范围，即 HTML 的 scope。"""

    COLUMN = "col"
    ROW = "row"
    COLUMN_GROUP = "colgroup"
    ROW_GROUP = "rowgroup"


class Align(StrEnum):
    """单元格对齐：文字靠首，数字靠尾。"""

    START = "start"
    CENTER = "center"
    END = "end"


@dataclass(frozen=True, slots=True)
class Cell:
    """单元格；scope 非空者为表头单元。details 是可就地展开的补充（如评分标准）。"""

    content: Inlines
    scope: Scope | None = None
    align: Align = Align.START
    rowspan: int = 1
    colspan: int = 1
    anchor: str = ""
    details: Inlines = ()
    details_label: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """一行。

    tone 为 ""、"loss"（失分行）、"subtotal"、"total"、"aside"（从属的，较淡，不编入搜索）、"under"（属于上一行）。
    lost 是只看失分项时随行名写出的一句：上级与失分几分；网页才有。
    """

    cells: tuple[Cell, ...]
    tone: str = ""
    anchor: str = ""
    lost: str = ""


@dataclass(frozen=True, slots=True)
class Caption:
    """表题或图题：label 是生成器给的号（“表1”，可为空），unit 是右上角的单位。"""

    label: str
    title: str
    unit: str = ""


class TableRole(StrEnum):
    """表的用途，决定版式。"""

    DATA = "data"  # 一般数据表
    FORM = "form"  # 官方表单的方格（自评表）
    INDICATORS = "indicators"  # 指标体系及得分
    RECORD = "record"  # 左题右值的两列信息


class CardPlace(StrEnum):
    """一行成一张卡时，一格放在哪里；行名总在卡首。"""

    LEAD = "lead"  # 卡首的右边：得分、等级、状态
    PLAIN = "plain"  # 接在下面，不写栏目名：年度、单位，值自己说得明白
    LABELLED = "labelled"  # 接在下面，前面写栏目名


@dataclass(frozen=True, slots=True)
class Table:
    """表。head 之外，rows 中每组是一个 tbody（行首单元可跨组内各行）。widths 是各列相对宽度，空为自动。

    downloads 是网站上这张表的数据文件，纸面上没有。cards 是窄屏上每行成一张卡时各栏的位置，空为不成卡；
    成卡的表，表头一行，没有跨行跨列的单元。
    """

    anchor: str
    caption: Caption | None
    head: tuple[Row, ...]
    groups: tuple[tuple[Row, ...], ...]
    foot: tuple[Row, ...] = ()
    role: TableRole = TableRole.DATA
    notes: tuple[Inlines, ...] = ()
    widths: tuple[int, ...] = ()
    downloads: tuple[Link, ...] = ()
    cards: tuple[CardPlace, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """一根条：percent 是 0–100 的文字（如 "85.00"），note 是右侧说明。"""

    label: Inlines
    percent: str
    note: Inlines


@dataclass(frozen=True, slots=True)
class BarChart:
    """条形图：得分率、问卷选项。title、description 供读屏。"""

    anchor: str
    caption: Caption | None
    title: str
    description: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """概览卡：大字值、名目、旁注。"""

    label: str
    value: Inlines
    note: Inlines = ()


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """一组概览卡；首张为主（总分与等级）。"""

    items: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """提示：tone 为 "info" 或 "warning"。"""

    tone: str
    title: str
    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class CardLine:
    """来历卡的一栏：名目与内容。repeated 为真的，卡所在的页上别处已写，只在浮出的卡里写。"""

    label: str
    items: tuple[Inlines, ...]
    repeated: bool = False


@dataclass(frozen=True, slots=True)
class DerivationCard:
    """一张卡：题、值与各栏。

    多是一个数的来历（公式、代入、结果、取整、输入、证据、依据，anchor 形如 f-指标.B11.规则得分），
    也用于一条复核发现；tone 为 ""、"warning"（要答复的）、"quiet"（已说明的）、"source"（只有出处的，一行写下）。
    subject 是题前的主语，卡所在的页就讲它，只在浮出的卡里写。
    """

    anchor: str
    title: str
    value: str
    lines: tuple[CardLine, ...]
    tone: str = ""
    subject: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """带锚点的一段，供表格一行展开为一节（如单项指标）。

    records 是写着这一段全部各条的数据文件（站内地址）：有脚本的换成可以筛选、排序的表，没有的照看这一段。
    """

    anchor: str
    blocks: tuple["Block", ...]
    records: str = ""


Block: TypeAlias = (
    Heading
    | Paragraph
    | ListBlock
    | Quote
    | Preformatted
    | Table
    | BarChart
    | KeyFigures
    | Notice
    | DerivationCard
    | Section
)

# ---------------------------------------------------------------- 页与报告


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """目录的一项。holds 是从前在本页、如今在那里的锚点：带着它们的旧地址由这一项转去。"""

    title: str
    target: SitePath
    depth: int = 0
    holds: tuple[str, ...] = ()


class PageRole(StrEnum):
    """页在报告里的位置；纸面文件据此取舍、排列。"""

    FORM = "form"  # 自评表，整份就是这一页
    OVERVIEW = "overview"  # 网站的首页：要点、失分、基本信息
    SUMMARY = "summary"  # 摘要；网站上并入首页，纸面上自成一章
    INDICATORS = "indicators"  # 带评分标准的指标体系全表；纸面上见附件
    CHAPTER = "chapter"
    APPENDIX = "appendix"
    DOCUMENTS = "documents"  # 引用文件
    INDICATOR = "indicator"  # 一项指标，网站才有
    TRACE = "trace"  # 计算底稿，网站才有
    AUDIT = "audit"  # 复核，只在内部的构建里
    COMPARISON = "comparison"  # 几份评价并列
    OTHER = "other"  # 政策文件、规则等，不属于某份评价


@dataclass(frozen=True, slots=True)
class Page:
    """一页。path 相对站点根，以 / 结尾；crumbs 是上级各页；subtitle 是题下一行（类型、单位、日期）。

    window_title 是浏览器标签与检索结果里的题名（如“一、项目概况 · 某项目”），空则同 title。
    remark 是题下的一行说明，如正文由谁改写。
    before、after 是前后相邻的页，没有为 None。contents 是几页合用的目录（一章分成几页的），空则列本页的标题。
    """

    path: str
    title: str
    blocks: tuple[Block, ...]
    subtitle: Inlines = ()
    remark: Inlines = ()
    description: str = ""
    crumbs: tuple[NavigationEntry, ...] = ()
    navigation: tuple[NavigationEntry, ...] = ()
    navigation_title: str = ""
    window_title: str = ""
    role: PageRole = PageRole.OTHER
    before: NavigationEntry | None = None
    after: NavigationEntry | None = None
    contents: tuple[NavigationEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """一份评价编排完毕的全部页。summary 是摘要一章，网站上并在首页里，纸面上自成一章；没有为 None。"""

    evaluation: str
    title: str
    pages: tuple[Page, ...]
    summary: Page | None = None
