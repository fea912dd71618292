// The words of the editors in the reader's language.
import { chinese } from "./zh.js";

const known = document.documentElement.lang.startsWith("zh") ? chinese : {};

function translate(template, values = {}) {
  return (known[template] ?? template).replace(/{([^}]+)}/g, (whole, name) => values[name] ?? whole);
}

export const translation = () => ({ translate: ["value", translate] });
