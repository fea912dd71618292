// What moves the player: keys, links, slider and the forms of the jumps.
const KEYS = { ArrowLeft: "back", ArrowRight: "next", Home: "first", End: "last" };
const BY_FACT = { ArrowLeft: "back-fact", ArrowRight: "next-fact" };
const SPEED = { "+": 1, "=": 1, "-": -1, "−": -1 };
const TYPING = "input:not([type=checkbox]), textarea, select, [contenteditable]";

export function listen(root, { go, play, open, faster, jumped }) {
  root.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-go], [data-play], [data-fact]");
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const elsewhere = pressed.dataset.fact !== undefined && !root.querySelector('[data-go="next-fact"]');
    if (elsewhere) return; // of two cases side by side, a fact leads to the replay of its case
    event.preventDefault();
    if (pressed.dataset.play !== undefined) play();
    else if (pressed.dataset.fact !== undefined) open(pressed.href);
    else go(pressed.dataset.go);
  });
  root.addEventListener("submit", (event) => {
    if (event.target.dataset.jump === undefined) return;
    event.preventDefault();
    jumped(event.target);
  });
  const slider = root.querySelector("[data-slider]");
  slider?.addEventListener("input", () => open(slider.dataset.address.replace("{step}", slider.value)));
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest(TYPING)) return;
    const wanted = (event.shiftKey ? BY_FACT : KEYS)[event.key];
    if (wanted) go(wanted);
    else if (SPEED[event.key]) faster(SPEED[event.key]);
    else if (event.key === " " && !event.target.closest("a, button, summary, input")) play();
    else return;
    event.preventDefault();
  });
}
