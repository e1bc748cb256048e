// What a station keeps in its browser, through reloads and without the depot.
//   scans:   {place, session, scan}   to be sent, in the order of place
//   refused: {id, session, scan, sentence}
//   events:  ScanEvents of the session, by id
//   facts:   by name: enrolled {station, secret}, session, list, last, standing, van-at, lang, lease

const name = "cageot-station", version = 1;

/// The result of a request, or of a transaction when it is done.
function settled(request) {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.oncomplete = () => resolve();
        request.onerror = request.onabort = () => reject(request.error);
    });
}

export class Database {
    static async open() {
        const request = indexedDB.open(name, version);
        request.onupgradeneeded = () => {
            request.result.createObjectStore("scans", { keyPath: "place", autoIncrement: true });
            request.result.createObjectStore("refused", { keyPath: "id" });
            request.result.createObjectStore("events", { keyPath: "id" });
            request.result.createObjectStore("facts");
        };
        const database = new Database();
        database.opened = await settled(request);
        navigator.storage?.persist?.().catch(() => {});
        return database;
    }

    /// All of it, or nothing. `work` gets the stores by name and may only wait for them.
    async change(stores, work) {
        const transaction = this.opened.transaction(stores, "readwrite");
        const done = settled(transaction);
        const result = work(Object.fromEntries(stores.map((store) => [store, transaction.objectStore(store)])));
        await done;
        return result;
    }

    fact(key) { return settled(this.opened.transaction("facts").objectStore("facts").get(key)); }
    all(store) { return settled(this.opened.transaction(store).objectStore(store).getAll()); }
    count(store) { return settled(this.opened.transaction(store).objectStore(store).count()); }

    keep(facts) {
        return this.change(["facts"], (stores) => {
            for (const [key, value] of Object.entries(facts))
                stores.facts.put(value, key);
        });
    }

    /// A scan that is to be sent, and what the station remembers after it. Resolves to its place.
    async putScan(session, scan, standing) {
        const added = await this.change(["scans", "facts"], (stores) => {
            stores.facts.put(standing, "standing");
            return stores.scans.add({ session, scan });
        });
        return added.result;
    }

    addEvents(events, facts = {}) {
        return this.change(["events", "facts"], (stores) => {
            for (const event of events)
                stores.events.put(event);
            for (const [key, value] of Object.entries(facts))
                stores.facts.put(value, key);
        });
    }

    /// Another session: nothing of the one before is judged by any more. Scans still go to theirs.
    beginSession(session) {
        return this.change(["events", "facts"], (stores) => {
            stores.events.clear();
            stores.facts.put(session, "session");
            stores.facts.put(0, "last");
            for (const key of ["list", "standing"])
                stores.facts.delete(key);
        });
    }

    /// True when nobody else has it: `holder` has it for so many milliseconds.
    async lease(holder, length, now = Date.now()) {
        let taken = false;
        await this.change(["facts"], (stores) => {
            stores.facts.get("lease").onsuccess = (event) => {
                const lease = event.target.result;
                taken = !lease || lease.holder === holder || lease.until < now || lease.until > now + 60000;
                if (taken)
                    stores.facts.put({ holder, until: now + length }, "lease");
            };
        });
        return taken;
    }

    giveBack(holder) {
        return this.change(["facts"], (stores) => {
            stores.facts.get("lease").onsuccess = (event) => {
                if (event.target.result?.holder === holder)
                    stores.facts.delete("lease");
            };
        });
    }
}
