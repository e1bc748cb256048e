// What a station understands of a scanner's text is what the depot understands.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";

import { asset } from "./asset.mjs";
import { arrivingText, countries, locks } from "./typed_keys.mjs";

const { readRawText } = await asset("raw_text.js");
const rows = JSON.parse(readFileSync(new URL("../scan/raw_texts.json", import.meta.url), "utf8"));

/// The same on every machine (Mulberry32).
function dice(seed) {
    const next = () => {
        seed = (seed + 0x6d2b79f5) | 0;
        let t = Math.imul(seed ^ (seed >>> 15), seed | 1);
        t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    };
    const roll = (sides) => Math.floor(next() * sides);
    return { roll, pick: (items) => items[roll(items.length)] };
}

/// A code with the check that ISO 7064 MOD 97-10 gives it, by long numbers.
function someCode(letter, digits, { roll }) {
    const number = Array.from({ length: digits }, () => roll(10)).join("");
    const spelled = BigInt(letter.charCodeAt(0) - 55 + number + "00");
    return letter + number + String(98n - (spelled % 97n)).padStart(2, "0");
}

test("each text of the table means what stands beside it", () => {
    assert(rows.length > 70);
    for (const { text, kind, code = null, crate = null, digits = "", fault } of rows)
        assert.deepEqual(readRawText(text), { kind, code, crate, digits, fault }, JSON.stringify(text));
});

test("what is no text, or has no end, is unreadable", () => {
    for (const text of ["\ud800U1234567874", "U1234567874\udc00", " ".repeat(513), " ".repeat(502) + "U1234567874",
        "U".repeat(1e6), "\0\0", "é".repeat(256) + "\n"])
        assert.equal(readRawText(text).kind, "unreadable");
    assert.equal(readRawText(" ".repeat(501) + "U1234567874").kind, "unit");
    assert.equal(readRawText("\0U123\x004567874\0").kind, "unit");
});

describe("five thousand codes on any keyboard", () => {
    const random = dice(20261126);
    const kinds = [["U", 8, "unit"], ["C", 6, "crate"], ["P", 6, "product"], ["K", 2, "command"]];
    const some = () => {
        const [letter, digits, kind] = random.pick(kinds);
        const code = someCode(letter, digits, random);
        const crate = letter === "U" && random.roll(3) === 0 ? someCode("C", 6, random) : null;
        const prefix = random.roll(3) === 0 ? (crate ? "]Q1" : "]C0") : "";
        return { kind, code, crate, typed: prefix + code + (crate ?? "") };
    };
    const keyboard = () => [random.pick(countries), random.pick(countries), random.pick(locks)];

    test("are read as they were printed", () => {
        for (let i = 0; i < 5000; ++i) {
            const { kind, code, crate, typed } = some();
            const arrived = random.pick(["", " ", "\ufeff"]) + arrivingText(typed, ...keyboard()) +
                random.pick(["\r", "\n", "\r\n", "\t", "", "\x1d"]);
            const { fault, ...read } = readRawText(arrived);
            assert.deepEqual(read, { kind, code, crate, digits: "" }, `${typed} arrived as ${arrived} (${fault})`);
        }
    });

    test("and never as another, when keys were lost or doubled", () => {
        let refused = 0;
        for (let i = 0; i < 5000; ++i) {
            const { code, crate, typed } = some();
            const signs = [...arrivingText(typed, ...keyboard())];
            const at = random.roll(signs.length);
            signs.splice(at, random.roll(2), ...(random.roll(2) ? [signs[at]] : []));
            const read = readRawText(signs.join(""));
            if (read.code)
                assert.deepEqual([read.code, read.crate], [code, crate], `${typed} as ${signs.join("")}`);
            else
                ++refused;
        }
        assert(refused > 2000);
    });
});
