// The licences of all packages whose code or styles a browser is sent.
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** One text: name, version, licence and its wording for every package among the inputs and the further ones. */
export async function licences(here, inputs, further) {
  const names = inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/.][^/]*)\//.exec(path)?.[1]).filter(Boolean);
  const told = await Promise.all([...new Set([...names, ...further])].sort().map((name) => licence(here, name)));
  return told.join(`\n${"-".repeat(78)}\n\n`);
}

async function licence(here, name) {
  const folder = join(here, "node_modules", name);
  const { version, license, homepage, author } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const file = (await readdir(folder)).find((one) => /^licen[sc]e/i.test(one));
  const wording = file ? await readFile(join(folder, file), "utf8") : await unworded(here, name, license, author);
  return `${name} ${version} (${license})\n${homepage ?? ""}\n\n${wording.trim()}\n`;
}

/** Some packages leave their licence's text out; the MIT licence asks us to send it all the same. */
async function unworded(here, name, license, author) {
  if (license !== "MIT") throw new Error(`${name}: the text of its licence (${license}) is missing`);
  const holder = author?.name ?? author ?? `the authors of ${name}`;
  return `Copyright (c) ${holder}\n\n${await readFile(join(here, "build/mit.txt"), "utf8")}`;
}
