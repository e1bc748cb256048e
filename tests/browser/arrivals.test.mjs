// Check-in as a coordinator does it with a crate under one arm: a telephone, one thumb, no typing.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";

import { Depot, launch, phone } from "./depot.mjs";
import { isClean, looks } from "./looks.mjs";

const depot = new Depot();
let browser;
before(async () => {
    await depot.serve();
    browser = await launch();
});
after(async () => {
    await browser?.close();
    await depot.stop();
});

/// A new page of a new browser; ends with the test.
async function open(t, options) {
    const context = await browser.newContext({ locale: "fr-FR", ...options });
    t.after(() => context.close());
    const page = await context.newPage();
    page.errors = [];
    page.on("pageerror", (error) => page.errors.push(error.message));
    page.goes = (path) => page.goto(`${depot.address}/sessions/${depot.session}${path}`);
    return page;
}

/// The product's row on its farm's page.
function row(page, name) {
    return page.locator(".counted-product", { hasText: name }).first();
}

async function there(page, name) {
    return Number(await row(page, name).locator(".count").first().innerText());
}

async function press(page, locator, touch) {
    await locator.scrollIntoViewIfNeeded();
    await (touch ? locator.tap() : locator.click());
}

/// One less, and waits until the page shows it.
async function less(page, name) {
    const wanted = await there(page, name) - 1;
    await press(page, row(page, name).getByRole("button", { name: "Un de moins" }), true);
    await row(page, name).locator(".stepper:not(.of-them) .count", { hasText: new RegExp(`^${wanted}$`) }).waitFor();
}

for (const javaScriptEnabled of [true, false]) {
    const farm = javaScriptEnabled ? "Verger des Capitelles" : "Huilerie du Tournesol";
    describe(javaScriptEnabled ? "with a script" : "without a script", () => {
        test("a farm lacks two, one more is refused, is counted, and gets one back", async (t) => {
            const page = await open(t, { ...phone, javaScriptEnabled });
            await page.goes("/arrivals");
            await page.locator(".delivery", { hasText: farm }).tap();
            const ordered = (await depot.farm(farm)).products.filter((product) => product.ordered > 2);
            const [first, second] = ordered.map((product) => `${product.name} ${product.unit}`);
            assert.ok(second, "the sample week has two products that are ordered often");
            const before = await there(page, first);
            await less(page, first);
            await less(page, first);
            await less(page, second);
            await press(page, row(page, second).getByRole("button", { name: "refusé", exact: true }), true);
            await row(page, second).locator('[aria-pressed="true"]', { hasText: "1 refusé" }).waitFor();
            await press(page, page.getByRole("button", { name: "C’EST COMPTÉ" }), true);
            await page.getByText("à l’imprimante.", { exact: false }).first().waitFor();
            const told = await depot.farm(farm);
            assert.equal(told.state, "here");
            assert.deepEqual([told.missing, told.refused, told.to_print], [2, 1, 0]);
            assert.equal(await there(page, first), before - 2);
            await press(page, row(page, first).getByRole("button", { name: "Tout est arrivé finalement" }), true);
            await page.getByRole("button", { name: "IMPRIMER LE RESTE" }).tap();
            await page.getByText("2 étiquettes partent à l’imprimante.").waitFor();
            const given = await depot.farm(farm);
            assert.deepEqual([given.missing, given.refused, given.to_print], [0, 1, 0]);
            assert.deepEqual(page.errors, []);
        });

        test("a farm never comes, and does after all", async (t) => {
            const other = javaScriptEnabled ? "Kimchi et Cie" : "Moulin de Sagnes";
            const page = await open(t, { ...phone, javaScriptEnabled });
            await page.goes("/arrivals");
            await page.locator(".delivery", { hasText: other }).tap();
            await press(page, page.locator("summary"), true);
            await press(page, page.getByRole("button", { name: "NE VIENT PAS" }), true);
            await page.getByText("Elle ne vient pas: tout manque.").waitFor();
            assert.equal((await depot.farm(other)).state, "never");
            await page.getByRole("button", { name: "ELLE EST LÀ FINALEMENT" }).tap();
            await page.getByText("à l’imprimante.", { exact: false }).first().waitFor();
            const told = await depot.farm(other);
            assert.deepEqual([told.state, told.missing, told.to_print], ["here", 0, 0]);
        });
    });
}

test("everything is there: one press on the biggest thing of the page", async (t) => {
    const page = await open(t, phone);
    await page.goes("/arrivals");
    await page.locator(".delivery", { hasText: "Fromagerie du Lac" }).tap();
    const button = page.getByRole("button", { name: "TOUT EST LÀ" });
    const box = await button.boundingBox();
    assert.ok(box.width > 350 && box.height > 90, "it is the biggest thing");
    assert.ok(box.y + box.height <= 844, "it is in sight without scrolling");
    await button.tap();
    await page.getByText("étiquettes partent à l’imprimante.").waitFor();
    await page.locator(".farm-facts", { hasText: "là" }).waitFor();
});

test("fast presses all count, and a press that is sent again counts once", async (t) => {
    const page = await open(t, phone);
    await page.goes("/arrivals");
    await page.locator(".delivery", { hasText: "Chèvrerie de Fournes" }).tap();
    const { name, unit, ordered } = (await depot.farm("Chèvrerie de Fournes")).products.find((one) => one.ordered > 4);
    const product = `${name} ${unit}`;
    const button = row(page, product).getByRole("button", { name: "Un de moins" });
    await button.scrollIntoViewIfNeeded();
    const { x, y } = await button.boundingBox();
    for (let i = 0; i < 3; ++i)
        await page.touchscreen.tap(x + 20, y + 20);
    await row(page, product).getByText("3 manquent").waitFor();
    assert.equal(await there(page, product), ordered - 3);
});

test("everything is done by keyboard alone", async (t) => {
    const page = await open(t, { viewport: { width: 1280, height: 800 } });
    await page.goes("/arrivals");
    const go_to = async (selector) => {
        for (let i = 0; i < 400; ++i) {
            if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector))
                return;
            await page.keyboard.press("Tab");
        }
        assert.fail(`no way to ${selector}`);
    };
    const href = await page.locator(".delivery", { hasText: "Laiterie du Fresquel" }).getAttribute("href");
    await go_to(`[href="${href}"]`);
    await page.keyboard.press("Enter");
    await page.waitForURL("**" + href);
    await go_to('[data-tap="0 less"]');
    await page.keyboard.press("Space");
    await page.locator("#p0 .two-way").waitFor();
    assert.equal(await page.evaluate(() => document.activeElement.dataset.tap), "0 less", "the focus stays");
    await go_to('[data-tap="0 refused"]');
    await page.keyboard.press("Enter");
    await page.locator("#p0").getByText("1 refusé").waitFor();
    await page.reload();
    await go_to('[data-tap="here"]');
    await page.keyboard.press("Enter");
    await page.getByText("à l’imprimante.", { exact: false }).first().waitFor();
    assert.equal((await depot.farm("Laiterie du Fresquel")).refused, 1);
});

test("who gets what is chosen and given back to the rule", async (t) => {
    const page = await open(t, phone);
    await page.goes("/shortages");
    const share = page.locator(".share", { has: page.getByRole("button", { name: "Un de moins" }).and(page.locator(":enabled")) }).first();
    await share.getByRole("button", { name: "Un de moins" }).tap();
    const back = page.getByRole("button", { name: "Choisi à la main: revenir à la règle" });
    await back.first().waitFor();
    await back.first().tap();
    await back.first().waitFor({ state: "detached" });
});

test("a press with the server gone is told, and changes nothing on the page", async (t) => {
    const page = await open(t, phone);
    await page.goes("/arrivals");
    await page.locator(".delivery", { hasText: "Chèvrerie de Fournes" }).tap();
    await page.context().setOffline(true);
    const { name, unit } = (await depot.farm("Chèvrerie de Fournes")).products[0];
    const before = await there(page, `${name} ${unit}`);
    await press(page, row(page, `${name} ${unit}`).getByRole("button", { name: "Un de moins" }), true);
    await page.locator("#lost:visible").waitFor();
    assert.equal(await there(page, `${name} ${unit}`), before);
});

describe("every page of arrivals", () => {
    const farm = "Ferme des Alizés";
    const paths = ["/arrivals", "farm", "slip", "/shortages", "/to-find", "/farms", "", "/"];
    for (const { name, options } of looks)
        test(`${name}: clean for axe, nothing sideways, targets for a thumb`, async (t) => {
            const page = await open(t, options);
            await page.goes("/arrivals");
            const href = await page.locator(".delivery", { hasText: farm }).getAttribute("href");
            for (const path of paths) {
                if (path === "farm" || path === "slip")
                    await page.goto(depot.address + href + (path === "slip" ? "/slip" : ""));
                else if (path === "/farms" || path === "/")
                    await page.goto(depot.address + path);
                else
                    await page.goes(path);
                await isClean(page, path);
                const small = await page.evaluate(() => [...document.querySelectorAll(".taps button, .delivery, .farm-ends a")]
                    .filter((one) => one.checkVisibility() && Math.min(one.offsetWidth, one.offsetHeight) < 64)
                    .map((one) => one.innerText));
                assert.deepEqual(small, [], `${path} too small`);
                if (process.env.PICTURES)
                    await page.screenshot({ path: `${process.env.PICTURES}/${(path.replace("/", "") || (path ? "board" : "session"))}-${name}.png`, fullPage: path !== "farm" });
            }
        });
});
