// How a page is looked at: on screens large and small, light and dark.

import assert from "node:assert/strict";

import { faults, phone, sideways } from "./depot.mjs";

const sizes = { wide: { viewport: { width: 1280, height: 800 } }, phone, narrow: { viewport: { width: 320, height: 600 } } };

/// Each with its name and what a context of the browser is made with.
export const looks = ["light", "dark"].flatMap((colorScheme) => Object.entries(sizes).map(
    ([size, options]) => ({ name: `${size}, ${colorScheme}`, options: { colorScheme, ...options } })));

/// axe-core finds nothing on the page, and it is no wider than its screen.
export async function isClean(page, what) {
    assert.deepEqual(await faults(page), [], what);
    assert.equal(await sideways(page), 0, what);
}

/// The same of pages, by path with what is done on each before it is looked at, in a browser of its own.
export async function areClean(t, browser, depot, options, pages) {
    const context = await browser.newContext({ locale: "fr-FR", ...options });
    t.after(() => context.close());
    const page = await context.newPage();
    for (const [path, act] of Object.entries(pages)) {
        await page.goto(depot.address + path);
        await act(page);
        await isClean(page, path);
    }
}
