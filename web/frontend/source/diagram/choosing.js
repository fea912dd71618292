// Where cases go on, chosen by drawing: an element that is gone leads to its question, one of the other version answers it.
export function choosing(root, [gone, there]) {
  let asked = root.querySelector("select[data-for]");
  root.addEventListener("focusin", ({ target }) => {
    if (target.matches("select[data-for]")) asked = target;
  });
  gone?.viewer.on("element.click", ({ element }) => {
    root.querySelector(`select[data-for="${CSS.escape(element.id)}"]`)?.focus();
  });
  const marked = new Map();
  const show = (field) => {
    const canvas = there.viewer.get("canvas");
    if (marked.has(field)) canvas.removeMarker(marked.get(field), "is-added");
    marked.delete(field);
    if (!there.viewer.get("elementRegistry").get(field.value)) return;
    canvas.addMarker(field.value, "is-added");
    marked.set(field, field.value);
  };
  there?.viewer.on("element.click", ({ element }) => {
    if (![...(asked?.options ?? [])].some(({ value }) => value === element.id)) return;
    asked.value = element.id;
    show(asked);
  });
  root.addEventListener("change", ({ target }) => target.matches("select[data-for]") && there && show(target));
}
