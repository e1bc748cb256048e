// One scan, judged: what it tells, and what the station shows. The twin of scan/judge.cpp, to the letter: a station
// without its depot goes on with it, and tests/browser/judge.test.mjs compares the two.

import { commandOf } from "./command.js";
import { emptyStanding, eventOf } from "./event_of.js";
import { sureness } from "./packing.js";
import { readRawText } from "./raw_text.js";

/// The same text again within it is the same scan, in ms.
export const debounce = 1500;

/// Codes of the scanner card, which no depot ever gives out.
const ofScannerCard = ["U12345678", "C123456"];

const reasonOfGone = { replaced: "replaced-label", cancelled: "cancelled-order", surplus: "surplus" };

function isOfScannerCard(code) {
    return ofScannerCard.includes(code.slice(0, -2));
}

/// What a scan of this text is told apart by from the one before.
function sameText(scan, read) {
    return read.code ?? scan.text;
}

function faultOf(read) {
    return read.fault === "none" ? "" : read.fault;
}

function isRepeated(scan, text) {
    const { before } = scan;
    return text === before.text && scan.at >= before.text_at && scan.at - before.text_at < debounce;
}

class Judge {
    constructor(packing, scan) {
        this.packing = packing;
        this.list = packing.list;
        this.scan = scan;
        this.event = eventOf(this.list, scan);
        this.context = this.list.crateOf(this.event.crate);
        this.result = {
            repeated: false, reason: "misread", event: this.event, crate: this.context, code: "", station: "", at: 0,
            fault: "",
            after: { ...scan.before, card: "", unit: "", text: "", text_at: 0, undo: scan.id },
        };
        if (this.context === undefined)
            this.close();
    }

    judge() {
        switch (this.scan.action) {
        case "scan":
            return this.judgeText();
        case "mark":
            return this.event.code === "" ? this.say("unknown-code") : this.judgeCrate();
        case "tick":
            if (this.context === undefined)
                return this.say("no-crate");
            return this.list.heads.has(this.scan.text) ? this.judgeHead() : this.judgeUnit();
        case "spread":
            this.result.code = this.scan.text;
            return this.list.heads.has(this.scan.text) ? this.say("numbers-shown") : this.sayUnknown();
        case "count":
            return this.judgeCount();
        case "close":
            this.close();
            return this.say("undone");
        case "depart":
            return this.say("departed");
        }
        return this.say("misread");
    }

    say(reason) {
        this.result.reason = reason;
        return this.result;
    }

    open(crate) {
        this.result.crate = crate;
        this.result.after.crate = this.list.crates[crate].code;
        this.result.after.since = this.scan.at;
    }

    close() { this.result.after.crate = ""; }

    judgeText() {
        const read = readRawText(this.scan.text);
        this.result.fault = faultOf(read);
        const text = sameText(this.scan, read);
        if (isRepeated(this.scan, text)) {
            this.result.after = this.scan.before;
            this.result.repeated = true;
            return this.result;
        }
        this.result.after.text = text;
        this.result.after.text_at = this.scan.at;
        if (read.kind === "test" || (read.code && isOfScannerCard(read.code)))
            return this.say("tested");
        if (!read.code)
            return this.say(read.kind === "foreign" ? "farm-code" : "misread");
        this.result.code = read.code;
        switch (read.kind) {
        case "unit":
            return this.judgeUnit();
        case "product":
            return this.judgeHead();
        case "crate":
            return this.judgeCrate();
        }
        return commandOf.has(read.code) ? this.judgeCommand(commandOf.get(read.code)) : this.say("unknown-code");
    }

    /// A code of ours that is not in the list. Whether an older sale had it, only the depot knows.
    sayUnknown() {
        const gone = this.list.gone.get(this.event.code);
        return this.say(gone ? reasonOfGone[gone.why] : "unknown-code");
    }

    judgeUnit() {
        const code = this.result.code = this.event.code;
        const unit = this.list.units.get(code);
        if (!unit)
            return this.sayUnknown();
        this.result.crate = unit.crate;
        this.result.after.unit = code;
        if (this.event.kind !== "put") { // a card was scanned before it
            this.result.after.unit = "";
            return this.say("noted");
        }
        if (unit.covers === 0)
            return this.say("absent");
        if (this.context !== undefined && this.context !== unit.crate)
            return this.say(this.list.isColder(unit.crate, this.context) ? "colder-crate" : "other-crate");
        const known = this.packing.unitIn(code);
        if (known && (this.context === undefined || this.packing.evidenceOf(code) <= sureness(this.event.evidence)))
            return this.sayKnown(known, "already-in");
        return this.sayPut(unit.crate, known ? 0 : unit.covers);
    }

    sayKnown(known, reason) {
        if (this.context !== undefined)
            this.result.after.since = this.scan.at;
        this.result.station = known.station;
        this.result.at = known.at;
        return this.say(reason);
    }

    sayPut(crate, articles) {
        if (!this.packing.isComplete(crate) && this.packing.seen(crate) + articles >= this.packing.needed(crate)) {
            this.close();
            return this.say("complete");
        }
        if (this.context === undefined)
            return this.say("crate-shown");
        this.result.after.since = this.scan.at;
        return this.say("placed");
    }

    judgeHead() {
        const code = this.result.code = this.event.code;
        const head = this.list.heads.get(code);
        if (!head)
            return this.sayUnknown();
        if (head.product === "")
            return this.say("farm-head");
        if (this.context === undefined || head.loose.length === 0)
            return this.say("numbers-shown");
        let needed = 0, fresh = 0, known;
        for (const line of head.loose.filter((one) => one.crate === this.context)) {
            needed += line.quantity;
            const told = this.packing.looseIn(line.crate, line.line);
            if (told)
                known = told;
            else
                fresh += line.quantity;
        }
        if (needed === 0)
            return this.say("not-for-crate");
        return fresh === 0 ? this.sayKnown(known, "already-in") : this.sayPut(this.context, fresh);
    }

    judgeCrate() {
        const crate = this.list.crateOf(this.event.code);
        this.result.code = this.event.code;
        if (crate === undefined)
            return this.sayUnknown();
        this.result.crate = crate;
        if (!this.list.crates[crate].taken)
            return this.say("absent");
        if (this.scan.before.van !== "")
            return this.judgeLoad(crate);
        const again = this.context === crate;
        this.open(crate);
        return this.say(again || this.list.countFirst || this.packing.isComplete(crate) ? "count-asked" : "opened");
    }

    judgeLoad(crate) {
        const { van } = this.scan.before;
        const goesWith = (other) => this.list.orders[other.order].letter === van;
        if (!goesWith(this.list.crates[crate]))
            return this.say("other-van");
        const known = this.packing.loaded(crate, van);
        if (known)
            return this.sayKnown(known, "already-loaded");
        const waits = this.list.crates.some((other, place) => place !== crate && other.taken && goesWith(other) &&
            !this.packing.loaded(place, van));
        return this.say(waits ? "loaded" : "van-complete");
    }

    judgeCount() {
        if (this.context === undefined)
            return this.say("no-crate");
        if (this.scan.amount < this.packing.needed(this.context))
            return this.say("wrong-count");
        this.close();
        return this.say("counted");
    }

    judgeCommand(command) {
        switch (command) {
        case "undo":
            return this.judgeUndo();
        case "missing":
        case "damaged":
        case "replaced":
            if (this.event.kind === "none") {
                this.result.after.card = command;
                return this.say("label-asked");
            }
            this.result.code = this.event.code;
            this.result.crate = this.list.units.get(this.event.code)?.crate ?? this.result.crate;
            return this.say("noted");
        case "crate-done":
            if (this.context === undefined)
                return this.say("no-crate");
            this.close();
            return this.say(this.packing.isComplete(this.context) ? "complete" : "finished");
        case "one-more-crate":
            return this.say(this.context === undefined ? "no-crate" : "one-more");
        }
        return this.say("help-called");
    }

    judgeUndo() {
        this.result.after.undo = "";
        const target = this.scan.before.undo;
        if (this.event.kind === "none" || this.packing.isUndone(target))
            return this.say("nothing-to-undo");
        const known = this.packing.find(target);
        if (known) {
            this.result.code = known.code;
            this.result.crate = this.list.units.get(known.code)?.crate ?? this.list.crateOf(known.code) ?? this.result.crate;
            if (known.kind === "none" && known.code === this.result.after.crate)
                this.close(); // it had been opened
        }
        return this.say("undone");
    }
}

/// `packing` is without the scan. `crate` of the judgement is its place in the list, or undefined.
export function judge(packing, scan) {
    return new Judge(packing, scan).judge();
}

/// Of a station that has no list yet: what it remembers, so that the depot can judge later.
export function judgeBlindly(scan) {
    const read = scan.action === "scan" ? readRawText(scan.text) : { kind: scan.action, code: null, fault: "none" };
    const text = sameText(scan, read);
    if (scan.action === "scan" && isRepeated(scan, text))
        return { repeated: true, after: scan.before };
    const command = commandOf.get(read.code);
    const after = { ...emptyStanding, van: scan.before.van, undo: scan.id, text, text_at: scan.at };
    Object.assign(after, read.kind === "crate" ? { crate: read.code, since: scan.at } :
        { crate: scan.before.crate, since: scan.before.since });
    if (read.kind === "unit" && scan.before.card === "")
        after.unit = read.code;
    if (["missing", "damaged", "replaced"].includes(command) && scan.before.unit === "")
        after.card = command;
    if (command === "undo")
        after.undo = "";
    if (command === "crate-done")
        after.crate = "";
    return { repeated: false, reason: "not-judged", after, code: read.code ?? "", fault: faultOf(read) };
}
