"""The style sheet of a report's page: for the screen, and for A4 paper as official documents have it.

Type area and sizes of the printed page follow GB/T 9704-2012 (margins 37, 35, 28 and 26 mm; title
in size two, text in size three FangSong, 22 lines a page); tables are smaller.
"""

from typing import Final

from gongkai.rules.annual_report import applications_table, proactive_table, remedies_table

SONG: Final = '"SimSun", "宋体", "Songti SC", "Noto Serif CJK SC", "Source Han Serif SC", serif'
FANGSONG: Final = f'"FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "STFangsong", {SONG}'
HEI: Final = (
    '"SimHei", "黑体", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", '
    '"Source Han Sans SC", sans-serif'
)

# Sizes of the tables on paper, and the room left of and right of a cell's text
TABLE_POINTS: Final = {
    proactive_table.KEY: 12.0,
    applications_table.KEY: 9.0,
    remedies_table.KEY: 9.0,
}
CELL_SIDE_POINTS: Final = 1.6

STYLE: Final = f"""\
html {{ font-size: 100%; }}
body {{ margin: 0; color: #1a1f25; background: #fff; font-family: {FANGSONG}; line-height: 1.9; }}
main {{ max-width: 50rem; margin: 0 auto; padding: 2rem 1rem 3rem; }}
h1 {{ font: 700 1.75rem/1.5 {SONG}; text-align: center; margin: 0 0 1.5rem; }}
h2 {{ font: 700 1.25rem/1.6 {HEI}; margin: 2rem 0 .75rem; text-indent: 2em; }}
p {{ margin: 0; font-size: 1.125rem; text-indent: 2em; text-align: justify; }}
p.note {{ margin-top: .5rem; font-size: .875rem; text-indent: 0; }}
.sign {{ display: table; margin: 2.5rem 2em 0 auto; font-size: 1.125rem; break-inside: avoid; break-before: avoid; }}
.sign p {{ text-indent: 0; text-align: center; }}
.scroll:focus-visible {{ outline: 3px solid #c25200; outline-offset: 2px; }}
table {{ width: 100%; border-collapse: collapse; table-layout: fixed; font: .875rem/1.5 {SONG}; }}
th, td {{ border: 1px solid #74808c; padding: .3rem; vertical-align: middle; text-align: center; overflow-wrap: anywhere; }}
.kept {{ white-space: nowrap; }}
h1 .kept {{ display: inline-block; white-space: normal; }}
th {{ font-weight: 400; }}
.head th {{ font-weight: 700; }}
.applications tbody th[scope="row"], .corner {{ text-align: left; }}
.applications, .remedies {{ min-width: 46rem; }}
td:not(.corner) {{ font-variant-numeric: tabular-nums; white-space: nowrap; }}
@media screen {{
  h1 {{ text-wrap: balance; }}
  .scroll {{ overflow-x: auto; }}
  caption {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }}
}}
@page {{
  size: A4; margin: 37mm 26mm 35mm 28mm;
  @bottom-center {{ content: "— " counter(page) " —"; font: 14pt {SONG}; }}
}}
@media print {{
  main {{ max-width: none; padding: 0; }}
  h1 {{ font-size: 22pt; line-height: 34pt; margin: 0 0 20pt; }}
  h2 {{ font-size: 16pt; font-weight: 400; line-height: 28pt; margin: 0; break-after: avoid; }}
  p {{ font-size: 16pt; line-height: 28pt; orphans: 2; widows: 2; }}
  p.note {{ margin-top: 4pt; font-size: 10.5pt; line-height: 16pt; }}
  .sign {{ margin: 28pt 32pt 0 auto; }}
  caption {{ display: none; }}
  .scroll {{ margin: 4pt 0 8pt; break-before: avoid; }}
  table {{ min-width: 0; font-size: {TABLE_POINTS[applications_table.KEY]}pt; line-height: 11.5pt; break-inside: avoid; }}
  .applications, .remedies {{ min-width: 0; }}
  .proactive {{ font-size: {TABLE_POINTS[proactive_table.KEY]}pt; line-height: 18pt; }}
  th, td {{ border: .5pt solid #000; padding: 1.4pt {CELL_SIDE_POINTS}pt; color: #000; }}
  thead {{ display: table-header-group; }}
  tr {{ break-inside: avoid; }}
}}
"""
