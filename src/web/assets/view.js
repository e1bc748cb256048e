// The screen of a station: one thing at a time, over all of it. It decides nothing: what is pressed is told by name.

import { typeset } from "./words.js";

/// h("p", {class: "x"}, "text", child, null)
export function h(name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes))
        if (value !== undefined && value !== false)
            element.setAttribute(key, value === true ? "" : value);
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
}

export function button(label, does, attributes = {}) {
    return h("button", { type: "button", "data-does": does, ...attributes }, label);
}

export function shape(name) {
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", "shape");
    svg.setAttribute("aria-hidden", "true");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `#v-${name}`);
    svg.append(use);
    return svg;
}

/// Tape on the shelf: style.css knows these words.
const tapes = ["jaune", "vert", "bleu", "rouge", "orange", "violet", "rose", "blanc", "gris", "marron", "noir", "turquoise"];

/// [C] BLEU Aragon
export function tape(crate) {
    if (!crate.letter && !crate.relay)
        return null;
    const word = crate.colour.toLowerCase().split(" ")[0];
    return h("span", { class: `tape relay-${tapes.includes(word) ? word : "other"}` },
        crate.letter && h("b", { class: "tape-letter" }, crate.letter),
        h("span", { class: "tape-words" }, h("b", {}, crate.colour), h("span", {}, crate.relay)));
}

/// "14", [F] FRAIS, [C] BLEU Aragon
function where(crate, words) {
    const number = String(crate.number);
    const zone = crate.mark.slice(number.length).trim();
    return h("p", { class: "where" },
        h("span", { class: `huge digits-${Math.min(4, number.length)}` }, number),
        h("span", { class: "side" },
            zone && h("span", { class: "zone" }, h("b", {}, zone), words.zones[crate.zone] ?? ""), tape(crate)));
}

/// Of a crate in the wrong van the letter says where to: [D] ROUGE Pennautier, 22 F
function elsewhere(crate) {
    return h("p", { class: "where elsewhere" }, tape(crate), h("span", { class: "zone" }, h("b", {}, crate.mark.replace(" ", "\u00a0"))));
}

function numbers(list) {
    const size = list.length > 24 ? "numbers crowd" : list.length > 10 ? "numbers many" : "numbers";
    return h("ul", { class: size }, ...list.map(([number, articles]) =>
        h("li", {}, h("b", {}, String(number)), articles > 1 ? h("span", {}, `×\u00a0${articles}`) : null)));
}

function missing(lines, words) {
    return h("ul", { class: "missing", "aria-label": words.missingTitle }, ...lines.map((line) =>
        h("li", {}, h("b", { class: "lacks" }, `${line.needed - line.seen}\u00a0×`), h("span", {}, typeset(line.product, words.lang)),
            button(words.tick, "tick", { class: "tick", "data-code": line.code, "aria-label": `${words.tick}: ${line.product}` }))));
}

/// Reasons whose crate is where the thing belongs, or what was opened: others do not show a number that is not meant.
const withNumber = new Set(["placed", "crate-shown", "opened", "count-asked", "finished", "one-more", "loaded", "complete", "counted",
    "van-complete", "already-in", "already-loaded", "other-crate", "colder-crate", "wrong-count", "other-van"]);
const withNumbers = new Set(["numbers-shown", "not-for-crate"]);

export class View {
    constructor(root, words) {
        this.root = root;
        this.stage = root.querySelector("[data-stage]");
        this.told = root.querySelector("[data-told]");
        this.words = words;
    }

    text(text) { return typeset(text, this.words.lang); }

    /// A list that is shown again stays where it was scrolled to: its data-kept says that it is the same.
    show(tone, ...children) {
        const held = document.activeElement?.closest?.("[data-stage]") !== null;
        const before = this.stage.querySelector("[data-kept]");
        const tops = [this.stage.scrollTop, before?.scrollTop ?? 0];
        this.root.dataset.tone = tone;
        this.stage.replaceChildren(...children.filter(Boolean));
        const kept = this.stage.querySelector("[data-kept]");
        const same = kept && before?.dataset.kept === kept.dataset.kept;
        this.stage.scrollTop = same ? tops[0] : 0;
        if (same)
            kept.scrollTop = tops[1];
        else
            scrollTo(0, 0);
        this.stage.tabIndex = this.stage.scrollHeight > this.stage.clientHeight ? 0 : -1;
        if (held && this.byKeys)
            (this.stage.querySelector("button, input") ?? this.root.querySelector("[data-bar] button"))?.focus();
    }

    /// For who does not see it.
    tell(text) {
        this.told.textContent = "";
        this.told.textContent = this.text(text);
    }

    showEnrol(sentence = "") {
        const { words } = this;
        this.show("plain", h("h1", { class: "title-line" }, this.text(words.enrol)),
            h("form", { class: "enrol", "data-form": "enrol" },
                h("label", { for: "word" }, words.enrolWord), h("input", { id: "word", name: "word", "data-typed": true, autocomplete: "off", autocapitalize: "off", required: true, maxlength: "200" }),
                h("button", {}, words.enrolButton)),
            h("p", { class: "line", role: "alert" }, this.text(sentence)));
    }

    showStart(station) {
        const { words } = this;
        this.show("plain", h("h1", { class: "quiet-line" }, `${words.title} ${station}`),
            button(words.begin, "begin", { class: "begin" }), h("p", { class: "line" }, this.text(words.beginLine)));
    }

    showTest() {
        const { words } = this;
        this.tell(words.test);
        this.show("plain", h("h1", { class: "title-line" }, this.text(words.test)), h("p", { class: "line" }, this.text(words.testLine)),
            h("p", { class: "choices" }, button(words.skip, "skip")));
    }

    showWaiting(progress, last) {
        const { words } = this;
        const meter = (label, value, most) => h("div", { class: "meter-row" },
            h("p", { class: "meter-line" }, h("span", {}, label), h("b", {}, `${value.toLocaleString(words.lang)} / ${most.toLocaleString(words.lang)}`)),
            h("progress", { value: String(value), max: String(Math.max(1, most)), "aria-label": label }));
        this.show("waiting", h("h1", { class: "title-line" }, this.text(words.waiting)),
            progress ? h("div", { class: "meters-large" }, meter(words.articles, progress.seen, progress.needed),
                meter(words.crates, progress.complete, progress.crates)) : h("p", { class: "line" }, this.text(words.noList)),
            last ? h("p", { class: "last-line" }, this.text(`${words.last}: `), h("b", {}, last.mark), ` ${last.letter} ${last.colour} ${last.relay}`) : null);
    }

    /// The crate that is open: its number for as long as it lasts.
    showContext(crate) {
        const { words } = this;
        this.show("context", h("h1", { class: "unseen" }, crate.mark), where(crate, words),
            h("p", { class: "so-many" }, words.inCrate(crate)),
            crate.missing.length > 0 ? missing(crate.missing, words) : null);
    }

    tellVerdict({ crate, reason }, said) {
        const where = crate && withNumber.has(reason) ? `${crate.mark}, ${crate.colour}, ${crate.relay}` : "";
        this.tell([said.word, said.above, where, ...said.lines].filter(Boolean).join(". "));
    }

    showVerdict(answer, said) {
        const { words } = this;
        const { crate, reason, van } = answer;
        const shown = crate && withNumber.has(reason);
        const [first, ...rest] = said.lines;
        this.tellVerdict(answer, said);
        this.show(answer.verdict, h("h1", { class: "word" }, shape(answer.verdict), said.word),
            said.above && h("p", { class: "above" }, this.text(said.above)),
            shown ? reason === "other-van" ? elsewhere(crate) : where(crate, words) : null, van ? h("p", {}, tape(van)) : null,
            h("div", { class: "said" }, first && h("p", { class: shown ? "line" : "title-line" }, first),
                ...rest.map((line) => h("p", { class: line.startsWith("+") ? "line is-cold" : "line" }, line)),
                reason === "placed" ? h("p", { class: "so-many" }, words.inCrate(crate)) : null),
            withNumbers.has(reason) ? numbers(answer.numbers) : null,
            this.choices(answer));
    }

    choices(answer) {
        const { words } = this;
        if (answer.verdict === "stop" && answer.after.van)
            return h("p", { class: "choices" }, button(words.list, "list"));
        if (answer.reason === "count-asked" || answer.reason === "wrong-count")
            return h("p", { class: "choices" },
                answer.reason === "count-asked" ? button(words.yes, "count", { class: "yes", "data-amount": String(answer.crate.needed) }) : null,
                button(words.list, "list"));
        if (answer.reason === "numbers-shown" && answer.spread)
            return h("p", { class: "choices" }, button(this.text(words.spread), "spread", { class: "yes", "data-code": answer.code }));
        return null;
    }

    showMenu(names, refused) {
        const { words } = this;
        this.show("plain", h("h1", { class: "unseen" }, words.more),
            h("div", { class: "menu" }, ...names.map((name) => button(words[name], name)),
                button(words.other, "language", { lang: words.lang === "fr" ? "en" : "fr" })),
            refused.length > 0 ? h("ul", { class: "refused" }, ...refused.map((one) => h("li", {}, h("b", {}, one.scan.text || one.scan.action), ` ${one.sentence}`))) : null);
    }

    showKeypad(typed) {
        const { words } = this;
        const key = (label) => button(label, "key", { class: label === "0" ? "key wide" : "key", "data-key": label });
        this.show("plain", h("h1", { class: "quiet-line" }, words.keypadTitle),
            h("p", { class: "typed", role: "status" }, typed || "\u00a0"),
            h("div", { class: "keypad" }, ..."123F456S789".split("").map(key), button(words.erase, "erase", { class: "key in-words" }), key("0"),
                button(words.enter, "enter", { class: "key wide in-words enter" })));
    }

    /// Bands that block nothing. `bands`: by name the text, or false.
    showBands(bands) {
        for (const [name, text] of Object.entries(bands)) {
            const band = this.root.querySelector(`[data-band="${name}"]`);
            band.hidden = !text;
            if (text)
                (band.querySelector("span") ?? band).textContent = this.text(text);
        }
    }

    /// `bar` is "more" or "back"; `van` is the one that is being loaded.
    showBar(bar, van) {
        const place = this.root.querySelector("[data-bar]");
        place.hidden = !bar;
        place.classList.toggle("of-van", Boolean(van));
        for (const one of place.querySelectorAll("button")) {
            const { does, only } = one.dataset;
            one.hidden = Boolean(only) && (only === "van") !== Boolean(van);
            one.textContent = this.words[does === "more" ? bar : does === "depart" && van && !van.isWhole ? "departAllTheSame" : does] ?? "";
        }
    }
}
