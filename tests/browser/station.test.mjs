// A packing station as volunteers meet it: scanners of every make, a network that comes and goes, several hands at once.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { Depot, faults, launch } from "./depot.mjs";
import { Day, eventually, StationPage } from "./station_pages.mjs";

const depot = new Depot();
let browser, day, count = 0;
before(async () => {
    await depot.serve();
    day = new Day(await depot.api("/packing"));
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await depot.stop();
});

/// `prepare` is done with the context before the page is loaded.
async function open(t, prepare = () => {}) {
    const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1280, height: 800 }, serviceWorkers: "block" });
    t.after(() => context.close());
    await prepare(context);
    return StationPage.open(depot, context, `poste-${++count}`);
}

async function begun(t, prepare) {
    const station = await open(t, prepare);
    await station.begin();
    return station;
}

async function events() {
    return (await depot.api("/scans?after=0")).events;
}

/// Articles of the codes that the depot knows to be in, each counted once.
async function putOnce(codes) {
    const puts = (await events()).filter((event) => event.kind === "put").map((event) => event.code);
    return codes.filter((code) => puts.includes(code)).length;
}

test("a station is opened by its QR once, and scans nothing before", async (t) => {
    const context = await browser.newContext();
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${depot.address}/station`);
    await page.getByText("demandez son QR à un coordinateur").waitFor();
    assert.deepEqual(await faults(page), []);
    const word = depot.run("station", "add", "quai").match(/#(\S+)/)[1];
    await page.locator("#word").fill(word);
    await page.getByRole("button", { name: "Ouvrir" }).click();
    await page.getByRole("button", { name: "COMMENCER" }).waitFor();
    await page.reload();
    await page.getByRole("button", { name: "COMMENCER" }).waitFor();
    const other = await (await browser.newContext()).newPage();
    await other.goto(`${depot.address}/station#${word}`);
    await other.getByText("demandez-en une autre à un coordinateur").waitFor();
    await other.context().close();
});

describe("each scanner's text ends in the right verdict:", () => {
    const makes = {
        "US on US": {}, "US on French": { host: "fr" }, "French on US": { scanner: "fr" }, "US on Belgian": { host: "be" },
        "French with locked capitals": { scanner: "fr", host: "fr", lock: "windows" }, "slow Bluetooth": { gap: 60 },
        "without Enter": { end: "" },
    };
    for (const [name, make] of Object.entries(makes))
        test(name, async (t) => {
            const station = await begun(t);
            const crate = day.crate(2);
            await station.scan(crate.units[0], make);
            await station.shows("ok", crate.mark);
            await station.scan(crate.code, make);
            await station.shows("context", crate.mark);
            await station.scan(crate.units[1], make);
            await station.shows(crate.units.length === 2 ? "crate_complete" : "ok", crate.mark);
            assert.deepEqual(station.errors, []);
        });
});

test("a crate is packed: STOP stands, DÉJÀ FAIT tells who, the last one completes it", async (t) => {
    const station = await begun(t);
    const crate = day.crate(3), other = day.crate(1);
    await station.scan(crate.code);
    await station.shows("context", crate.mark);
    await station.scan(crate.units[0]);
    await station.shows("ok", crate.mark);
    await station.scan(other.units[0]);
    await station.shows("stop");
    await station.page.waitForTimeout(1600);
    await station.scan(other.units[0]);
    await station.page.waitForTimeout(4500);
    await station.shows("stop");
    await station.scan(crate.units[0]);
    await station.shows("already_done", crate.mark);
    await station.page.getByText(`poste ${station.name}.`).first().waitFor();
    for (const unit of crate.units.slice(1))
        await station.scan(unit);
    await station.shows("crate_complete", crate.mark);
    await station.shows("waiting");
});

test("a ticket scanned twice asks for the count, and OUI completes", async (t) => {
    const station = await begun(t);
    const crate = day.crate(2);
    await station.scan(crate.code);
    await station.shows("context", crate.mark);
    await station.page.waitForTimeout(1600);
    await station.scan(crate.code);
    await station.press("list");
    await station.shows("context", crate.mark);
    await station.page.waitForTimeout(1600);
    await station.scan(crate.code);
    await station.press("count");
    await station.shows("crate_complete", crate.mark);
});

test("what is there by eye is ticked in the list of what is missing", async (t) => {
    const station = await begun(t);
    const crate = day.crate(3);
    await station.scan(crate.code);
    await station.shows("context", crate.mark);
    await station.page.locator(".tick").first().click();
    await station.shows("ok", crate.mark);
    await eventually(async () => (await events()).some((event) => event.evidence === "seen" && crate.units.includes(event.code)));
});

test("without a network nothing is lost, and afterwards the depot knows it all", async (t) => {
    const station = await begun(t);
    const crate = day.crate(4);
    await station.context.setOffline(true);
    await station.scan(crate.code);
    await station.shows("context", crate.mark);
    for (const unit of crate.units)
        await station.scan(unit);
    await station.shows("crate_complete", crate.mark);
    await station.page.getByText("Serveur injoignable").waitFor();
    assert.equal(await putOnce(crate.units), 0);
    await station.context.setOffline(false);
    await eventually(async () => await putOnce(crate.units) === crate.units.length);
    await station.page.getByText("Serveur injoignable").waitFor({ state: "hidden" });
    assert.equal((await events()).filter((event) => event.station === station.name).length, crate.units.length + 1);
});

test("a reload without the depot's answers goes on from what was kept", async (t) => {
    const station = await begun(t);
    const crate = day.crate(3);
    await station.page.route("**/api/**", (route) => route.abort());
    await station.scan(crate.units[0]);
    await station.shows("ok", crate.mark);
    await station.page.reload();
    await station.page.locator(".begin").waitFor();
    await station.page.waitForTimeout(1600);
    await station.scan(crate.units[0]);
    await station.shows("already_done", crate.mark);
    await station.scan(crate.units[1]);
    await station.shows("ok", crate.mark);
    await station.page.unroute("**/api/**");
    await eventually(async () => await putOnce(crate.units) === 2);
});

test("a depot that is stopped and started again is no matter", async (t) => {
    const station = await begun(t);
    const crate = day.crate(4);
    await station.scan(crate.units[0]);
    await station.shows("ok", crate.mark);
    await depot.halt();
    for (const unit of crate.units.slice(1, 3)) {
        await station.scan(unit);
        await station.shows("ok", crate.mark);
    }
    await depot.serve(new URL(depot.address).port);
    await station.scan(crate.units[3]);
    await station.shows(crate.units.length === 4 ? "crate_complete" : "ok", crate.mark);
    await eventually(async () => await putOnce(crate.units) === 4);
});

test("two stations on one crate never count a thing twice", async (t) => {
    const [one, two] = [await begun(t), await begun(t)];
    const crate = day.crate(6);
    const turns = crate.units.map((unit, i) => [unit, crate.units[crate.units.length - 1 - i]]);
    for (const [first, second] of turns)
        await Promise.all([one.scan(first), two.scan(second)]);
    await eventually(async () => await putOnce(crate.units) === crate.units.length);
    await one.scan(crate.code);
    await one.shows("ok", crate.mark);
    await one.page.getByText(new RegExp(`^${crate.units.length} articles`)).waitFor();
});

test("two tabs of one station send each scan once", async (t) => {
    const station = await begun(t);
    const crate = day.crate(4);
    await station.page.route("**/scans", (route) => (route.request().method() === "POST" ? route.abort() : route.continue()));
    for (const unit of crate.units.slice(0, 3))
        await station.scan(unit);
    await station.shows("ok", crate.mark);
    const bodies = [];
    const other = await station.context.newPage();
    for (const page of [station.page, other])
        page.on("request", (request) => request.method() === "POST" && bodies.push(...JSON.parse(request.postData()).scans.map((scan) => scan.id)));
    bodies.length = 0;
    await station.page.unroute("**/scans");
    await other.goto(`${depot.address}/station`);
    await eventually(async () => await putOnce(crate.units) === 3);
    assert.equal(new Set(bodies).size, bodies.length);
});

test("a scan presses no button, whichever has the focus", async (t) => {
    const station = await begun(t);
    const crate = day.crate(3);
    for (const [i, does] of ["missing", "undo", "more"].entries()) {
        await station.page.locator(`[data-does="${does}"]`).focus();
        await station.scan(crate.units[i]);
        await station.shows(i === 2 && crate.units.length === 3 ? "crate_complete" : "ok", crate.mark);
    }
    const told = async () => (await events()).filter((event) => event.station === station.name).map((event) => event.kind).join(" ");
    await eventually(async () => await told() === "put put put");
});

test("a photograph of a label is read by the depot and judged like a scan", async (t) => {
    const station = await begun(t);
    const crate = day.crate(2), [code] = crate.units;
    const picture = await fetch(`${depot.address}/sessions/${depot.session}/labels/${code}.png`);
    await station.page.locator("[data-photo]").setInputFiles(
        { name: "photo.png", mimeType: "image/png", buffer: Buffer.from(await picture.arrayBuffer()) });
    await station.shows("ok", crate.mark);
    await eventually(async () => await putOnce([code]) === 1);
    await station.page.locator("[data-photo]").setInputFiles(
        { name: "photo.png", mimeType: "image/png", buffer: Buffer.from("no picture at all") });
    await station.page.getByText("Cette photo ne se lit pas").waitFor();
});

test("by keys alone: a crate is opened by its number, and undone", async (t) => {
    const station = await open(t);
    const { page } = station;
    const crate = day.crate(2);
    const reach = async (name) => {
        for (let turn = 0; turn < 60; ++turn) {
            if (await page.evaluate((name) => document.activeElement.matches(name), name))
                return;
            await page.keyboard.press("Tab", { delay: 30 });
        }
        throw new Error(`${name} is not reached by Tab`);
    };
    const enter = async (name) => { await reach(name); await page.keyboard.press("Enter", { delay: 30 }); };
    await enter('[data-does="begin"]');
    await enter('[data-does="skip"]');
    await enter('[data-does="more"]');
    await enter('[data-does="keypad"]');
    for (const digit of crate.mark.replaceAll(" ", ""))
        await enter(`[data-key="${digit}"]`);
    await enter('[data-does="enter"]');
    await station.shows("context", crate.mark);
    await enter('[data-does="undo"]');
    await station.shows("ok");
    await station.shows("waiting");
});

test("a station that is closed says so and keeps what was scanned", async (t) => {
    const station = await begun(t);
    const crate = day.crate(2);
    depot.run("station", "revoke", station.name);
    await station.scan(crate.units[0]);
    await station.page.getByText("demandez son QR à un coordinateur").waitFor();
    const word = depot.run("station", "add", station.name).match(/#(\S+)/)[1];
    await station.page.locator("#word").fill(word);
    await station.page.getByRole("button", { name: "Ouvrir" }).click();
    await eventually(async () => await putOnce(crate.units) === 1);
});

test("a verdict sounds as it looks: OK rises, COMPLÈTE has three notes, STOP is low and twice", async (t) => {
    const station = await begun(t, (context) => context.addInitScript(() => {
        window.heard = [];
        const { createOscillator } = AudioContext.prototype;
        AudioContext.prototype.createOscillator = function () {
            const tone = createOscillator.call(this);
            const { setValueAtTime } = tone.frequency;
            tone.frequency.setValueAtTime = (value, at) => { window.heard.push(Math.round(value)); return setValueAtTime.call(tone.frequency, value, at); };
            return tone;
        };
    }));
    await station.page.waitForTimeout(4500); // the five sounds of the start
    const heard = () => station.page.evaluate(() => window.heard.splice(0));
    assert.equal((await heard()).length, 2 + 3 + 1 + 2 + 1);
    const crate = day.crate(2);
    await station.scan(crate.units[0]);
    await station.shows("ok", crate.mark);
    const [low, high, ...rest] = await heard();
    assert.ok(high > low && rest.length === 0);
    await station.scan("3250390000129");
    await station.shows("stop");
    const buzz = await heard();
    assert.ok(buzz.length === 2 && buzz.every((note) => note < 150));
    for (const unit of crate.units.slice(1))
        await station.scan(unit);
    await station.shows("crate_complete", crate.mark);
    assert.equal((await heard()).slice(-3).length, 3);
});

test("the depot's answer that comes late and differs takes the place of the station's own", async (t) => {
    const station = await begun(t);
    const crate = day.crate(2);
    await station.page.route("**/scans", async (route) => {
        if (route.request().method() !== "POST")
            return route.continue();
        const answer = await (await route.fetch()).json();
        Object.assign(answer.answers[0], { verdict: "stop", reason: "other-session", crate: null });
        await new Promise((resolve) => setTimeout(resolve, 900));
        return route.fulfill({ json: answer });
    });
    await station.scan(crate.units[0]);
    await station.shows("ok", crate.mark);
    await station.shows("stop");
    await station.page.getByText("d’une autre vente").first().waitFor();
});

test("what the depot refuses leaves the queue, and is kept and shown", async (t) => {
    const station = await begun(t);
    const crate = day.crate(3);
    await station.context.setOffline(true);
    await station.scan(crate.units[0]);
    await station.scan(crate.units[1]);
    await station.shows("ok", crate.mark);
    const sent = [];
    await station.page.route("**/scans", (route) => {
        if (route.request().method() !== "POST")
            return route.continue();
        const { scans } = JSON.parse(route.request().postData());
        sent.push(...scans);
        return scans.some((scan) => scan.text === crate.units[0])
            ? route.fulfill({ status: 422, json: { error: "Un scan sans moment.", faults: ["Un scan sans moment."] } }) : route.continue();
    });
    await station.context.setOffline(false);
    await station.page.getByText("1 scan refusé").waitFor();
    await eventually(async () => await putOnce(crate.units) === 1);
    assert.ok(sent.every((scan) => scan.offline), "they were judged without the depot");
    await station.press("more");
    await station.page.locator(".refused", { hasText: "Un scan sans moment." }).waitFor();
});

test("while a depot only observes, STOP lets go", async (t) => {
    const station = await begun(t, (context) => context.route("**/packing",
        async (route) => route.fulfill({ json: { ...await (await route.fetch()).json(), observing: true } })));
    await station.page.getByText("Observation").waitFor();
    await station.scan("3250390000129");
    await station.shows("stop");
    await station.page.waitForTimeout(4000);
    await station.shows("waiting");
});

test("in English everything is English", async (t) => {
    const station = await begun(t);
    await station.press("more");
    await station.press("language");
    await station.page.getByText("Scan a product").waitFor();
    assert.equal(await station.page.evaluate(() => document.documentElement.lang), "en");
    await station.scan(day.crate(1).code);
    await station.press("undo");
    await station.page.getByText("Undone.").first().waitFor();
});
