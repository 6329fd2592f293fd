"""JX0xx 各份评价之间：同一单位、同一文件、同一段文字在各处是否一致。"""

from jixiao.model.diagnostic import Severity
from jixiao.wording.codes.code import Code, Scope

_W, _I = Severity.WARNING, Severity.INFO

UNIT_NAMED_TWICE = Code(
    "JX001",
    "同一单位两种名称",
    _W,
    "{field}“{actual}”与 {where} 的“{expected}”当是同一单位，登记里没有写明",
    "请改用同一名称；确是同一单位的两种写法的，在 _shared/organisations.yaml 里登记为别名，是两个单位的分别登记。",
    "汇总、比较都按单位进行，名称不一会算成两个单位。",
    wrong="实施单位: 某区街道社区党群服务中心",
    right="实施单位: 某街道社区党群服务中心",
    scope=Scope.SITE,
)
PROJECT_NAMED_TWICE = Code(
    "JX002",
    "同一项目两种名称",
    _I,
    "项目名称“{actual}”与 {where} 的“{expected}”像是同一项目",
    "请核对；同一项目各年宜用同一名称，才能前后对照。",
    "项目名称不一，预算和绩效就无法逐年比较。",
    wrong="项目名称: 社区阅览室运行专项经费",
    right="项目名称: 社区阅览室运行项目",
    scope=Scope.SITE,
)
POLICY_REGISTERED_TWICE = Code(
    "JX003",
    "同一文件登记了两次",
    _W,
    "《{title}》登记了两次，标识是“{expected}”与“{actual}”",
    "请并成一条，另一种写法列为别名；确是两份文件的，补上各自的文号或发文机关。",
    "登记两次的文件，依据它的评价会分在两处，废止、替代也只会改到一处。",
    wrong="标题: 关于印发《社区阅览室管理办法》的通知",
    right="标题: 关于印发《社区阅览室借阅办法》的通知",
    scope=Scope.SITE,
)
DOCUMENT_CITED_APART = Code(
    "JX004",
    "各份评价引法不同",
    _W,
    "{place}引用{name}，作“{actual}”，{where} 作“{expected}”",
    "请对照原件改正，并在 _shared/policies/ 里登记这份文件。",
    "同一文件在各份评价里标题或文号不同，至少有一处引错。",
    wrong="《社区阅览室管理办法》（某街发〔2023〕8号）",
    right="《社区阅览室管理办法》（某街发〔2023〕6号）",
    scope=Scope.SITE,
)
TEXT_SHARED = Code(
    "JX005",
    "与别的评价文字雷同",
    _I,
    "{places}与另 {count} 份评价的文字{least}相同：{names}",
    "请核对是否照抄；应当写出本项目自己的目标和情况。",
    "目标要细化、可衡量、与任务相应（财预〔2020〕10号附2），各项目通用的话说明不了任何一个项目。",
    wrong="预期目标: 全年每天向居民免费开放阅览室",
    right="预期目标: 全年开放，读者满意",
    scope=Scope.SITE,
)
YEAR_JUMP = Code(
    "JX006",
    "与上年相比突变而没有说明",
    _I,
    "{what}上年（{where}）为 {expected}，本年为 {actual}，文字里没有说明",
    "请说明变动的原因。",
    "预算翻倍、减半，得分大起大落，读者都会问为什么。",
    wrong="全年预算数: 4.00",
    right="全年预算数: 9.00",
    scope=Scope.SITE,
)
TARGET_LOWERED = Code(
    "JX007",
    "目标值比上年低",
    _I,
    "“{name}”的目标值上年（{where}）为“{expected}”，本年为“{actual}”，没有说明",
    "请在这一项的说明里写明为何调低。",
    "指标值定得过低而超额完成的，应按偏离程度扣分（财预〔2020〕10号第十六条）；目标逐年放低，完成得好也说明不了问题。",
    wrong="年度指标值: ≥18场",
    right="年度指标值: ≥20场",
    scope=Scope.SITE,
)
SCORES_UNIFORM = Code(
    "JX008",
    "一个单位全是最高等级",
    _I,
    "{unit} {year} 年的 {count} 份评价全部为“{grade}”，其中 {full} 份各项指标都得满分",
    "请抽查几份，看目标是否定得过低、得分是否照实。",
    "自评全优而没有差别，就不能为改进管理、安排预算提供依据（财预〔2020〕10号第二十七条）。",
    wrong="公布值: {总分: 100, 等级: 优}",
    right="公布值: {总分: 85, 等级: 良}",
    scope=Scope.SITE,
)

ACROSS_CODES: tuple[Code, ...] = (
    UNIT_NAMED_TWICE,
    PROJECT_NAMED_TWICE,
    POLICY_REGISTERED_TWICE,
    DOCUMENT_CITED_APART,
    TEXT_SHARED,
    YEAR_JUMP,
    TARGET_LOWERED,
    SCORES_UNIFORM,
)
