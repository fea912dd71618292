// Decision tables in dmn-js, one file at a time.
import Modeler from "dmn-js/lib/Modeler";
import { emptyTable } from "./beginning.js";
import { list } from "./files.js";
import { translation } from "./words/translating.js";

export async function open(place) {
  const translating = { additionalModules: [translation()] };
  const modeler = new Modeler({ container: place.canvas, keyboard: { bindTo: document }, drd: translating, decisionTable: translating, literalExpression: translating, boxedExpression: translating });
  let quiet = false;
  let shown = null;
  const show = async (path) => {
    const put = async (text) => {
      quiet = true;
      await modeler.importXML(text);
      const views = modeler.getViews();
      await modeler.open(views.find((view) => view.type !== "drd") ?? views[0]);
      quiet = false;
    };
    shown = path;
    await put(await place.keeping.open(path, put));
  };
  const changed = () => quiet || !shown || place.keeping.changed(shown, async () => (await modeler.saveXML({ format: true })).xml);
  modeler.on("views.changed", ({ activeView }) => {
    const viewer = activeView && modeler.getActiveViewer();
    const bus = viewer?.get("eventBus");
    bus?.off("elements.changed", changed);
    bus?.on("elements.changed", changed);
  });
  const begin = (name) => {
    const id = name.replace(/\.dmn$/, "");
    return { path: `processes/${place.stem}/${id}.dmn`, text: emptyTable(id, id) };
  };
  const state = await list(place, ({ kind }) => kind === "dmn", begin, show);
  return {
    get path() {
      return state.path;
    },
  };
}
