// Forms in form-js: the editor, and beside it the form as its viewer shows it.
import { FormEditor } from "@bpmn-io/form-js-editor";
import { Form } from "@bpmn-io/form-js-viewer";
import { emptyForm } from "./beginning.js";
import { list } from "./files.js";

export async function open(place) {
  const box = place.canvas.appendChild(document.createElement("div"));
  const preview = place.root.querySelector("[data-preview]");
  const editor = new FormEditor({ container: box });
  const form = new Form({ container: preview });
  let quiet = false;
  let shown = null;
  const show = async (path) => {
    const draw = async (text) => {
      const schema = JSON.parse(text);
      await editor.importSchema(schema);
      await form.importSchema(schema);
    };
    const put = async (text) => {
      quiet = true;
      if (await place.shown(() => draw(text))) setTimeout(() => (quiet = false), 50); // the editor tells of its own import afterwards
    };
    const text = await place.keeping.open(path, put);
    shown = path;
    await put(text);
  };
  editor.on("commandStack.changed", () => {
    if (quiet || !shown) return;
    place.keeping.changed(shown, () => `${JSON.stringify(editor.saveSchema(), null, 2)}\n`);
    form.importSchema(editor.saveSchema()).catch(() => {});
  });
  const begin = (name) => {
    const id = name.replace(/\.form$/, "");
    return { path: `forms/${place.stem}/${id}.form`, text: emptyForm(id) };
  };
  const state = await list(place, ({ kind }) => kind === "form", begin, show, () => editor.get("commandStack"));
  return {
    get path() {
      return state.path;
    },
  };
}
