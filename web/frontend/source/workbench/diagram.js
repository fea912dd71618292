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
  const editor = { path, modeler, ...mark(modeler, place) };
  const show = async (text) => {
    await modeler.importXML(text);
    editor.again();
  };
  await show(await place.keeping.open(path, show));
  modeler.get("canvas").zoom("fit-viewport", "auto");
  modeler.on("commandStack.changed", ({ trigger }) => {
    if (trigger !== "clear") place.keeping.changed(path, async () => (await modeler.saveXML({ format: true })).xml);
  });
  place.problems.fixes = (problem) => fixes(modeler, problem, place);
  place.keeping.onSaved = () => {
    place.problems.ask();
    known.ask();
  };
  follow(modeler, place);
  buttons(modeler, place, editor);
  const at = new URLSearchParams(location.search).get("at");
  if (at) editor.go({ file: path, element: at });
  return editor;
}

function buttons(modeler, place, editor) {
  const act = (name, what) => place.root.querySelector(`[data-act="${name}"]`)?.addEventListener("click", what);
  const stack = modeler.get("commandStack");
  act("undo", () => (stack.canUndo() ? stack.undo() : place.keeping.undo(editor.path).catch((error) => place.keeping.root.querySelector("[data-saved]").replaceChildren(error.message))));
  act("redo", () => stack.canRedo() && stack.redo());
  act("whole", () => modeler.get("canvas").zoom("fit-viewport", "auto"));
  act("minimap", () => modeler.get("minimap").toggle());
  const simulate = place.root.querySelector('[data-act="simulate"]');
  simulate?.addEventListener("click", async () => {
    const on = await simulation(place, modeler, editor);
    simulate.setAttribute("aria-pressed", String(on));
  });
}
