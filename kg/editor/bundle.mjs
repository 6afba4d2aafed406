// Puts what kg's pages need of node_modules/ into dist/, with the licences of all of it.
// `make editor` runs it after `npm ci`.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const target = join(here, "dist");

const FILES = {
  "yasgui.js": "@zazuko/yasgui/build/yasgui.min.js",
  "yasgui.css": "@zazuko/yasgui/build/yasgui.min.css",
  "oxigraph.js": "oxigraph/web.js",
  "oxigraph.wasm": "oxigraph/web_bg.wasm",
};

async function packages() {
  const found = [];
  for (const entry of await readdir(modules, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name.startsWith(".")) continue;
    if (!entry.name.startsWith("@")) found.push(entry.name);
    else for (const one of await readdir(join(modules, entry.name))) found.push(`${entry.name}/${one}`);
  }
  return found.sort();
}

async function licence(name) {
  const folder = join(modules, name);
  const { version, license } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  const texts = (await readdir(folder)).filter((one) => /^(licen[cs]e|copying|notice)/i.test(one)).sort();
  const parts = await Promise.all(texts.map((one) => readFile(join(folder, one), "utf8")));
  return [`${name} ${version} (${license})`, ...parts.map((one) => one.trim())].join("\n\n");
}

await rm(target, { recursive: true, force: true });
await mkdir(target);
for (const [name, source] of Object.entries(FILES)) {
  if (name.endsWith(".js")) {
    // A source map is not shipped, and a browser would ask for it.
    const text = await readFile(join(modules, source), "utf8");
    await writeFile(join(target, name), text.replace(/^\/\/# sourceMappingURL=.*$/gm, ""));
  } else await copyFile(join(modules, source), join(target, name));
}
const licences = await Promise.all((await packages()).map(licence));
await writeFile(join(target, "LICENSES.txt"), licences.join("\n\n" + "-".repeat(80) + "\n\n") + "\n");
