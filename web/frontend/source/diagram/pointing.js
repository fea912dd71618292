// What a fact is about shows on the diagram while it is pointed at or has the focus; an element that is clicked is jumped to.
const MARK = "is-pointed";

export function pointing(root, shown, jump) {
  let marked = [];
  const clear = () => {
    for (const { canvas, id } of marked) canvas.removeMarker(id, MARK);
    marked = [];
  };
  const show = (event) => {
    clear();
    const told = event.target.closest?.("[data-element]");
    if (!told) return;
    const of = told.closest("[data-of]")?.dataset.of;
    const ids = [...told.dataset.element.split(" "), ...(told.dataset.flows ?? "").split(" ")];
    for (const { viewer } of shown.filter(({ standing }) => !of || standing === of)) {
      const canvas = viewer.get("canvas");
      const registry = viewer.get("elementRegistry");
      for (const id of ids) {
        if (!id || !registry.get(id)) continue;
        canvas.addMarker(id, MARK);
        marked.push({ canvas, id });
      }
    }
  };
  root.addEventListener("mouseover", show);
  root.addEventListener("focusin", show);
  root.addEventListener("mouseleave", clear);
  if (shown.length === 1) shown[0].viewer.on("element.click", ({ element }) => jump("element", element.id));
}
