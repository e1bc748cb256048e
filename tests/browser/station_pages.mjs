// A station's page in a real browser, and a scanner that types into it key by key.

import { keysOf } from "./typed_keys.mjs";

const ends = { Enter: { key: "Enter", code: "Enter", windowsVirtualKeyCode: 13, text: "\r" } };

export class StationPage {
    static async open(depot, context, name) {
        const station = new StationPage();
        Object.assign(station, { depot, context, name, errors: [] });
        station.page = await context.newPage();
        station.page.on("pageerror", (error) => station.errors.push(error.message));
        station.keyboard = await context.newCDPSession(station.page);
        const word = depot.run("station", "add", name).match(/#(\S+)/)[1];
        await station.page.goto(`${depot.address}/station#${word}`);
        await station.page.locator(".begin").waitFor();
        return station;
    }

    /// Past the start, without the test of the scanner.
    async begin() {
        await this.page.locator(".begin").click();
        await this.page.locator('[data-does="skip"]').click();
        await this.page.locator("progress").first().waitFor();
    }

    /// As a scanner does: `scanner` and `host` are its keyboard and the computer's, `gap` in ms between two keys.
    async scan(text, { scanner = "us", host = "us", lock = "off", gap = 0, end = "Enter" } = {}) {
        for (const { code, key, shift } of keysOf(text, scanner, host, lock)) {
            const event = { code, key, modifiers: shift ? 8 : 0 };
            await this.keyboard.send("Input.dispatchKeyEvent", { type: "keyDown", text: [...key].length === 1 ? key : "", ...event });
            await this.keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
            if (gap)
                await new Promise((resolve) => setTimeout(resolve, gap));
        }
        if (!end)
            return;
        await this.keyboard.send("Input.dispatchKeyEvent", { type: "keyDown", ...ends[end] });
        await this.keyboard.send("Input.dispatchKeyEvent", { type: "keyUp", ...ends[end] });
    }

    /// Waits until the screen is of this kind, and shows `mark`: "14 F".
    async shows(tone, mark = "") {
        let is;
        for (let turn = 0; turn < 200; ++turn) {
            is = await this.page.evaluate(() => ({
                tone: document.body.dataset.tone, text: document.querySelector("[data-stage]").innerText,
                mark: [".huge", ".zone b"].map((part) => document.querySelector(part)?.textContent).filter(Boolean).join(" "),
            }));
            if (is.tone === tone && (!mark || is.mark === mark))
                return;
            await this.page.waitForTimeout(40);
        }
        throw new Error(`wanted ${tone} ${mark}, is ${JSON.stringify(is)}`);
    }

    /// Waits until the screen says it: two verdicts after each other may be of one kind.
    async says(text) {
        let is;
        for (let turn = 0; turn < 200; ++turn) {
            is = await this.page.locator("[data-stage]").innerText();
            if (is.includes(text))
                return;
            await this.page.waitForTimeout(40);
        }
        throw new Error(`wanted ${text}, is ${is}`);
    }

    press(does) { return this.page.locator(`[data-does="${does}"]`).click(); }
}

/// What a depot's day offers to scan, each thing once.
export class Day {
    constructor(list) {
        this.list = list;
        this.used = new Set();
    }

    /// The place of a container not used before, with at least so many articles.
    crate(least = 1) {
        const place = this.list.crates.findIndex((crate, at) => !this.used.has(at) && crate.taken && this.units(at).length >= least &&
            !this.list.heads.some((head) => head.loose.some((line) => line.crate === at)));
        if (place < 0)
            throw new Error("the sample week has no crate left");
        this.used.add(place);
        return { place, ...this.list.crates[place], units: this.units(place).map((one) => one.code) };
    }

    units(place) { return this.list.units.filter((one) => one.crate === place && one.covers > 0); }
}

/// Tries until it holds: what a depot knows.
export async function eventually(holds, pause = 100, most = 200) {
    for (let turn = 0; turn < most; ++turn) {
        if (await holds())
            return;
        await new Promise((resolve) => setTimeout(resolve, pause));
    }
    throw new Error(`never came true: ${holds}`);
}
