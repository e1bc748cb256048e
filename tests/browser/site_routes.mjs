// The addresses of the site, read from its source: a new page is looked at without being named here.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const web = join(dirname(fileURLToPath(import.meta.url)), "../../src/web");

/// [{method, pattern}]
export const routes = [...readFileSync(join(web, "routes.cpp"), "utf8").matchAll(/Route\{"([A-Z]+)", "([^"]+)"/g)].map(
    ([, method, pattern]) => ({ method, pattern }));

/// The pattern that a path fits; undefined when none does.
export function patternOf(method, path) {
    const given = path.split("/");
    return routes.find((route) => route.method === method && route.pattern.split("/").length === given.length &&
        route.pattern.split("/").every((part, at) => part.startsWith("{") || part === given[at]))?.pattern;
}

/// What some page reads of the query.
export const queryNames = [...new Set(readdirSync(web).filter((name) => name.endsWith(".cpp")).flatMap((name) =>
    [...readFileSync(join(web, name), "utf8").matchAll(/request\.query(?:, |\.find\()"([^"]+)"/g)].map(([, query]) => query)))];
