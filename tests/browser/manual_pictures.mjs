// Takes the pictures of docs/manuel, of a Thursday in the order in which it passes: node manual_pictures.mjs FOLDER

import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { launch, phone } from "./depot.mjs";
import { PrintingDepot } from "./printing_depot.mjs";
import { Day, eventually, StationPage } from "./station_pages.mjs";

const folder = process.argv[2];
mkdirSync(folder, { recursive: true });

const depot = new PrintingDepot();
const browser = await launch();
const wide = { viewport: { width: 1280, height: 800 } };
/// The sharpness of a telephone would only make its pictures large.
const held = { ...phone, isMobile: false, deviceScaleFactor: 1 };

async function open(size) {
    const page = await (await browser.newContext({ locale: "fr-FR", colorScheme: "light", ...size })).newPage();
    page.goes = (path) => page.goto(depot.address + path);
    return page;
}

/// Resolves when all that is in sight is there.
async function shown(page) {
    await page.waitForLoadState();
    await eventually(() => page.evaluate(() =>
        [...document.images].every((image) => image.complete || image.getBoundingClientRect().top > innerHeight)));
}

async function shoot(page, name) {
    await shown(page);
    await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
}

/// Resolves when nothing that was asked for is still on its way.
function printed() {
    return eventually(async () => {
        const { labels, tickets } = await depot.api("");
        return labels.waiting + tickets.waiting === 0;
    }, 500, 1200);
}

async function tickets(desk) {
    await desk.goes(`/sessions/${depot.session}`);
    await desk.getByRole("button", { name: "Les tickets" }).click();
    await desk.locator(".notice").waitFor();
}

/// A farm that comes when others are packed already. All its goods are chilled.
const late = "Élevage Roc";

async function arrivals(hand) {
    await hand.goes(`/sessions/${depot.session}/arrivals`);
    await shoot(hand, "arrivees");
    await hand.locator(".delivery", { hasText: "Fromagerie du Lac" }).tap();
    const all = hand.getByRole("button", { name: "TOUT EST LÀ" });
    await all.waitFor();
    await shoot(hand, "ferme");
    await all.tap();
    await hand.getByText("étiquettes partent à l’imprimante.").waitFor();
    await hand.goes(`/sessions/${depot.session}/arrivals`);
    await hand.locator(".delivery", { hasText: "Verger des Capitelles" }).tap();
    const less = hand.getByRole("button", { name: "Un de moins" }).first();
    for (const left of [1, 2]) {
        await less.tap();
        await hand.getByText(left === 1 ? "1 manque" : "2 manquent").first().waitFor();
    }
    await shoot(hand, "manque");
    await hand.getByRole("button", { name: "C’EST COMPTÉ" }).tap();
    await hand.getByText("à l’imprimante.", { exact: false }).first().waitFor();
    const awaited = (await depot.api("/arrivals")).farms.filter((farm) => farm.state === "awaited" && farm.producer !== late);
    for (const { producer } of awaited.slice(0, 64))
        await depot.tell("/arrivals/check-in", { producer });
}

/// What other hands packed meanwhile.
function packed(day, crates) {
    const codes = Array.from({ length: crates }, () => day.crate(1)).flatMap((crate) => [crate.code, ...crate.units]);
    depot.answers(codes.join("\n") + "\n", "scan", "--station", "poste-2");
}

/// A station's screens, each when it says what its picture shows.
async function packing(day) {
    const context = await browser.newContext({ locale: "fr-FR", colorScheme: "light", ...wide });
    const station = await StationPage.open(depot, context, "poste-1");
    const shows = async (name, text, tone, mark) => {
        await station.scan(text);
        await station.shows(tone, mark);
        await shoot(station.page, name);
    };
    await station.begin();
    await shoot(station.page, "attend");
    const first = withColdBag(day), other = another(day, first.main);
    await shows("ok", first.main.units[0], "ok", first.main.mark);
    await shows("froid", first.bag.units[0], "ok", first.bag.mark);
    await station.scan(first.main.code);
    await station.shows("context", first.main.mark);
    await shows("stop", other.units[0], "stop", other.mark);
    await station.scan(first.main.code);
    for (const unit of first.main.units.slice(0, -1))
        await station.scan(unit);
    await shows("complete", first.main.units.at(-1), "crate_complete", first.main.mark);
    await context.setOffline(true);
    await station.page.getByText("Serveur injoignable").waitFor();
    await shows("hors-ligne", other.units[0], "ok", other.mark);
    await context.setOffline(false);
    await eventually(async () => (await depot.api("/scans?after=0")).events.some((event) => event.code === other.units[0]));
    await context.close();
}

/// An order's main container and its chilled bag.
function withColdBag(day) {
    for (;;) {
        const main = day.crate(3);
        const bag = day.list.crates.findIndex((crate) => crate.order === main.order && crate.zone === "chilled" && crate.taken);
        if (main.zone === "ambient" && main.units.length < 12 && bag >= 0 && day.units(bag).length >= 2)
            return { main, bag: { ...day.list.crates[bag], units: day.units(bag).map((unit) => unit.code) } };
    }
}

/// Another order's main container.
function another(day, than) {
    for (;;) {
        const crate = day.crate(2);
        if (crate.zone === "ambient" && crate.order !== than.order)
            return crate;
    }
}

/// A line of an order whose labels were given to the printer and not scanned yet.
async function sentLine(desk, day) {
    for (const { number } of day.list.orders.toReversed()) {
        await desk.goes(`/sessions/${depot.session}/orders/${number}`);
        const line = desk.locator(".line", { has: desk.locator("figure", { hasText: /envoyée?/ }) }).first();
        if (await line.isVisible())
            return line;
    }
    throw new Error("no label was printed");
}

async function morning(desk, day) {
    await desk.goes("/");
    await shoot(desk, "tableau");
    const line = await sentLine(desk, day);
    await line.locator("summary").first().click();
    await shown(desk);
    await line.screenshot({ path: join(folder, "reimprimer.png") });
}

async function breakdown(desk) {
    depot.fault("froid", "paper-out:5");
    const before = readdirSync(depot.received("froid")).length;
    await depot.tell("/arrivals/check-in", { producer: late });
    await eventually(() => readdirSync(depot.received("froid")).length > before + 4, 500, 120);
    depot.cancelAll("froid");
    await eventually(async () => { await desk.goes("/printers/froid"); return desk.locator("#question").isVisible(); }, 500, 240);
    await shoot(desk, "question");
}

/// Last, for from then on everybody must say who they are.
async function entering(desk) {
    depot.answers("pluie tambour ortie wagon\n", "coordinator", "add", "zoe");
    await desk.goes("/");
    await desk.locator("input[name=password]").waitFor();
    await shoot(desk, "entrer");
}

try {
    await depot.serve();
    const day = new Day(await depot.api("/packing"));
    const desk = await open(wide), hand = await open(held);
    await tickets(desk);
    await arrivals(hand);
    await printed();
    packed(day, 20);
    await packing(day);
    await morning(desk, day);
    await breakdown(desk);
    await entering(desk);
} finally {
    await browser.close();
    await depot.stop();
}
