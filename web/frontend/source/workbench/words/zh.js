// The editors' own English, in Chinese: what an analyst meets on the canvas, in the panel and in the tables.
import { drawing } from "./zh-drawing.js";
import { panel } from "./zh-panel.js";
import { tables } from "./zh-tables.js";

const KINDS = { Message: "消息", Timer: "定时", Conditional: "条件", Signal: "信号", Error: "错误", Escalation: "升级", Compensation: "补偿", Link: "链接", Cancel: "取消", Terminate: "终止" };
const PLACES = { "start event": "开始事件", "intermediate catch event": "中间捕获事件", "intermediate throw event": "中间抛出事件", "boundary event": "边界事件", "end event": "结束事件" };

const events = {};
for (const [kind, told] of Object.entries(KINDS)) {
  for (const [place, where] of Object.entries(PLACES)) {
    const whole = `${kind} ${place}`;
    events[whole] = `${told}${where}`;
    events[`${whole} (non-interrupting)`] = `${told}${where}（不中断）`;
    events[`Append ${whole.toLowerCase()}`] = `追加${told}${where}`;
  }
}

export const chinese = { ...events, ...drawing, ...panel, ...tables };
