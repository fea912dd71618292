// The editor of a draft: one tab at a time, each with its own scripts; every change is on the server seconds later.
import { Keeping } from "./workbench/keeping.js";
import { Presence } from "./workbench/presence.js";
import { Problems } from "./workbench/problems.js";
import { Server } from "./workbench/server.js";

const TABS = {
  diagram: () => import("./workbench/diagram.js"),
  tables: () => import("./workbench/tables.js"),
  forms: () => import("./workbench/forms.js"),
  clauses: () => import("./workbench/texts.js"),
  scenarios: () => import("./workbench/texts.js"),
};

const root = document.querySelector("[data-workbench]");
const { tab, stem } = root.dataset;
const server = new Server(root.dataset.address, root.dataset.csrf);
const keeping = new Keeping(root, server);
const problems = new Problems(root, server);
const place = { root, server, keeping, problems, stem, tab, canvas: root.querySelector("[data-canvas]"), say: (words) => root.querySelector(`[data-words="${words}"]`)?.textContent ?? words };

/** Shows what `draw` draws; a file that the editor cannot show is told with the reason, and can still be undone or replaced. */
place.shown = async (draw) => {
  const told = root.querySelector("[data-unreadable]");
  try {
    await draw();
    told.hidden = true;
    return true;
  } catch (error) {
    told.querySelector("[data-why]").textContent = error.message;
    told.hidden = false;
    return false;
  }
};

root.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href]");
  if (!link || !keeping.unsaved || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  await keeping.everything();
  location.assign(link.href);
});
keeping.onSaved = () => problems.ask();
const { open } = await TABS[tab]();
const editor = await open(place);
problems.shown = (found) => editor.problems?.(found);
problems.go = (problem) => editor.go?.(problem) ?? false;
new Presence(place, editor).begin();
problems.ask();
root.dataset.ready = "true";
