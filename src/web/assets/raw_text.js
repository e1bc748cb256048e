// What a scanner typed, and what it meant: the same rules as src/scan/raw_text.h, for a station that
// is cut off from the depot. tests/scan/raw_texts.json holds for both.

const separator = "\x1d"; // GS: what FNC1 within a symbol is read as
const noSign = "\x01"; // stands for a sign that the scanner's keyboard has not

/// Each key's sign alone and with shift, in the order of US keys.
const us = ["`1234567890-=qwertyuiop[]\\asdfghjkl;'zxcvbnm,./",
    "~!@#$%^&*()_+QWERTYUIOP{}|ASDFGHJKL:\"ZXCVBNM<>?"];
const french = ["²&é\"'(-è_çà)=azertyuiop^$*qsdfghjklmùwxcvbn,;:!",
    "~1234567890°+AZERTYUIOP¨£µQSDFGHJKLM%WXCVBN?./§"];
const belgian = ["²&é\"'(§è!çà)-azertyuiop^$µqsdfghjklmùwxcvbn,;:=",
    "³1234567890°_AZERTYUIOP¨*£QSDFGHJKLM%WXCVBN?./+"];
const pairs = [
    ["us-on-french", us, french], ["french-on-us", french, us],
    ["us-on-belgian", us, belgian], ["belgian-on-us", belgian, us],
    ["french-on-belgian", french, belgian], ["belgian-on-french", belgian, french],
];

/// What arrives when the scanner presses a key, with shift or without. Locked capitals turn "letters",
/// and make é a capital, or they turn "all" keys, as on French and Belgian Windows.
function arriving(host, capitals, at, shift) {
    const letter = /[a-z]/.test(host[0][at]);
    const turned = capitals === "all" || (capitals === "letters" && letter);
    const sign = host[shift !== turned ? 1 : 0][at];
    return capitals === "letters" && /[à-þ]/.test(sign) ? sign.toUpperCase() : sign;
}

/// A way in which a text may have been typed: what the scanner meant by each sign.
function typing(fault, scanner, host, capitals) {
    const signs = new Map([[" ", " "], [separator, separator]]);
    for (const shift of [false, true])
        for (let at = 0; at < host[0].length; ++at) {
            const meant = scanner[shift ? 1 : 0][at];
            const sign = arriving(host, capitals, at, shift);
            if (meant < "\x80" && !signs.has(sign))
                signs.set(sign, meant);
        }
    return { fault, signs };
}

/// As it arrived first, then the likelier before the rarer.
const typings = [
    typing("none", us, us, "off"),
    typing("capitals-locked", us, us, "letters"),
    ...pairs.map((pair) => typing(...pair, "off")),
    ...pairs.map((pair) => typing(...pair, "letters")),
    typing("capitals-locked", french, french, "all"),
    typing("capitals-locked", belgian, belgian, "all"),
    ...pairs.filter((pair) => pair[2] !== us).map((pair) => typing(...pair, "all")),
];

const kinds = { U: ["unit", 8], C: ["crate", 6], P: ["product", 6], K: ["command", 2] };
const testText = "AQWZM-0123456789";

/// ISO 7064 MOD 97-10 over the letter (A = 10 … Z = 35) and the digits.
function isCode(text) {
    const kind = kinds[text[0]];
    if (!kind || text.length !== kind[1] + 3 || !/^[0-9]+$/.test(text.slice(1)))
        return false;
    const rest = (digits) =>
        [...digits].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, text.charCodeAt(0) - 55);
    return 98 - rest(text.slice(1, -2) + "00") === Number(text.slice(-2));
}

/// GS1 General Specifications, §7.9.1.
function hasRightCheckDigit(digits) {
    const weighed = [...digits].reverse().map((digit, i) => Number(digit) * (i % 2 === 0 ? 1 : 3));
    return /^[0-9]+$/.test(digits) && weighed.reduce((sum, one) => sum + one, 0) % 10 === 0;
}

function isGtin(text) {
    return [8, 12, 13, 14].includes(text.length) && hasRightCheckDigit(text);
}

const unreadable = () => ({ kind: "unreadable", code: null, crate: null, digits: "", fault: "none" });

/// Without what does not count at its ends; null for what is no text.
function signsOf(text) {
    if (text.length > 512 || new TextEncoder().encode(text).length > 512 || /[\ud800-\udfff]/u.test(text))
        return null;
    return text.replace(/[\0\u00ad\u200b-\u200f\u2060\ufeff]/g, "")
        .replace(/[\u00a0\u202f\u2000-\u200a]/g, " ")
        .replace(/^[\0- \x7f]+|[\0- \x7f]+$/g, "");
}

/// What the scanner typed if that was the way.
function undone(way, signs) {
    return Array.from(signs, (sign) => way.signs.get(sign) ?? noSign).join("");
}

function inCapitals(text) {
    return text.replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/// A symbology identifier (ISO/IEC 15424: "]C0") and what stands behind it. A bracket that came as
/// another sign counts; without any, U, P and K begin a code of ours.
function identified(scanned) {
    const lost = /^[A-Za-z]/.test(scanned);
    const found = scanned.length < 4 ? null
        : lost ? scanned.match(/^([A-JL-OQ-TV-Za-jl-oq-tv-z][0-9])([^]*)$/)
            : scanned.match(/^[^0-9A-Za-z]([A-Za-z][0-9])([^]*)$/);
    return found ? { lost, id: inCapitals(found[1]), text: found[2].trim() } : { lost: false, id: "", text: scanned };
}

function ownMeaning(text) {
    const plain = text.replaceAll(" ", "");
    const code = inCapitals(plain);
    const exact = code === plain;
    if (code === testText)
        return { ...unreadable(), kind: "test", exact };
    const unit = code.slice(0, 11), crate = code.slice(11);
    if (code.length === 20 && unit[0] === "U" && crate[0] === "C" && isCode(unit) && isCode(crate))
        return { ...unreadable(), kind: "unit", code: unit, crate, exact };
    return isCode(code) ? { ...unreadable(), kind: kinds[code[0]][0], code, exact } : null;
}

const keySizes = { "00": 18, "01": 14, "02": 14 };

/// Of a GS1 element string that begins with the key of a trade item or a pallet; else empty.
function gs1Key(elements) {
    const size = keySizes[elements.slice(0, 2)];
    if (!size || elements.length < 2 + size)
        return "";
    const key = elements.slice(2, 2 + size);
    const next = elements.slice(2 + size).replace(separator, (one, at) => (at === 0 ? "" : one));
    return hasRightCheckDigit(key) && (next === "" || /^[0-9]{2}[^]/.test(next)) ? key : "";
}

function foreignMeaning({ lost, id, text }) {
    const plain = text.replaceAll(" ", "");
    // A crate's code with a digit too many is no identifier and a GTIN-8.
    if (isGtin(plain) && !(lost && id[0] === "C"))
        return { ...unreadable(), kind: "foreign", digits: plain, exact: true };
    // In capitals ]e0 of GS1 DataBar is ]E0 of EAN.
    const saysGs1 = !lost && ["C1", "D2", "Q3"].includes(id);
    const elements = text.replace(/<GS>|\{GS\}|\^\]|<gs>|\{gs\}/g, separator).replace(/^\x1d+|\x1d+$/g, "");
    const key = gs1Key(elements);
    if (key === "" && !(saysGs1 && /^[0-9]{2}[^]/.test(elements) && !(elements.slice(0, 2) in keySizes) &&
        !elements.includes(noSign)))
        return null;
    return { ...unreadable(), kind: "foreign", digits: key, exact: true };
}

function meaningOf(scanned) {
    const behind = identified(scanned);
    return ownMeaning(scanned) ?? (behind.id ? ownMeaning(behind.text) : null) ?? foreignMeaning(behind);
}

function isSame(one, other) {
    return ["kind", "code", "crate", "digits"].every((name) => one[name] === other[name]);
}

/// { kind, code, crate, digits, fault }: kind is "unit", "crate", "product", "command", "foreign",
/// "test" or "unreadable"; code and crate are texts or null; fault is "none" or the keyboard's.
export function readRawText(text) {
    const signs = signsOf(text);
    if (!signs)
        return unreadable();
    let found = null;
    for (const way of typings) {
        const meaning = meaningOf(undone(way, signs));
        if (!meaning)
            continue;
        meaning.fault = way.fault;
        if (found && !isSame(found, meaning))
            return unreadable();
        if (!found || (meaning.exact && !found.exact))
            found = meaning;
        // Digits of a code that came as digits are signs of none on any other keyboard.
        if (meaning.exact && way.fault === "none")
            break;
    }
    if (!found)
        return unreadable();
    // Who types a code in groups by hand may do so in small letters.
    if (found.fault === "capitals-locked" && signs.includes(" "))
        found.fault = "none";
    delete found.exact;
    return found;
}
