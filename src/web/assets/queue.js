// Scans on their way to the depot: each is written down before anything else happens with it, sent in order, and
// forgotten when the depot has it. Sent twice it counts once, as its id is its own.

const most = 50, timeOut = 4000, shortest = 5000, longest = 30000;

export function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/// What says who asks: `secret` is the station's, or undefined before it is opened.
export function signed(secret) {
    return secret ? { Authorization: `Bearer ${secret}` } : {};
}

/// As fetch, and gives up. Throws when nothing or nonsense came.
export async function ask(url, options = {}) {
    const control = new AbortController();
    const clock = setTimeout(() => control.abort(), timeOut);
    try {
        const answer = await fetch(url, { ...options, signal: control.signal });
        const body = answer.status === 304 ? null : await answer.json();
        return { status: answer.status, ok: answer.ok, body };
    } finally {
        clearTimeout(clock);
    }
}

export function post(url, body, secret) {
    const headers = { "Content-Type": "application/json", ...signed(secret) };
    return ask(url, { method: "POST", headers, body: JSON.stringify(body) });
}

export class Queue {
    /// `told` is told: answered(scan, answer), refused(scan, sentence), unknown(), reached(whether); it tells
    /// session(), for scans of a station that did not know it yet.
    constructor(database, secret, told) {
        this.database = database;
        this.secret = secret;
        this.told = told;
        this.tab = newId();
        this.pause = shortest;
        this.flying = new Set(); // ids of what is being sent
        addEventListener("online", () => this.flush());
        document.addEventListener("visibilitychange", () => document.hidden || this.flush());
        this.schedule();
    }

    /// Another one takes its place.
    stop() {
        this.stopped = true;
        clearTimeout(this.clock);
    }

    schedule() {
        clearTimeout(this.clock);
        if (this.stopped)
            return;
        this.clock = setTimeout(() => this.flush(), this.pause * (.9 + Math.random() * .2));
    }

    async put(session, scan, standing) {
        return this.database.putScan(session, scan, standing);
    }

    /// It was shown by the station's own judgement; not when it is already on its way.
    async markOffline(place, session, scan) {
        if (this.flying.has(scan.id))
            return;
        await this.database.change(["scans"], ({ scans }) => {
            scans.get(place).onsuccess = (event) => event.target.result &&
                scans.put({ place, session, scan: { ...scan, offline: true } });
        });
    }

    /// Sends what waits. At once only one of all tabs does.
    async flush() {
        this.again = true;
        if (this.sending || this.stopped)
            return;
        this.sending = true;
        try {
            do {
                this.again = false;
                if (await this.database.lease(this.tab, 2 * timeOut))
                    await this.sendAll();
            } while (this.again);
        } finally {
            await this.database.giveBack(this.tab).catch(() => {});
            this.sending = false;
            this.schedule();
        }
    }

    async sendAll() {
        for (;;) {
            const waiting = await this.database.all("scans");
            if (waiting.length === 0)
                return;
            const session = waiting[0].session;
            const end = waiting.findIndex((row) => row.session !== session);
            const batch = waiting.slice(0, Math.min(most, end < 0 ? waiting.length : end));
            const to = session || this.told.session();
            if (!to || !await this.send(to, batch))
                return;
        }
    }

    /// False when it is of no use to go on now.
    async send(session, batch) {
        let answer;
        batch.forEach((row) => this.flying.add(row.scan.id));
        try {
            await this.database.lease(this.tab, 2 * timeOut);
            answer = await post(`/api/v1/sessions/${encodeURIComponent(session)}/scans`,
                { scans: batch.map((row) => row.scan) }, this.secret);
        } catch {
            return this.lost();
        } finally {
            batch.forEach((row) => this.flying.delete(row.scan.id));
        }
        if (answer.status >= 500 || answer.status === 429 || answer.status === 408)
            return this.lost();
        this.pause = shortest;
        this.told.reached(true);
        if (answer.status === 401) {
            if (!this.stopped) // another secret is used already
                this.told.unknown();
            return false;
        }
        if (answer.ok) {
            await this.drop(batch);
            const answers = new Map(answer.body.answers.map((one) => [one.id, one]));
            for (const row of batch)
                this.told.answered(row.scan, answers.get(row.scan.id));
            return true;
        }
        return this.refuse(session, batch, answer.body);
    }

    lost() {
        this.pause = Math.min(longest, this.pause * 1.6);
        this.told.reached(false);
        return false;
    }

    /// The depot takes all or none: what is wrong is found one by one.
    async refuse(session, batch, body) {
        if (batch.length > 1) {
            for (const row of batch)
                if (!await this.send(session, [row]))
                    return false;
            return true;
        }
        const [{ scan }] = batch;
        const sentence = [body?.error, ...(body?.faults ?? [])].filter(Boolean).join(" ");
        await this.database.change(["refused"], ({ refused }) => { refused.put({ id: scan.id, session, scan, sentence }); });
        await this.drop(batch);
        this.told.refused(scan, sentence);
        return true;
    }

    drop(batch) {
        return this.database.change(["scans"], ({ scans }) => { batch.forEach((row) => scans.delete(row.place)); });
    }
}
