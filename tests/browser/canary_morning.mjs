// A morning in the depot of canaries: what is told, printed and scanned.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";

import { CanaryDepot, kinds } from "./canary_depot.mjs";
import { watch } from "./canary_watch.mjs";
import { phone } from "./depot.mjs";
import { eventually, StationPage } from "./station_pages.mjs";

/// Labels that are stuck on a thing, in the order of the plan.
async function unitLabels(site, session) {
    return (await site.ask(`/api/v1/sessions/${session}/plan`)).labels.filter((label) => label.kind === "unit");
}

/// Some farms came, others not all; some of it is printed, one label by itself, and weighed.
export async function arrive(site, session, kind) {
    const text = (name) => CanaryDepot.text(kind, name);
    const api = `/api/v1/sessions/${session}`;
    const units = await unitLabels(site, session);
    await site.ask(`${api}/arrivals/check-in`, { producer: text("farm 1"), who: text("who checked in") });
    const weighed = units.find((unit) => unit.product === text("product 3"));
    await site.ask(`${api}/arrivals`, { who: text("who told"), facts: [
        { id: `${kind}1`, kind: "count", producer: text("farm 2"), name: text("product 5"), unit: "", missing: 1, refused: 1 },
        { id: `${kind}2`, kind: "leftover", code: units[0].code, left: true },
        { id: `${kind}3`, kind: "weight", code: weighed.code, grams: 512 },
    ] });
    await site.ask("/api/v1/reprints", { codes: [units[1].code], reason: "torn" });
}

/// What a station shows of a session, screen by screen.
export async function pack(site, session, kind) {
    const context = await site.browser.newContext({ locale: "fr-FR", ...phone });
    const wrong = await watch(context);
    const station = await StationPage.open(site.depot, context, `poste-${kind}`);
    const stage = station.page.locator("[data-stage]");
    const is = (where) => site.isText(`/station, ${kind}, ${where}`, "", station.page, wrong);
    await is("start");
    await station.begin();
    const list = await site.ask(`/api/v1/sessions/${session}/packing`);
    const units = list.units.filter((unit) => unit.covers > 0);
    const texts = [units[0].code, list.crates[units[0].crate].code, units.at(-1).code, ...list.heads.map((head) => head.code),
        "<img src=x data-canary=9 onerror=canary(9)>", "3250390000129", ...units.map((unit) => unit.code)];
    for (const text of texts) {
        const before = await stage.innerHTML();
        await station.scan(text);
        await eventually(async () => await stage.innerHTML() !== before, 50, 20).catch(() => {}); // some change nothing
        await is(text);
    }
    await station.press("more");
    await station.press("vans");
    await station.page.locator("[data-letter]").first().waitFor();
    await is("vans");
    await station.page.locator("[data-letter]").first().click();
    await station.page.locator(".van").waitFor();
    await is("van");
    assert.deepEqual(station.errors, []);
    await context.close();
    site.note("/station");
}

/// A label is printed again, later versions come, printers are rehearsed, and one stops and does not know what it has printed.
export async function goWrong(site) {
    const { depot, page } = site;
    const nothingWaits = () => eventually(async () => !await site.somePrinter((printer) => printer.pages_waiting > 0));
    await nothingWaits();
    const torn = await site.ask("/api/v1/reprints", { codes: [(await unitLabels(site, "S1"))[1].code], reason: "torn" });
    assert.equal(torn.duplicates, 1);
    await nothingWaits();
    for (const kind of Object.keys(kinds))
        depot.import(kind, true);
    for (const [at, kind] of Object.keys(kinds).entries())
        await site.ask("/api/v1/rehearsals", { ...(at > 0 && { printer: "tickets" }), who: CanaryDepot.text(kind, "who rehearsed") });
    const out = () => readdirSync(depot.received("froid")).length;
    const before = out();
    depot.fault("froid", "paper-out:3");
    await site.go("/sessions/S1");
    await page.getByRole("button", { name: "Tout imprimer" }).click();
    await page.locator(".notice").waitFor();
    await eventually(() => out() > before + 2);
    depot.cancelAll("froid");
    await eventually(() => site.somePrinter((printer) => printer.question));
}
