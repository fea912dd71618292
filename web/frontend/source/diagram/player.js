// The replay as a player: each moment is asked of the server and put in place of the one before, without a new page.
import { listen } from "./keys.js";

const PACE = 1400;

/** Keys, slider, jumps and play button move the replay `root`; `coloured` is called after each move. */
export function player(root, coloured) {
  const link = (name) => root.querySelector(`[data-go="${name}"]`);
  const over = (name) => !link(name) || link(name).getAttribute("aria-disabled") === "true";
  const onward = () => (root.querySelector("[data-by-fact]")?.checked ? "next-fact" : "next");
  const pace = () => PACE / Number(root.querySelector("[data-speed]").value);
  let playing = null;
  let asked = 0;

  const to = async (address) => {
    const mine = ++asked;
    const answer = await fetch(address).catch(() => null);
    const page = answer?.ok && new DOMParser().parseFromString(await answer.text(), "text/html");
    if (mine !== asked) return; // a later moment was asked for while this one was on its way
    if (!page?.querySelector("[data-replay]")) return location.assign(address); // a refusal, or whoever asks must sign in again
    put(root, page);
    history.replaceState(null, "", answer.url);
    coloured();
  };
  const stop = () => {
    clearTimeout(playing);
    playing = null;
    showPlaying(root, false);
  };
  const tick = async () => {
    if (over(onward())) return stop();
    await to(link(onward()).href);
    if (playing) playing = setTimeout(tick, pace());
  };
  const play = async () => {
    if (playing) return stop();
    playing = setTimeout(tick, over(onward()) ? pace() : pace() / 4);
    showPlaying(root, true);
    if (over(onward())) await to(link("first").href);
  };
  const go = (name) => {
    stop();
    if (!over(name)) to(link(name).href);
  };
  const open = (address) => {
    stop();
    to(address);
  };
  const jump = (name, value) => {
    const field = root.querySelector(`[data-jump] [name="${name}"]`);
    if (![...(field?.options ?? [])].some((option) => option.value === value)) return;
    field.value = value;
    open(addressOf(field.form));
  };

  listen(root, { go, play, open, faster: (by) => faster(root, by), jumped: (form) => open(addressOf(form)) });
  for (const hidden of root.querySelectorAll("[data-player-only]")) hidden.hidden = false;
  return { jump };
}

function addressOf(form) {
  return `${form.action}?${new URLSearchParams(new FormData(form))}`;
}

/** What the fetched page says of its moment stands in this one; links and fields stay, so that nobody loses the focus. */
function put(root, page) {
  const focused = root.querySelector("[data-swap] :focus")?.getAttribute("href");
  for (const mine of root.querySelectorAll("[data-swap]")) {
    if (root.contains(mine)) mine.replaceWith(page.getElementById(mine.id)); // one inside another has gone with it
  }
  for (const mine of root.querySelectorAll("[data-said]")) mine.textContent = page.getElementById(mine.id).textContent;
  for (const mine of root.querySelectorAll("[data-go]")) {
    const theirs = page.querySelector(`[data-go="${mine.dataset.go}"]`);
    mine.setAttribute("href", theirs.getAttribute("href"));
    mine.setAttribute("aria-disabled", theirs.getAttribute("aria-disabled"));
  }
  for (const mine of root.querySelectorAll('[data-slider], [data-jump] input[name="after"], [data-jump] input[name="at"]')) {
    mine.value = page.querySelector(mine.matches("[data-slider]") ? "[data-slider]" : `[data-jump] input[name="${mine.name}"]`).getAttribute("value");
  }
  if (focused) [...root.querySelectorAll("[data-swap] a")].find((one) => one.getAttribute("href") === focused)?.focus();
}

function showPlaying(root, playing) {
  const button = root.querySelector("[data-play]");
  button.setAttribute("aria-pressed", String(playing));
  for (const icon of button.querySelectorAll("[data-when]")) icon.hidden = (icon.dataset.when === "playing") !== playing;
}

function faster(root, by) {
  const field = root.querySelector("[data-speed]");
  field.selectedIndex = Math.min(Math.max(field.selectedIndex + by, 0), field.options.length - 1);
}
