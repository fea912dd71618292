// Builds what the browser loads into web/static/dist: three scripts, one style sheet, and the licences of all that is in them.
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

const built = await esbuild.build({
  entryPoints: {
    desk: join(here, "source/desk.js"),
    diagram: join(here, "source/diagram.js"),
    charts: join(here, "source/charts.js"),
    "desk-style": join(here, "style/desk.css"),
  },
  outdir: target,
  absWorkingDir: here,
  alias: { "tabler-subset": join(draft, "tabler.css") },
  bundle: true,
  minify: true,
  format: "esm",
  target: ["es2022", "chrome123", "firefox128", "safari17.5"],
  legalComments: "eof",
  metafile: true,
  logLevel: "warning",
});

await writeFile(join(target, "licences.txt"), await licences(here, Object.keys(built.metafile.inputs), ["@tabler/core"]));
for (const [file, { bytes }] of Object.entries(built.metafile.outputs)) console.log(`${file.split("/").pop()} ${Math.round(bytes / 1024)} KiB`);
