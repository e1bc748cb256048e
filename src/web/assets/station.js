// A packing station: /station. Whatever is scanned is judged and shown, in the order in which it came.

import { Departures } from "./departures.js";
import { Desk } from "./desk.js";
import { press } from "./presses.js";
import { Seeing } from "./seeing.js";
import { Sounds } from "./sounds.js";
import { View } from "./view.js";
import { listen } from "./wedge.js";
import { otherLanguage, saidOf, wordsOf } from "./words.js";

/// How long a verdict stands, in ms; a STOP stands until another code, what asks for an answer as long as a context.
const standing = { ok: 4000, crate_complete: 4000, already_done: 4000, noted_offline: 3000, stop: Infinity };
const longReasons = new Set(["count-asked", "numbers-shown", "label-asked"]);
const contextLength = 45000;
const stopWhenObserving = 4000;
const failureLength = 8000;
const pollEvery = 2000;

const menu = ["damaged", "replaced", "crate-done", "one-more-crate", "help", "keypad", "photograph", "camera", "vans", "tester"];

class Station {
    constructor(root, desk, lang) {
        this.desk = desk;
        this.lang = lang;
        this.view = new View(root, wordsOf(lang));
        this.sounds = new Sounds();
        this.departures = new Departures(this);
        this.seeing = new Seeing(this);
        this.chain = Promise.resolve();
        this.page = "start"; // enrol, start, test, main, menu, keypad, vans
        this.typed = "";
        // Android's keys come without their names: a field tells them.
        const input = /Android/.test(navigator.userAgent) ? root.querySelector("[data-keys]") : null;
        listen(document, (text) => this.scanned({ text }), { input });
        root.addEventListener("click", (event) => this.clicked(event));
        root.addEventListener("submit", (event) => this.submitted(event));
        root.querySelector("[data-photo]").addEventListener("change", (event) => this.seeing.photographed(event.target));
        for (const name of ["focus", "blur"])
            addEventListener(name, () => this.showBands());
        document.addEventListener("visibilitychange", () => this.awake());
    }

    get words() { return this.view.words; }

    begin() {
        document.documentElement.lang = this.lang;
        this.sounds.name = this.desk.station ?? "";
        this.page = this.desk.station ? "start" : "enrol";
        this.departures.touch();
        this.show();
    }

    /// The screen as it is to be now.
    show() {
        clearTimeout(this.clock);
        const { view, page } = this;
        this.showBands();
        view.showBar(["main", "menu", "keypad", "vans"].includes(page) && (page === "main" ? "more" : "back"),
            page === "main" && this.departures.van());
        if (page === "enrol")
            view.showEnrol(this.sentence);
        else if (page === "start")
            view.showStart(this.desk.station);
        else if (page === "test")
            view.showTest();
        else if (page === "menu")
            this.showMenu();
        else if (page === "keypad")
            view.showKeypad(this.typed);
        else if (page === "vans")
            this.departures.showRelays();
        else if (!this.showVerdict())
            this.showRest();
    }

    async showMenu() {
        const refused = await this.desk.database.all("refused");
        if (this.page === "menu") // nobody went on meanwhile
            this.view.showMenu(menu.filter((name) => name !== "camera" || this.seeing.canSee), refused);
    }

    /// False when none stands any more.
    showVerdict() {
        const { answer } = this;
        const left = answer ? this.until - Date.now() : 0;
        if (left <= 0)
            return false;
        this.view.showVerdict(answer, saidOf(answer, this.words));
        if (left < Infinity)
            this.clock = setTimeout(() => this.rest(), left);
        return true;
    }

    rest() {
        const page = this.answer?.reason === "departed" ? "vans" : this.page;
        this.answer = null;
        this.go(page);
    }

    /// The van, the open crate, or the waiting screen.
    showRest() {
        if (this.departures.show())
            return;
        const context = this.desk.context();
        if (!context) {
            this.view.showWaiting(this.desk.packing?.progress(), this.lastCrate);
            return;
        }
        this.view.showContext(context);
        this.clock = setTimeout(() => this.show(), this.desk.standing.since + contextLength - Date.now() + 50);
    }

    showBands() {
        const { desk, words } = this;
        this.view.showBands({
            lost: desk.isLost && desk.station ? words.lost : false,
            observing: desk.sent?.observing && desk.station ? words.observing : false,
            refused: desk.refusals > 0 && words.refused(desk.refusals),
            focus: !document.hasFocus() && this.page !== "enrol" && words.focus,
        });
        if (desk.isLost && desk.station)
            desk.database.count("scans").then((kept) => desk.isLost && kept > 0 &&
                this.view.showBands({ lost: `${words.lost} ${words.kept(kept)}` }));
    }

    lost(whether) {
        if (whether)
            this.sounds.play("lost");
        this.showBands();
    }

    /// One after the other: each is shown, however briefly.
    scanned(scan) {
        return this.inTurn(() => this.judge(scan));
    }

    inTurn(work) {
        this.chain = this.chain.then(work).catch((error) => this.failed(error));
        return this.chain;
    }

    failed(error) {
        console.error(error);
        clearTimeout(this.failing);
        this.view.showBands({ failed: String(error.message) });
        this.failing = setTimeout(() => this.view.showBands({ failed: false }), failureLength);
    }

    async judge(scan) {
        if (this.page === "enrol") {
            await this.enrol(scan.text);
            return;
        }
        const isMark = this.page === "keypad" && /^\d{1,4} ?[FS]?$/i.test(scan.text); // typed on a keyboard of keys
        const answer = await this.desk.scan(isMark ? { action: "mark", text: scan.text } : scan);
        if (!answer || this.page === "enrol") // meanwhile it was closed
            return;
        if (answer.reason === "departed")
            await this.departures.departed(answer);
        this.departures.touch();
        this.page = "main";
        this.shown(answer, scan.tapped && answer.verdict !== "stop");
        this.sounds.play(answer.verdict);
    }

    /// A tap on a list shows what it did by itself.
    shown(answer, briefly = false) {
        this.answer = answer;
        const observed = answer.verdict === "stop" && this.desk.sent?.observing;
        const length = observed ? stopWhenObserving : longReasons.has(answer.reason) ? contextLength : standing[answer.verdict];
        this.until = briefly || answer.reason === "opened" ? 0 : Date.now() + length; // an open crate says it itself
        if (answer.reason === "crate-shown" || answer.reason === "placed")
            this.lastCrate = answer.crate;
        this.show();
        if (briefly)
            this.view.tellVerdict(answer, saidOf(answer, this.words));
    }

    /// The depot's answer came later than the station's own.
    corrected(answer) {
        const { answer: now } = this;
        if (!now || now.id !== answer.id || JSON.stringify([now.reason, now.crate?.seen]) === JSON.stringify([answer.reason, answer.crate?.seen]))
            return;
        const sounds = now.verdict !== answer.verdict;
        this.shown(answer, this.until === 0 && answer.verdict !== "stop");
        if (sounds)
            this.sounds.play(answer.verdict);
    }

    async enrol(word) {
        try {
            this.sentence = await this.desk.openBy(word.replace(/^.*#/, "").trim());
        } catch {
            this.sentence = this.words.enrolLost;
        }
        if (this.sentence && (this.page === "enrol" || !this.desk.station)) {
            this.go("enrol");
            return;
        }
        this.begin();
        this.desk.queue.flush();
    }

    submitted(event) {
        event.preventDefault();
        this.enrol(new FormData(event.target).get("word"));
    }

    /// A tap gives the keyboard back to the scanner; who presses by keys stays where he is.
    clicked(event) {
        const pressed = event.target.closest("button[data-does]");
        if (!pressed)
            return;
        this.view.byKeys = event.detail === 0;
        if (!this.view.byKeys)
            pressed.blur();
        this.departures.touch();
        press(this, pressed.dataset);
    }

    start() {
        this.sounds.unlock();
        this.sounds.rehearse();
        document.documentElement.requestFullscreen?.().catch(() => {});
        this.awake();
        this.go("test");
    }

    go(page) {
        this.page = page;
        this.show();
    }

    more() { this.go(this.page === "main" ? "menu" : "main"); }
    openKeypad() { this.typed = ""; this.go("keypad"); }

    key(key) {
        this.typed = (this.typed + (/[FS]/.test(key) ? ` ${key}` : key)).slice(0, 7);
        this.show();
    }

    enter() {
        if (this.typed)
            this.scanned({ action: "mark", text: this.typed });
    }

    language() {
        this.lang = otherLanguage(this.lang);
        this.view.words = wordsOf(this.lang);
        this.desk.database.keep({ lang: this.lang });
        document.documentElement.lang = this.lang;
        this.go("main");
    }

    /// Others scanned, or the list is another one.
    changed() {
        if (this.page === "vans" || (this.page === "main" && (!this.answer || this.until === 0)))
            this.show();
    }

    unknown() {
        if (this.page === "enrol")
            return;
        this.sentence = "";
        this.seeing.close();
        this.go("enrol");
    }

    async awake() {
        this.showBands();
        if (!document.hidden)
            await navigator.wakeLock?.request("screen").catch(() => {});
    }

    async poll() {
        if (this.desk.station)
            await this.desk.poll();
        setTimeout(() => this.poll(), pollEvery * (.85 + Math.random() * .3));
    }
}

let station;
const desk = await Desk.open({
    corrected: (answer) => station?.corrected(answer),
    changed: () => station?.changed(),
    refused: () => station?.showBands(),
    unknown: () => station?.unknown(),
    lost: (whether) => station?.lost(whether),
});
station = new Station(document.querySelector("[data-station]"), desk, await desk.database.fact("lang") ?? "fr");
const word = decodeURIComponent(location.hash.slice(1));
if (word) {
    history.replaceState(null, "", location.pathname);
    await station.enrol(word);
} else {
    station.begin();
}
station.poll();
navigator.serviceWorker?.register("/service-worker.js").catch(console.error); // only over HTTPS, or on the depot's own machine
desk.queue?.flush();
