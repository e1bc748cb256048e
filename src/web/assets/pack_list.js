// What goes where on this day, as the depot sends it: scan/pack_list.h.

const zones = ["ambient", "chilled", "frozen"];

/// "14 f" -> "14F"
function plain(mark) {
    return mark.replaceAll(" ", "").replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/// By code, in the order of the codes.
function byCode(entries) {
    return new Map([...entries].sort((a, b) => (a.code < b.code ? -1 : 1)).map((entry) => [entry.code, entry]));
}

export class PackList {
    /// The answer of /api/v1/sessions/{s}/packing.
    constructor(sent) {
        this.session = sent.session;
        this.version = sent.version;
        this.countFirst = sent.count_first;
        this.orders = sent.orders;
        this.crates = sent.crates;
        this.units = byCode(sent.units);
        this.heads = byCode(sent.heads);
        this.gone = byCode(sent.gone);
        this.places = new Map(sent.crates.map((crate, place) => [crate.code, place]));
    }

    /// Their places in `crates`; undefined when they are not there.
    crateOf(code) {
        return this.places.get(code);
    }

    /// The main container of the order of this number, or the one of a zone by its letter: "14", "14 F".
    crateByMark(typed) {
        const wanted = plain(typed);
        const place = this.crates.findIndex((crate) => plain(crate.mark) === wanted ||
            (crate.main && String(this.orders[crate.order].number) === wanted));
        return place < 0 ? undefined : place;
    }

    /// The places of the containers that are to be taken to a relay.
    containersOf(relay) {
        return [...this.crates.keys()].filter((place) => this.crates[place].taken && this.orders[this.crates[place].order].letter === relay);
    }

    /// Of the same order, and colder.
    isColder(place, than) {
        const wanted = this.crates[place], there = this.crates[than];
        return wanted.order === there.order && zones.indexOf(wanted.zone) > zones.indexOf(there.zone);
    }
}
