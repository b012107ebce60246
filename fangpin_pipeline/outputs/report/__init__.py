"""The assessment report 《××旗县区巩固拓展脱贫攻坚成果评估报告》: one model of blocks, written as Word, PDF and HTML.

What the report says stands in `part_01_basics` to `part_10_notes` and `brief`, where its numbers come from in
`evidence`, how it looks in `write_docx`, `write_pdf` and `write_html`. Only aggregates: nobody is named in it.
"""
