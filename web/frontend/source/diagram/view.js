const READABLE = 0.62;

/** The whole diagram is in view. */
export function fit(viewer) {
  viewer.get("canvas").zoom("fit-viewport", "auto");
}

/** `whole`: the whole diagram; `place`: so near that names can be read, with the active elements in the middle. */
export function show(viewer, active, view) {
  fit(viewer);
  const canvas = viewer.get("canvas");
  const registry = viewer.get("elementRegistry");
  const found = (active ?? "").split(" ").map((id) => registry.get(id)).filter(Boolean);
  if (view !== "place" || !found.length || canvas.zoom() >= READABLE) return;
  canvas.zoom(READABLE);
  const box = canvas.viewbox();
  const first = found[0];
  canvas.viewbox({
    x: first.x + first.width / 2 - box.width / 2,
    y: first.y + first.height / 2 - box.height / 2,
    width: box.width,
    height: box.height,
  });
}
