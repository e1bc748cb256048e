// A station that looks by itself: Chromium's make-believe camera shows a label. CAGEOT_SHOTS names a folder for pictures.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";

import { asset } from "./asset.mjs";
import { Depot, launch } from "./depot.mjs";
import { isClean, stationLooks } from "./looks.mjs";
import { crate as crateCode, unit } from "./small_day.mjs";
import { Day, eventually, StationPage } from "./station_pages.mjs";

describe("a label that is held before the camera", async () => {
    const { Sight } = await asset("camera.js");
    test("is one scan however long it is held, with whichever of its codes is seen", () => {
        const sight = new Sight(), both = unit(1) + crateCode(14);
        assert.equal(sight.look([], 0), undefined);
        assert.equal(sight.look([unit(1)], 400), unit(1));
        assert.equal(sight.look([both, unit(1)], 800), undefined);
        assert.equal(sight.look([both], 9000), undefined, "the depot took long");
        assert.equal(sight.look([], 9400), undefined);
        assert.equal(sight.look([both], 9800), undefined, "it was lost for a moment");
    });
    test("is another scan after it was away, and so is another label", () => {
        const sight = new Sight();
        sight.look([unit(1)], 0);
        sight.look([], 400);
        assert.equal(sight.look([unit(2), unit(4)], 800), unit(2));
        assert.equal(sight.look([], 1200), undefined);
        assert.equal(sight.look([unit(1)], 2000), unit(1));
    });
});

const width = 1280, height = 720;
const depot = new Depot();
let browser, crate;

/// The picture of a label as YUV4MPEG2: 4:2:0 of a grey picture.
async function video(code) {
    const plain = await launch();
    const page = await plain.newPage();
    const picture = await fetch(`${depot.address}/sessions/${depot.session}/labels/${code}.png`);
    const png = Buffer.from(await picture.arrayBuffer()).toString("base64");
    const grey = await page.evaluate(async ([png, width, height]) => {
        const image = new Image();
        image.src = `data:image/png;base64,${png}`;
        await image.decode();
        const canvas = new OffscreenCanvas(width, height), context = canvas.getContext("2d");
        context.fillStyle = "#d8d8d8";
        context.fillRect(0, 0, width, height);
        const scale = Math.min(width * .7 / image.width, height * .7 / image.height);
        context.drawImage(image, width * .15, height * .15, image.width * scale, image.height * scale);
        const { data } = context.getImageData(0, 0, width, height);
        return btoa(Array.from({ length: width * height }, (_, i) => String.fromCharCode(16 + Math.round(data[i * 4] * 219 / 255))).join(""));
    }, [png, width, height]);
    await plain.close();
    const frame = Buffer.concat([Buffer.from("FRAME\n"), Buffer.from(grey, "base64"), Buffer.alloc(width * height / 2, 128)]);
    const file = join(depot.folder, "label.y4m");
    writeFileSync(file, Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), frame, frame]));
    return file;
}

before(async () => {
    await depot.serve();
    crate = new Day(await depot.api("/packing")).crate(3);
    browser = await launch("--use-fake-ui-for-media-stream", "--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${await video(crate.units[0])}`);
});
after(async () => {
    await browser?.close();
    await depot.stop();
});

async function begun(t, name, { prepare = () => {}, ...options } = {}) {
    const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 390, height: 844 }, serviceWorkers: "block", ...options });
    t.after(() => context.close());
    await prepare(context);
    const station = await StationPage.open(depot, context, name);
    await station.begin();
    return station;
}

async function look(station) {
    await station.press("more");
    await station.press("camera");
    await station.page.locator("video").waitFor();
}

async function told(name) {
    return (await depot.api("/scans?after=0")).events.filter((event) => event.station === name);
}

test("the camera's label is scanned once while it is in sight, and the camera is closed by a button", async (t) => {
    const station = await begun(t, "quai");
    await look(station);
    await station.shows("ok", crate.mark);
    await station.shows("waiting"); // four seconds later, it is still in sight
    await eventually(async () => (await told("quai")).length > 0);
    assert.deepEqual((await told("quai")).map((event) => [event.kind, event.code]), [["put", crate.units[0]]]);
    const track = await station.page.evaluateHandle(() => document.querySelector("video").srcObject.getTracks()[0]);
    await station.press("close-camera");
    await station.page.locator("video").waitFor({ state: "hidden" });
    assert.equal(await track.evaluate((one) => one.readyState), "ended");
    assert.deepEqual(station.errors, []);
});

test("one picture at a time is on its way, each with the station's secret", async (t) => {
    const station = await begun(t, "un");
    let flying = 0, most = 0, count = 0;
    await station.page.route("**/photographs", async (route) => {
        assert.match(route.request().headers().authorization, /^Bearer /);
        most = Math.max(most, ++flying);
        await new Promise((resolve) => setTimeout(resolve, 700));
        --flying;
        ++count;
        await route.fulfill({ json: { symbols: [] } }).catch(() => {});
    });
    await look(station);
    await eventually(() => count >= 3);
    assert.equal(most, 1);
    await station.press("close-camera");
});

test("a browser's own reader sends no picture", async (t) => {
    const station = await begun(t, "propre", { prepare: (context) => context.addInitScript((text) => {
        window.BarcodeDetector = class {
            static async getSupportedFormats() { return ["qr_code", "code_128"]; }
            async detect() { return [{ rawValue: text }]; }
        };
    }, crate.units[1]) });
    const asked = [];
    station.page.on("request", (request) => asked.push(request.url()));
    await look(station);
    await station.shows(crate.units.length > 2 ? "ok" : "crate_complete", crate.mark);
    assert.deepEqual(asked.filter((url) => url.endsWith("/photographs")), []);
});

test("a camera that reads nothing for a minute closes, and the depot that is away is said", async (t) => {
    const station = await begun(t, "seul");
    await station.page.clock.install();
    await station.page.route("**/photographs", (route) => route.abort());
    await look(station);
    await station.page.getByText("La photo n’est pas arrivée").waitFor();
    await station.page.clock.fastForward(61_000);
    await station.page.locator("video").waitFor({ state: "hidden" });
});

test("a camera that is not allowed says what to do", async (t) => {
    const station = await begun(t, "refus", { prepare: (context) => context.addInitScript(() => {
        navigator.mediaDevices.getUserMedia = async () => { throw new DOMException("", "NotAllowedError"); };
    }) });
    await station.press("more");
    await station.press("camera");
    await station.page.getByText("La caméra ne s’ouvre pas").waitFor();
    await station.page.locator("video").waitFor({ state: "hidden" });
});

for (const { name, options } of stationLooks)
    test(`${name}: axe finds nothing, nothing is cut off at the side`, async (t) => {
        const station = await begun(t, name.replace(", ", "-"), options);
        await look(station);
        await station.page.locator(".word").waitFor();
        if (process.env.CAGEOT_SHOTS) {
            mkdirSync(process.env.CAGEOT_SHOTS, { recursive: true });
            await station.page.screenshot({ path: join(process.env.CAGEOT_SHOTS, `${name}-camera.png`) });
        }
        await isClean(station.page, name);
    });
