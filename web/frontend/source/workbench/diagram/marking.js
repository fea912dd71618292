// Problems on the diagram: a badge on the element, and the way to it from the list.
const MARK = "has-problem";

export function mark(modeler, place) {
  let found = [];
  const path = `processes/${place.stem}.bpmn`;

  const draw = () => {
    const canvas = modeler.get("canvas");
    const overlays = modeler.get("overlays");
    const registry = modeler.get("elementRegistry");
    overlays.remove({ type: MARK });
    for (const element of registry.getAll()) for (const kind of ["error", "warning"]) canvas.removeMarker(element.id, `${MARK}-${kind}`);
    const at = Map.groupBy(found.filter((one) => one.file === path), (one) => one.element);
    for (const [id, problems] of at) {
      const element = registry.get(id);
      if (!element || element === canvas.getRootElement()) continue;
      const kind = problems.some((one) => one.severity === "error") ? "error" : "warning";
      canvas.addMarker(id, `${MARK}-${kind}`);
      overlays.add(id, MARK, { position: { top: -10, left: -10 }, html: badge(kind, problems) });
    }
  };
  const go = ({ file, element: id }) => {
    const element = file === path && modeler.get("elementRegistry").get(id);
    if (!element) return file === path;
    modeler.get("canvas").scrollToElement(element);
    modeler.get("selection").select(element);
    return true;
  };
  return {
    go,
    again: draw,
    problems(now) {
      found = now;
      draw();
    },
  };
}

function badge(kind, problems) {
  const shown = document.createElement("div");
  shown.className = `bench-badge bench-badge-${kind}`;
  shown.textContent = String(problems.length);
  shown.title = problems.map((one) => one.sentence).join("\n");
  return shown;
}
