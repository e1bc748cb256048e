// Every state of a station's screen, on screens large and small, light and dark: axe finds nothing, nothing is cut off at
// the side. CAGEOT_SHOTS names a folder for pictures of them all.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Depot, launch } from "./depot.mjs";
import { isClean, stationLooks } from "./looks.mjs";
import { Day, StationPage } from "./station_pages.mjs";

const depot = new Depot();
let browser, day;
before(async () => {
    await depot.serve();
    day = new Day(await depot.api("/packing"));
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await depot.stop();
});

/// An order with a main container and a chilled one, each of two labels or more.
function withColdBag() {
    for (;;) {
        const main = day.crate(2);
        const bag = day.list.crates.findIndex((crate) => crate.order === main.order && crate.zone === "chilled" && crate.taken);
        if (main.zone === "ambient" && bag >= 0 && day.units(bag).length >= 2)
            return [main, { ...day.list.crates[bag], units: day.units(bag).map((unit) => unit.code) }];
    }
}

/// By its name, what brings the screen into the state, and what it then is.
function states(station) {
    const { page } = station;
    const [main, bag] = withColdBag(), other = day.crate(2), small = day.crate(1);
    const loose = day.list.heads.find((head) => head.loose.length > 0) ?? day.list.heads.find((head) => head.product);
    const scan = (text, tone, mark) => async () => { await station.scan(text); await station.shows(tone, mark); };
    const told = (text, sentence) => async () => { await station.scan(text); await station.says(sentence); };
    return [
        ["start", async () => {}],
        ["test", () => station.press("begin")],
        ["waiting", () => station.press("skip")],
        ["crate-shown", scan(main.units[0], "ok", main.mark)],
        ["crate-shown-cold", scan(bag.units[0], "ok", bag.mark)],
        ["already-in", scan(main.units[0], "already_done", main.mark)],
        ["context", scan(main.code, "context", main.mark)],
        ["other-crate", scan(other.units[0], "stop", other.mark)],
        ["colder-crate", scan(bag.units[1], "stop", bag.mark)],
        ["count-asked", scan(main.code, "ok", main.mark)],
        ["counted", async () => { await station.press("count"); await station.shows("crate_complete", main.mark); }],
        ["complete", async () => { for (const unit of small.units) await station.scan(unit); await station.shows("crate_complete", small.mark); }],
        ["placed", async () => { await station.scan(other.code); await station.scan(other.units[0]); await station.shows(other.units.length > 1 ? "ok" : "crate_complete"); }],
        ["numbers-shown", scan(loose.code, loose.loose.length ? "stop" : "ok")],
        ["farm-code", scan("3250390000129", "stop")],
        ["tested", told("AQWZM-0123456789", "Ce lecteur convient.")],
        ["label-asked", told("K0403", "Scannez maintenant l’étiquette du produit.")],
        ["noted", told(other.units[1], "un coordinateur le voit.")],
        ["menu", () => station.press("more")],
        ["keypad", async () => { await station.press("keypad"); await page.locator('[data-key="1"]').click(); }],
        ["lost", async () => {
            await station.context.setOffline(true);
            await page.getByText("Serveur injoignable").waitFor();
            await station.scan(main.units[1]);
        }],
    ];
}

for (const { name, options } of stationLooks)
    test(name, async (t) => {
        const context = await browser.newContext({ locale: "fr-FR", ...options });
        t.after(() => context.close());
        const station = await StationPage.open(depot, context, name.replace(", ", "-"));
        let place = 0;
        for (const [state, enter] of states(station)) {
            await enter();
            if (process.env.CAGEOT_SHOTS) {
                mkdirSync(process.env.CAGEOT_SHOTS, { recursive: true });
                const file = `${name}-${String(++place).padStart(2, "0")}-${state}.png`;
                await station.page.screenshot({ path: join(process.env.CAGEOT_SHOTS, file) });
            }
            await isClean(station.page, state);
        }
        assert.deepEqual(station.errors, []);
    });

test("the number is two fifths of the screen's height, and buttons are as large as gloves want", async (t) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    t.after(() => context.close());
    const station = await StationPage.open(depot, context, "grand");
    await station.begin();
    const crate = day.crate(2);
    await station.scan(crate.units[0]);
    await station.shows("ok", crate.mark);
    const height = await station.page.evaluate(() => {
        const huge = document.querySelector(".huge");
        const pen = document.createElement("canvas").getContext("2d");
        const { fontWeight, fontSize, fontFamily } = getComputedStyle(huge);
        pen.font = `${fontWeight} ${fontSize} ${fontFamily}`;
        return pen.measureText(huge.textContent).actualBoundingBoxAscent;
    });
    assert.ok(crate.mark.match(/^\d{3}/) || height >= 320, `${height} of 800`);
    for (const box of await station.page.locator("[data-bar] button:not([hidden])").all())
        assert.ok((await box.boundingBox()).height >= 64);
    await station.press("more");
    await station.press("keypad");
    for (const box of await station.page.locator(".key").all())
        assert.ok((await box.boundingBox()).height >= 72);
    await station.press("more");
    await station.press("more");
    await station.press("vans");
    await station.page.locator(".relay-row").first().click();
    await station.page.locator(".van").waitFor();
    for (const box of await station.page.locator(".tick, [data-bar] button:not([hidden])").all())
        assert.ok((await box.boundingBox()).height >= 64);
});
