// Who asks is told with everything that a station asks for, and a station that is not known any more says so.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Depot, launch } from "./depot.mjs";
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

async function open(t) {
    const context = await browser.newContext({ locale: "fr-FR", serviceWorkers: "block" });
    t.after(() => context.close());
    return StationPage.open(depot, context, `poste-${++count}`);
}

async function photograph(station, code) {
    const picture = await fetch(`${depot.address}/sessions/${depot.session}/labels/${code}.png`);
    await station.page.locator("[data-photo]").setInputFiles(
        { name: "photo.png", mimeType: "image/png", buffer: Buffer.from(await picture.arrayBuffer()) });
}

test("every request of an opened station carries its secret", async (t) => {
    const context = await browser.newContext({ locale: "fr-FR", serviceWorkers: "block" });
    t.after(() => context.close());
    const asked = new Map();
    context.on("request", (request) => {
        const { pathname } = new URL(request.url());
        if (pathname.startsWith("/api/"))
            asked.set(`${request.method()} ${pathname.split("/").at(-1)}`, request.headers().authorization);
    });
    const station = await StationPage.open(depot, context, "quai");
    await station.begin();
    const crate = day.crate(2);
    await station.scan(crate.units[0]);
    await station.shows("ok", crate.mark);
    await photograph(station, crate.units[1]);
    const secret = asked.get("POST scans");
    assert.match(secret, /^Bearer [0-9a-f]{64}$/);
    for (const request of ["GET sessions", "GET packing", "GET scans", "POST photographs"]) {
        await eventually(() => asked.has(request));
        assert.equal(asked.get(request), secret, request);
    }
    assert.equal(asked.get("POST open"), undefined);
});

for (const [what, address] of Object.entries({ "the list": "**/api/v1/sessions", "others’ scans": "**/scans?after=*" }))
    test(`a depot that refuses to tell ${what} shows how the station is opened again`, async (t) => {
        const station = await open(t);
        await station.begin();
        const refuse = (route) => route.fulfill({ status: 401, json: { error: "Ce poste n’est pas connu." } });
        await station.page.route(address, refuse);
        await station.page.reload();
        await station.page.getByText("demandez son QR à un coordinateur").waitFor({ timeout: 60_000 });
        assert.equal(await station.page.getByText("Serveur injoignable").isVisible(), false);
        await station.page.unroute(address, refuse);
        await station.page.locator("#word").fill(depot.run("station", "add", station.name).match(/#(\S+)/)[1]);
        await station.page.getByRole("button", { name: "Ouvrir" }).click();
        await station.page.getByRole("button", { name: "COMMENCER" }).waitFor();
    });

test("a photograph of a station that is not known shows how it is opened again", async (t) => {
    const station = await open(t);
    await station.begin();
    await station.page.route("**/photographs", (route) => route.fulfill({ status: 401, json: { error: "Ce poste n’est pas connu." } }));
    await photograph(station, day.crate(1).units[0]);
    await station.page.getByText("demandez son QR à un coordinateur").waitFor();
});
