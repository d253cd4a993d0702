/* What web/build.mjs made, byte for byte, between two symbols each. */
.macro page symbol, file
  .global \symbol\()_begin
  .global \symbol\()_end
  \symbol\()_begin:
  .incbin "\file"
  \symbol\()_end:
  .byte 0
.endm

.section .rodata
page tenure_report_js, "report.js"
page tenure_report_css, "report.css"
page tenure_report_sha256, "report.sha256"
page tenure_planner_js, "planner.js"
page tenure_planner_css, "planner.css"
page tenure_planner_sha256, "planner.sha256"
page tenure_third_party, "THIRD_PARTY.txt"

.section .note.GNU-stack, "", %progbits
