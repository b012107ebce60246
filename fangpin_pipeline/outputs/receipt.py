"""What a visitor writes into an issued workbook: the values offered in its 核查栏.

They are the codes with which the answers come back as extract R01 (contract/codes.yaml), so that a filled workbook can
be read without translation.
"""

from fangpin_pipeline.contracts import CodeList

FINDING = CodeList("finding", ("核实属实", "核实不属实", "暂缓"))
REASON = CodeList("reason", ("数据错误", "已解决", "有应对能力", "已纳入", "查无此人", "死亡迁出", "其他"))
YES_NO = CodeList("yes_no", ("是", "否"))
