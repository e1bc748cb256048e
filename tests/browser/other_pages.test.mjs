// The pages that no other test looks at, as people come upon them: axe finds nothing, nothing is wider than the screen.

import { after, before, test } from "node:test";

import { Depot, launch } from "./depot.mjs";
import { isClean, looks } from "./looks.mjs";

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
for (const { name, options } of looks)
    test(`${name}: axe-core finds nothing, and no page is wider than the screen`, async (t) => {
        const context = await browser.newContext({ locale: "fr-FR", ...options });
        t.after(() => context.close());
        const page = await context.newPage();
        for (const [path, act] of Object.entries(pages)) {
            await page.goto(depot.address + path);
            await act(page);
            await isClean(page, path);
        }
    });
