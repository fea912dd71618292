// The charts of a page: what they show stands as JSON on it, and as a table beside them.
import { BarChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

for (const place of document.querySelectorAll("[data-charts]")) {
  const told = JSON.parse(place.dataset.charts);
  for (const spot of place.querySelectorAll("[data-chart]")) draw(spot, told[spot.dataset.chart]);
}

function draw(spot, told) {
  const chart = init(spot, null, { renderer: "svg" });
  const show = () => chart.setOption(options(told, colours()), true);
  show();
  addEventListener("resize", () => chart.resize());
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", show);
}

function colours() {
  const style = getComputedStyle(document.body);
  const probe = document.body.appendChild(document.createElement("i"));
  const of = (name) => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const found = { ink: of("--ink"), soft: of("--ink-soft"), line: of("--line"), accent: of("--accent"), today: of("--today") };
  probe.remove();
  return { ...found, font: style.fontFamily };
}

function options({ labels, series, unit }, { ink, soft, line, accent, today, font }) {
  const sideways = unit !== undefined;
  const names = { type: "category", data: labels, inverse: sideways, axisLabel: { color: ink, width: 110, overflow: "truncate" }, axisLine: { lineStyle: { color: line } } };
  const numbers = { type: "value", name: unit, nameTextStyle: { color: soft }, axisLabel: { color: soft, hideOverlap: true }, splitLine: { lineStyle: { color: line } }, minInterval: sideways ? 0 : 1 };
  return {
    animation: false,
    color: [accent, today],
    textStyle: { fontFamily: font, color: ink },
    grid: { left: 8, right: 40, top: 40, bottom: 8, containLabel: true },
    legend: { top: 0, left: 0, textStyle: { color: ink } },
    tooltip: { trigger: "axis", renderMode: "richText" },
    xAxis: sideways ? numbers : names,
    yAxis: sideways ? names : numbers,
    series: series.map((each) => ({ ...each, type: "bar", stack: sideways ? undefined : "all", barMaxWidth: 28 })),
  };
}
