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


def figures() -> dict[str, Figure]:
    """Every single figure by its name, for those who ask what was published and what assumed."""
    return {name: value for name, value in globals().items() if isinstance(value, Figure)}
