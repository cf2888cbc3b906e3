"""Charts: one file per question, each with its table, and its figures to take away.

A page with one loads `ui/charts.css`, `ui/vendor/echarts.min.js` and `ui/charts.js`; tiles do without the second.
"""
