// The list of a tab's files: one is open, others are a click away, a new one has a name.

/** Opens the file that the address names, or the first; `show(path)` is told which, `stack()` is the open editor's own undo. */
export async function list(place, fits, begin, show, stack = () => null) {
  const { root, server, keeping } = place;
  const box = root.querySelector("[data-files]");
  const wanted = new URLSearchParams(location.search).get("file");
  const state = { path: null };

  let opening = Promise.resolve();
  const open = (path) => (opening = opening.then(() => opened(path))); // one after the other, however fast they are pressed
  const opened = async (path) => {
    place.canvas.inert = true; // nothing is changed in an editor between two files
    try {
      await show(path);
    } catch (error) {
      return keeping.refused(error); // the file before it stays open
    } finally {
      place.canvas.inert = false;
    }
    state.path = path;
    for (const one of box.querySelectorAll("[data-path]")) one.setAttribute("aria-current", String(one.dataset.path === path));
    const address = new URL(location.href);
    address.searchParams.set("file", path);
    history.replaceState(null, "", address);
  };
  const draw = async () => {
    const found = (await server.files()).filter(fits);
    box.querySelector("[data-list]").replaceChildren(...found.map((one) => item(one, open)));
    return found;
  };
  root.querySelector("[data-new-file]")?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const name = event.target.elements.name.value.trim();
    const { path, text } = begin(name);
    const said = root.querySelector("[data-new-said]");
    try {
      await keeping.begin(path, text);
      said.textContent = "";
      event.target.reset();
      await draw();
      await open(path);
    } catch (error) {
      said.textContent = error.message;
    }
  });
  root.querySelector("[data-remove-file]")?.addEventListener("click", async (event) => {
    if (!state.path || !confirm(event.target.dataset.sure)) return;
    await keeping.save(keeping.files.get(state.path));
    await server.remove(state.path, keeping.revision(state.path));
    keeping.files.delete(state.path);
    location.search = new URLSearchParams({ tab: place.tab });
  });
  root.querySelector('[data-act="undo"]').addEventListener("click", () => (stack()?.canUndo() ? stack().undo() : state.path && keeping.undo(state.path)));
  root.querySelector('[data-act="redo"]')?.addEventListener("click", () => stack()?.canRedo() && stack().redo());
  const found = await draw();
  const first = found.find((one) => one.path === wanted) ?? found[0];
  if (first) await open(first.path);
  root.querySelector("[data-nothing]").hidden = Boolean(first);
  return state;
}

function item({ path }, open) {
  const line = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.dataset.path = path;
  button.textContent = path.split("/").pop();
  button.onclick = () => open(path);
  line.append(button);
  return line;
}
