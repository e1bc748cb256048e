// A station's own judgement: by hand-made cases, and as the depot's program judges thousands of scans of the sample week.

import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { asset } from "./asset.mjs";
import { Depot } from "./depot.mjs";
import { crate, product, sent, unit } from "./small_day.mjs";

const { PackList } = await asset("pack_list.js");
const { Packing } = await asset("packing.js");
const { judge, judgeBlindly } = await asset("judge.js");
const { answerOf } = await asset("shown.js");
const { emptyStanding } = await asset("event_of.js");
const { commandCodes } = await asset("command.js");
const { saidOf, wordsOf } = await asset("words.js");
const { verdictOf } = await asset("verdict.js");

/// A station at which things are scanned, one every ten seconds.
class Table {
    constructor(changes = {}) {
        this.packing = new Packing(new PackList({ ...sent, ...changes }));
        this.standing = { ...emptyStanding };
        this.at = 1_000_000;
        this.count = 0;
    }

    scan(text, more = {}) {
        this.at += more.after ?? 10_000;
        const scan = { id: `s${++this.count}`, station: "quai", at: this.at, action: "scan", text, amount: 0, before: this.standing, ...more };
        const judgement = judge(this.packing, scan);
        if (!judgement.repeated)
            this.packing.add(judgement.event);
        this.standing = judgement.after;
        return { ...answerOf(this.packing, judgement), event: judgement.event };
    }

    reasons(...texts) { return texts.map((text) => this.scan(text).reason); }
}

describe("product first", () => {
    test("it is shown where a thing goes, and twice is told with who had it", () => {
        const table = new Table();
        const first = table.scan(unit(1));
        assert.deepEqual([first.verdict, first.reason, first.crate.mark, first.seen, first.needed], ["ok", "crate-shown", "14", 1, 2]);
        assert.deepEqual(first.crate.cold, ["14 F"]);
        const again = table.scan(unit(1));
        assert.deepEqual([again.verdict, again.reason, again.station, again.at], ["already_done", "already-in", "quai", 1_010_000]);
    });
    test("the last one completes its bag, and tells how many are left", () => {
        const bag = new Table().scan(unit(3));
        assert.deepEqual([bag.verdict, bag.crate.mark, bag.crate.complete, bag.crates_left], ["crate_complete", "14 F", true, 2]);
    });
    test("the same scan within a second and a half is none", () => {
        const table = new Table();
        table.scan(unit(1));
        assert.equal(table.scan(unit(1).toLowerCase(), { after: 1499 }).repeated, true);
        assert.equal(table.scan(unit(1), { after: 1 }).repeated, false);
    });
});

describe("crate first", () => {
    test("what belongs in goes in, what does not stops, what is colder goes to the cold", () => {
        assert.deepEqual(new Table().reasons(crate(14), unit(1), unit(4), unit(3)), ["opened", "placed", "other-crate", "colder-crate"]);
    });
    test("a crate lasts 45 seconds after what was put in", () => {
        const table = new Table();
        table.scan(crate(14));
        assert.equal(table.scan(unit(1), { after: 45_000 }).reason, "placed");
        assert.equal(table.scan(unit(2), { after: 45_001 }).reason, "crate-shown");
    });
    test("its ticket again asks for the count, and enough completes it", () => {
        const table = new Table();
        assert.deepEqual(table.reasons(crate(14), crate(14)), ["opened", "count-asked"]);
        assert.equal(table.scan("", { action: "count", amount: 2 }).reason, "wrong-count");
        const counted = table.scan("", { action: "count", amount: 3 });
        assert.deepEqual([counted.reason, counted.after.crate], ["counted", ""]);
    });
    test("where counting comes first, the ticket asks at once", () => {
        assert.equal(new Table({ count_first: true }).scan(crate(14)).reason, "count-asked");
    });
    test("what is missing is listed by line, and ticked off", () => {
        const table = new Table();
        const opened = table.scan(crate(14));
        assert.deepEqual(opened.missing.map((line) => [line.code, line.seen, line.needed]), [[unit(1), 0, 2], [product(7), 0, 1]]);
        assert.equal(table.scan(unit(1), { action: "tick" }).reason, "placed");
        assert.equal(table.scan(product(7), { action: "tick" }).reason, "placed");
        assert.equal(table.scan(unit(2), { action: "tick" }).reason, "complete");
    });
    test("a scan in its crate is surer than one that only showed it", () => {
        assert.deepEqual(new Table().reasons(unit(1), crate(14), unit(1), unit(1)), ["crate-shown", "opened", "placed", "already-in"]);
    });
});

test("a product without labels is spread, or put crate by crate", () => {
    const table = new Table();
    const shown = table.scan(product(7));
    assert.deepEqual([shown.reason, shown.spread, shown.numbers], ["numbers-shown", true, [[14, 1], [22, 2]]]);
    table.scan(crate(22));
    assert.equal(table.scan(product(7)).reason, "placed");
    assert.equal(table.scan(product(7), { action: "spread" }).spread, false);
    assert.deepEqual(table.reasons(product(8), product(9)), ["numbers-shown", "farm-head"]);
});

test("every other code says why it is none", () => {
    assert.deepEqual(new Table().reasons(unit(90), unit(91), unit(92), unit(93), unit(5), crate(30), "3250390000129", "?", crate(99)),
        ["replaced-label", "cancelled-order", "surplus", "unknown-code", "absent", "absent", "farm-code", "misread", "unknown-code"]);
    assert.deepEqual(new Table().reasons(unit(12_345_678), crate(123_456), "AQWZM-0123456789"), ["tested", "tested", "tested"]);
});

describe("command cards", () => {
    test("MANQUANT before or after its label", () => {
        const table = new Table();
        const asked = table.scan(commandCodes.missing);
        assert.deepEqual([asked.reason, asked.after.card], ["label-asked", "missing"]);
        assert.deepEqual([table.scan(unit(1)).event.kind, table.scan(unit(2)).reason], ["missing", "crate-shown"]);
        const after = table.scan(commandCodes.missing);
        assert.deepEqual([after.reason, after.event.kind, after.event.code], ["noted", "missing", unit(2)]);
    });
    test("ANNULER takes back what this station did last, once", () => {
        const table = new Table();
        table.reasons(crate(14), unit(1));
        assert.equal(table.packing.seen(0), 1);
        assert.deepEqual(table.reasons(commandCodes.undo, commandCodes.undo), ["undone", "nothing-to-undo"]);
        assert.equal(table.packing.seen(0), 0);
    });
    test("ANNULER of an opened crate closes it", () => {
        const table = new Table();
        table.scan(crate(14));
        assert.equal(table.scan(commandCodes.undo).after.crate, "");
    });
    test("CAGETTE FINIE, CAGETTE DE PLUS and AIDE", () => {
        const table = new Table();
        assert.deepEqual(table.reasons(commandCodes["crate-done"], crate(14), commandCodes["one-more-crate"], commandCodes["crate-done"],
            commandCodes.help), ["no-crate", "opened", "one-more", "finished", "help-called"]);
    });
});

test("a van is loaded crate by crate", () => {
    const table = new Table();
    table.standing.van = "C";
    assert.deepEqual(table.reasons(crate(14), crate(22), crate(14), crate(141)), ["loaded", "other-van", "already-loaded", "van-complete"]);
});

test("events come late, twice and in any order, and come to the same", () => {
    const table = new Table();
    const events = [crate(14), unit(1), unit(3), commandCodes.undo, unit(4), product(7), unit(2)].map((text) => table.scan(text).event);
    for (let turn = 0; turn < 20; ++turn) {
        const packing = new Packing(table.packing.list);
        const mixed = [...events, ...events].sort((a, b) => Math.sin(turn + a.id.charCodeAt(1)) - Math.sin(turn + b.id.charCodeAt(1)));
        mixed.forEach((event) => packing.add(event));
        assert.deepEqual(packing.seenOf, table.packing.seenOf);
    }
});

test("a station without its list remembers what the depot needs to judge later", () => {
    let before = { ...emptyStanding };
    const remember = (text, at) => before = judgeBlindly({ id: `i${at}`, at, action: "scan", text, amount: 0, before }).after;
    remember(crate(14), 1000);
    assert.deepEqual([before.crate, before.since, before.undo], [crate(14), 1000, "i1000"]);
    remember(unit(1), 5000);
    assert.deepEqual([before.crate, before.unit], [crate(14), unit(1)]);
    remember(commandCodes.missing, 9000);
    assert.deepEqual([before.card, before.unit], ["", ""]);
});

test("every reason has its words in both languages, set as French wants it", () => {
    for (const lang of ["fr", "en"])
        for (const [reason, verdict] of Object.entries(verdictOf)) {
            const answer = {
                reason, verdict, fault: "us-on-french", product: "Miel", station: "quai", at: 0, seen: 1, needed: 2, crates_left: 3,
                numbers: [], after: { card: "missing" }, crate: { mark: "14 F", number: 14, cold: ["14 S"], needed: 18, seen: 2 },
            };
            const said = saidOf(answer, wordsOf(lang));
            assert.ok(said.word && said.lines.length > 1 && said.lines.every((line) => !line.includes("undefined")), `${lang} ${reason}`);
            if (lang === "fr")
                assert.ok(said.lines.every((line) => !/[^\u00a0]:|[^\u202f][;!?]|«[^\u202f]| \d*F\b.*\b14 F/.test(line)), `${reason}: ${said.lines}`);
        }
});

/// Numbers below `most` that are the same in every run.
function dice(seed) {
    return (most) => {
        seed = (seed * 1664525 + 1013904223) >>> 0;
        return Math.floor(seed / 2 ** 32 * most);
    };
}

/// Thousands of scans of a few crates of a day, so that they fill up, with what people do in between. Goods are not told
/// missing or damaged: that changes the list.
function* manyScans(list, roll, count) {
    const pick = (values) => values[roll(values.length)];
    const places = [...new Set(Array.from({ length: 14 }, () => roll(list.crates.length)))];
    const units = list.units.filter((one) => places.includes(one.crate));
    const loose = list.heads.filter((head) => head.loose.some((line) => places.includes(line.crate)));
    const foreign = ["3250390000129", "bonjour", "AQWZM-0123456789", unit(12_345_678), unit(1), crate(999_999), product(3), "K9999"];
    const cards = ["undo", "undo", "replaced", "crate-done", "one-more-crate", "help"];
    const mangle = (text) => pick([text, text, text, text.toLowerCase(), `]C0${text}`, ` ${text} `]);
    let open = places[0]; // the crate that was scanned last
    const ownUnit = () => ({ text: pick(units.filter((one) => one.crate === open).concat(units.slice(0, 1))).code });
    const ways = [
        ownUnit, ownUnit, ownUnit, ownUnit, ownUnit,
        () => { open = pick(places); return { text: list.crates[open].code }; },
        () => { open = pick(places); return { text: list.crates[open].code }; },
        () => ({ text: mangle(pick(units).code) }), () => ({ text: mangle(pick(units).code) }), () => ({ text: mangle(pick(units).code) }),
        () => { const one = pick(units); return { text: one.code + list.crates[one.crate].code }; },
        () => ({ text: mangle(list.crates[open].code) }),
        () => ({ text: pick(list.heads).code }), () => ({ text: pick(loose.length ? loose : list.heads).code }),
        () => ({ text: pick(foreign) }), () => ({ text: commandCodes[pick(cards)] }),
        () => ({ action: "mark", text: pick([list.crates[pick(places)].mark, "999", "14f"]) }),
        () => ({ action: "tick", text: pick([...units, ...loose]).code }),
        () => ({ action: "spread", text: pick(list.heads).code }),
        () => ({ action: "count", amount: roll(24) }),
        () => ({ action: pick(["close", "depart", "tick", "tick"]), text: pick(loose.length ? loose : units).code }),
    ];
    let at = 1_800_000_000_000, last = { text: "" };
    for (let i = 0; i < count; ++i) {
        at += pick([200, 1499, 1500, 2000, 3000, 4000, 9000, 20_000, 45_000, 45_001]);
        last = roll(12) === 0 ? last : { action: "scan", text: "", amount: 0, ...pick(ways)() };
        yield { ...last, at };
    }
}

/// What two judges may differ in: the words and the names of scans.
function comparable({ id: _id, known: _known, word: _word, sentence: _sentence, event: _event, ...answer }) {
    return { ...answer, after: { ...answer.after, undo: answer.after.undo !== "" } };
}

test("the depot's program judges thousands of scans of the sample week alike", { skip: !process.env.CAGEOT_PROGRAM }, async (t) => {
    const depot = new Depot();
    t.after(() => depot.stop());
    await depot.serve();
    const list = await depot.api("/packing");
    await depot.halt();
    const packing = new Packing(new PackList(list)), roll = dice(20261126), met = {};
    const scans = [...manyScans(list, roll, 5000)];
    const lines = scans.map((scan) => JSON.stringify(scan)).join("\n");
    const theirs = depot.answers(lines, "scan", "--json", "--session", list.session, "--station", "quai").trim().split("\n");
    assert.equal(theirs.length, scans.length);
    let standing = { ...emptyStanding };
    scans.forEach((scan, i) => {
        const judgement = judge(packing, { ...scan, id: `s${i}`, station: "quai", before: standing });
        if (!judgement.repeated)
            packing.add(judgement.event);
        standing = judgement.after;
        const answer = answerOf(packing, judgement);
        assert.deepEqual(comparable(answer), comparable(JSON.parse(theirs[i])), `scan ${i}: ${JSON.stringify(scan)}`);
        met[answer.reason] = (met[answer.reason] ?? 0) + 1;
    });
    t.diagnostic(`${scans.length} scans: ${JSON.stringify(met)}`);
    assert.ok(Object.keys(met).length >= 20, "most reasons were met");
});
