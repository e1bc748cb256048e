// Whatever is written into any field of any page stays text: it runs nothing, makes nothing and says nothing of the page's
// own. Every link is followed from the board on, and every page of src/web/routes.cpp must have been met.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { CanaryDepot, kinds } from "./canary_depot.mjs";
import { arrive, goWrong, pack } from "./canary_morning.mjs";
import { CanarySite } from "./canary_site.mjs";
import { formsOf, plain } from "./canary_watch.mjs";
import { faults } from "./depot.mjs";
import { patternOf, queryNames, routes } from "./site_routes.mjs";
import { eventually } from "./station_pages.mjs";

const password = "pluie tambour ortie wagon";
const mostOfOne = 40; // pages of one pattern
const site = new CanarySite();
before(() => site.open());
after(() => site.close());

/// What no link leads to, or is no page.
const noPages = new Map([
    ["/service-worker.js", "a script"], ["/healthz", "plain text"], ["/metrics", "plain text"], ["/assets/{hash}/{asset}", "fixed files"],
    ["/sessions/{session}/refunds.csv", "tables, below"], ["/sessions/{session}/farms.csv", "tables, below"],
    ["/sessions/{session}/weights.csv", "tables, below"], ["/sessions/{session}/labels/{picture}", "a picture"],
    ["/sessions/{session}/tickets/{picture}", "a picture"], ["/printers/{printer}/received/{picture}", "a picture"],
    ["/sessions/{session}/scans.csv", "tables of codes"], ["/sessions/{session}/history.csv", "tables of codes"],
    ["/layouts/{layout}/{picture}", "a picture"], ["/sessions/{session}/documents/{version}/{file}", "PDF and plain text, nosniff"],
    ["/tables/{table}/file", "the hub's own file, as an attachment"],
]);

test("an empty board shows where files are dropped", async () => {
    await site.go("/");
    const { read } = await site.isText("the empty board");
    assert.ok(read.includes(plain(site.depot.drop)));
});

for (const kind of Object.keys(kinds))
    test(`a morning passes, and stations show the day as it is: ${kind}`, async () => {
        const session = site.depot.import(kind);
        await arrive(site, session, kind);
        await pack(site, session, kind);
    });

test("later versions, a rehearsal and a printer without paper have pages of their own", async () => {
    await goWrong(site);
    await site.go("/printers/froid");
    await site.page.getByText("quelle est la dernière étiquette sortie").waitFor();
    assert.deepEqual(await faults(site.page), []);
});

async function enter(name, words) {
    await site.page.fill("input[name=name]", name);
    await site.page.fill("input[name=password]", words);
    await site.page.getByRole("button", { name: "Entrer" }).click();
}

test("who cannot come in is told so in text", async () => {
    const name = 'K0m <img src=x data-canary=0>"\'{{token}}';
    site.depot.answers(`${password}\n`, "coordinator", "add", "zoe");
    await site.go(`/login?next=${encodeURIComponent(`/?${name}`)}`);
    site.note("/login");
    await site.isText("/login");
    await enter(name, "autre chose");
    await site.page.locator(".tone-stop").waitFor();
    assert.ok((await site.isText("a login that is refused")).read.includes("<img src=x data-canary=0>"));
    await enter("zoe", password);
    await site.page.locator(".card.session").first().waitFor();
});

/// Where the links of a page lead to, as far as nobody was there.
function unvisited(links) {
    return links.map((link) => new URL(link, site.depot.address)).filter(({ origin, pathname, search }) => {
        const pattern = patternOf("GET", pathname);
        const known = site.visited.get(pattern) ?? new Set();
        if (origin !== site.depot.address || noPages.has(pattern) || known.has(pathname + search) || known.size >= mostOfOne)
            return false;
        site.note(pathname + search);
        return true;
    }).map(({ pathname, search }) => pathname + search);
}

test("who follows every link reads every text as it was written", async () => {
    const token = await site.token;
    const paths = unvisited(["/"]);
    for (let path = paths.shift(); path; path = paths.shift()) {
        assert.equal((await site.go(path)).status(), 200, path);
        paths.push(...unvisited((await site.isText(path, token)).links));
    }
    assert.deepEqual(site.fields.filter(({ text, why }) => site.seen.has(text) !== (why === undefined)).map(({ name, why }) =>
        `${name}: ${why === undefined ? "nowhere" : `somewhere, though ${why}`}`), []);
});

test("every page that the site has was looked at", () => {
    const met = (pattern) => site.visited.has(pattern) || noPages.has(pattern) || pattern.startsWith("/api/");
    assert.deepEqual(routes.filter(({ method, pattern }) => method === "GET" && !met(pattern)), []);
    assert.deepEqual([...noPages.keys()].filter((pattern) => !routes.some((route) => route.pattern === pattern)), []);
    assert.deepEqual(site.unmet, [], "a part of a page that nothing stood in");
});

/// The cells of a table as a spreadsheet reads them: RFC 4180 with semicolons.
function rowsOf(text) {
    return text.replace(/^\ufeff/, "").match(/(?:"(?:[^"]|"")*"|[^"\r\n])*\r\n/g).map((row) =>
        row.trimEnd().match(/(?<=^|;)(?:"(?:[^"]|"")*"|[^";]*)(?=;|$)/g).map((cell) =>
            (cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell)));
}

test("tables hold every text in a cell of its own that begins no formula", async () => {
    const tables = routes.map(({ pattern }) => pattern).filter((pattern) => pattern.endsWith(".csv"));
    assert.equal(tables.length, [...noPages.values()].filter((what) => what.startsWith("tables")).length);
    for (const path of tables.flatMap((pattern) => ["S1", "S2", "S3"].map((session) => pattern.replace("{session}", session)))) {
        const answer = await site.get(path);
        assert.equal(answer.headers()["content-type"], "text/csv; charset=utf-8");
        assert.equal(answer.headers()["x-content-type-options"], "nosniff");
        assert.match(answer.headers()["content-disposition"], /^attachment; filename="[a-z0-9S-]+\.csv"$/);
        const rows = rowsOf(await answer.text());
        assert.deepEqual(rows.filter((row) => row.length !== rows[0].length), [], path);
        assert.deepEqual(rows.flat().filter((cell) => /^[=+@\t\r-]/.test(cell)), [], path);
        if (noPages.get(patternOf("GET", path)) === "tables of codes")
            continue;
        const kind = Object.keys(kinds)[path.match(/S(\d)/)[1] - 1];
        assert.ok(rows.flat().some((cell) => cell.replace(/^'/, "") === CanaryDepot.text(kind, "farm 2")), `${path}: ${rows.join("\n")}`);
    }
});

/// In a query or a path, as in the fields; and what no keyboard types.
const strange = [`${kinds.m(0)} ${kinds.t(0)} ${kinds.o(0)}`, "K0\0\u0001\u001b\u007f\u0085\u2028\ufeff\ufffe<b data-canary=0>"];

test("answers to programs are JSON that nobody takes for a page", async () => {
    const others = { code: "U1234567874", printer: "froid" };
    const texts = new Set();
    const gather = (value) => (typeof value === "string" ? texts.add(value) : Object.values(value ?? {}).forEach(gather));
    for (const { pattern } of routes.filter((route) => route.method === "GET" && route.pattern.startsWith("/api/")))
        for (const session of ["S1", "S2", "S3", ...strange.map(encodeURIComponent)]) {
            const answer = await site.get(pattern.replace(/\{(\w+)\}/g, (hole, name) => (name === "session" ? session : others[name])));
            assert.ok(answer.status() < 500, pattern);
            assert.equal(answer.headers()["content-type"], "application/json", pattern);
            assert.equal(answer.headers()["x-content-type-options"], "nosniff", pattern);
            gather(await answer.json());
        }
    const told = /^(session|hub|order|customer,|farm|product [1-3]|relay name|unit 1)/;
    assert.deepEqual(site.fields.filter(({ name, text }) => told.test(name) && !texts.has(text)).map(({ name }) => name), []);
});

test("whatever a query holds stays text", async () => {
    assert.ok(queryNames.length > 10, String(queryNames));
    const query = (names, text) => names.map((name) => `${name}=${encodeURIComponent(text)}`).join("&");
    const cut = `${"é".repeat(99)}x<b data-canary=0>`; // where texts are cut, a letter may be cut in two
    const alone = [...strange, cut].flatMap((text) => queryNames.map((name) => query([name], text))); // another may hide it
    const together = strange.map((text) => query(queryNames, text));
    await site.areTexts([...site.visited.keys()].flatMap((pattern) => [...alone, ...together].map((one) => [`${site.sampleOf(pattern)}?${one}`])));
    await site.go(`/reprint?${query(["q"], strange[0])}`);
    await site.isText("/reprint?q=", await site.token);
    assert.equal(await site.page.locator("input[name=q]").inputValue(), strange[0]);
});

test("whatever stands in an address is told in a page of ours", async () => {
    const patterns = routes.filter(({ method, pattern }) => method === "GET" && pattern.includes("{") && !pattern.startsWith("/api/"));
    const filled = (pattern, text) => pattern.replace(/\{session\}(?=.*\{)/, "S1").replaceAll(/\{\w+\}/g, encodeURIComponent(text));
    await site.areTexts(patterns.flatMap(({ pattern }) => strange.map((text) => [filled(pattern, text)])), 400, 404);
});

/// Every form of every page, once for each set of fields: [address, fields, buttons].
async function forms() {
    const all = new Map();
    const pages = [...site.visited.keys()].filter((pattern) => pattern !== "/login").map((pattern) => site.sampleOf(pattern));
    for (const path of [...pages, "/printers/froid"]) { // with a question
        await site.go(path);
        for (const form of await formsOf(site.page)) {
            const names = new Set(form.slice(1).flat().map((name) => name.replace(/[0-9A-Z]+$/, "")));
            all.set(`${patternOf("POST", form[0])} ${[...names].sort()}`, form);
        }
    }
    return [...all.values()].filter(([address]) => address !== "/logout");
}

test("whatever a form sends stays text", async () => {
    const all = await forms();
    const token = await site.token;
    const filled = (names, text) => names.map((name) => [name, name === "token" ? token : text]);
    await site.areTexts(all.flatMap(([address, fields, buttons]) =>
        strange.slice(0, address === "/account" ? 1 : 9).flatMap((text) => // who guesses must wait
            [[], ...buttons.map((button) => [button]), buttons].map((pressed) => [address, filled([...fields, ...pressed], text)]))), 200, 499);
    const sent = new Set(all.map(([address]) => patternOf("POST", address)));
    const missing = routes.filter(({ method, pattern }) => method === "POST" && !/^\/(api|hooks)\//.test(pattern) && !sent.has(pattern));
    assert.deepEqual(missing.map(({ pattern }) => pattern), ["/login", "/logout"], "/login is above, /logout has no field");
});

test("what a press brings and what a page fetches by itself stays text", async () => {
    for (const session of ["S1", "S2", "S3"]) {
        await site.go(`/sessions/${session}/arrivals/1`);
        const token = await site.token;
        const count = site.page.locator("#p0 output").first();
        const before = await count.innerText();
        await site.page.locator('[data-tap="0 less"]').click();
        await eventually(async () => await count.innerText() !== before);
        await site.isText(`${session}, after a press`, token);
        const producer = await site.page.locator("input[name=farm]").inputValue();
        await site.ask(`/api/v1/sessions/${session}/arrivals`, { facts: [{ id: `late-${session}`, kind: "farm", producer, state: "never" }] });
        await site.page.getByText("Elle ne vient pas").waitFor({ timeout: 10000 });
        await site.isText(`${session}, by itself`, token);
    }
});

/// Facts and wishes whose every text is a canary, by their address.
const told = (text) => ({
    "/api/v1/sessions/S1/arrivals": { who: text, facts: [{ id: text, kind: "leftover", code: text, left: true }] },
    "/api/v1/sessions/S2/arrivals": { who: text, facts: [{ id: "a", kind: "count", producer: text, name: text, unit: text, missing: 1 }] },
    "/api/v1/sessions/S1/arrivals/check-in": { producer: text, who: text },
    "/api/v1/reprints": { codes: [text], reason: "torn", printer: text, key: text },
    "/api/v1/rehearsals": { printer: text, who: text },
    "/api/v1/rehearsals/scans": { printer: "froid", text },
    "/api/v1/stations/open": { word: text },
    "/api/v1/printers/froid/last-label": { code: text, question: text },
});

test("what programs send is taken or refused in JSON, whatever it holds", async () => {
    for (const [path, body] of strange.flatMap((text) => Object.entries(told(text)))) {
        const answer = await site.post(path, body);
        assert.ok(answer.status() < 500, `${path}: ${answer.status()} ${await answer.text()}`);
        assert.equal(answer.headers()["content-type"], "application/json", path);
        await answer.json();
    }
    await site.go("/history");
    await site.isText("/history", await site.token);
});
