// What a station shows of a judgement, in the shape of the depot's own answer: scan/shown.cpp.

import { verdictOf } from "./verdict.js";

const withMissing = ["opened", "count-asked", "wrong-count", "finished"];

export function crateShown(packing, place) {
    const { list } = packing;
    const crate = list.crates[place];
    const { number, letter, colour, relay } = list.orders[crate.order];
    const isCold = (other, at) => other.taken && list.isColder(at, place);
    return {
        code: crate.code, mark: crate.mark, number, letter, colour, relay, zone: crate.zone,
        seen: packing.seen(place), needed: packing.needed(place), complete: packing.isComplete(place),
        cold: list.crates.filter(isCold).map((other) => other.mark), more: packing.moreCrates(place),
    };
}

/// What a crate still needs, by line.
export function missingIn(packing, place) {
    const lines = new Map();
    const add = (line, code, product) => lines.has(line) || lines.set(line, { code, product });
    for (const [code, unit] of packing.list.units)
        if (unit.crate === place && unit.covers > 0 && !packing.unitIn(code))
            add(unit.line, code, unit.product);
    for (const [code, head] of packing.list.heads)
        for (const { crate, line } of head.loose)
            if (crate === place && !packing.looseIn(crate, line))
                add(line, code, head.product);
    return [...lines].sort(([a], [b]) => a - b).map(([line, shown]) => ({ ...shown, ...packing.line(place, line) }));
}

function showCode(packing, judgement, shown) {
    const { list } = packing;
    const unit = list.units.get(judgement.code), head = list.heads.get(judgement.code);
    if (unit)
        Object.assign(shown, { product: unit.product }, packing.line(unit.crate, unit.line));
    if (head) {
        shown.product = head.product || head.farm;
        shown.numbers = head.quantities;
        shown.spread = head.loose.some((line) => !packing.looseIn(line.crate, line.line));
        for (const { crate, line } of head.loose.filter((one) => one.crate === judgement.crate)) {
            const sums = packing.line(crate, line);
            shown.seen += sums.seen;
            shown.needed += sums.needed;
        }
    }
    shown.now = list.gone.get(judgement.code)?.now ?? "";
}

function cratesLeft(packing, van) {
    const { crates, orders } = packing.list;
    return crates.filter((crate, place) => crate.taken && (van === "" ? !packing.isComplete(place) :
        orders[crate.order].letter === van && !packing.loaded(place, van))).length;
}

/// `packing` is with the judged scan.
export function answerOf(packing, judgement) {
    const { event, crate, ...told } = judgement;
    const verdict = verdictOf[judgement.reason];
    const shown = {
        id: event.id, known: false, verdict, ...told, product: "", seen: 0, needed: 0, spread: false, now: "",
        crates_left: 0, numbers: [], missing: [], crate: crate === undefined ? null : crateShown(packing, crate),
    };
    if (crate !== undefined && withMissing.includes(judgement.reason))
        shown.missing = missingIn(packing, crate);
    showCode(packing, judgement, shown);
    if (verdict === "crate_complete" || judgement.after.van !== "")
        shown.crates_left = cratesLeft(packing, judgement.after.van);
    return shown;
}

/// Of a station that has no list yet.
export function answerBlindly(scan, judgement) {
    return {
        id: scan.id, known: false, station: "", at: 0, product: "", seen: 0, needed: 0, spread: false, now: "",
        crates_left: 0, numbers: [], missing: [], crate: null, ...judgement, verdict: "noted_offline",
    };
}
