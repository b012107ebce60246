"""Every figure that shapes the sample city, each published with its source or labelled as an assumption.

A figure with `published` set was read in the source that it names; all others are assumptions made because no public
figure was found, and may not be quoted as facts about Bayannur. How figures become lives stands in the other modules.
"""

from dataclasses import dataclass

CENSUS = "巴彦淖尔市第七次全国人口普查公报（2020-11-01）"


class Figure(float):
    """A number that knows its unit, where it comes from, and whether it was published or assumed."""

    unit: str
    source: str
    published: bool

    def __new__(cls, value: float, unit: str, source: str, *, published: bool = False) -> "Figure":
        figure = super().__new__(cls, value)
        figure.unit, figure.source, figure.published = unit, source, published
        return figure


@dataclass(frozen=True)
class CountyFigures:
    """What sets one county apart. `id_prefix` is its address code of 1982–2002 (GB/T 2260)."""

    id_prefix: str
    residents: Figure
    rural_share: Figure
    mongolian_weight: Figure
    pastoral: Figure


def _county(prefix: str, residents: int, rural: float, mongolian: float, pastoral: float) -> CountyFigures:
    return CountyFigures(
        prefix,
        Figure(residents, "人", "2010年人口加公报所列变化推算，与全市合计相符"),
        Figure(rural, "比例", "假设：按全市乡村人口61.58万人在旗县区之间分摊"),
        Figure(mongolian, "权重", "假设：牧业旗蒙古族较多；全市比例由公报校准"),
        Figure(pastoral, "比例", "假设：领取草原生态补奖的户所占比例"),
    )


COUNTIES = {
    "150802": _county("152801", 582_206, 0.27, 3.0, 0.02),
    "150821": _county("152822", 224_809, 0.48, 2.5, 0.02),
    "150822": _county("152823", 90_477, 0.48, 4.6, 0.20),
    "150823": _county("152824", 257_826, 0.48, 6.0, 0.15),
    "150824": _county("152825", 112_159, 0.48, 15.0, 0.50),
    "150825": _county("152826", 53_946, 0.48, 20.0, 0.60),
    "150826": _county("152827", 217_292, 0.48, 2.5, 0.01),
}

HOUSEHOLD_SIZE = Figure(2.24, "人/户", CENSUS, published=True)
# Shares of households with one to six members: assumed, with the published mean.
SIZE_SHARES = (0.26, 0.422, 0.18, 0.104, 0.027, 0.007)
HAN_SHARE = Figure(1_426_361 / 1_538_715, "比例", CENSUS, published=True)
MONGOLIAN_SHARE = Figure(84_702 / 1_538_715, "比例", CENSUS, published=True)
MALE_PER_FEMALE = Figure(1.044, "倍", CENSUS, published=True)
DEATHS = Figure(0.00374, "每人每年", "磴口县2020年统计公报：死亡率3.74‰", published=True)
MOVES = Figure(0.004, "每人每年", "假设：迁出")
OTHER_MINORITIES = ("回族", "满族", "达斡尔族")

ID_SAME_COUNTY = Figure(0.93, "比例", "假设：证件地址码属现居旗县区")
ID_SAME_CITY = Figure(0.045, "比例", "假设：证件地址码属本市其他旗县区")
# Address codes from which families moved in: 民勤, 神木, 土默特右旗, 达茂旗 (the choice is assumed).
ID_ELSEWHERE = ("622323", "612722", "150221", "150223")

# Registered households and help -----------------------------------------------------------------------------------
REGISTERED = Figure(0.078, "户比例", "假设：试点取乡村人口的5%–8%；本市建档立卡数未见公布")
# Types among registered households: assumed for the spring of 2020, when nearly all had left poverty.
HOUSEHOLD_TYPES = {"已脱贫": 0.968, "未脱贫": 0.018, "返贫": 0.003, "新识别": 0.005, "预脱贫": 0.006}
CANCELLED = Figure(0.006, "比例", "假设：已注销户与在册户之比")
DIBAO_LINE = Figure(5800, "元/人年", "假设：本市农村牧区低保标准2019–2020年未见公布")
DIBAO_REACH = Figure(0.86, "比例", "假设：应保者中已享受低保的比例")
TEKUN_PAYMENT = Figure(7540, "元/人年", "假设：低保标准的1.3倍")
NO_HELPER = Figure(0.004, "比例", "假设：没有帮扶责任人的建档立卡户")

# Health -------------------------------------------------------------------------------------------------------------
DISABLED = Figure(0.03, "比例", "假设：持证残疾人比例")
SERIOUS_DISEASE = Figure(0.0022, "每人每年", "假设：新发大病")
UNINSURED = Figure(0.0045, "比例", "假设：未参加基本医疗保险的人")
OUTPATIENT_VISITS = Figure(0.9, "次/人年", "假设：门诊与药店结算次数")
ADMISSIONS = Figure(0.13, "次/人年", "假设：住院次数，随年龄与慢病上升")
INPATIENT_COST = Figure(6000, "元/次", "假设：住院费用中位数")
SERIOUS_COST = Figure(21_000, "元/次", "假设：大病住院费用中位数")
OUTPATIENT_COST = Figure(160, "元/次", "假设：门诊费用中位数")
INJURY = Figure(0.02, "比例", "假设：住院中因意外伤害的比例")
COMPLIANT = Figure(0.85, "比例", "假设：自付费用中合规部分")
CRITICAL_DEDUCTIBLE = Figure(14_000, "元", "假设：大病保险起付线")
CRITICAL_RATE = Figure(0.6, "比例", "假设：大病保险支付比例")
NEW_CERTIFICATE = Figure(0.03, "比例", "假设：近一年新办残疾人证的比例")
SUBSIDY_MISSED = Figure(0.04, "比例", "假设：重度残疾人未领到两项补贴的比例")

# Schooling ----------------------------------------------------------------------------------------------------------
# Yearly cost of study and living in yuan by stage (median, all assumed).
SCHOOL_COST = {"学前": 3600, "小学": 2200, "初中": 3000, "高中": 6500, "中职": 5200, "高职": 8500, "大学": 9800}
# Aid a term in yuan by stage for registered and dibao families (assumed).
SCHOOL_AID = {"学前": 600, "小学": 500, "初中": 625, "高中": 1000, "中职": 1000, "高职": 2500, "大学": 2700}
DROPOUT = Figure(0.0012, "比例", "假设：义务教育阶段辍学")

# Income -------------------------------------------------------------------------------------------------------------
RURAL_INCOME = Figure(
    15_283, "元/人年", "假设：内蒙古2019年农村牧区人均可支配收入（由2017年12584元与公布增速推算）；本市未见公布"
)
REGISTERED_INCOME = Figure(10_473, "元/人年", "内蒙古建档立卡户2019年人均纯收入（公开报道）", published=True)
INCOME_KNOWN = Figure(0.6, "比例", "假设：一般户中有收入台账的比例")
WAGE = Figure(18_500, "元/人年", "假设：务工者年工资中位数")
FARM_GROSS = Figure(25_500, "元/劳力年", "假设：每个劳力的生产经营毛收入中位数")
FARM_COST = Figure(0.46, "比例", "假设：生产经营支出占毛收入")
LAND_RENT = Figure(4_500, "元/人年", "假设：无劳力户土地流转收入中位数")
PENSION = Figure(1_800, "元/人年", "假设：城乡居民养老金")
PASTORAL_SUBSIDY = Figure(4_800, "元/户年", "假设：草原生态补奖中位数")
LAND_SUBSIDY = Figure(620, "元/人年", "假设：耕地地力保护等补贴中位数")
FAMILY_SUPPORT = Figure(2_400, "元/人年", "假设：不同住子女给老人的赡养费中位数")
# Codes of the subsidy policies that the city's rulebook ships as examples, and how often a ledger names each (assumed).
POLICY_CODES = {"BZLONG": 0.62, "BZ2025": 0.2, "BZADJ": 0.08, "BZ2020": 0.07, "BZ2021": 0.03}

# Misfortune ---------------------------------------------------------------------------------------------------------
NATURAL_EVENTS = Figure(5, "次/旗县年", "假设：造成农户损失的自然灾害次数")
NATURAL_REACH = Figure(0.012, "比例", "假设：一年内受灾户比例")
NATURAL_LOSS = Figure(3_600, "元/户", "假设：受灾户损失中位数")
ACCIDENTS = Figure(0.0012, "每户每年", "假设：意外事故")
FAILURES = Figure(0.0025, "每户每年", "假设：产业失败")

# The year after the as-of date, for back-tests ------------------------------------------------------------------------
# Nothing below stands in a file of a department; all of it is assumed.
LIVING_NEED = Figure(4_300, "元/人年", "假设：一人户维持基本生活一年所需")
LIVING_NEED_NEXT = Figure(0.62, "比例", "假设：同户每增加一人所需与第一人之比")
SPENT_ABOVE_NEED = Figure(0.72, "比例", "假设：收入高于基本所需的部分中用于消费的比例")
SAVINGS = Figure(0.3, "年收入", "假设：积蓄中位数与年收入之比")
SAVINGS_REGISTERED = Figure(0.45, "倍", "假设：建档立卡户的积蓄与同等收入一般户之比，过去的困难已用去一部分")
CREDIT = Figure(2_500, "元/户", "假设：能向亲友邻里借到的数额中位数")
KIN_HELP = Figure(0.3, "比例", "假设：亲属分担缺口的平均比例")
KIN_HELP_MOST = Figure(6_000, "元/户年", "假设：亲属一年分担数额中位数")
PAST_BORNE_BY_SAVINGS = Figure(0.5, "比例", "假设：过去十二个月的病、灾支出中由积蓄承担的部分")
JOB_LOSS = Figure(0.035, "户比例/年", "假设：一年内失去工作的务工户")
STILL_WITHOUT_WORK = Figure(0.6, "比例", "假设：已失去工作的人中此后仍长期未就业的比例")
LATER_DEATHS = Figure(0.0022, "每人每年", "假设：中青年死亡率，随年龄上升，大病者更高")
FUNERAL = Figure(9_000, "元", "假设：丧葬支出中位数")
BIRTHS = Figure(0.035, "每户每年", "假设：有20–40岁妇女的户生育的比例")
BIRTH_COST = Figure(3_500, "元", "假设：生育支出中位数")
POOR_HARVEST = Figure(0.16, "标准差", "假设：下一年经营收入的波动")
CONFIRMED = Figure(0.92, "比例", "假设：陷入困难的户中被基层核实登记的比例")

# Homes, work and provision ------------------------------------------------------------------------------------------
HOUSE_SURVEYED = Figure(0.3, "比例", "假设：一般户中做过住房安全鉴定的比例；建档立卡户全部鉴定")
DANGEROUS = Figure(0.04, "比例", "假设：建档立卡户中曾鉴定为C、D级的比例")
DANGEROUS_GENERAL = Figure(0.015, "比例", "假设：已鉴定的一般户中C、D级的比例")
GRADE_D = Figure(0.35, "比例", "假设：C、D级中D级的比例")
HOUSE_REPAIRED = Figure(0.92, "比例", "假设：C、D级中已安排改造的比例")
HOUSE_OCCUPIED = Figure(0.93, "比例", "假设：有人居住的房屋")
DANGEROUS_OCCUPIED = Figure(0.6, "比例", "假设：未改造的C、D级房屋中仍有人居住的比例")
WATER_FAILS_VILLAGE = Figure(0.004, "比例", "假设：供水工程水质不达标的嘎查村")
WATER_OUTAGE_VILLAGE = Figure(0.004, "比例", "假设：一年停水超过一个月的嘎查村")
WATER_FAILS_HOME = Figure(0.001, "比例", "假设：水量、取水或保证率单项不达标的户")
WATCHED_WORK = Figure(0.35, "户比例", "假设：一般户中纳入务工监测的比例；建档立卡户全部监测")
JOB_LOST = Figure(0.03, "比例", "假设：最近两个月失去工作的务工者，含疫情期间未返岗的")
JOB_LOST_LAST_MONTH = Figure(0.004, "比例", "假设：最近一个月失去工作的务工者")
WITHOUT_WORK = Figure(0.05, "比例", "假设：有劳力而未务工的建档立卡人口中未就业的比例")
EMPLOYEE_PENSION = Figure(0.04, "比例", "假设：农村人口中参加职工养老保险的比例")
PENSION_MISSED = Figure(0.006, "比例", "假设：应参保而两险均未参加")
PENSION_UNLISTED = Figure(0.002, "比例", "假设：养老保险名册漏登")
PENSION_STOPPED = Figure(0.003, "比例", "假设：养老金停发三个月以上")
REGISTER_SLIP = Figure(0.0005, "比例", "假设：扶贫台账与住建、水利、人社实情不一致")
APPLIES_STRUCK = Figure(0.12, "比例", "假设：近期受灾、重病户申请救助的比例")
APPLIES = Figure(0.004, "比例", "假设：其他户四个月内申请救助的比例")
RELIEF = Figure(2_400, "元/次", "假设：临时救助金额中位数")
VISIT_DIFFICULTY = Figure(0.003, "比例", "假设：平常走访中发现困难的比例")
VISIT_DIFFICULTY_STRUCK = Figure(0.3, "比例", "假设：走访近期受灾、重病、住危房户时发现困难的比例")
VISITED_GENERAL = Figure(0.04, "户比例", "假设：三个月内被走访的一般户")
RELOCATED = Figure(0.1, "比例", "假设：建档立卡户中易地搬迁的比例")
VACANT = Figure(0.15, "比例", "假设：搬迁户中安置房空置的比例")
BORROWS = Figure(0.4, "比例", "假设：有劳力的建档立卡户中有小额信贷的比例")
OVERDUE = Figure(0.12, "比例", "假设：已到期贷款中逾期未还的比例")
LOAN_MISUSED = Figure(0.004, "比例", "假设：户贷企用、超额或转给他人使用，各占")
INSURED_GENERAL = Figure(0.08, "户比例", "假设：防贫保覆盖的一般户")
LISTED = Figure(0.0004, "户比例", "假设：一年内被列入失信名单的户主")
COLLECTS_POINTS = Figure(0.3, "户比例", "假设：参加爱心超市积分的建档立卡户")
PRODUCE_INSURED = Figure(0.4, "户比例", "假设：建档立卡户投保产业保的比例")

# Villages and organisations -----------------------------------------------------------------------------------------
POVERTY_VILLAGE = Figure(0.25, "比例", "假设：曾为贫困村的嘎查村")
VILLAGE_LACKS = Figure(0.02, "比例", "假设：缺某项基本设施或服务的嘎查村，每项")
WEAK_ORGANISATION = Figure(0.015, "比例", "假设：软弱涣散党组织")
ENTITIES = Figure(0.6, "个/村", "假设：新型经营主体")
LINKED = Figure(0.6, "比例", "假设：有产业帮扶能力的建档立卡户中有利益联结的比例")
LINK_UNPAID = Figure(0.03, "比例", "假设：到期未足额兑现的利益联结")
COLLECTIVE_INCOME = Figure(90_000, "元/村年", "假设：嘎查村集体经济经营性收入中位数")
PROJECT_SIZE = Figure(300_000, "元/项", "假设：扶贫资金项目金额中位数")
PROJECT_STALLED = Figure(0.04, "比例", "假设：逾期未完工的项目")
ASSET_IDLE = Figure(0.03, "比例", "假设：闲置资产")
# Averages of the region that X38 reports: code, name and value are all invented for the sample.
REGION_AVERAGES = {"义务教育巩固率": 95.2, "村卫生室标准化率": 93.5, "自来水普及率": 88.4, "行政村通宽带率": 97.1}


def figures() -> dict[str, Figure]:
    """Every single figure by its name, for those who ask what was published and what assumed."""
    return {name: value for name, value in globals().items() if isinstance(value, Figure)}
