const READABLE = 0.7;
const MARGIN = 60;

/** The whole diagram is in view. */
export function fit(viewer) {
  viewer.get("canvas").zoom("fit-viewport", "auto");
}

/** So near that names can be read, with what is active in the middle; the whole diagram if nothing is or it is small. */
export function approach(viewer, active) {
  fit(viewer);
  const canvas = viewer.get("canvas");
  const box = around(viewer, active);
  if (!box || canvas.zoom() >= READABLE) return;
  canvas.zoom(READABLE);
  middle(canvas, box);
}

/** What is active is in view, as near as the reader has chosen to be. */
export function follow(viewer, active) {
  const canvas = viewer.get("canvas");
  const box = around(viewer, active);
  if (!box) return;
  const seen = canvas.viewbox();
  const inside = box.x >= seen.x && box.y >= seen.y && box.right <= seen.x + seen.width && box.bottom <= seen.y + seen.height;
  if (!inside) middle(canvas, box);
}

function middle(canvas, box) {
  const { width, height, inner } = canvas.viewbox();
  const fits = box.right - box.x <= width && box.bottom - box.y <= height;
  const x = fits ? (box.x + box.right) / 2 : box.first.x + box.first.width / 2;
  const y = fits ? (box.y + box.bottom) / 2 : box.first.y + box.first.height / 2;
  const left = within(x - width / 2, inner.x, inner.x + inner.width - width);
  const top = within(y - height / 2, inner.y, inner.y + inner.height - height);
  canvas.viewbox({ x: left, y: top, width, height });
}

/** No more of the empty paper around the diagram than need be. */
function within(wanted, least, most) {
  return most < least ? (least + most) / 2 : Math.min(Math.max(wanted, least - MARGIN / 2), most + MARGIN / 2);
}

function around(viewer, active) {
  const registry = viewer.get("elementRegistry");
  const found = (active ?? "").split(" ").map((id) => registry.get(id)).filter(Boolean);
  if (!found.length) return null;
  return {
    first: found[0],
    x: Math.min(...found.map((one) => one.x)) - MARGIN,
    y: Math.min(...found.map((one) => one.y)) - MARGIN,
    right: Math.max(...found.map((one) => one.x + one.width)) + MARGIN,
    bottom: Math.max(...found.map((one) => one.y + one.height)) + MARGIN,
  };
}
