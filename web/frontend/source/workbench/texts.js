// Clauses and scenarios are texts: one field, kept like everything else.
import { list } from "./files.js";

export async function open(place) {
  const field = place.canvas.appendChild(document.createElement("textarea"));
  field.className = "form-control bench-text";
  field.spellcheck = false;
  field.setAttribute("aria-label", place.say("text"));
  field.hidden = true;
  const clauses = place.tab === "clauses";
  const fits = ({ kind }) => (clauses ? kind === "clauses" : kind === "scenario" || kind === "answers");
  const show = async (path) => {
    const put = (text) => {
      field.value = text;
    };
    put(await place.keeping.open(path, put));
    field.hidden = false;
    field.oninput = () => place.keeping.changed(path, () => field.value);
  };
  const begin = (name) =>
    clauses
      ? { path: `processes/${place.stem}/clauses.yaml`, text: "clauses: []\n" }
      : { path: `processes/${place.stem}/scenarios/${name.replace(/\.yaml$/, "")}.yaml`, text: `title: ${name}\nstart: "2026-03-02 09:00"\nsteps:\n  - open: {}\n` };
  const state = await list(place, fits, begin, show);
  return {
    get path() {
      return state.path;
    },
  };
}
