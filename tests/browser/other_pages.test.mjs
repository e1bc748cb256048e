// The pages that no other test looks at, as people come upon them: axe finds nothing, nothing is wider than the screen.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Depot, launch, sideways } from "./depot.mjs";
import { areClean, looks } from "./looks.mjs";

const password = "pluie tambour ortie wagon";
const depot = new Depot();
let browser;
before(async () => {
    depot.answers(`${password}\n`, "coordinator", "add", "zoe");
    await depot.serve();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await depot.stop();
});

async function enter(page, words) {
    await page.fill("input[name=name]", "zoe");
    await page.fill("input[name=password]", words);
    await page.getByRole("button", { name: "Entrer" }).click();
}

/// Each page, and what is done on it before it is looked at. Who comes first is not known yet.
const pages = {
    "/login": async (page) => { await enter(page, "autre chose"); await page.locator(".tone-stop").waitFor(); },
    "/": async (page) => { await enter(page, password); await page.locator(".card.session").waitFor(); },
    "/account": async (page) => {
        await page.fill("input[name=old]", "autre chose");
        for (const name of ["password", "again"])
            await page.fill(`input[name=${name}]`, "cent vaches bleues rient");
        await page.getByRole("button", { name: "Changer" }).click();
        await page.locator(".tone-stop").waitFor();
    },
    "/sessions/S1/orders/14": async () => {},
    "/sessions/S1/versions/1": async () => {},
    "/sessions/S1/weights": async () => {},
    "/printers/etiquettes": async () => {},
    "/printers/tickets": async () => {},
    "/rehearsal": async (page) => {
        await page.fill("input[name=text]", "3250390000129");
        await page.getByRole("button", { name: "Vérifier" }).click();
        await page.locator(".big-answer").waitFor();
    },
    "/sessions/S9": async () => {},
};
/// Pages and states of what is looked after.
const managed = {
    "/": pages["/"],
    "/sessions/S1": async (page) => {
        await page.getByRole("button", { name: "Retenir l’impression" }).click();
        await page.locator(".held").waitFor();
    },
    "/sessions/S1?held": async (page) => {
        await page.getByRole("button", { name: "Relâcher" }).click();
        await page.getByText("Relâchée").waitFor();
    },
    "/sessions/S1/documents": async () => {},
    "/sessions/S1/plan": async () => {},
    "/import": async (page) => {
        await page.getByLabel("Fichiers").setInputFiles({ name: "vente.csv", mimeType: "text/csv",
            buffer: Buffer.from("commande;client;relais;ferme;produit;unité;quantité;vente\nR1;Zoé N;Aragon;Ferme;Tomates;1 kg;2;Vente 46\n") });
        await page.getByRole("button", { name: "Regarder" }).click();
        await page.locator(".preview.tone-go").waitFor();
    },
    "/import?bad": async (page) => {
        await page.getByLabel("Fichiers").setInputFiles({ name: "vente.csv", mimeType: "text/csv",
            buffer: Buffer.from("commande;client;relais;ferme;produit;unité;quantité;vente\nR1;Zoé N;Aragon;Ferme;Tomates;1 kg;x;Vente 46\n") });
        await page.getByRole("button", { name: "Regarder" }).click();
        await page.locator(".preview.tone-stop").waitFor();
    },
    "/layouts": async () => {},
    "/layouts/unit-57x32": async () => {},
    "/layouts/order-80": async () => {},
    "/tables": async () => {},
    "/tables/products": async (page) => {
        await page.getByLabel("Nouveau fichier").setInputFiles({ name: "p.csv", mimeType: "text/csv", buffer: Buffer.from("produit;zone\nPain;tiède\n") });
        await page.getByRole("button", { name: "Remplacer" }).click();
        await page.locator(".findings").waitFor();
    },
    "/printers/tickets": async (page) => {
        await page.getByRole("button", { name: "Mettre en pause" }).click();
        await page.getByRole("button", { name: "Reprendre" }).waitFor();
    },
    "/printers/tickets?on": async (page) => {
        await page.getByRole("button", { name: "Reprendre" }).click();
        await page.getByRole("button", { name: "Mettre en pause" }).waitFor();
    },
};

for (const { name, options } of looks)
    test(`${name}: axe-core finds nothing, and no page is wider than the screen`, (t) => areClean(t, browser, depot, options, pages));

for (const { name, options } of looks)
    test(`what is looked after, ${name}: axe-core finds nothing, and no page is wider than the screen`, (t) => areClean(t, browser, depot, options, managed));

test("on paper nothing is left to press, and dark screens print on white", async (t) => {
    const context = await browser.newContext({ locale: "fr-FR", colorScheme: "dark", viewport: { width: 794, height: 1123 } });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(depot.address);
    await enter(page, password);
    await page.locator(".card.session").waitFor();
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    for (const [path, what] of Object.entries({
        "/": ".session", "/sessions/S1": ".farms", "/sessions/S1/arrivals": "main li", "/sessions/S1/leaving/A": ".short-order",
        "/sessions/S1/orders/14": ".number", "/tables/products": ".sheet", "/printers/etiquettes": "h1", "/history": ".happening",
    })) {
        await page.goto(depot.address + path);
        assert.equal(await page.locator(what).first().isVisible(), true, `${path}: ${what}`);
        for (const control of await page.locator("button, input, select, .bar").all())
            assert.equal(await control.isVisible(), false, `${path}: ${await control.evaluate((one) => one.outerHTML)}`);
        const ink = await page.evaluate(() => getComputedStyle(document.querySelector("h1, h2")).color.match(/\d+/g).map(Number));
        assert.ok(Math.max(...ink) < 64, `${path}: ${ink}`);
    }
});

test("the first key goes past the bar", async (t) => {
    const context = await browser.newContext({ locale: "fr-FR" });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(`${depot.address}/login`);
    const skip = page.getByRole("link", { name: "Aller au contenu" });
    await skip.focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.closest("main") !== null), true);
    assert.equal(await page.evaluate(() => document.querySelector("a, button, input").textContent), "Aller au contenu");
});

test("no word is so long that a page becomes wider than the smallest screen", async (t) => {
    const word = "Anticonstitutionnellementissimequoiqueraisonnablementlongue";
    const orders = join(depot.folder, "long.csv");
    writeFileSync(orders, "commande;client;relais;ferme;produit;unité;quantité;vente\n" +
        `R1;${Array(5).fill(word).join(";")};2;${word}\nR2;Zoé;${word};Ferme;Pain;1;3;${word}\n`);
    const session = depot.run("import", orders).trim().split("\n").at(-1);
    const context = await browser.newContext({ locale: "fr-FR", viewport: { width: 320, height: 640 } });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(depot.address);
    await enter(page, password);
    await page.locator(".card.session", { hasText: word }).waitFor();
    const parts = ["", "/orders/1", "/leaving", "/arrivals", "/to-find", "/shortages", "/plan", "/versions/1", "/documents", "/leftovers",
        "/weights"];
    await page.goto(`${depot.address}/sessions/${session}/leaving`);
    const van = await page.locator('a[href*="/leaving/"]').first().getAttribute("href");
    for (const path of ["/", ...parts.map((part) => `/sessions/${session}${part}`), van, `/reprint?q=${word}`, "/history", "/farms"]) {
        const answer = await page.goto(depot.address + path);
        assert.equal(answer.status(), 200, path);
        assert.equal(await sideways(page), 0, path);
    }
});
