"""JX1xx 文件与语法，JX2xx 栏目与取值，JX4xx 引用。"""

from jixiao.model.diagnostic import Severity
from jixiao.wording.codes.code import Code, Scope

_E = Severity.ERROR


def _broken(code: str, title: str, message: str, remedy: str, why: str, scope: Scope = Scope.FILE) -> Code:
    return Code(code, title, _E, message, remedy, why, scope=scope, source_fault=True)


UNREADABLE = _broken(
    "JX101",
    "文件读不出",
    "读不出文件：{reason}",
    "请确认文件存在、可读，并以 UTF-8 编码保存。",
    "读不出的文件无法评分，也不能当作没有。",
)
SYNTAX = _broken(
    "JX102",
    "YAML 语法有误",
    "YAML 写法有误：{reason}",
    "请核对这一行与上一行的缩进、引号、括号和冒号。",
    "一处语法错误会使整个文件无法解释。",
)
FULL_WIDTH_COLON = _broken(
    "JX103",
    "用了全角冒号",
    "“{key}”后面是全角冒号“：”",
    "请改成半角冒号加一个空格，如“{key}: 值”。",
    "YAML 只认半角冒号，全角冒号会被当作文字的一部分。",
)
TAB = _broken(
    "JX104",
    "用了制表符缩进",
    "这里用制表符（Tab）缩进",
    "请改用空格缩进，每级两个空格。",
    "YAML 不允许用制表符缩进。",
)
COLON_WITHOUT_SPACE = _broken(
    "JX105",
    "冒号后缺空格",
    "“{key}:”后面缺一个空格",
    "请写成“{key}: 值”。",
    "半角冒号后没有空格时，YAML 把整行当作一段文字。",
)
BLOCK_SIGN = _broken(
    "JX106",
    "大于号开头的值没有加引号",
    "值以“>”开头，YAML 把它当作折行文字的记号",
    "请加引号，如 '>95(%)'。",
    "不加引号时，读出的目标值会少掉大于号。",
)
DUPLICATE_KEY = _broken(
    "JX107",
    "栏目重复",
    "“{key}”写了两次",
    "请删去一处，或把两处合并。",
    "重复的栏目只有一处会生效，另一处的数字会无声地丢失。",
)
TOO_DEEP = _broken(
    "JX108",
    "嵌套过深",
    "嵌套超过 {limit} 层",
    "请检查缩进或方括号是否配对。",
    "正常的评价数据不会嵌套这样深，多半是括号没有配对，或别名引用了自身。",
)
TOO_MANY_ALIASES = _broken(
    "JX109",
    "别名展开过多",
    "别名（*）展开后超过 {limit} 个值",
    "请把数据直接写出，不用别名。",
    "层层引用的别名能使几行文字展开成上亿个值，拖垮整个构建。",
)
EXPLICIT_TAG = _broken(
    "JX110",
    "不支持的标记",
    "写了类型标记“{tag}”",
    "请删去标记，直接写值。",
    "类型由栏目决定，标记可能在读入时执行程序，一律不收。",
)
NOT_A_KEY = _broken(
    "JX111",
    "键不是文字",
    "键应为一段文字",
    "请把键写成栏目名称。",
    "栏目名称才能与表格对应。",
)
KEY_IN_TWO_FILES = _broken(
    "JX112",
    "同一栏目写在两个文件里",
    "“{key}”在 {other} 中已经写过",
    "请只留一处。",
    "一份评价的各文件合成一份数据，同一栏目只能有一处。",
    Scope.EVALUATION,
)
THOUSANDS_IN_FLOW = _broken(
    "JX113",
    "花括号里的千分位逗号",
    "“{key}”像是被逗号拆开的金额",
    "花括号和方括号里的逗号是分隔符：请去掉千分位逗号，或给金额加引号。",
    "金额被拆成两段后，读出的数只剩前一段。",
)

MISSING_KEY = _broken("JX201", "缺少栏目", "缺少“{key}”", "请补上“{key}”。", "缺了它，后面的计算或版面无从谈起。")
UNKNOWN_KEY = _broken(
    "JX202",
    "不认识的栏目",
    "不认识的栏目“{key}”",
    "请核对名称；可用的栏目见使用指南。",
    "写错名称的栏目若被放过，里面的数字就会无声地不算。",
)
WRONG_VALUE = _broken(
    "JX203", "取值不对", "“{key}”的取值不对：{reason}", "请按所说改正。", "取值不对就无法计算或编排。"
)
WRONG_CHOICE = _broken(
    "JX204",
    "不在可选范围内",
    "“{key}”写的是“{actual}”",
    "应为：{expected}。",
    "这一栏只认列出的几种写法，别的写法程序不知其意。",
)
WRONG_SHAPE = _broken(
    "JX205",
    "形状不对",
    "“{key}”应为{expected}，写的是{actual}",
    "请参照使用指南的示例改写。",
    "形状不对就无法对应到表格的栏目。",
)
UNKNOWN_KIND = _broken(
    "JX206",
    "不认识的评价类型",
    "不认识的评价类型“{kind}”",
    "应为：{known}。",
    "评价类型决定版式、提纲和必备栏目。",
)
REQUIRED_FOR_KIND = _broken(
    "JX207",
    "缺少本类评价的必备栏目",
    "{kind}缺少“{key}”",
    "请补上“{key}”。",
    "表样与提纲要求有这一栏。",
    Scope.EVALUATION,
)
UNKNOWN_PROFILE = _broken(
    "JX208",
    "没有这个评分口径",
    "没有评分口径“{profile}”",
    "可用的有：{known}。",
    "没有口径就不知道如何取整、如何定级。",
)
REPEATED_IDENTITY = _broken(
    "JX209",
    "标识重复",
    "{what}“{key}”登记了两次",
    "请合并为一条，其他写法放进“别名”。",
    "重复登记会使引用不知指向哪一条。",
    Scope.SITE,
)
CHAPTER_WITHOUT_TITLE = _broken(
    "JX210",
    "章节没有标题",
    "文件没有以“# 章题”开头",
    "请在第一行写“# 章题”，不带编号。",
    "章题用于目录与编号。",
)
BAD_FOLDER_NAME = _broken(
    "JX211",
    "目录名或文件名不合规范",
    "名称“{name}”不是小写字母、数字和连字符",
    "请改名，如 2024/xinzhuang-dangjian。",
    "目录名、文件名就是网址和导出文件名，须稳定、可转述。",
)
WRONG_FORMULA = _broken(
    "JX212",
    "计算式有误",
    "{what}的计算式有误：{reason}",
    "请核对名称和符号；名称里有括号、横线的，写在方括号里，如 [预算（万元）]。",
    "算不出的列无法与印出的数核对。",
)

ROW_LENGTH = _broken(
    "JX213",
    "表的行格数不对",
    "表“{table}”第 {number} 行有 {actual} 格，应为 {expected} 格",
    "请核对这一行的各格。",
    "一行多一格或少一格，后面的数就都错了列。",
)
SPLIT_GROUP = _broken(
    "JX214",
    "同组的行不相连",
    "表“{table}”第 {number} 行的“{by}”又是“{group}”，与前面到第 {other} 行为止的一组不相连",
    "请把同组的行排在一起；不是一组的，给它另一个组名。",
    "小计写在每组之后，一组分在两处就不知该加哪几行。",
)

FORMER_TAKEN = _broken(
    "JX215",
    "曾用标识相冲突",
    "{what}的曾用标识“{key}”还指着别的一处",
    "请删去一处；旧标识又用作现在的标识的，给现在的改名。",
    "旧地址只能转到一个新地址，指着两处的不知该去哪里。",
    Scope.SITE,
)

UNKNOWN_FACT = _broken(
    "JX401",
    "没有这个数据项",
    "没有数据项“{key}”",
    "请核对名称；运行 jixiao explain {evaluation} 可列出全部数据项。",
    "正文里的数字都应来自数据，指向不存在的数据项等于没有出处。",
    Scope.EVALUATION,
)
FACT_TEXT_DIFFERS = Code(
    "JX402",
    "正文数字与数据不一致",
    _E,
    "正文写“{actual}”，数据项“{key}”是“{expected}”",
    "请改正文字，或让方括号留空由程序填写。",
    "同一个数在正文与数据中不同，读者无从取信。",
)
UNKNOWN_REFERENCE = _broken(
    "JX403", "引用落空", "没有{what}“{key}”", "请核对名称。", "引用落空，读者点进去没有内容。", Scope.EVALUATION
)
UNKNOWN_SCHEME = _broken(
    "JX404",
    "不认识的引用",
    "不认识的引用“{key}”",
    "可用的有：{known}。",
    "不认识的引用会成为失效的链接。",
)
MISSING_FILE = _broken(
    "JX405",
    "引用的文件不存在",
    "没有文件“{key}”",
    "请核对文件名，路径相对本评价目录。",
    "附件的正文缺失。",
    Scope.EVALUATION,
)
RAW_HTML = _broken(
    "JX406",
    "正文里有 HTML",
    "正文里写了 HTML：{key}",
    "请改用 Markdown 写法。",
    "HTML 在 PDF 与 DOCX 中无从呈现，也可能夹带脚本。",
)

READING_CODES: tuple[Code, ...] = (
    UNREADABLE,
    SYNTAX,
    FULL_WIDTH_COLON,
    TAB,
    COLON_WITHOUT_SPACE,
    BLOCK_SIGN,
    DUPLICATE_KEY,
    TOO_DEEP,
    TOO_MANY_ALIASES,
    EXPLICIT_TAG,
    NOT_A_KEY,
    KEY_IN_TWO_FILES,
    THOUSANDS_IN_FLOW,
    MISSING_KEY,
    UNKNOWN_KEY,
    WRONG_VALUE,
    WRONG_CHOICE,
    WRONG_SHAPE,
    UNKNOWN_KIND,
    REQUIRED_FOR_KIND,
    UNKNOWN_PROFILE,
    REPEATED_IDENTITY,
    CHAPTER_WITHOUT_TITLE,
    BAD_FOLDER_NAME,
    WRONG_FORMULA,
    ROW_LENGTH,
    SPLIT_GROUP,
    FORMER_TAKEN,
    UNKNOWN_FACT,
    FACT_TEXT_DIFFERS,
    UNKNOWN_REFERENCE,
    UNKNOWN_SCHEME,
    MISSING_FILE,
    RAW_HTML,
)
