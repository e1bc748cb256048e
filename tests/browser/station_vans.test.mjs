// Leaving a village with a station in the hand, where the network is poor: what goes into a relay's van.
// CAGEOT_SHOTS names a folder for pictures of the screens.

import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Depot, launch } from "./depot.mjs";
import { isClean, stationLooks } from "./looks.mjs";
import { eventually, StationPage } from "./station_pages.mjs";

const depot = new Depot();
let browser, vans, shown, count = 0;
before(async () => {
    await depot.serve();
    const list = await depot.api("/packing");
    const letters = [...new Set(list.orders.map((order) => order.letter))];
    vans = letters.map((letter) => ({
        letter, relay: list.orders.find((order) => order.letter === letter).relay,
        crates: list.crates.filter((crate) => crate.taken && list.orders[crate.order].letter === letter),
        units: (crate) => list.units.filter((unit) => unit.covers > 0 && list.crates[unit.crate].code === crate.code).map((unit) => unit.code),
    })).filter((van) => van.crates.length >= 3).sort((a, b) => b.crates.length - a.crates.length);
    shown = vans.pop(); // on every screen
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await depot.stop();
});

/// A van that no test has loaded yet: the one with the fewest containers.
const nextVan = () => vans.pop();

async function begun(t, options = {}) {
    const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 390, height: 844 }, serviceWorkers: "block", ...options });
    t.after(() => context.close());
    const station = await StationPage.open(depot, context, `poste-${++count}`);
    await station.begin();
    return station;
}

async function enter(station, van) {
    await station.press("more");
    await station.press("vans");
    await station.page.locator(`[data-letter="${van.letter}"]`).click();
    await station.page.locator(".van").waitFor();
}

/// The van's screen with so many loaded.
async function loaded(station, many, van) {
    await station.page.locator(".van-many", { hasText: new RegExp(`^${many} sur ${van.crates.length}$`) }).waitFor();
}

async function told(station) {
    return (await depot.api("/scans?after=0")).events.filter((event) => event.station === station.name);
}

test("a van is loaded ticket by ticket, is green when all is in, and leaves", async (t) => {
    const station = await begun(t), van = nextVan(), [foreign] = vans.at(-1).crates;
    await enter(station, van);
    await loaded(station, 0, van);
    await station.scan(van.crates[0].code);
    await station.shows("ok", van.crates[0].mark);
    await loaded(station, 1, van); // after a while
    await station.scan(foreign.code);
    await station.shows("stop", foreign.mark);
    await station.page.getByText("Cette cagette va ailleurs").first().waitFor();
    await station.page.locator(".tape", { hasText: vans.at(-1).relay }).waitFor();
    await station.press("list");
    await loaded(station, 1, van);
    for (const crate of van.crates.slice(1, -1))
        await station.page.locator(`[data-mark="${crate.mark}"]`).click();
    await loaded(station, van.crates.length - 1, van);
    await station.page.getByRole("button", { name: "PARTIR QUAND MÊME" }).waitFor();
    await station.scan(van.crates.at(-1).code);
    await station.page.getByText("Tout est chargé").first().waitFor();
    await loaded(station, van.crates.length, van);
    await station.shows("crate_complete");
    await station.page.getByRole("button", { name: "PARTIR", exact: true }).click();
    await station.page.getByText("Parti.").first().waitFor();
    await station.page.locator(`[data-letter="${van.letter}"]`, { hasText: "parti à" }).waitFor();
    await eventually(async () => (await told(station)).at(-1).kind === "departed");
    const events = await told(station);
    assert.deepEqual(new Set(events.filter((event) => event.kind === "loaded" && event.target === van.letter).map((event) => event.code)),
        new Set([...van.crates, foreign].map((crate) => crate.code)));
    assert.equal(events.at(-1).target, van.letter);
    assert.deepEqual(station.errors, []);
});

test("who leaves all the same is told what stays here, and may take it back", async (t) => {
    const station = await begun(t), van = nextVan();
    await enter(station, van);
    for (const crate of van.crates.slice(1))
        await station.page.locator(`[data-mark="${crate.mark}"]`).click();
    await loaded(station, van.crates.length - 1, van);
    await station.press("depart");
    await station.page.getByText(`Sans 1 cagette\u00a0: ${van.crates[0].mark.replace(" ", "\u00a0")}.`).first().waitFor();
    const row = station.page.locator(`[data-letter="${van.letter}"]`);
    await row.filter({ hasText: "parti à" }).waitFor();
    await station.press("undo");
    await station.page.getByText("Annulé.").first().waitFor();
    await enter(station, van);
    await loaded(station, van.crates.length - 1, van);
    assert.equal(await station.page.getByText("parti à").count(), 0);
});

test("without a network a van is loaded and leaves, a reload goes on in it, and afterwards the depot knows it all", async (t) => {
    const station = await begun(t), van = nextVan();
    await enter(station, van);
    await station.page.route("**/api/**", (route) => route.abort());
    await station.scan(van.crates[0].code);
    await station.shows("ok", van.crates[0].mark);
    await station.page.locator(`[data-mark="${van.crates[1].mark}"]`).click();
    await loaded(station, 2, van);
    await station.page.reload();
    await station.page.locator(".begin").click();
    await station.press("skip");
    await loaded(station, 2, van);
    await station.press("depart");
    await station.page.getByText("Parti.").first().waitFor();
    assert.equal((await told(station)).length, 0);
    await station.page.unroute("**/api/**");
    await eventually(async () => (await told(station)).map((event) => `${event.kind} ${event.target}`).join(", ") ===
        `loaded ${van.letter}, loaded ${van.letter}, departed ${van.letter}`);
});

test("what others load is counted too, and what is taken out again is not", async (t) => {
    const [one, two] = [await begun(t), await begun(t)], van = nextVan();
    await enter(one, van);
    await enter(two, van);
    await one.scan(van.crates[0].code);
    await loaded(two, 1, van);
    await two.scan(van.crates[0].code);
    await two.shows("already_done", van.crates[0].mark);
    await loaded(two, 1, van);
    await one.page.getByRole("button", { name: `${van.crates[0].mark}: Retirer` }).click();
    await loaded(one, 0, van);
    await loaded(two, 0, van); // though it was scanned there too
});

test("another relay is one button away, and a crate's ticket opens it again", async (t) => {
    const station = await begun(t), van = nextVan(), crate = van.crates.find((one) => van.units(one).length > 0);
    await enter(station, van);
    await station.scan(van.units(crate)[0]); // a product says where it goes, in a van as anywhere
    await station.shows(van.units(crate).length > 1 ? "ok" : "crate_complete", crate.mark);
    await station.press("leave");
    await station.page.getByText("Quel village part").waitFor();
    await station.scan(crate.code);
    await station.shows(van.units(crate).length > 1 ? "context" : "ok", crate.mark);
});

test("a van that nobody touches for five minutes is left by itself", async (t) => {
    const station = await begun(t), van = vans.at(-1), crate = van.crates.find((one) => van.units(one).length > 1);
    await station.page.clock.install();
    await enter(station, van);
    await station.page.clock.fastForward(4 * 60_000);
    await station.page.locator(".van").waitFor();
    await station.press("more");
    await station.press("more");
    await station.page.clock.fastForward(4 * 60_000);
    await station.page.locator(".van").waitFor();
    await station.page.clock.fastForward(61_000);
    await station.shows("waiting");
    await station.scan(crate.code);
    await station.shows("context", crate.mark);
});

test("leaving by keys alone", async (t) => {
    const station = await begun(t, { viewport: { width: 1280, height: 800 } }), van = vans.at(-1);
    const enterKey = async (name) => {
        for (let turn = 0; turn < 80; ++turn) {
            if (await station.page.evaluate((name) => document.activeElement.matches(name), name))
                return station.page.keyboard.press("Enter", { delay: 30 });
            await station.page.keyboard.press("Tab", { delay: 30 });
        }
        throw new Error(`${name} is not reached by Tab`);
    };
    await enterKey('[data-does="more"]');
    await enterKey('[data-does="vans"]');
    await enterKey(`[data-letter="${van.letter}"]`);
    await enterKey(`[data-mark="${van.crates[1].mark}"]`);
    await loaded(station, 1, van);
    await enterKey(`[data-does="unload"]`);
    await loaded(station, 0, van);
});

for (const { name, options } of stationLooks)
    test(`${name}: axe finds nothing, nothing is cut off at the side`, async (t) => {
        const station = await begun(t, options);
        const van = shown, other = vans[0], { page } = station;
        const states = {
            vans: async () => { await station.press("more"); await station.press("vans"); },
            van: async () => { await page.locator(`[data-letter="${van.letter}"]`).click(); await page.locator(".van").waitFor(); },
            loaded: async () => { await station.scan(van.crates[0].code); await station.shows(van.crates.length > 1 ? "ok" : "crate_complete"); },
            "van-begun": () => page.locator(".is-loaded").first().waitFor(),
            "other-van": async () => { await station.scan(other.crates[0].code); await station.shows("stop"); },
            "van-whole": async () => {
                await station.press("list");
                for (const crate of van.crates.slice(1))
                    await page.locator(`[data-mark="${crate.mark}"]`).click();
                await loaded(station, van.crates.length, van);
            },
            departed: async () => {
                await page.getByRole("button", { name: /Retirer/ }).first().click();
                await loaded(station, van.crates.length - 1, van);
                await station.press("depart");
                await page.getByText("Parti.").first().waitFor();
            },
            "vans-departed": () => page.getByText("parti à").first().waitFor(),
        };
        for (const [i, [state, reach]] of Object.entries(states).entries()) {
            await reach();
            if (process.env.CAGEOT_SHOTS) {
                mkdirSync(process.env.CAGEOT_SHOTS, { recursive: true });
                await page.screenshot({ path: join(process.env.CAGEOT_SHOTS, `${name}-${i}-${state}.png`) });
            }
            await isClean(page, state);
        }
        // For the next screen it is all taken out again, and the depot knows: what is not sent yet goes with the browser.
        await page.locator(`[data-letter="${van.letter}"]`).click();
        for (let left = van.crates.length - 1; left > 0; --left) {
            await page.getByRole("button", { name: /Retirer/ }).first().click();
            await loaded(station, left - 1, van);
        }
        await eventually(async () => (await told(station)).filter((event) => event.kind === "undo").length === van.crates.length);
        assert.deepEqual(station.errors, []);
    });
