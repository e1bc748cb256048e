// Modules of the pages, as they stand in the source: without a server, under any Node.js.

import { readFileSync } from "node:fs";

const folder = new URL("../../src/web/assets/", import.meta.url);

function source(name) {
    return readFileSync(new URL(name, folder), "utf8").replace(
        /from "\.\/([a-z_]+\.js)"/g, (import_, other) => `from "${address(other)}"`);
}

function address(name) {
    return "data:text/javascript;base64," + Buffer.from(source(name)).toString("base64");
}

export function asset(name) {
    return import(address(name));
}
