// Leaving for the villages: the relays, and one relay's van, into which tickets are scanned until it is left. Without a
// network too: it is all scans.

import { commandCodes } from "./command.js";
import { vanLength } from "./desk.js";
import { relaysOf, vanOf } from "./van.js";
import { showRelays, showVan } from "./van_view.js";

export class Departures {
    constructor(station) {
        this.station = station;
        this.desk = station.desk;
    }

    /// The van that is being loaded; undefined when none is.
    van() {
        const { packing, van } = this.desk;
        return packing && van !== "" ? vanOf(packing, van) : undefined;
    }

    showRelays() {
        showRelays(this.station.view, this.desk.packing ? relaysOf(this.desk.packing) : []);
    }

    /// False when no van is being loaded.
    show() {
        const van = this.van();
        if (van)
            showVan(this.station.view, van);
        return Boolean(van);
    }

    /// A van that nobody touches for a while is left, so that the next ticket opens its crate again.
    touch() {
        clearTimeout(this.clock);
        if (this.desk.van === "")
            return;
        this.desk.touchVan();
        this.clock = setTimeout(() => this.leave("main"), vanLength);
    }

    enter({ letter }) {
        return this.set(letter, "main");
    }

    leave(page = "vans") {
        return this.set("", page);
    }

    /// After the scans that are being judged.
    set(letter, page) {
        return this.station.inTurn(async () => {
            await this.desk.setVan(letter);
            this.station.answer = null;
            this.station.go(page);
            this.touch();
        });
    }

    /// A tap says which one it is: the list goes on standing.
    load({ mark }) {
        return this.station.scanned({ action: "mark", text: mark, tapped: true });
    }

    /// Whoever told that it is in.
    unload({ events }) {
        for (const undo of events.split(" "))
            this.station.scanned({ text: commandCodes.undo, undo, tapped: true });
    }

    depart() {
        return this.station.scanned({ action: "depart" });
    }

    /// The van has left: what its verdict shows, once nobody loads it any more.
    async departed(answer) {
        answer.van = this.van();
        await this.desk.setVan("");
        this.touch();
    }
}
