const MARKS = ["is-active", "is-passed", "is-now", "is-waiting", "is-hot", "is-warm", "is-late", "is-added", "is-removed", "is-changed", "is-moved"];

/**
 * The diagram says what `standing` says: `active` elements have a token, `waiting` ones are timers and messages that wait,
 * `passed` and `flows` were gone through before, `now` in this step; `hot`, `warm` and `late` say what takes time, `added`, `removed`,
 * `changed` and `moved` what differs from another version.
 * Each is a text of ids with spaces between.
 */
export function colour(viewer, standing) {
  const canvas = viewer.get("canvas");
  const registry = viewer.get("elementRegistry");
  const of = (name) => new Set((standing[name] ?? "").split(" ").filter(Boolean));
  const marked = Object.fromEntries(MARKS.map((mark) => [mark, of(mark.slice("is-".length))]));
  registry.forEach((element) => {
    if (element.labelTarget) return;
    if (element.children?.length) toggle(canvas, element, "is-frame", true); // what stands inside must stay in sight
    for (const mark of MARKS) toggle(canvas, element, mark, marked[mark].has(element.id));
  });
}

function toggle(canvas, element, mark, wanted) {
  if (canvas.hasMarker(element, mark) === wanted) return;
  if (wanted) canvas.addMarker(element, mark);
  else canvas.removeMarker(element, mark);
}
