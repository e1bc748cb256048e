// Two taps from an order's page print a label again, with JavaScript and without; what people know of a label finds it.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Depot, launch, phone } from "./depot.mjs";
import { isClean, looks } from "./looks.mjs";

const depot = new Depot();
let browser, number, labels, farm;
before(async () => {
    await depot.serve();
    const plan = await depot.api("/plan");
    number = plan.orders[4].number;
    const crates = plan.crates.filter((crate) => crate.order === plan.orders[4].order).map((crate) => crate.code);
    const own = plan.labels.filter((label) => label.kind === "unit" && crates.includes(label.crate));
    labels = own.map((label) => label.code);
    farm = own[0].producer;
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await depot.stop();
});

async function open(t, path, options = {}) {
    const context = await browser.newContext({ locale: "fr-FR", ...options });
    t.after(() => context.close());
    const page = await context.newPage();
    await page.goto(depot.address + path);
    return page;
}

function card(page, code) { return page.locator(`figure[data-part="${code}"]`); }

async function copies(code) { return (await depot.api(`/labels/${code}`)).copies; }

for (const javaScriptEnabled of [true, false])
    test(`two taps on an order's page ask for a label, ${javaScriptEnabled ? "with" : "without"} JavaScript`, async (t) => {
        const page = await open(t, `/sessions/S1/orders/${number}`, { javaScriptEnabled, ...phone });
        const code = labels[javaScriptEnabled ? 0 : 1];
        await card(page, code).locator("summary").tap();
        await card(page, code).getByRole("button", { name: "maintenant" }).tap();
        await page.getByText("sort pour la première fois à l’imprimante etiquettes").waitFor();
        assert.match(await card(page, code).innerText(), /part à l’imprimante/);
        assert.equal(await copies(code), 1);
        await page.reload();
        await page.goBack();
        await page.goForward();
        assert.equal(await copies(code), 1, "nothing but a press prints");
    });

test("two clicks at once print once", async (t) => {
    const page = await open(t, `/sessions/S1/orders/${number}`);
    await card(page, labels[2]).locator("summary").click();
    await card(page, labels[2]).getByRole("button", { name: "maintenant" }).dblclick();
    await page.locator(".notice.tone-go").waitFor();
    assert.equal(await copies(labels[2]), 1);
});

test("a label is found by its number and product, or by what a scanner types", async (t) => {
    const page = await open(t, "/reprint");
    await page.fill("input[name=q]", String(number));
    await page.keyboard.press("Enter");
    await card(page, labels[0]).waitFor();
    assert.equal(await page.locator(".found figure.label").count(), labels.length);
    await page.fill("input[name=q]", labels[1]);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/reprint?q=${labels[1]}`);
    assert.equal(await page.locator(".found figure").count(), 1);
    await page.locator(".found figure summary").click();
    await page.getByRole("button", { name: "déchirée" }).click();
    await page.getByText("était déjà en route et passe devant").waitFor();
});

test("a photograph of a label finds it", async (t) => {
    const page = await open(t, "/reprint");
    const picture = await (await fetch(`${depot.address}/sessions/S1/labels/${labels[3]}.png`)).arrayBuffer();
    await page.setInputFiles("input[type=file]", { name: "photo.png", mimeType: "image/png", buffer: Buffer.from(picture) });
    await card(page, labels[3]).waitFor();
});

test("a photograph without a code says what to do", async (t) => {
    const page = await open(t, "/reprint");
    const buffer = await page.screenshot();
    await page.setInputFiles("input[type=file]", { name: "photo.png", mimeType: "image/png", buffer });
    await page.getByText("reprenez-la").waitFor();
});

test("without JavaScript there is no button for a photograph", async (t) => {
    const page = await open(t, "/reprint", { javaScriptEnabled: false });
    assert.equal(await page.locator(".photograph").isVisible(), false);
});

test("what is open stays open while the page follows the depot", async (t) => {
    const page = await open(t, `/sessions/S1/orders/${number}`);
    await card(page, labels[0]).locator("summary").click();
    await depot.tell("/arrivals", { facts: [{ id: "late", kind: "farm", producer: farm, state: "here" }] });
    await page.getByText(`${farm}: arrivée et comptée`).waitFor({ state: "attached", timeout: 10000 });
    assert.equal(await card(page, labels[0]).getByRole("button", { name: "déchirée" }).isVisible(), true);
});

for (const { name, options } of looks)
    test(`${name}: axe-core finds nothing, targets are large, no page is wider than the screen`, async (t) => {
        const page = await open(t, "/", options);
        for (const path of [`/sessions/S1/orders/${number}`, `/reprint?q=${number}`, "/reprint?q=zzz", "/history", "/history?kind=reprint"]) {
            await page.goto(depot.address + path);
            for (const details of await page.locator("details").all())
                await details.evaluate((one) => { one.open = true; });
            await isClean(page, path);
            const small = await page.$$eval("button, summary, select, input:not([type=hidden]):not(.unseen)", (all) =>
                all.filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML));
            assert.deepEqual(small, [], path);
        }
    });
