// The depot of canaries in a browser, and what was met of its pages.

import assert from "node:assert/strict";

import { CanaryDepot } from "./canary_depot.mjs";
import { look, lookAtAnswers, plain, watch } from "./canary_watch.mjs";
import { launch } from "./depot.mjs";
import { patternOf } from "./site_routes.mjs";

/// Pictures do not matter.
export const soon = { waitUntil: "domcontentloaded" };

export class CanarySite {
    constructor() {
        this.depot = new CanaryDepot();
        this.visited = new Map(); // by pattern, the addresses
        this.seen = new Set(); // texts that could be read on a page
        this.fields = CanaryDepot.fields();
        /// Parts of pages that show texts only when something happened.
        this.unmet = [".thrown-paper", "#question .ask-page", ".task", ".lost-product", ".short-line", ".short-order.leftover", ".share",
            ".happened-papers", ".job", ".told li", ".rehearsed", ".history", ".week", ".slip tbody tr", ".crate.missing"];
    }

    async open() {
        await this.depot.serve();
        this.browser = await launch();
        this.context = await this.browser.newContext({ locale: "fr-FR" });
        this.wrong = await watch(this.context);
        this.page = await this.context.newPage();
    }

    async close() {
        await this.browser?.close();
        await this.depot.stop();
    }

    get token() { return this.page.locator("input[name=token]").first().getAttribute("value"); }

    go(path) { return this.page.goto(this.depot.address + path, soon); }

    /// Looks at the page as it is; `where` names it, `token` is what it does not show. Resolves to what it says and links to.
    async isText(where, token = "", page = this.page, wrong = this.wrong) {
        const looked = await look(page, token, this.unmet);
        assert.deepEqual([...looked.wrong, ...wrong.splice(0)], [], where);
        this.unmet = looked.missing;
        const read = plain(looked.words);
        for (const { text } of this.fields)
            if (!this.seen.has(text) && read.includes(plain(text)))
                this.seen.add(text);
        return { links: looked.links, read };
    }

    /// Each request [address, form?] is answered with a page that holds nothing but text, and a status between the two.
    async areTexts(requests, least = 200, most = 399) {
        await this.go("/account");
        for (const answer of await lookAtAnswers(this.page, requests, await this.token)) {
            const what = JSON.stringify([answer.address, answer.form]).slice(0, 1000);
            assert.ok(answer.status >= least && answer.status <= most, `${what}: ${answer.status}`);
            assert.deepEqual(answer.wrong, [], what);
        }
        assert.deepEqual(this.wrong.splice(0), []);
    }

    post(path, body) {
        return this.context.request.post(this.depot.address + path,
            { headers: { "Content-Type": "application/json" }, data: JSON.stringify(body) });
    }

    get(path) { return this.context.request.get(this.depot.address + path); }

    /// What a program is answered.
    async ask(path, body) {
        const answer = await (body === undefined ? this.get(path) : this.post(path, body));
        assert.ok(answer.ok(), `${path}: ${answer.status()} ${await answer.text()}`);
        return answer.json();
    }

    /// Whether one of the printers is so.
    async somePrinter(is) { return (await this.ask("/api/v1/printers")).printers.some(is); }

    /// The page is looked at; it is not to be met again.
    note(path) {
        const pattern = patternOf("GET", path.split("?")[0]);
        this.visited.set(pattern, (this.visited.get(pattern) ?? new Set()).add(path));
    }

    /// The page of a pattern that was met first.
    sampleOf(pattern) { return [...this.visited.get(pattern)][0].split("?")[0]; }
}
