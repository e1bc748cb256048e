// What is in which crate, by all that was scanned: scan/packing.h. The same for every order of the events and every
// repetition of one.

/// The surest first.
const evidences = ["scanned", "shown", "counted", "seen"];

function looseKey(crate, line) {
    return `loose ${crate} ${line}`;
}

/// What an event is about: events of one key say the same.
function keysOf(list, event) {
    const unit = list.units.get(event.code), head = list.heads.get(event.code);
    switch (event.kind) {
    case "put":
        if (unit)
            return event.crate === "" || event.crate === list.crates[unit.crate].code ? [event.code] : [];
        return (head?.loose ?? []).filter((line) => list.crates[line.crate].code === event.crate)
            .map((line) => looseKey(line.crate, line.line));
    case "spread":
        return (head?.loose ?? []).map((line) => looseKey(line.crate, line.line));
    case "replaced":
        return unit ? [event.code] : [];
    case "counted":
    case "crate-done":
    case "more-crates":
        return list.crateOf(event.crate) === undefined ? [] : [`${event.kind} ${event.crate}`];
    case "loaded":
        return [`loaded ${event.code} ${event.target}`];
    case "departed":
        return [`departed ${event.target}`];
    }
    return []; // none, missing, damaged, undo
}

function isBefore(a, b) {
    return a.at < b.at || (a.at === b.at && a.id < b.id);
}

export class Packing {
    constructor(list) {
        this.list = list;
        this.events = new Map(); // by id
        this.undone = new Set(); // ids, also of events that are yet to come
        this.live = new Map(); // by key, of events by id
        this.articles = new Map(); // of a key: {crate, articles}
        this.ofLine = new Map(); // "crate line": its keys
        this.neededOf = list.crates.map(() => 0);
        this.seenOf = list.crates.map(() => 0);
        for (const [code, unit] of list.units)
            this.need(code, unit.crate, unit.line, unit.covers);
        for (const head of list.heads.values())
            for (const line of head.loose)
                this.need(looseKey(line.crate, line.line), line.crate, line.line, line.quantity);
    }

    need(key, crate, line, articles) {
        this.neededOf[crate] += articles;
        this.articles.set(key, { crate, articles });
        const place = `${crate} ${line}`;
        this.ofLine.set(place, [...(this.ofLine.get(place) ?? []), key]);
    }

    /// False, and nothing changes, when an event of that id is known.
    add(event) {
        if (this.events.has(event.id))
            return false;
        this.events.set(event.id, event);
        if (event.kind === "undo") {
            const first = !this.undone.has(event.target);
            this.undone.add(event.target);
            if (first && this.events.has(event.target))
                this.takeBack(this.events.get(event.target));
        } else if (!this.undone.has(event.id)) {
            this.tell(event);
        }
        return true;
    }

    /// Everything that was added, in another list: its plan has changed.
    with(list) {
        const other = new Packing(list);
        for (const event of this.events.values())
            other.add(event);
        return other;
    }

    /// Everything but one event, which the depot did not take.
    without(id) {
        const other = new Packing(this.list);
        for (const event of this.events.values())
            if (event.id !== id)
                other.add(event);
        return other;
    }

    tell(event) {
        for (const key of keysOf(this.list, event)) {
            const live = this.live.get(key) ?? new Map();
            const told = this.articles.get(key);
            if (live.size === 0 && told)
                this.seenOf[told.crate] += told.articles;
            this.live.set(key, live.set(event.id, event));
        }
    }

    takeBack(event) {
        for (const key of keysOf(this.list, event)) {
            const live = this.live.get(key);
            const told = this.articles.get(key);
            if (live?.delete(event.id) && live.size === 0 && told)
                this.seenOf[told.crate] -= told.articles;
        }
    }

    /// The first event of a key; undefined when there is none.
    first(key) {
        let first;
        for (const event of this.live.get(key)?.values() ?? [])
            if (!first || isBefore(event, first))
                first = event;
        return first;
    }

    find(id) { return this.events.get(id); }
    isUndone(id) { return this.undone.has(id); }
    unitIn(code) { return this.first(code); }
    looseIn(crate, line) { return this.first(looseKey(crate, line)); }

    /// How sure it is that a unit is in: the smaller, the surer; undefined when it is not.
    evidenceOf(unit) {
        const live = this.live.get(unit);
        return live?.size ? Math.min(...[...live.values()].map((event) => evidences.indexOf(event.evidence))) : undefined;
    }

    needed(crate) { return this.neededOf[crate]; }
    seen(crate) { return this.seenOf[crate]; }

    /// Articles of one line of the crate.
    line(crate, line) {
        const sums = { seen: 0, needed: 0 };
        for (const key of this.ofLine.get(`${crate} ${line}`) ?? []) {
            const { articles } = this.articles.get(key);
            sums.needed += articles;
            sums.seen += this.first(key) ? articles : 0;
        }
        return sums;
    }

    isComplete(crate) {
        if (this.seenOf[crate] >= this.neededOf[crate])
            return true;
        const counts = this.live.get(`counted ${this.list.crates[crate].code}`);
        return [...(counts?.values() ?? [])].some((event) => event.amount >= this.neededOf[crate]);
    }

    /// Somebody said that nothing more goes in.
    isFinished(crate) { return Boolean(this.first(`crate-done ${this.list.crates[crate].code}`)); }
    moreCrates(crate) { return this.live.get(`more-crates ${this.list.crates[crate].code}`)?.size ?? 0; }
    loaded(crate, relay) { return this.first(`loaded ${this.list.crates[crate].code} ${relay}`); }
    /// The events that tell it: stations that scan it again tell it too.
    loadings(crate, relay) { return [...this.live.get(`loaded ${this.list.crates[crate].code} ${relay}`)?.keys() ?? []]; }
    /// The first event that tells that a relay's van left.
    departed(relay) { return this.first(`departed ${relay}`); }

    /// Of the whole day: articles and the containers that are to be taken.
    progress() {
        const sums = { seen: 0, needed: 0, complete: 0, crates: 0 };
        this.list.crates.forEach((crate, place) => {
            const complete = this.isComplete(place);
            sums.needed += this.neededOf[place];
            sums.seen += complete ? this.neededOf[place] : this.seenOf[place];
            sums.crates += crate.taken ? 1 : 0;
            sums.complete += crate.taken && complete ? 1 : 0;
        });
        return sums;
    }
}

/// The smaller, the surer.
export function sureness(evidence) {
    return evidences.indexOf(evidence);
}
