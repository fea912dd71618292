// The part of Tabler that our pages may use.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import postcss from "postcss";

// By the beginning of class names, so that a template can use a component without this file knowing the template.
const COMPONENTS =
  /^(alert|badge|breadcrumb|btn|card|col|container|datagrid|disabled|active|form|icon|input-group|input-icon|invalid|is-invalid|list|nav-tabs|nav-link|nav-item|nav|page-item|page-link|pagination|required|row|subheader|table|visually-hidden)(-|$)/;
const UTILITIES =
  /^(align|border|d|flex|float|fs|fw|g|gap|gx|gy|h|h[1-6]|hr|justify|link|list|m|mb|me|ms|mt|mw|mx|my|order|overflow|p|pb|pe|position|ps|pt|px|py|rounded|small|sticky|text|top|w)(-|$)/;
const NEVER =
  /^(btn-(?!primary|sm|lg|outline-primary|link|list|icon|close|group)|bg-|text-bg-|border-(?!top|bottom|start|end|0)|link-(?!secondary)|text-(?!secondary|danger|center|end|start|nowrap|break|truncate|decoration|wrap|reset|muted|body)|card-(?!body|header|title|footer|subtitle)|alert-(?!danger|success|warning|info|title|heading)|badge-|list-(?!unstyled|inline)|table-(?!responsive|sm|vcenter)|form-(imagecheck|colorinput|colorcheck|payment|fieldset|selectgroup|range|floating|help)|.*-(xxl|print)(-|$)|(float|order|row-cols|col-(xxl|xl)|offset)-)/;

/** The style sheet as text. */
export async function tabler(here) {
  const css = await readFile(join(here, "node_modules/@tabler/core/dist/css/tabler.css"), "utf8");
  return postcss([onlyUsed]).process(css, { from: undefined }).css;
}

const onlyUsed = {
  postcssPlugin: "only-used",
  OnceExit(root) {
    root.walkRules((rule) => {
      if (rule.parent.type === "atrule" && rule.parent.name.endsWith("keyframes")) return;
      const kept = rule.selectors.filter(isUsed);
      if (kept.length) rule.selectors = kept;
      else rule.remove();
    });
    root.walkAtRules((rule) => rule.nodes?.length === 0 && rule.remove());
  },
};

function isUsed(selector) {
  if (/data-bs|data-theme|theme-dark|\[dir=/.test(selector)) return /^:root|^\[data-bs-theme=light\]$/.test(selector);
  const classes = [...selector.replaceAll(/:not\([^)]*\)/g, "").matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)].map((found) => found[1]);
  return classes.every((name) => (COMPONENTS.test(name) || UTILITIES.test(name)) && !NEVER.test(name));
}
