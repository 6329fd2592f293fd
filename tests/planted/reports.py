"""虚构的评价报告：四个一级指标，各类规则都用上，连同数据表、问卷、问题与建议、正文。"""

from decimal import Decimal
from random import Random

from tests.planted.documents import Data, Document, grade_of, half_up, plain

_PLACES = ("东湖镇", "西山街道", "南苑街道", "北桥镇", "新泾镇", "老港镇")
_WORKS = ("养老服务设施运行", "公园绿化养护", "社区文化活动", "河道保洁", "就业技能培训", "图书馆分馆建设")
_ITEMS = ("设备购置", "人员劳务", "场地租赁", "宣传印刷", "活动组织", "维修养护")


def report(rng: Random, number: int) -> Document:
    """一份项目评价报告。"""
    place, work = rng.choice(_PLACES), rng.choice(_WORKS)
    amounts = _amounts(rng)
    budget, spent = sum(b for _, b, _ in amounts), sum(s for _, _, s in amounts)
    leaves = _leaves(rng, Decimal(spent) / Decimal(budget) * 100)
    scores = {code: score for code, _, score in leaves}
    total = sum(scores.values(), Decimal(0))
    data: Data = {
        "评价类型": "财政支出项目绩效评价",
        "文件状态": "起草中",
        "评分口径": "shanghai",
        "年度": str(2019 + number % 6),
        "项目名称": f"{place}{work}项目（第{number + 1}期）",
        "主管部门": f"{place}人民政府" if place.endswith("镇") else f"{place}办事处",
        "实施单位": f"{place}社区事务服务中心",
        "委托部门": f"{place}财政所",
        "评价机构": "某会计师事务所",
        "评价时段": {"起": f"{2019 + number % 6}-01-01", "止": f"{2019 + number % 6}-12-31"},
        "成文日期": f"{2020 + number % 6}-06",
        "公布值": {"总分": plain(total), "等级": grade_of(total)},
        "资金": {
            "单位": "元",
            "年度资金总额": {
                "年初预算数": str(budget),
                "全年预算数": str(budget),
                "全年执行数": str(spent),
                "公布值": {"执行率": f"{half_up(Decimal(spent) / budget * 100)}%"},
            },
        },
        "表格": {"预算执行": _table(amounts, budget, spent)},
        "指标体系": _tree(leaves),
        "问卷": {"居民": _survey(leaves)},
        "主要经验": [{"标题": "管理有序", "内容": "事前有方案，事中有检查，事后有验收。"}],
        "存在的问题": _problems(leaves),
        "有关建议": _recommendations(leaves, f"{place}社区事务服务中心", 2020 + number % 6),
        "附件": [{"标题": "评价指标体系及得分", "指标体系": "是"}, {"标题": "居民满意度问卷", "问卷": ["居民"]}],
        "原文所述": [
            {"事项": "支出", "值": f"{plain(Decimal(spent) / 10000)}万元", "处": "正文一", "数据项": "资金.全年执行数"},
            {"事项": "总分", "值": f"{plain(total)}分", "处": "摘要", "数据项": "总分"},
            {"事项": "问卷份数", "值": "200份", "处": "正文二"},
            {"事项": "问卷份数", "值": "200份", "处": "附件2"},
            {
                "事项": "前两项预算合计",
                "值": f"{amounts[0][1] + amounts[1][1]}元",
                "处": "正文一",
                "计算": "表.预算执行.第1行.预算 + 表.预算执行.第2行.预算",
            },
        ],
    }
    return Document(f"report-{number}", data, _chapters(place, work, total, scores, leaves))


Leaf = tuple[str, Data, Decimal]


def _amounts(rng: Random) -> list[tuple[str, int, int]]:
    names = rng.sample(_ITEMS, 4)
    rows = []
    for name in names:
        budget = rng.randrange(200, 4000) * 100
        rows.append((name, budget, budget - rng.randrange(1, 10) * 100))
    return rows


def _table(amounts: list[tuple[str, int, int]], budget: int, spent: int) -> Data:
    def rate(paid: int, planned: int) -> str:
        return f"{half_up(Decimal(paid) / planned * 100)}%"

    return {
        "标题": "预算执行情况表",
        "单位": "元",
        "列": [
            {"名称": "内容"},
            {"名称": "预算", "类型": "金额", "求和": "是"},
            {"名称": "支付", "类型": "金额", "求和": "是"},
            {"名称": "执行率", "类型": "比率", "小数": "2", "计算": "支付 / 预算"},
        ],
        "行": [[name, str(planned), str(paid), rate(paid, planned)] for name, planned, paid in amounts],
        "合计": {"公布值": {"预算": str(budget), "支付": str(spent), "执行率": rate(spent, budget)}},
    }


def _leaves(rng: Random, rate: Decimal) -> list[Leaf]:
    """（代码，指标，得分）：清单、达标、阈值扣分、完成比例、分档、定性、问卷。"""
    missing = rng.random() < 0.5
    kinds = rng.choice((20, 25, 40, 50))
    done = kinds if rng.random() < 0.5 else kinds * 9 // 10 if kinds % 10 == 0 else kinds * 4 // 5
    liked = rng.randrange(150, 190)
    satisfied = Decimal(liked) / 2
    threshold = Decimal(10) if rate >= 95 else half_up(max(Decimal(0), 10 - (95 - half_up(rate)) * Decimal("0.5")))
    paper, working, voucher = ("正式资料", "工作资料", "原始凭证")

    def leaf(code: str, name: str, weight: int, rest: Data, score: Decimal, proof: str, kind: str) -> Leaf:
        head: Data = {"代码": code, "名称": name, "分值": str(weight)}
        tail: Data = {"评定得分": plain(score), "证据": [{"名称": proof, "类型": kind}]}
        return code, {**head, **rest, **tail}, score

    full, passed = Decimal(10), {"评分规则": {"类型": "达标"}, "评价数据": {"达标": "是"}}
    shaped = {"年度指标值": "提升", "实际完成值": "达成指标"}
    return [
        leaf("A1", "立项依据充分性", 10, dict(passed), full, "立项批复", paper),
        leaf(
            "A2", "绩效目标明确性", 10,
            {
                "评分标准": "①目标已细化；②指标可衡量。缺少一项扣权重的20%，扣完为止。",
                "评分规则": {"类型": "清单", "要点": ["目标已细化", "指标可衡量"], "每缺一项扣": "20%"},
                "评价数据": {"缺项": ["2"] if missing else []},
            },
            Decimal(8) if missing else full, "绩效目标申报表", paper,
        ),
        leaf(
            "B1", "预算执行率", 10,
            {
                "评分标准": "执行率95%以上得满分；每下降1%扣权重的5%。",
                "评分规则": {"类型": "阈值扣分", "满分线": "95%", "每低": "1%", "扣分值比例": "5%"},
                "评价数据": {"实际值": {"取自": "资金.预算执行率"}},
            },
            threshold, "支付凭证", voucher,
        ),
        leaf("B2", "管理制度健全性", 10, dict(passed), full, "管理制度汇编", paper),
        leaf(
            "C1", "服务场次", 20, {"年度指标值": f"≥{kinds}场", "实际完成值": f"{done}场"},
            half_up(Decimal(20) * done / kinds), "签到册", working,
        ),
        leaf(
            "C2", "验收合格率", 10,
            {
                "评分规则": {
                    "类型": "分档",
                    "档次": [
                        {"下限": "95", "得分比例": "100%"},
                        {"下限": "80", "上限": "95", "得分比例": "60%"},
                        {"上限": "80", "得分比例": "0%"},
                    ],
                },
                "评价数据": {"实际值": f"{rng.randrange(95, 100)}%"},
            },
            full, "验收单", working,
        ),
        leaf("D1", "社会影响", 20, shaped, Decimal(18), "工作总结", "说明材料"),
        leaf(
            "D2", "居民满意度", 10,
            {
                "评分规则": {"类型": "问卷", "系数": {"满意": "1", "不满意": "0"}},
                "评价数据": {"题目": [{"问卷": "居民", "题号": "1"}]},
            },
            half_up(satisfied / 10), "居民问卷", working,
        ),
    ]  # fmt: skip


def _tree(leaves: list[Leaf]) -> list[Data]:
    groups = (("A", "决策"), ("B", "过程"), ("C", "产出"), ("D", "效益"))
    tree = []
    for code, name in groups:
        ours = [(leaf, score) for key, leaf, score in leaves if key.startswith(code)]
        weight = sum(int(leaf["分值"]) for leaf, _ in ours)
        score = sum((s for _, s in ours), Decimal(0))
        printed = {"分值": str(weight), "得分": plain(score), "得分率": plain(half_up(score / weight * 100))}
        children = [leaf for leaf, _ in ours]
        tree.append({"代码": code, "名称": name, "分值": str(weight), "公布值": printed, "下级": children})
    return tree


def _survey(leaves: list[Leaf]) -> Data:
    score = next(score for code, _, score in leaves if code == "D2")
    share = score * 10
    options = {"满意": f"{plain(share)}%", "不满意": f"{plain(100 - share)}%"}
    question = {"题号": "1", "题干": "您对服务是否满意？", "选项": options, "公布值": {"得率": f"{plain(share)}%"}}
    parts = {"计划份数": "200", "发放份数": "200", "有效份数": "200"}
    return {"标题": "居民满意度问卷", "调查对象": "居民", **parts, "题目": [question]}


def _lost(leaves: list[Leaf]) -> list[str]:
    return [code for code, leaf, score in leaves if score < int(leaf["分值"])]


def _problems(leaves: list[Leaf]) -> list[Data]:
    lost = _lost(leaves)
    halves = [lost[: len(lost) // 2 + 1], lost[len(lost) // 2 + 1 :]]
    texts = ("目标与计划衔接不够，事前的测算偏粗。", "成效没有跟踪，居民的意见收集得少。")
    return [
        {"编号": f"问题{n}", "标题": text[:7], "内容": text, "相关指标": codes}
        for n, (codes, text) in enumerate(zip(halves, texts, strict=True), start=1)
        if codes
    ]


def _recommendations(leaves: list[Leaf], unit: str, year: int) -> list[Data]:
    texts = ("把测算做细，按季对照计划检查。", "建立回访，把居民意见纳入下年安排。")
    return [
        {
            "编号": f"建议{n}", "标题": texts[n - 1][:5], "内容": texts[n - 1], "针对问题": [problem["编号"]],
            "责任单位": unit, "整改期限": f"{year}-12", "整改状态": "整改中",
        }
        for n, problem in enumerate(_problems(leaves), start=1)
    ]  # fmt: skip


def _chapters(place: str, work: str, total: Decimal, scores: dict[str, Decimal], leaves: list[Leaf]) -> dict[str, str]:
    weights = {code: leaf["分值"] for code, leaf, _ in leaves}
    said = "\n\n".join(
        f"[](indicator:{code})　满分{weights[code]}分，得{plain(score)}分。" for code, score in scores.items()
    )
    return {
        "narrative/10-overview.md": f"# 基本情况\n\n## 项目概况\n\n{place}开展{work}，"
        "年初预算[](fact:资金.年初预算数)，"
        "支出[](fact:资金.全年执行数)，各项支出见[](table:预算执行)。\n\n![](table:预算执行)\n\n"
        "## 项目绩效目标\n\n服务按计划开展，居民满意。\n",
        "narrative/20-process.md": "# 绩效评价工作开展情况\n\n查阅资料，"
        "发放问卷200份，收回有效问卷200份，"
        "与实施单位交换意见后定稿。\n",
        "narrative/30-conclusion.md": "# 综合评价情况及评价结论\n\n"
        f"总分{plain(total)}分，等级为“{grade_of(total)}”。\n\n"
        "![](indicators:)\n",
        "narrative/40-analysis.md": f"# 绩效评价指标分析\n\n{said}\n\n问卷见[](appendix:2)。\n",
        "narrative/50-findings.md": "# 主要经验及做法、存在的问题及原因分析\n\n![](findings:主要经验)\n\n"
        "![](findings:存在的问题)\n",
        "narrative/60-recommendations.md": "# 有关建议\n\n![](findings:有关建议)\n",
        "narrative/70-others.md": "# 其他需要说明的问题\n\n没有其他需要说明的问题。\n",
    }
