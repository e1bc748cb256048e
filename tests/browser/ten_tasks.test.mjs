// What coordinators do most, as somebody does it who has only the pages: with JavaScript and without.

import assert from "node:assert/strict";
import { join } from "node:path";
import { readFileSync, writeFileSync } from "node:fs";
import { after, before, test } from "node:test";

import { Depot, launch, phone } from "./depot.mjs";

const password = "pluie tambour ortie wagon";
const depot = new Depot();
let browser, inside;
before(async () => {
    depot.answers(`${password}\n`, "coordinator", "add", "zoe");
    await depot.serve();
    browser = await launch();
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(depot.address);
    await page.fill("input[name=name]", "zoe");
    await page.fill("input[name=password]", password);
    await button(page, "Entrer").click();
    await page.locator(".card.session").waitFor();
    inside = await context.storageState();
    await context.close();
});
after(async () => {
    await browser?.close();
    await depot.stop();
});

const button = (page, name) => page.getByRole("button", { name, exact: true });
const link = (page, name) => page.getByRole("link", { name });

/// What was asked of a printer, by what the session's page says of a farm.
async function farmLine(page, farm) {
    await page.goto(`${depot.address}/sessions/S1`);
    return page.locator(".farm", { hasText: farm }).innerText();
}

/// The board in a coordinator's browser, which entered before.
async function entered(t, options) {
    const context = await browser.newContext({ locale: "fr-FR", storageState: inside, ...options });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(depot.address);
    return page;
}

/// Farms that no other way of the tasks touches: with and without JavaScript each has its own.
const farms = { true: ["Fromagerie du Lac", "Ferme des Alizés"], false: ["Kimchi et Cie", "Chèvrerie de Fournes"] };

for (const javaScriptEnabled of [true, false]) {
    const way = javaScriptEnabled ? "with JavaScript" : "without JavaScript";
    const [whole, short] = farms[javaScriptEnabled];
    const options = { javaScriptEnabled, ...(javaScriptEnabled ? phone : {}) };

    test(`what comes next is one press away, ${way}`, async (t) => {
        const page = await entered(t, options);
        await page.locator(".next a").last().click();
        await page.waitForURL(/\/sessions\/S1/);
    });

    test(`a farm is here: its labels go to the printer, ${way}`, async (t) => {
        const page = await entered(t, options);
        await link(page, "Vente du 7 au 9 nov.").click();
        await link(page, /^Arrivées/).click();
        await page.getByRole("heading", { name: "Arrivées" }).waitFor();
        await link(page, whole).first().click();
        await page.getByRole("button", { name: /^TOUT EST LÀ/ }).click();
        await page.getByText("Tout ce qui est venu est demandé à l’imprimante.").waitFor();
        assert.match(await farmLine(page, whole), /en route/);
    });

    test(`something of a farm is missing, ${way}`, async (t) => {
        const page = await entered(t, options);
        await page.goto(`${depot.address}/sessions/S1/arrivals`);
        await link(page, short).first().click();
        await page.getByRole("button", { name: /^Un de moins/ }).first().click();
        await page.getByText("1 manque").first().waitFor();
        await page.goto(`${depot.address}/sessions/S1/shortages`);
        await page.getByText(short).first().waitFor();
    });

    test(`a torn label comes again, found by the customer's name, ${way}`, async (t) => {
        const page = await entered(t, options);
        await link(page, "Réimprimer").click();
        await page.locator("input[name=q]").fill("zoé");
        await page.locator("input[name=q]").press("Enter");
        const paper = page.locator("figure.paper", { has: page.locator("details") }).first();
        await paper.locator("summary").click();
        await paper.getByRole("button", { name: "maintenant" }).click();
        await page.locator(".notice").getByText(/sort pour la première fois/).waitFor();
        await paper.locator("summary").click();
        await paper.getByRole("button", { name: "déchirée" }).click();
        await page.locator(".notice").getByText(/passe devant/).waitFor();
    });

    test(`the tickets are printed, held, taken back and let go, ${way}`, async (t) => {
        const page = await entered(t, options);
        await page.goto(`${depot.address}/sessions/S1`);
        await button(page, "Les tickets").click();
        await page.getByText("154 pages partent à l’imprimante.").waitFor();
        await button(page, "Retenir l’impression").click();
        await page.getByText("Rien de cette vente ne part aux imprimantes").waitFor();
        await page.getByRole("button", { name: /^Reprendre ce qui n’est pas parti/ }).click();
        await page.getByText("ces papiers sont de nouveau à imprimer").waitFor();
        await button(page, "Relâcher").click();
        await page.getByText("Relâchée: ce qui attendait part.").waitFor();
        await button(page, "Les tickets").waitFor();
    });

    test(`a printer pauses and goes on, and its marks move, ${way}`, async (t) => {
        const page = await entered(t, options);
        await link(page, "tickets").last().click();
        await button(page, "Mettre en pause").click();
        await page.getByText("En pause: ce qui lui était déjà donné sort encore.").waitFor();
        await button(page, "Reprendre").click();
        await page.getByText("Elle reprend.").waitFor();
        await page.getByLabel("Décaler vers la droite").fill("0,5");
        await button(page, "Décaler").click();
        await page.getByText("Le décalage vaut dès la prochaine page.").waitFor();
        assert.equal(await page.getByLabel("Décaler vers la droite").inputValue(), "0,5");
    });

    test(`a station is invited and closed, ${way}`, async (t) => {
        const page = await entered(t, options);
        const name = `poste-${javaScriptEnabled ? "a" : "b"}`;
        await link(page, "Postes où l’on scanne").click();
        await page.getByLabel("Nom du poste").fill(name);
        await button(page, "Inviter").click();
        await page.getByRole("img", { name: "QR" }).waitFor();
        await button(page, `Fermer ${name}`).click();
        await page.locator("li", { hasText: name }).getByText("fermé", { exact: true }).waitFor();
    });

    test(`orders are looked at and frozen, ${way}`, async (t) => {
        const page = await entered(t, options);
        const file = join(depot.folder, `vente-${javaScriptEnabled}.csv`);
        writeFileSync(file, "commande;client;relais;ferme;produit;unité;quantité;vente\n" +
            `X${javaScriptEnabled};Zoé N;Relais Aragon;Ferme du Causse;Tomates;500 g;3;Vente ${javaScriptEnabled}\n`);
        await link(page, "Importer des commandes").click();
        await page.getByLabel("Fichiers").setInputFiles(file);
        await button(page, "Regarder").click();
        await page.getByText("1 commande, 4 étiquettes, 1 ticket").waitFor();
        await button(page, "Figer").click();
        await page.getByRole("heading", { name: `Vente ${javaScriptEnabled}` }).waitFor();
    });

    test(`the A4 sheets are there for a day without label printers, ${way}`, async (t) => {
        const page = await entered(t, options);
        await page.goto(`${depot.address}/sessions/S1`);
        await link(page, "Documents").click();
        const href = await link(page, /^Feuilles A4/).getAttribute("href");
        const answer = await page.request.get(depot.address + href);
        assert.equal(answer.status(), 200);
        assert.match(String((await answer.body()).subarray(0, 5)), /^%PDF-/);
    });

    test(`a van is loaded ticket by ticket and leaves, ${way}`, async (t) => {
        const page = await entered(t, options);
        await page.goto(`${depot.address}/sessions/S1`);
        await link(page, "Départs").click();
        await link(page, javaScriptEnabled ? /Aragon/ : /Saint-Denis/).first().click();
        const before = await page.locator(".van-count").innerText();
        await page.getByRole("button", { name: /: dans le camion$/ }).first().click();
        await page.locator(".van-count", { hasText: /^1/ }).waitFor();
        assert.notEqual(await page.locator(".van-count").innerText(), before);
        await page.getByRole("button", { name: /PARTIR/ }).click();
        await page.getByText(/[Pp]arti/).first().waitFor();
    });

    test(`the table of products is taken, changed and given back, ${way}`, async (t) => {
        const page = await entered(t, options);
        await link(page, "Tableaux").click();
        await link(page, "Produits").click();
        const href = await link(page, /^Prendre/).getAttribute("href");
        const table = String(await (await page.request.get(depot.address + href)).body());
        assert.equal(table, readFileSync(join(depot.folder, "produits.csv"), "utf8"));
        const file = join(depot.folder, "nouveau.csv");
        writeFileSync(file, "produit;zone\nTomates;tiède\n");
        await page.getByLabel("Nouveau fichier").setInputFiles(file);
        await button(page, "Remplacer").click();
        await page.getByText("le tableau d’avant compte encore").waitFor();
        writeFileSync(file, table);
        await page.getByLabel("Nouveau fichier").setInputFiles(file);
        await button(page, "Remplacer").click();
        await page.getByText("13 lignes comptent dès la prochaine vente figée.").waitFor();
    });

    test(`who did what is found afterwards, ${way}`, async (t) => {
        const page = await entered(t, options);
        await link(page, "Histoire").click();
        await page.getByLabel("Quoi").selectOption({ label: "réglages et retenues" });
        await button(page, "Montrer").click();
        const said = await page.locator(".happenings").first().innerText();
        for (const words of ["Impression retenue", "Imprimante tickets en pause", "Tableau des produits remplacé", "zoe"])
            assert.ok(said.includes(words), words);
    });
}
