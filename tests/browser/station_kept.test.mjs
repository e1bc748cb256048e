// A station's page that is opened while the depot is down: what its service worker keeps, and for how long.

import assert from "node:assert/strict";
import { createServer, request } from "node:http";
import { after, before, test } from "node:test";

import { Depot, launch } from "./depot.mjs";
import { Day, eventually, StationPage } from "./station_pages.mjs";

const depot = new Depot();
let browser, day, front, count = 0;

/// Stands before the depot, and may show its pages as another version's.
class Front {
    static async open() {
        const front = new Front();
        front.version = "";
        front.server = createServer((asked, answer) => front.pass(asked, answer));
        await new Promise((resolve) => front.server.listen(0, "127.0.0.1", resolve));
        front.port = front.server.address().port;
        return front;
    }

    pass(asked, answer) {
        const own = new URL(depot.address);
        const path = this.version ? asked.url.replace(this.version, this.own) : asked.url;
        const { origin: _origin, "sec-fetch-site": _site, "if-none-match": _tag, ...theirs } = asked.headers;
        const headers = { ...theirs, host: own.host };
        const onward = request({ host: own.hostname, port: own.port, path, method: asked.method, headers }, async (given) => {
            const parts = [];
            for await (const part of given)
                parts.push(part);
            const { "content-length": _length, ...kept } = given.headers;
            const text = Buffer.concat(parts).toString();
            this.own ??= text.match(/\/assets\/([0-9a-f]{16})\//)?.[1];
            answer.writeHead(given.statusCode, kept);
            answer.end(this.version ? text.replaceAll(this.own, this.version) : Buffer.concat(parts));
        });
        onward.on("error", () => answer.destroy());
        asked.pipe(onward);
    }
}

before(async () => {
    await depot.serve();
    day = new Day(await depot.api("/packing"));
    front = await Front.open();
    browser = await launch(`--host-resolver-rules=MAP depot.test 127.0.0.1:${front.port}`);
});
after(async () => {
    await browser?.close();
    front?.server.close();
    await depot.stop();
});

/// When the browser has kept what it needs.
async function kept(page) {
    await eventually(() => page.evaluate(async () => Boolean(navigator.serviceWorker.controller) && Boolean(await caches.match("/station"))));
}

async function open(t) {
    const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 1280, height: 800 } });
    t.after(() => context.close());
    return StationPage.open(depot, context, `poste-${++count}`);
}

test("reloaded while the depot is down, a station goes on, and later the depot knows it all", async (t) => {
    const station = await open(t);
    await station.begin();
    await kept(station.page);
    const crate = day.crate(3);
    await station.scan(crate.units[0]);
    await station.shows("ok", crate.mark);
    await depot.halt();
    await station.page.reload();
    await station.begin();
    await station.page.getByText("Serveur injoignable").waitFor();
    await station.scan(crate.units[1]);
    await station.shows("ok", crate.mark);
    await station.page.reload();
    await station.begin();
    await station.page.waitForTimeout(1600);
    await station.scan(crate.units[1]);
    await station.shows("already_done", crate.mark);
    await depot.serve(new URL(depot.address).port);
    const put = async () => (await depot.api("/scans?after=0")).events.filter((event) => crate.units.includes(event.code)).length;
    await eventually(async () => await put() === 3);
    assert.deepEqual(station.errors, []);
});

test("the page and its files are kept, and no answer of the API", async (t) => {
    const station = await open(t);
    await station.begin();
    await kept(station.page);
    await station.scan(day.crate(1).units[0]);
    const paths = await station.page.evaluate(async () => {
        const names = await caches.keys();
        const all = await Promise.all(names.map(async (name) => (await (await caches.open(name)).keys()).map((asked) => new URL(asked.url).pathname)));
        return all.flat();
    });
    assert.ok(paths.includes("/station") && paths.some((path) => path.endsWith("/judge.js")), paths);
    assert.deepEqual(paths.filter((path) => path !== "/station" && !path.startsWith("/assets/")), []);
});

test("a new version takes the place of the old one on the next load, offline too", async (t) => {
    const context = await browser.newContext({ locale: "fr-FR" });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${front.port}/station`);
    await page.locator("#word").waitFor();
    await kept(page);
    const names = () => page.evaluate(() => caches.keys());
    assert.deepEqual(await names(), [front.own]);
    front.version = "f".repeat(16);
    await page.reload();
    assert.ok((await page.content()).includes(front.version));
    await eventually(async () => (await names()).join() === front.version);
    await depot.halt();
    await page.reload();
    await page.locator("#word").waitFor();
    assert.ok((await page.content()).includes(front.version));
    await depot.serve(new URL(depot.address).port);
    front.version = "";
});

test("over plain HTTP the page is as before: nothing is kept, no camera is offered", async (t) => {
    const context = await browser.newContext({ locale: "fr-FR" });
    t.after(() => context.close());
    const station = new StationPage();
    Object.assign(station, { page: await context.newPage(), errors: [] });
    station.page.on("pageerror", (error) => station.errors.push(error.message));
    const word = depot.run("station", "add", "loin").match(/#(\S+)/)[1];
    await station.page.goto(`http://depot.test/station#${word}`);
    await station.begin();
    assert.equal(await station.page.evaluate(() => isSecureContext), false);
    await station.press("more");
    await station.page.locator('[data-does="photograph"]').waitFor();
    assert.equal(await station.page.locator('[data-does="camera"]').count(), 0);
    assert.deepEqual(station.errors, []);
});
