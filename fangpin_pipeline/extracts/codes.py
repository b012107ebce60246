"""Code lists of the extracts, each with the values a department may write. Names follow the columns that use them."""

from fangpin_pipeline.contracts import CodeList

HOUSEHOLD_TYPE = CodeList("household_type", ("已脱贫", "未脱贫", "返贫", "新识别", "预脱贫", "注销"))
MONITORED_CLASS = CodeList(
    "monitored_class", ("脱贫监测户", "边缘户", "脱贫不稳定户", "边缘易致贫户", "突发严重困难户")
)
POVERTY_CAUSE = CodeList(
    "poverty_cause",
    (
        "因病",
        "因残",
        "因学",
        "因灾",
        "缺土地",
        "缺水",
        "缺技术",
        "缺劳力",
        "缺资金",
        "交通条件落后",
        "自身发展动力不足",
        "其他",
    ),
)
RISK = CodeList(
    "risk",
    (
        "因病",
        "因残",
        "因学",
        "因自然灾害",
        "缺劳动力",
        "因务工就业不稳",
        "因安全住房",
        "因安全饮水",
        "因意外事故",
        "因产业项目失败",
        "其他",
    ),
)
RELATION = CodeList(
    "relation",
    (
        "户主",
        "配偶",
        "之子",
        "之女",
        "之儿媳",
        "之女婿",
        "之孙子",
        "之孙女",
        "之父",
        "之母",
        "之岳父",
        "之岳母",
        "之公公",
        "之婆婆",
        "之兄弟姐妹",
        "其他",
    ),
)
SEX = CodeList("sex", ("男", "女"))
EDUCATION = CodeList("education", ("文盲或半文盲", "小学", "初中", "高中", "大专", "本科及以上"))
SCHOOL_STATUS = CodeList(
    "school_status",
    ("非在校生", "学龄前儿童", "学前教育", "小学", "初中", "高中", "中职", "高职", "大专", "本科", "硕士及以上"),
)
HEALTH = CodeList("health", ("健康", "长期慢性病", "大病", "残疾"))
LABOUR = CodeList("labour", ("技能劳动力", "普通劳动力", "弱劳动力或半劳动力", "丧失劳动力", "无劳动力"))
PERSON_CHANGE = CodeList("person_change", ("正常", "死亡", "迁出", "婚出", "失联", "服刑", "参军"))
MEASURE_GROUP = CodeList(
    "measure_group",
    (
        "产业帮扶",
        "就业帮扶",
        "金融帮扶",
        "公益性岗位",
        "资产收益",
        "住房安全保障",
        "健康帮扶",
        "义务教育保障",
        "教育帮扶",
        "搬迁",
        "生产生活条件改善",
        "社会帮扶",
        "饮水安全保障",
        "综合保障",
        "基础设施建设",
    ),
)
SUPPORT_MODE = CodeList("support_mode", ("集中供养", "分散供养"))
CARE_LEVEL = CodeList("care_level", ("全自理", "半护理", "全护理"))
REGISTER_STATUS = CodeList("register_status", ("正常", "死亡", "迁出", "注销"))
STAGE = CodeList("stage", ("学前", "小学", "初中", "高中", "中职", "高职", "大学"))
STUDENT_STATUS = CodeList(
    "student_status", ("在读", "休学", "转学", "退学", "辍学", "毕业", "送教上门", "延缓入学", "死亡")
)
DISEASE_KIND = CodeList("disease_kind", ("慢性病", "大病"))
VISIT_KIND = CodeList("visit_kind", ("住院", "门诊", "门诊慢特病", "药店"))
DISABILITY_CATEGORY = CodeList("disability_category", ("视力", "听力", "言语", "肢体", "智力", "精神", "多重"))
DISABILITY_GRADE = CodeList("disability_grade", ("一级", "二级", "三级", "四级"))
DISASTER_KIND = CodeList(
    "disaster_kind", ("旱灾", "洪涝", "风雹", "雪灾", "病虫害", "疫病", "火灾", "地震", "意外事故", "生产失败")
)
VISITOR_LEVEL = CodeList("visitor_level", ("市级书记", "旗县书记", "乡镇书记", "村书记", "帮扶责任人", "驻村工作队"))
VISIT_MODE = CodeList("visit_mode", ("入户", "电话", "视频"))
DECISION = CodeList("decision", ("同意", "不同意", "办理中"))
CLINIC_LEVEL = CodeList("clinic_level", ("嘎查村卫生室", "苏木乡镇卫生院"))
HOUSE_GRADE = CodeList("house_grade", ("A", "B", "C", "D"))
HOUSING_SOURCE = CodeList("housing_source", ("定期排查", "农户申请", "其他"))
EMPLOYMENT_KIND = CodeList("employment_kind", ("外出务工", "本地务工", "公益岗", "自主经营", "扶贫车间", "未就业"))
VACANCY_KIND = CodeList("vacancy_kind", ("公益岗", "企业用工", "扶贫车间", "季节用工"))
ENTITY_KIND = CodeList("entity_kind", ("龙头企业", "合作社", "家庭农牧场", "扶贫车间"))
ENTITY_STATUS = CodeList("entity_status", ("正常", "异常", "注销"))
PROJECT_STATUS = CodeList("project_status", ("在建", "运行", "停滞", "完成"))
LINK_MODE = CodeList("link_mode", ("股份合作", "订单帮扶", "生产托管", "土地流转", "牲畜托养", "劳务就业"))
FUND_SOURCE = CodeList("fund_source", ("中央", "自治区", "市", "旗县", "社会"))
DIRECTION = CodeList("direction", ("收入", "支出"))
ASSET_KIND = CodeList("asset_kind", ("经营性", "公益性", "到户类"))
ASSET_STATE = CodeList("asset_state", ("正常", "闲置", "低效", "流失", "待处置"))
LOAN_USE = CodeList("loan_use", ("户用生产", "户用其他", "企业使用"))
INSURANCE_PRODUCT = CodeList("insurance_product", ("防贫保", "产业保", "伤残保", "助学保"))
TEAM_ROLE = CodeList("team_role", ("第一书记", "工作队员", "村书记"))
LEADER_POST = CodeList("leader_post", ("书记", "旗县区长"))
ISSUE_SOURCE = CodeList("issue_source", ("中央巡视", "考核", "督查", "审计", "回头看", "信访12317", "暗访"))
POINTS_DIRECTION = CodeList("points_direction", ("获得", "兑换"))
DISHONEST_BEHAVIOUR = CodeList("dishonest_behaviour", ("不履行赡养义务", "虚报冒领扶贫资金", "严重违反公序良俗"))
CIVIC_KIND = CodeList(
    "civic_kind", ("村民议事会", "道德评议会", "红白理事会", "文化活动", "文明户评选", "荣誉撤销", "高额彩礼")
)
NOTICE_KIND = CodeList("notice_kind", ("救助对象", "认定结果", "退出结果", "资金项目", "收益分配"))
MACHINE = CodeList("machine", ("线索核查", "返贫致贫认定", "救助对象确定", "退出"))
CASE_EVENT = CodeList("case_event", ("下发", "核实属实", "核实不属实", "暂缓"))
ACTOR_ROLE = CodeList(
    "actor_role", ("嘎查村两委", "驻村工作队", "村民评议会", "苏木乡镇", "旗县区", "部门", "帮扶责任人", "系统")
)
REASON = CodeList("reason", ("数据错误", "已解决", "有应对能力", "已纳入", "查无此人", "死亡迁出", "其他"))
