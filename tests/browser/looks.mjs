// How a page is looked at: on screens large and small, light and dark.

import assert from "node:assert/strict";

import { faults, phone, sideways } from "./depot.mjs";

const wide = { width: 1280, height: 800 };

/// Each with its name and what a context of the browser is made with. A run sees each size and each colour; with
/// CAGEOT_SOAK every size in both colours.
function looksOf(sizes) {
    const colours = ["light", "dark"];
    return Object.entries(sizes).flatMap(([size, options], i) =>
        (process.env.CAGEOT_SOAK ? colours : [colours[i % 2]]).map((colorScheme) =>
            ({ name: `${size}, ${colorScheme}`, options: { colorScheme, ...options } })));
}

export const looks = looksOf({ wide: { viewport: wide }, phone, narrow: { viewport: { width: 320, height: 600 } } });

/// Of a station; a screen of 1280 pixels is made twice as large by some.
export const stationLooks = looksOf({
    wide: { viewport: wide }, phone: { viewport: { width: 390, height: 844 } },
    "zoom-200": { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, "narrow-320": { viewport: { width: 320, height: 568 } },
});

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
