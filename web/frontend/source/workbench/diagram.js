// The diagram of a draft in bpmn-js, in the dialect that we execute, kept as it is drawn.
import Modeler from "bpmn-js/lib/Modeler";
import { BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule } from "bpmn-js-properties-panel";
import { CreateAppendAnythingModule } from "bpmn-js-create-append-anything";
import ColorPicker from "bpmn-js-color-picker";
import CopyPaste from "bpmn-js-native-copy-paste";
import Minimap from "diagram-js-minimap";
import ZeebeBehaviors from "camunda-bpmn-js-behaviors/lib/camunda-cloud";
import zeebe from "zeebe-bpmn-moddle/resources/zeebe.json";
import { fixes } from "./diagram/fixes.js";
import { follow } from "./diagram/following.js";
import { mark } from "./diagram/marking.js";
import { names } from "./diagram/naming.js";
import { reduced } from "./diagram/panel.js";
import { simulation } from "./diagram/simulation.js";
import { translation } from "./words/translating.js";

const PALETTE = 120; // pixels on the left that it covers

export async function open(place) {
  const path = `processes/${place.stem}.bpmn`;
  const panel = place.root.querySelector("[data-panel]");
  const known = names(place);
  const modeler = new Modeler({
    container: place.canvas,
    propertiesPanel: { parent: panel, feelPopupContainer: place.root },
    moddleExtensions: { zeebe },
    keyboard: { bind: true },
    additionalModules: [
      BpmnPropertiesPanelModule, BpmnPropertiesProviderModule, ZeebePropertiesProviderModule, ZeebeBehaviors,
      CreateAppendAnythingModule, ColorPicker, CopyPaste, Minimap, known.module, reduced, translation(),
    ],
  });
  modeler.on("native-copy-paste:error", () => modeler.get("nativeCopyPaste").toggle(false)); // no right to the clipboard: within this page then
  const busy = () => modeler.get("directEditing").isActive() || panel.contains(document.activeElement);
  const editor = { path, modeler, busy, ...mark(modeler, place) };
  const show = (text) =>
    place.shown(async () => {
      await modeler.importXML(text);
      editor.again();
    });
  if (await show(await place.keeping.open(path, show))) whole(modeler);
  modeler.on("commandStack.changed", ({ trigger }) => {
    if (trigger !== "clear") place.keeping.changed(path, async () => (await modeler.saveXML({ format: true })).xml);
  });
  place.problems.fixes = (problem) => fixes(modeler, problem, place);
  place.keeping.onSaved = () => {
    place.problems.ask();
    known.refresh();
  };
  follow(modeler, place, known.ask);
  buttons(modeler, place, editor);
  const at = new URLSearchParams(location.search).get("at");
  if (at) editor.go({ file: path, element: at });
  return editor;
}

/** All of the diagram is in view, and none of it under the palette. */
function whole(modeler) {
  const canvas = modeler.get("canvas");
  const { inner } = canvas.viewbox();
  const { width, height } = canvas.getSize();
  const scale = Math.min((width - PALETTE - 20) / inner.width, (height - 20) / inner.height, 1);
  if (!(scale > 0)) return;
  canvas.viewbox({ x: inner.x - PALETTE / scale, y: inner.y + inner.height / 2 - height / 2 / scale, width: width / scale, height: height / scale });
}

function buttons(modeler, place, editor) {
  const act = (name, what) => place.root.querySelector(`[data-act="${name}"]`)?.addEventListener("click", what);
  const stack = modeler.get("commandStack");
  act("undo", () => (stack.canUndo() ? stack.undo() : place.keeping.undo(editor.path)));
  act("redo", () => stack.canRedo() && stack.redo());
  act("whole", () => whole(modeler));
  act("minimap", () => modeler.get("minimap").toggle());
  const simulate = place.root.querySelector('[data-act="simulate"]');
  simulate?.addEventListener("click", async () => {
    const on = await simulation(place, modeler, editor);
    simulate.setAttribute("aria-pressed", String(on));
  });
}
