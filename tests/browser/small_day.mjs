// A day of three orders, as a depot would send it to a station.

/// ISO 7064 MOD 97-10: "U", 1, 8 -> "U0000000180"
export function code(letter, number, digits) {
    const text = String(number).padStart(digits, "0");
    const rest = [...text, "0", "0"].reduce((sum, digit) => (sum * 10 + Number(digit)) % 97, letter.charCodeAt(0) - 55);
    return letter + text + String(98 - rest).padStart(2, "0");
}

export const unit = (number) => code("U", number, 8);
export const crate = (number) => code("C", number, 6);
export const product = (number) => code("P", number, 6);

/// 14 (carrots 2, one of potatoes without label), 14 F (two yoghurts), 22 (carrots 1, two of potatoes), 30 (nothing came).
export const sent = {
    session: "S1", version: 1, key: "k", hub: "Dépôt", name: "mai", count_first: false, observing: false,
    orders: [
        { number: 14, letter: "C", colour: "BLEU", relay: "Aragon" },
        { number: 22, letter: "D", colour: "ROUGE", relay: "Pennautier" },
        { number: 30, letter: "D", colour: "ROUGE", relay: "Pennautier" },
    ],
    crates: [
        { code: crate(14), mark: "14", order: 0, zone: "ambient", main: true, taken: true },
        { code: crate(141), mark: "14 F", order: 0, zone: "chilled", main: false, taken: true },
        { code: crate(22), mark: "22", order: 1, zone: "ambient", main: true, taken: true },
        { code: crate(30), mark: "30", order: 2, zone: "ambient", main: true, taken: false },
    ],
    units: [
        { code: unit(1), crate: 0, line: 1, product: "Carottes 1 kg", covers: 1 },
        { code: unit(2), crate: 0, line: 1, product: "Carottes 1 kg", covers: 1 },
        { code: unit(3), crate: 1, line: 2, product: "Yaourt", covers: 2 },
        { code: unit(4), crate: 2, line: 1, product: "Carottes 1 kg", covers: 1 },
        { code: unit(5), crate: 3, line: 1, product: "Miel", covers: 0 },
    ],
    heads: [
        { code: product(7), product: "Pommes de terre", farm: "Alizés", quantities: [[14, 1], [22, 2]],
          loose: [{ crate: 0, line: 3, quantity: 1 }, { crate: 2, line: 2, quantity: 2 }] },
        { code: product(8), product: "Carottes 1 kg", farm: "Alizés", quantities: [[14, 2], [22, 1]], loose: [] },
        { code: product(9), product: "", farm: "Alizés", quantities: [], loose: [] },
    ],
    gone: [{ code: unit(90), why: "replaced", now: unit(1), mark: "14" }, { code: unit(91), why: "cancelled", now: "", mark: "31" },
        { code: unit(92), why: "surplus", now: "", mark: "22" }],
};
