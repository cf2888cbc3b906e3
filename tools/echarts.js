// What of Apache ECharts our charts use; tools/vendor.py builds it. Everything else is left out.
export { init, graphic } from "echarts/core";
import { use } from "echarts/core";
import { BarChart, LineChart } from "echarts/charts";
import { GridSimpleComponent } from "echarts/components";
import { CanvasRenderer } from "echarts/renderers";
use([BarChart, LineChart, GridSimpleComponent, CanvasRenderer]);
