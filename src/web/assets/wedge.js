// A scanner that types, anywhere on the page, while no field has the focus. Of each key both are kept:
// the sign that the computer makes of it, right when scanner and computer are set to one country, and
// the sign of its place on a US keyboard, right when the scanner is set to US. What of the two has a
// meaning is handed over; nothing that was scanned is dropped.

import { readRawText } from "./raw_text.js";

/// Silence that ends a text without Enter or Tab, when what came has a meaning, in ms. Between two
/// characters slow Bluetooth takes up to 80.
const idle = 100;
/// After so long without a character whatever came is a text.
const longest = 1500;
/// What came without Enter or Tab and is shorter was no scan, but keys touched by hand.
const fewest = 6;
/// A hand's keys before a scan, which then are not part of it.
const mostNoise = 2;

/// The signs of a US keyboard by KeyboardEvent.code, alone and with shift.
const places = new Map([
    ..."ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("").map((letter) => ["Key" + letter, letter.toLowerCase() + letter]),
    ...")!@#$%^&*(".split("").map((sign, digit) => ["Digit" + digit, digit + sign]),
    ..."0123456789".split("").map((digit) => ["Numpad" + digit, digit + digit]),
    ["Backquote", "`~"], ["Minus", "-_"], ["Equal", "=+"], ["BracketLeft", "[{"], ["BracketRight", "]}"],
    ["Backslash", "\\|"], ["Semicolon", ";:"], ["Quote", "'\""], ["Comma", ",<"], ["Period", ".>"],
    ["Slash", "/?"], ["Space", "  "], ["NumpadAdd", "++"], ["NumpadSubtract", "--"],
    ["NumpadMultiply", "**"], ["NumpadDivide", "//"], ["NumpadDecimal", ".."],
]);

function isNumpadDigit(event) {
    return /^Numpad[0-9]$/.test(event.code);
}

/// What the computer made of the key; "" when that is no sign.
function signOf(event) {
    if (isNumpadDigit(event)) // without NumLock it is called Home or End
        return event.code.at(-1);
    if (event.key === "Dead") // on French and Belgian keyboards it is this key
        return event.code === "BracketLeft" ? (event.shiftKey ? "¨" : "^") : placeOf(event);
    return [...event.key].length === 1 ? event.key : "";
}

function placeOf(event) {
    const signs = places.get(event.code);
    return signs && !event.getModifierState?.("AltGraph") ? signs[event.shiftKey ? 1 : 0] : "";
}

/// The sign of Alt and these digits: a scanner's "universal" keyboard. Windows-1252 as far as it is
/// Latin-1; more than our codes and GS1 need.
function signOfNumber(digits) {
    const number = Number(digits);
    return number > 0 && number < 256 ? String.fromCharCode(number) : "";
}

/// A text that begins, character by character.
class Burst {
    byKey = [];
    byPlace = [];
    /// Where a silence was: how many characters had come.
    gaps = [];

    add(key, place, pause) {
        if (pause > idle && this.byKey.length > 0)
            this.gaps.push(this.byKey.length);
        this.byKey.push(key);
        this.byPlace.push(place);
    }

    get size() {
        return this.byKey.length;
    }

    /// The text from its `first` character on, and its meaning. Two different meanings are none: the text
    /// then holds both, and nobody else understands it either.
    from(first) {
        const texts = [this.byKey, this.byPlace].map((signs) => signs.slice(first).join(""));
        const [key, place] = texts.map((text) => ({ text, read: readRawText(text) }));
        if (place.read.kind === "unreadable" || texts[0] === texts[1])
            return key;
        if (key.read.kind === "unreadable")
            return place;
        const same = ["kind", "code", "crate", "digits"].every((name) => key.read[name] === place.read[name]);
        return same ? key : { text: texts.join("\n"), read: readRawText(texts.join("\n")) };
    }

    whole() {
        return this.from(0);
    }

    /// Without keys that a hand touched before, if only so it has a meaning.
    best() {
        const whole = this.whole();
        if (whole.read.kind !== "unreadable")
            return whole;
        const later = this.gaps.filter((gap) => gap <= mostNoise).map((gap) => this.from(gap));
        return later.find((one) => one.read.kind !== "unreadable") ?? whole;
    }
}

const systemClock = {
    now: () => performance.now(),
    setTimeout: (...given) => setTimeout(...given),
    clearTimeout: (timer) => clearTimeout(timer),
};

/// Calls onText(text, read) for each text that is scanned on `target`, the document; `read` is what
/// readRawText says of it. Keys in an element with data-typed are a person's. options: `clock`, for tests;
/// `input`, a field without meaning (inputmode=none) that is kept focused where keys come without their
/// names (Android). Returns a function that ends it.
export function listen(target, onText, { clock = systemClock, input = null } = {}) {
    let burst = null, last = 0, timer = null;
    let alternative = null; // digits while Alt is held
    let unnamed = false; // the last key came without its name: the field tells it
    let composed = 0; // characters of a composition that may still change
    let suffixed = false; // texts end with Enter or Tab: silence within one ends nothing

    function finish() {
        clock.clearTimeout(timer);
        const done = burst;
        burst = null;
        composed = 0;
        if (done && done.size > 0) {
            const { text, read } = done.best();
            onText(text, read);
        }
    }

    function wait() {
        clock.clearTimeout(timer);
        timer = clock.setTimeout(rested, suffixed ? longest : idle);
    }

    function rested() {
        const waited = clock.now() - last;
        const understood = burst.whole().read.kind !== "unreadable";
        if (understood || waited >= longest) {
            if (understood)
                suffixed = false;
            if (understood || burst.size >= fewest)
                finish();
            else
                burst = null;
            return;
        }
        timer = clock.setTimeout(rested, longest - waited);
    }

    function take(key, place = key) {
        const now = clock.now();
        burst ??= new Burst();
        burst.add(key, place, now - last);
        last = now;
        wait();
    }

    function end(event) {
        if (!burst)
            return;
        event.preventDefault();
        suffixed ||= burst.size >= fewest;
        finish();
    }

    function isPersons(event) {
        return Boolean(event.target?.closest?.("[data-typed]"));
    }

    /// Ctrl and a letter: control characters. What else a person asks of the browser is left alone.
    function control(event) {
        if (event.code === "KeyJ" || event.key === "j") { // LF; opens Chrome's downloads
            event.preventDefault();
            end(event);
        } else if (event.code === "BracketRight" || event.key === "]") { // GS
            event.preventDefault();
            if (burst)
                take("\x1d");
        } else if (event.code === "KeyM" && burst) { // CR
            end(event);
        }
    }

    function keydown(event) {
        if (isPersons(event))
            return;
        unnamed = event.key === "Unidentified" || event.keyCode === 229;
        const third = event.getModifierState?.("AltGraph") ?? false;
        if (unnamed || event.isComposing)
            input?.focus();
        else if (event.key === "Alt")
            alternative ??= "";
        else if (event.altKey && !third && isNumpadDigit(event)) {
            event.preventDefault();
            alternative = (alternative ?? "") + event.code.at(-1);
        } else if (event.ctrlKey && !event.altKey && !third)
            control(event);
        else if (event.key === "Enter" || event.key === "Tab")
            end(event);
        else if (!event.metaKey && (!event.altKey || third || event.ctrlKey))
            character(event);
    }

    function character(event) {
        const key = signOf(event);
        // Blanks before a text do not count, and press the button that has the focus.
        if (key === "" || (key === " " && !burst))
            return;
        event.preventDefault();
        if (!event.repeat) // a key that is held is no scanner's
            take(key, placeOf(event) || key);
    }

    function keyup(event) {
        if (event.key !== "Alt" || alternative === null)
            return;
        const sign = signOfNumber(alternative);
        const digits = alternative;
        alternative = null;
        if (digits === "")
            return;
        event.preventDefault(); // else the browser's menu takes the focus
        if (sign === "\r" || sign === "\n" || sign === "\t")
            end(event);
        else if (sign !== "" && (sign > " " || burst))
            take(sign);
    }

    /// Keys without names: what they do to the field tells them.
    function beforeinput(event) {
        if (!unnamed)
            return event.preventDefault();
        event.preventDefault();
        if (event.inputType === "insertLineBreak" || event.inputType === "insertParagraph")
            return end(event);
        const given = event.data ?? "";
        if (event.inputType === "insertCompositionText") { // all of it again, and it cannot be prevented
            burst?.byKey.splice(burst.size - composed, composed);
            burst?.byPlace.splice(burst.size, composed);
            composed = 0;
        }
        for (const sign of given) {
            if (sign === "\n" || sign === "\r" || sign === "\t") {
                end(event);
                continue;
            }
            take(sign);
            if (event.inputType === "insertCompositionText")
                ++composed;
        }
    }

    function compositionend() {
        composed = 0;
        input.value = "";
    }

    function blur(event) {
        if (!event.relatedTarget?.closest?.("[data-typed]"))
            clock.setTimeout(() => input.focus(), 0);
    }

    const heard = [
        [target, "keydown", keydown, true],
        [target, "keyup", keyup, true],
        ...(input ? [[input, "beforeinput", beforeinput], [input, "compositionend", compositionend],
            [input, "blur", blur]] : []),
    ];
    for (const [where, ...what] of heard)
        where.addEventListener(...what);
    input?.focus();
    return () => {
        for (const [where, ...what] of heard)
            where.removeEventListener(...what);
        clock.clearTimeout(timer);
    };
}
