// Draws the labels of a ZPL file with zpl-renderer-js: render_zpl.mjs FILE WIDTH HEIGHT DPMM OUT, where
// width and height are dots. Writes OUT/1.png, OUT/2.png …
import { webcrypto } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";

// Node.js 18, Debian 12's, cannot import the package as a module and has no global crypto yet.
globalThis.crypto ??= webcrypto;
const { ready } = createRequire(import.meta.url)("zpl-renderer-js");

const [file, width, height, dpmm, out] = process.argv.slice(2);
const { api } = await ready;
// The renderer rounds up to whole dots.
const millimetres = (dots) => (Number(dots) - 0.5) / Number(dpmm);
const pictures = await api.zplToBase64MultipleAsync(
  readFileSync(file, "latin1"), millimetres(width), millimetres(height), Number(dpmm));
pictures.forEach((picture, i) => writeFileSync(`${out}/${i + 1}.png`, Buffer.from(picture, "base64")));
process.exit(0);
