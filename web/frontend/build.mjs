// Builds what the browser loads into web/static/dist: the scripts and the style sheet of all pages, those of the workbench, which
// load what a tab needs when it is opened, and the licences of all that is in them.
// `node build.mjs`, after `npm ci --ignore-scripts`.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";
import { licences } from "./build/licences.mjs";
import { tabler } from "./build/tabler.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../static/dist");
const draft = join(here, "node_modules/.cache/shouli");

await rm(target, { recursive: true, force: true });
await mkdir(draft, { recursive: true });
await writeFile(join(draft, "tabler.css"), await tabler(here));

const common = {
  outdir: target,
  absWorkingDir: here,
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome123", "firefox128", "safari17.5"],
  legalComments: "eof",
  metafile: true,
  logLevel: "warning",
};

const everywhere = await esbuild.build({
  ...common,
  entryPoints: {
    desk: join(here, "source/desk.js"),
    diagram: join(here, "source/diagram.js"),
    charts: join(here, "source/charts.js"),
    "desk-style": join(here, "style/desk.css"),
  },
  alias: { "tabler-subset": join(draft, "tabler.css") },
});
const workbench = await esbuild.build({
  ...common,
  entryPoints: {
    workbench: join(here, "source/workbench.js"),
    "workbench-style": join(here, "style/workbench.css"),
    "workbench-tables": join(here, "style/workbench-tables.css"),
    "workbench-forms": join(here, "style/workbench-forms.css"),
  },
  alias: { preact: join(here, "node_modules/preact") }, // one of it: two do not know each other's components
  splitting: true,
  chunkNames: "workbench-[name]-[hash]",
  loader: { ".woff": "dataurl", ".woff2": "dataurl", ".svg": "dataurl", ".ttf": "dataurl", ".eot": "empty" },
});

const outputs = { ...everywhere.metafile.outputs, ...workbench.metafile.outputs };
const inputs = [everywhere, workbench].flatMap(({ metafile }) => Object.keys(metafile.inputs));
await writeFile(join(target, "licences.txt"), await licences(here, inputs, ["@tabler/core"]));
for (const [file, { bytes }] of Object.entries(outputs)) console.log(`${file.split("/").pop()} ${Math.round(bytes / 1024)} KiB`);
