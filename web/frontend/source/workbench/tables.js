// Decision tables in dmn-js, one file at a time. It knows DMN 1.3 alone, of which later releases differ in their name for all that
// it draws: a file of another release is shown as that, and kept as what it was.
import Modeler from "dmn-js/lib/Modeler";
import { emptyTable } from "./beginning.js";
import { list } from "./files.js";
import { translation } from "./words/translating.js";

const KNOWN = "20191111";
const RELEASE = /https:\/\/www\.omg\.org\/spec\/DMN\/(\d{8})\/MODEL\//;
const as = (text, from, to) => text.replaceAll(new RegExp(`(https://www\\.omg\\.org/spec/DMN/)${from}(/(?:MODEL|DMNDI)/)`, "g"), `$1${to}$2`);

export async function open(place) {
  const translating = { additionalModules: [translation()] };
  const modeler = new Modeler({ container: place.canvas, keyboard: { bindTo: document }, drd: translating, decisionTable: translating, literalExpression: translating, boxedExpression: translating });
  let quiet = false;
  let shown = null;
  let release = KNOWN;
  const show = async (path) => {
    const draw = async (text) => {
      release = RELEASE.exec(text)?.[1] ?? KNOWN;
      await modeler.importXML(as(text, release, KNOWN));
      const views = modeler.getViews();
      await modeler.open(views.find((view) => view.type !== "drd") ?? views[0]);
    };
    const put = async (text) => {
      quiet = true;
      if (await place.shown(() => draw(text))) quiet = false;
    };
    const text = await place.keeping.open(path, put);
    shown = path;
    await put(text);
  };
  const changed = () => quiet || !shown || place.keeping.changed(shown, async () => as((await modeler.saveXML({ format: true })).xml, KNOWN, release));
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
  const state = await list(place, ({ kind }) => kind === "dmn", begin, show, () => modeler.getActiveViewer()?.get("commandStack"));
  return {
    get path() {
      return state.path;
    },
  };
}
