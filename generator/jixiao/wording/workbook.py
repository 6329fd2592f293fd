"""工作簿里的话：表名、栏名、填写提示、说明。"""

from typing import Final

GUIDE: Final = "说明"
FORM: Final = "自评表"
SCORES: Final = "评分表"
INPUTS: Final = "评分依据"
FUNDS: Final = "资金"
SURVEYS: Final = "问卷"
POINTS: Final = "要点"
DOCUMENTS: Final = "引用文件"
FINDINGS: Final = "问题与建议"
AUDIT: Final = "复核"
SUMMARY: Final = "自评汇总表"

SHEETS: Final = {
    FORM: "官方表样。金额、分值、得分是可以改的格，执行率、总分、等级随之变动。",
    SCORES: "各项指标的分值、规则得分、评定得分与差异，逐级汇总到总分与等级。规则得分都是公式。",
    INPUTS: "每项规则得分所用的数，一项一行，注明写在哪个文件的第几行。改这里的数，评分表随之变动。",
    FUNDS: "项目资金与执行率。",
    SURVEYS: "各题选项的占比或份数、系数与得率。",
    POINTS: "按要点评分的指标：各要点的认定与说明。",
    DOCUMENTS: "本报告引用的文件。",
    FINDINGS: "主要经验、存在的问题与有关建议。",
    AUDIT: "复核发现的各处矛盾，只在内部版里有。",
}
TABLE_SHEET: Final = "数据表“{title}”。合计、小计、比率是公式，旁边照录原文所列的数。"

HOW_TO_READ: Final = (
    "浅黄底、蓝字的格可以改：填的是数据和评定的得分。其余有数的格多是公式，随之变动。",
    "要看一个得分怎样来的，选中它，用 Excel“公式”菜单的“追踪引用单元格”，或看编辑栏里的公式。",
    "规则得分是按评分规则算出的；评定得分是评价者给的，空着的，计入规则得分；两者之差另列一栏，不为零的标红。",
    "百分数的格以 1 为百分之百，显示为百分数。公式内层的 ROUND 消去浮点误差，外层照评分口径取整。",
    "#N/A 表示按现有的数不能判定，不是零分。",
    "文件里存着的值与程序算出的相同；运行 jixiao verify 加本文件名，由 LibreOffice 重算并逐格比较。",
)
READ_HEADING: Final = "怎样读"
CONTENTS_HEADING: Final = "各表"
PROFILE_HEADING: Final = "评分口径"
ABOUT_HEADING: Final = "基本信息"
PROFILE_COLUMNS: Final = ("设置", "取值", "出处")
ADJUSTED: Final = "本评价另作调整：{reason}"
SAMPLE_INPUT: Final = "可以改的格"
SAMPLE_FORMULA: Final = "公式"
WORKBOOK: Final = "评分工作簿"
PROPERTY_NOTE: Final = "由评价数据生成；得分、合计、等级为公式，值与评价报告相同。"

INDICATOR: Final = "指标"
FIRST_LEVEL: Final = "一级指标"
WEIGHT: Final = "分值"
OWN: Final = "自评得分"
RULED: Final = "规则得分"
AWARDED: Final = "评定得分"
SCORE: Final = "得分"
DIFFERENCE: Final = "差异"
RATE: Final = "得分率"
PERFORMANCE: Final = "业绩值"
TARGET: Final = "年度指标值"
ACTUAL: Final = "实际完成值"
REASON: Final = "理由与说明"
TOTAL: Final = "总分"
GRADE: Final = "等级"
EXECUTION: Final = "预算执行率"
SCORES_NOTE: Final = "得分一栏：有评定得分的取评定得分，没有的取规则得分。差异 = 评定得分 − 规则得分。"

POINTS_UNIT: Final = "分"
NO_UNIT: Final = "无"
INPUT_COLUMNS: Final = ("输入项", "值", "单位", "数据项", "出处", "说明")
LINKED: Final = "取自“{sheet}”表"
DERIVED: Final = "由程序算出：{formula}"

AWARD_PROMPT: Final = "填 0 至本项分值之间的数。与规则得分不同的，请写明理由。留空则计入规则得分。"
BAND_TITLE: Final = "评定得分：{band}"
BAND_PROMPT: Final = "属于“{band}”，得分在分值的 {lower} 至 {upper} 之间，由评价者在区间内评定。"
CHOICE_PROMPT: Final = "从下拉单里选：{choices}。得分随之变动。"
RATE_PROMPT: Final = "填百分数，如 95%。得分随之变动。"
NUMBER_PROMPT: Final = "填数，单位：{unit}。得分随之变动。"
MONEY_PROMPT: Final = "填金额，单位：{unit}，不小于 0。执行率与得分随之变动。"
WEIGHT_PROMPT: Final = "填不小于 0 的数。各级分值与得分随之变动。"

TABLE_PREFIX: Final = "表·"
FUND_UNIT: Final = "金额单位：{unit}"
FUND_ITEM: Final = "项目"
PRINTED_RATE: Final = "原文所列执行率"
DENOMINATORS: Final = "各种分母的执行率"
PRINTED: Final = "{name}（原文）"
PRINTED_ROW: Final = "原文所列"
UNIT: Final = "单位：{unit}"
SOURCE: Final = "资料来源：{text}"
NOTE: Final = "注：{text}"

SURVEY_COLUMNS: Final = ("题号", "题目与选项", "占比或份数", "系数", "得率", "原文所列得率", "用于指标")
COEFFICIENT_NOTE: Final = "系数是评分规则的参数，写在得分的公式里；在这里改系数，得率变，得分不变。"
COUNTS: Final = ("计划份数", "发放份数", "有效份数", "有效率")
RESPONDENTS: Final = "调查对象：{text}"

POINT_COLUMNS: Final = ("指标", "序号", "要点", "分值或扣分", "认定", "说明")
MISSING_SHARE: Final = "缺了扣分值的 {share}"
EQUAL_SHARE: Final = "均分，缺了扣 1/{count}"
ALL_REQUIRED: Final = "缺一不可"
FULL_POINTS: Final = "{points} 分"
NOT_FOUND: Final = "没有认定"

FINDING_COLUMNS: Final = ("类别", "编号", "标题", "内容", "相关", "责任单位", "整改期限", "整改状态")
EXPERIENCE: Final = "主要经验"
PROBLEM: Final = "存在的问题"
ADVICE: Final = "有关建议"

AUDIT_COLUMNS: Final = ("编码", "轻重", "说明", "应为", "实为", "位置", "改法")
NO_AUDIT: Final = "没有发现。"

YEAR: Final = "{year} 年度"
SUMMARY_COLUMNS: Final = ("序号", "项目名称", "实施单位", "全年预算数", "全年执行数", "执行率", "总分", "等级")
SUMMARY_TOTAL: Final = "合计（总分为平均）"
SUMMARY_GRADES: Final = "各等级的份数"
SUMMARY_COUNT: Final = "份数"
SUMMARY_UNIT: Final = "金额单位：万元"

VERIFY_HELP: Final = "由 LibreOffice 重算工作簿，逐格与文件里存着的值比较；有不同的以 1 退出。"
NO_FILE: Final = "没有文件 {file}。"
NOT_WORKBOOK: Final = "{file} 不是读得懂的 XLSX：{why}。请用 jixiao export 重新导出，或在 Excel、WPS 里另存为 .xlsx。"
NO_OFFICE: Final = (
    "没有找到 LibreOffice，不能重算。请安装 LibreOffice Calc"
    "（Debian、Ubuntu：apt-get install libreoffice-calc-nogui），使 soffice 在 PATH 里。"
)
OFFICE_FAILED: Final = "LibreOffice 没有算成：{why}。请确认它能打开这个文件。"
UNREADABLE: Final = "读不了 {file}：{why}。"
NO_FORMULAS: Final = "{file} 里没有公式，无可比较。"
VERIFY_COUNTS: Final = "　{sheet}　公式 {count} 格"
VERIFY_SAME: Final = "{file}：重算 {count} 格公式，与存着的值都相同。"
VERIFY_DIFFERENT: Final = "{file}：重算 {count} 格公式，{different} 格与存着的值不同。"
VERIFY_DIFFERENCE: Final = "{sheet}!{cell}　存着的是 {stored}，重算得 {fresh}　公式 ={formula}"
EMPTY_VALUE: Final = "空"
