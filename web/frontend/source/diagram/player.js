// The replay as a player: each step is asked of the server and put in place of the one before, without a new page.
const KEYS = { ArrowLeft: "back", ArrowRight: "next", Home: "first", End: "last" };
const PACE = 1400;
const TYPING = "input, textarea, select, [contenteditable]";

/** Keys, slider and play button move the replay around `place`; `coloured` is called after each step. */
export function player(place, coloured) {
  const root = place.closest("[data-replay]");
  const link = (name) => root.querySelector(`[data-go="${name}"]`);
  const over = (name) => link(name).getAttribute("aria-disabled") === "true";
  let playing = null;
  let asked = 0;

  const to = async (address) => {
    const mine = ++asked;
    const answer = await fetch(address);
    if (!answer.ok) return location.assign(address);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return; // a later step was asked for while this one was on its way
    put(root, page);
    history.replaceState(null, "", address);
    coloured();
  };
  const stop = () => {
    clearTimeout(playing);
    playing = null;
    showPlaying(root, false);
  };
  const tick = async () => {
    if (over("next")) return stop();
    await to(link("next").href);
    if (playing) playing = setTimeout(tick, PACE);
  };
  const play = async () => {
    if (playing) return stop();
    playing = setTimeout(tick, over("next") ? PACE : PACE / 4);
    showPlaying(root, true);
    if (over("next")) await to(link("first").href);
  };
  const go = (name) => {
    stop();
    if (!over(name)) to(link(name).href);
  };

  listen(root, go, play);
  const slider = root.querySelector("[data-slider]");
  slider.addEventListener("input", () => {
    stop();
    to(slider.dataset.address.replace("{step}", slider.value));
  });
  for (const hidden of root.querySelectorAll("[data-player-only]")) hidden.hidden = false;
}

function listen(root, go, play) {
  root.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-go], [data-play]");
    if (!pressed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (pressed.dataset.play !== undefined) play();
    else go(pressed.dataset.go);
  });
  document.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest(TYPING)) return;
    if (KEYS[event.key]) go(KEYS[event.key]);
    else if (event.key === " " && !event.target.closest("a, button, summary")) play();
    else return;
    event.preventDefault();
  });
}

/** What the fetched page says of its step stands in this one; links and slider stay, so that nobody loses the focus. */
function put(root, page) {
  root.querySelector("#step").replaceWith(page.querySelector("#step"));
  root.querySelector("#step-said").textContent = page.querySelector("#step-said").textContent;
  for (const mine of root.querySelectorAll("[data-go]")) {
    const theirs = page.querySelector(`[data-go="${mine.dataset.go}"]`);
    mine.setAttribute("href", theirs.getAttribute("href"));
    mine.setAttribute("aria-disabled", theirs.getAttribute("aria-disabled"));
  }
  root.querySelector("[data-slider]").value = page.querySelector("[data-slider]").getAttribute("value");
}

function showPlaying(root, playing) {
  const button = root.querySelector("[data-play]");
  button.setAttribute("aria-pressed", String(playing));
  for (const icon of button.querySelectorAll("[data-when]")) icon.hidden = (icon.dataset.when === "playing") !== playing;
}
