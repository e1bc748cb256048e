// The coordinators' pages around packing, as they are when something has just been done on them.

import { after, before, test } from "node:test";

import { Depot, launch } from "./depot.mjs";
import { areClean, looks } from "./looks.mjs";

const depot = new Depot();
let browser, crate, label;
before(async () => {
    depot.run("station", "add", "poste-1");
    depot.run("station", "add", "quai");
    depot.run("station", "revoke", "quai");
    await depot.serve();
    const plan = await depot.api("/plan");
    crate = plan.crates[0].code;
    label = plan.labels.find((one) => one.kind === "unit").code;
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await depot.stop();
});

/// Each page, and what is done on it before it is looked at.
const pages = {
    "/stations": async (page) => {
        await page.fill("input[name=station]", "poste-3");
        await page.getByRole("button", { name: "Inviter" }).click();
        await page.locator(".qr").waitFor();
    },
    "/sessions/S1/leaving": async () => {},
    "/sessions/S1/leaving/A": async (page) => {
        await page.fill("input[name=code]", crate);
        await page.getByRole("button", { name: "Charger" }).click();
        await page.locator(".big-answer").waitFor();
    },
    "/sessions/S1/leftovers": async (page) => {
        await page.fill("input[name=code]", label);
        await page.getByRole("button", { name: "Noter" }).click();
        await page.locator(".notice.tone-unsure").waitFor();
    },
    "/": async () => {},
};
for (const { name, options } of looks)
    test(`${name}: axe-core finds nothing, and no page is wider than the screen`, (t) => areClean(t, browser, depot, options, pages));
