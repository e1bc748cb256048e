// What a station knows and remembers: the list, all that was scanned, its own standing and its queue. Judges a scan at
// once; the depot's answer follows when it is there.

import { Database } from "./database.js";
import { emptyStanding, eventOf } from "./event_of.js";
import { judge, judgeBlindly } from "./judge.js";
import { Packing } from "./packing.js";
import { PackList } from "./pack_list.js";
import { ask, newId, post, Queue, signed } from "./queue.js";
import { answerBlindly, answerOf, crateShown, missingIn } from "./shown.js";

/// So long the depot is waited for, in ms.
const patience = 400;
/// A van is left by itself when nothing was done with it for so long, in ms.
export const vanLength = 5 * 60000;
/// Every so many polls another sale is looked for.
const sessionEvery = 20;

export class Desk {
    /// `told` is told: corrected(answer), changed(), refused(), unknown(), lost(whether).
    constructor(database, told) {
        this.database = database;
        this.told = told;
        this.waiters = new Map(); // by a scan's id
        this.standing = { ...emptyStanding };
        this.vanAt = 0; // when something was done with the van, UTC ms
        this.last = 0;
        this.isLost = false;
        this.refusals = 0;
    }

    static async open(told) {
        const desk = new Desk(await Database.open(), told);
        await desk.recall();
        return desk;
    }

    /// What was kept.
    async recall() {
        const { database } = this;
        const enrolled = await database.fact("enrolled");
        if (enrolled)
            this.enrol(enrolled);
        this.session = await database.fact("session") ?? "";
        this.last = await database.fact("last") ?? 0;
        this.standing = { ...emptyStanding, ...await database.fact("standing") };
        this.vanAt = await database.fact("van-at") ?? 0;
        this.refusals = await database.count("refused");
        const sent = await database.fact("list");
        if (!sent)
            return;
        this.take(sent);
        for (const event of await database.all("events"))
            this.packing.add(event);
        for (const { session, scan } of await database.all("scans"))
            if (session === this.session)
                this.packing.add(eventOf(this.packing.list, scan));
    }

    enrol({ station, secret }) {
        this.station = station;
        this.secret = secret;
        this.queue?.stop();
        this.queue = new Queue(this.database, secret, {
            answered: (scan, answer) => this.answered(scan, answer),
            refused: (scan) => this.refuse(scan),
            unknown: () => this.told.unknown(),
            reached: (whether) => this.reach(whether),
            session: () => this.session,
        });
    }

    /// Opens the station by the word of its QR. Resolves to a sentence when it is refused; throws when nothing answers.
    async openBy(word) {
        const answer = await post("/api/v1/stations/open", { word });
        if (!answer.ok)
            return answer.body?.error ?? String(answer.status);
        await this.database.keep({ enrolled: answer.body });
        this.enrol(answer.body);
        return "";
    }

    take(sent) {
        const list = new PackList(sent);
        this.sent = sent;
        this.packing = this.packing ? this.packing.with(list) : new Packing(list);
    }

    reach(whether) {
        if (this.isLost === !whether)
            return;
        this.isLost = !whether;
        this.told.lost(this.isLost);
        if (whether)
            this.queue.flush();
    }

    /// The letter of the relay whose van tickets are scanned into; empty: into none.
    get van() { return this.standing.van; }

    /// Something is done with the van, which has not been left by itself meanwhile.
    touchVan(now = Date.now()) {
        if (this.van !== "" && now - this.vanAt > vanLength)
            return this.setVan("", now);
        this.vanAt = now;
        return this.database.keep({ "van-at": now });
    }

    /// No crate is open afterwards; the last scan may be taken back as before.
    setVan(letter, now = Date.now()) {
        this.latest = ""; // an answer that is on its way does not bring back what was before
        this.standing = { ...this.standing, van: letter, crate: "", card: "", unit: "" };
        this.vanAt = now;
        return this.database.keep({ standing: this.standing, "van-at": now });
    }

    /// Resolves to what is to be shown; null when it is the scan before, once more. `undo` is the event to take back when
    /// it is not the station's last one.
    async scan({ action = "scan", text = "", amount = 0, undo = "" }) {
        if (this.van !== "")
            await this.touchVan();
        const scan = {
            id: newId(), at: Date.now(), action, text, amount, offline: this.isLost, version: this.sent?.version ?? 0,
            before: undo ? { ...this.standing, undo, text: "" } : this.standing,
        };
        const own = this.judge(scan);
        if (own.repeated)
            return null;
        this.standing = own.after;
        this.latest = scan.id;
        const { session } = this;
        const place = await this.queue.put(session, scan, this.standing);
        const answered = new Promise((resolve) => this.waiters.set(scan.id, resolve));
        this.queue.flush();
        const late = new Promise((resolve) => setTimeout(resolve, this.isLost ? 0 : patience));
        const answer = await Promise.race([answered, late]);
        this.waiters.delete(scan.id);
        if (answer)
            return answer;
        await this.queue.markOffline(place, session, scan);
        return own;
    }

    judge(scan) {
        if (!this.packing)
            return answerBlindly(scan, judgeBlindly(scan));
        const judgement = judge(this.packing, { ...scan, station: this.station });
        if (!judgement.repeated)
            this.packing.add(judgement.event);
        return { ...answerOf(this.packing, judgement), event: judgement.event };
    }

    answered(scan, answer) {
        if (this.packing)
            this.database.addEvents([eventOf(this.packing.list, { ...scan, station: this.station })]);
        if (!answer)
            return;
        const isLatest = scan.id === this.latest && !answer.known; // sent again it is not judged as it was then
        if (isLatest) {
            this.standing = answer.after;
            this.database.keep({ standing: answer.after });
        }
        const waiter = this.waiters.get(scan.id);
        if (waiter)
            waiter(answer);
        else if (isLatest)
            this.told.corrected(answer);
    }

    refuse(scan) {
        this.packing = this.packing?.without(scan.id);
        this.refusals += 1;
        this.waiters.get(scan.id)?.(null);
        this.told.refused();
    }

    /// The crate that is the context, with what it still needs; null when none is.
    context(now = Date.now()) {
        const place = this.packing?.list.crateOf(this.standing.crate);
        if (place === undefined || now - this.standing.since > 45000)
            return null;
        return { ...crateShown(this.packing, place), missing: missingIn(this.packing, place) };
    }

    /// Asks the depot in the station's name. Throws when it does not answer with what was asked.
    async read(url, cache) {
        const { secret } = this;
        const { ok, status, body } = await ask(url, { cache, headers: signed(secret) });
        if (status === 401 && secret === this.secret)
            this.told.unknown();
        if (!ok)
            throw Object.assign(new Error(`${url}: ${status}`), { status });
        return body;
    }

    /// What others did, another list, another session.
    async poll() {
        try {
            this.polls = (this.polls ?? 0) + 1;
            if (!this.packing || this.polls % sessionEvery === 0)
                await this.findSession();
            if (this.session)
                await this.follow();
            this.reach(true);
        } catch (error) {
            this.reach(error.status === 401); // it is there, and does not know the station
        }
    }

    async findSession() {
        const body = await this.read("/api/v1/sessions", "no-store");
        const newest = body.sessions[0]?.session ?? body.sessions[0]?.id ?? "";
        if (newest === this.session)
            return;
        await this.database.beginSession(newest);
        Object.assign(this, { session: newest, last: 0, packing: undefined, sent: undefined, standing: { ...emptyStanding } });
    }

    async follow() {
        const base = `/api/v1/sessions/${encodeURIComponent(this.session)}`;
        const body = await this.read(`${base}/scans?after=${this.last}`, "no-store");
        if (body.key !== this.sent?.key)
            await this.fetchList(base);
        if (body.last < this.last) { // a depot that was restored: all is asked anew
            this.last = 0;
            return;
        }
        const fresh = body.events.filter((event) => this.packing.add(event));
        if (body.last !== this.last)
            await this.database.addEvents(body.events, { last: body.last });
        this.last = body.last;
        if (fresh.length > 0)
            this.told.changed();
    }

    async fetchList(base) {
        const body = await this.read(`${base}/packing`, "no-cache");
        await this.database.keep({ list: body });
        this.take(body);
        this.told.changed();
    }
}
