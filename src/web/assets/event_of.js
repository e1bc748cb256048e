// What a scan tells, whatever is in which crate already: scan/event_of.cpp.

import { commandOf } from "./command.js";
import { readRawText } from "./raw_text.js";

/// A crate is no context any more so long after it was last scanned or filled, in ms.
export const contextLength = 45000;

export const emptyStanding = { crate: "", since: 0, van: "", card: "", unit: "", undo: "", text: "", text_at: 0 };

const cards = ["missing", "damaged", "replaced"];

/// The crate that is the context of a scan; empty: none is.
export function contextOf(scan) {
    return scan.at - scan.before.since > contextLength ? "" : scan.before.crate;
}

function tellUnit(scan, event) {
    if (cards.includes(scan.before.card)) {
        event.kind = scan.before.card;
        return;
    }
    event.kind = "put";
    event.evidence = event.crate === "" ? "shown" : "scanned";
}

function tellCrate(scan, event) {
    if (scan.before.van === "")
        return;
    event.kind = "loaded";
    event.target = scan.before.van;
}

function tellCommand(scan, command, event) {
    if (command === "undo" && scan.before.undo !== "") {
        event.kind = "undo";
        event.target = scan.before.undo;
    } else if (cards.includes(command) && scan.before.unit !== "") {
        event.kind = command;
        event.code = scan.before.unit;
    } else if (command === "crate-done" && event.crate !== "") {
        event.kind = "crate-done";
    } else if (command === "one-more-crate" && event.crate !== "") {
        event.kind = "more-crates";
    }
}

function tellText(scan, event) {
    const { kind, code } = readRawText(scan.text);
    if (!code)
        return;
    event.code = code;
    if (kind === "unit") {
        tellUnit(scan, event);
    } else if (kind === "product" && event.crate !== "") {
        event.kind = "put";
        event.evidence = "scanned";
    } else if (kind === "crate") {
        tellCrate(scan, event);
    } else if (kind === "command") {
        tellCommand(scan, commandOf.get(code), event);
    }
}

const tellers = {
    scan: (list, scan, event) => tellText(scan, event),
    mark(list, scan, event) {
        const place = list.crateByMark(scan.text);
        if (place === undefined)
            return;
        event.code = list.crates[place].code;
        tellCrate(scan, event);
    },
    tick(list, scan, event) {
        event.code = scan.text;
        if (event.crate === "")
            return;
        event.kind = "put";
        event.evidence = "seen";
    },
    spread(list, scan, event) {
        event.kind = "spread";
        event.code = scan.text;
    },
    count(list, scan, event) {
        if (event.crate === "")
            return;
        event.kind = "counted";
        event.amount = scan.amount;
    },
    close() {},
    depart(list, scan, event) {
        event.kind = "departed";
        event.target = scan.before.van;
    },
};

export function eventOf(list, scan) {
    const event = {
        id: scan.id, station: scan.station, at: scan.at, kind: "none", code: "", crate: contextOf(scan), target: "",
        amount: 0, evidence: "shown",
    };
    tellers[scan.action](list, scan, event);
    return event;
}
