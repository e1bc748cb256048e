// Keys as scanners press them, on a clock of our own.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { asset } from "./asset.mjs";
import { countries, keysOf, locks } from "./typed_keys.mjs";

const { listen } = await asset("wedge.js");
const unit = "U1234567874", crate = "C12345674", card = "K0209";

class Clock {
    time = 1000;
    timers = new Map();
    next = 1;
    now = () => this.time;
    setTimeout = (what, pause) => {
        this.timers.set(this.next, { what, at: this.time + pause });
        return this.next++;
    };
    clearTimeout = (timer) => this.timers.delete(timer);

    pass(pause) {
        const until = this.time + pause;
        for (;;) {
            const due = [...this.timers].filter(([, { at }]) => at <= until).sort((a, b) => a[1].at - b[1].at)[0];
            if (!due)
                break;
            this.timers.delete(due[0]);
            this.time = Math.max(this.time, due[1].at);
            due[1].what();
        }
        this.time = until;
    }
}

/// A field or the document.
class Target {
    listeners = [];
    value = "";
    focused = 0;
    focus() {
        ++this.focused;
    }
    addEventListener(type, what) {
        this.listeners.push([type, what]);
    }
    removeEventListener(type, what) {
        this.listeners = this.listeners.filter(([one, other]) => one !== type || other !== what);
    }
    tell(type, event) {
        const told = { type, prevented: false, preventDefault() { this.prevented = true; }, ...event };
        this.listeners.filter(([one]) => one === type).forEach(([, what]) => what(told));
        return told;
    }
}

class Station {
    clock = new Clock();
    page = new Target();
    input = null;
    texts = [];
    reads = [];
    constructor({ input = null } = {}) {
        this.input = input;
        this.stop = listen(this.page, (text, read) => {
            this.texts.push(text);
            this.reads.push(read);
        }, { clock: this.clock, input });
    }
    press(key, code = "", more = {}) {
        return this.page.tell("keydown", {
            key, code, target: { closest: () => null }, ...more,
            getModifierState: (name) => name === "AltGraph" && Boolean(more.third),
        });
    }
    /// As a scanner set to one country on a computer set to another; true when the page saw no key of it.
    type(text, { scanner = "us", host = "us", lock = "off", gap = 10, gaps = {} } = {}) {
        let prevented = true;
        keysOf(text, scanner, host, lock).forEach(({ code, key, shift, third }, i) => {
            this.clock.pass(gaps[i] ?? gap);
            prevented = this.press(key, code, { shiftKey: shift, third }).prevented && prevented;
        });
        return prevented;
    }
    scan(text, options) {
        const prevented = this.type(text, options);
        return this.press("Enter", "Enter").prevented && prevented;
    }
    codes() {
        return this.reads.map((read) => (read.code ?? read.kind) + (read.crate ?? ""));
    }
}

test("a scan is taken in whole, on any keyboard, and the page sees none of its keys", () => {
    for (const scanner of countries)
        for (const host of countries)
            for (const lock of locks)
                for (const text of [unit, crate, card, unit + crate]) {
                    const station = new Station();
                    assert(station.scan(text, { scanner, host, lock }));
                    assert.deepEqual(station.codes(), [text], `${text}: ${scanner} on ${host}, ${lock}`);
                    station.clock.pass(10_000);
                    assert.equal(station.texts.length, 1);
                }
});

test("symbology identifiers and a shop's bar codes come through", () => {
    for (const scanner of countries)
        for (const host of countries) {
            const station = new Station();
            station.scan("]Q1" + unit + crate, { scanner, host });
            station.scan("]E03017620422003", { scanner, host });
            station.scan("]C10103017620422003" + "10LOT", { scanner, host });
            assert.deepEqual(station.codes(), [unit + crate, "foreign", "foreign"], `${scanner} on ${host}`);
            assert.deepEqual(station.reads.map((read) => read.digits), ["", "3017620422003", "03017620422003"]);
        }
});

describe("a text ends", () => {
    for (const key of ["Enter", "Tab"])
        test(`at ${key}, which the page does not see`, () => {
            const station = new Station();
            station.type(unit);
            assert(station.press(key, key).prevented);
            assert.deepEqual(station.texts, [unit]);
        });

    test("at NumpadEnter", () => {
        const station = new Station();
        station.type(unit);
        assert(station.press("Enter", "NumpadEnter").prevented);
        assert.deepEqual(station.codes(), [unit]);
    });

    test("at a line feed, that is Ctrl+J, which never reaches the browser", () => {
        const station = new Station();
        station.type(unit);
        station.press("Control", "ControlLeft", { ctrlKey: true });
        assert(station.press("j", "KeyJ", { ctrlKey: true }).prevented);
        assert.deepEqual(station.codes(), [unit]);
        assert(station.press("j", "KeyJ", { ctrlKey: true }).prevented);
        assert.equal(station.texts.length, 1);
    });

    test("after a tenth of a second of silence", () => {
        const station = new Station();
        station.type(unit);
        station.clock.pass(99);
        assert.deepEqual(station.texts, []);
        station.clock.pass(1);
        assert.deepEqual(station.codes(), [unit]);
    });

    test("unreadable after a second and a half, but it is told", () => {
        const station = new Station();
        station.type("U1234567");
        station.clock.pass(1499);
        assert.deepEqual(station.texts, []);
        station.clock.pass(1);
        assert.deepEqual(station.codes(), ["unreadable"]);
        assert.deepEqual(station.texts, ["U1234567"]);
    });
});

test("slow Bluetooth is one text", () => {
    const station = new Station();
    station.type(unit, { gap: 80 });
    station.clock.pass(100);
    station.scan(crate, { gap: 80 });
    assert.deepEqual(station.codes(), [unit, crate]);
});

test("a text with a longer silence in it is joined while Enter comes", () => {
    const station = new Station();
    station.scan(unit + crate, { gaps: { 7: 700, 15: 1400 } });
    assert.deepEqual(station.codes(), [unit + crate]);
});

test("who ends texts with Enter may be silent where a shorter text would end", () => {
    const station = new Station();
    station.scan(crate);
    station.scan(unit + crate, { gaps: { 11: 600 } });
    assert.deepEqual(station.codes(), [crate, unit + crate]);
    station.type(crate); // another scanner, without Enter
    station.clock.pass(1500);
    station.type(unit);
    station.clock.pass(100);
    assert.deepEqual(station.codes(), [crate, unit + crate, crate, unit]);
});

test("a hand's keys are no scan, and spoil none", () => {
    const station = new Station();
    station.press("a", "KeyQ");
    station.clock.pass(2000);
    assert.deepEqual(station.texts, []);
    station.press("a", "KeyQ");
    station.clock.pass(500);
    station.scan(unit);
    assert.deepEqual(station.codes(), [unit]);
    assert.equal(station.press("Enter", "Enter").prevented, false);
    assert.equal(station.press("Tab", "Tab").prevented, false);
    assert.equal(station.press(" ", "Space").prevented, false);
    assert.equal(station.press("r", "KeyR", { ctrlKey: true }).prevented, false);
    assert.equal(station.press("F5", "F5").prevented, false);
    assert.equal(station.texts.length, 1);
});

test("a key that is held counts once", () => {
    const station = new Station();
    station.type(unit.slice(0, 5));
    assert(station.press("4", "Digit4", { repeat: true }).prevented);
    station.scan(unit.slice(5));
    assert.deepEqual(station.codes(), [unit]);
});

test("keys in a field that a person types into are the person's", () => {
    const station = new Station();
    const field = { closest: (what) => (what === "[data-typed]" ? field : null) };
    for (const key of [..."U1234567874", "Enter"])
        assert.equal(station.press(key, "", { target: field }).prevented, false);
    station.clock.pass(5000);
    assert.deepEqual(station.texts, []);
});

test("a hundred scans one behind the other are a hundred texts", () => {
    const station = new Station();
    for (let i = 0; i < 100; ++i)
        station.scan(i % 2 ? crate : unit, { gap: 2 });
    assert.deepEqual(station.codes(), Array.from({ length: 100 }, (_, i) => (i % 2 ? crate : unit)));
});

test("two scanners at once are unreadable, not one of them", () => {
    const station = new Station();
    for (let i = 0; i < unit.length; ++i) {
        station.type(unit[i], { gap: 3 });
        if (i < crate.length)
            station.type(crate[i], { gap: 3 });
    }
    station.press("Enter", "Enter");
    assert.deepEqual(station.codes(), ["unreadable"]);
});

test("digits may come from the keypad, with NumLock or without", () => {
    for (const key of [(digit) => digit, () => "Home"]) {
        const station = new Station();
        station.press("U", "KeyU", { shiftKey: true });
        for (const digit of "1234567874")
            station.press(key(digit), "Numpad" + digit);
        station.press("Enter", "Enter");
        assert.deepEqual(station.codes(), [unit]);
    }
});

test("Alt with a number is a character", () => {
    const station = new Station();
    const alt = (number) => {
        station.press("Alt", "AltLeft", { altKey: true });
        for (const digit of number)
            assert(station.press(digit, "Numpad" + digit, { altKey: true }).prevented);
        assert(station.page.tell("keyup", { key: "Alt", code: "AltLeft", target: null }).prevented);
    };
    for (const sign of unit)
        alt("0" + sign.charCodeAt(0));
    alt("013");
    for (const sign of "]d20103017620422003\x1d10LOT")
        alt(String(sign.charCodeAt(0)).padStart(3, "0"));
    station.clock.pass(2000);
    assert.deepEqual(station.codes(), [unit, "foreign"]);
    assert.equal(station.texts[1], "]d20103017620422003\x1d10LOT");
    assert.equal(station.page.tell("keyup", { key: "Alt", target: null }).prevented, false);
});

test("a separator of GS1 is Ctrl+], which never reaches the browser", () => {
    const station = new Station();
    station.type("010301762042200310LOT");
    assert(station.press("$", "BracketRight", { ctrlKey: true }).prevented);
    station.scan("3103001250");
    assert.deepEqual(station.reads.map((read) => read.digits), ["03017620422003"]);
    assert.match(station.texts[0], /LOT\x1d3103/);
});

test("a dead key counts by its place", () => {
    const station = new Station();
    station.press("Dead", "BracketLeft"); // "[" of a US scanner, in front of nothing known
    station.scan("C0" + unit, { scanner: "us", host: "fr" });
    assert.deepEqual(station.codes(), [unit]);
});

test("two readings with two meanings are none, whoever reads them", () => {
    const station = new Station();
    for (let i = 0; i < unit.length; ++i) // no keyboard does this
        station.press(unit[i], (i === 0 ? "Key" : "Digit") + "U0000000180"[i], { shiftKey: i === 0 });
    station.press("Enter", "Enter");
    assert.deepEqual(station.codes(), ["unreadable"]);
    assert.equal(station.texts[0], unit + "\nU0000000180");
});

describe("keys without names", () => {
    test("are read from a field that stays focused", () => {
        const input = new Target();
        const station = new Station({ input });
        assert.equal(input.focused, 1);
        for (const data of unit) {
            station.press("Unidentified", "", { keyCode: 229 });
            assert(input.tell("beforeinput", { inputType: "insertText", data }).prevented);
        }
        station.press("Unidentified", "", { keyCode: 229 });
        input.tell("beforeinput", { inputType: "insertLineBreak", data: null });
        assert.deepEqual(station.codes(), [unit]);
        input.tell("blur", { relatedTarget: null });
        station.clock.pass(0);
        assert(input.focused > 1);
    });

    test("may be composed, and then come all again each time", () => {
        const input = new Target();
        const station = new Station({ input });
        for (let i = 1; i <= unit.length; ++i) {
            station.press("Process", "", { keyCode: 229 });
            input.tell("beforeinput", { inputType: "insertCompositionText", data: unit.slice(0, i) });
        }
        station.press("Enter", "Enter");
        assert.deepEqual(station.texts, [unit]);
    });

    test("that have their names are not read twice", () => {
        const input = new Target();
        const station = new Station({ input });
        for (const sign of unit) {
            station.press(sign, "");
            input.tell("beforeinput", { inputType: "insertText", data: sign });
        }
        station.press("Enter", "Enter");
        assert.deepEqual(station.texts, [unit]);
    });
});

test("when it is ended nothing is heard any more", () => {
    const station = new Station();
    station.type(unit);
    station.stop();
    station.clock.pass(5000);
    assert.equal(station.press("U", "KeyU").prevented, false);
    assert.deepEqual(station.texts, []);
});
