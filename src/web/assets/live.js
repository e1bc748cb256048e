// Keeps the page true without being looked at: asks for the change counter, and when it moved
// fetches the page again and replaces only the parts that differ. Presses of the buttons of a form
// with data-taps are sent without leaving the page, one after the other. Everything works without it.
"use strict";
(() => {
    const pause = 3000;
    const lost = document.getElementById("lost");
    const always = document.body.dataset.always === "yes";
    let change = document.body.dataset.change;

    function parts(root) {
        return [...root.querySelectorAll("[data-part]")];
    }

    /// The same button afterwards, or the first one beside it that may be pressed.
    function refocus(part, held) {
        const tap = held.dataset.tap;
        const same = [...part.querySelectorAll("button, a, summary")].find((other) =>
            tap ? other.dataset.tap === tap : other.name === held.name && other.value === held.value);
        (same && !same.disabled ? same : part.querySelector("button:not(:disabled)"))?.focus();
    }

    function replace(page) {
        const old = parts(document), fresh = parts(page);
        const same = old.length === fresh.length &&
            old.every((part, i) => part.dataset.part === fresh[i].dataset.part);
        if (!same) {
            const held = document.activeElement;
            document.querySelector("main").replaceWith(page.querySelector("main"));
            if (held && (held.name || held.dataset.tap))
                refocus(document, held);
            return;
        }
        old.forEach((part, i) => {
            const open = [...part.querySelectorAll("details")].map((details) => details.open);
            fresh[i].querySelectorAll("details").forEach((details, n) => { details.open = open[n] ?? details.open; });
            if (part.outerHTML === fresh[i].outerHTML)
                return;
            const held = part.contains(document.activeElement) ? document.activeElement : null;
            if (part.hasAttribute("role")) { // a live region must stay for what changes in it to be told
                part.innerHTML = fresh[i].innerHTML;
                return;
            }
            part.replaceWith(fresh[i]);
            if (held && (held.name || held.dataset.tap))
                refocus(fresh[i], held);
        });
    }

    async function page_of(answer) {
        return new DOMParser().parseFromString(await answer.text(), "text/html");
    }

    async function look() {
        const answer = await fetch("/api/v1/changes", { cache: "no-store" });
        if (!answer.ok)
            throw new Error(answer.status);
        const { change: count, pulse } = await answer.json();
        const now = `${count} ${pulse}`;
        if (now === change && !always)
            return;
        const page = await fetch(location.href, { cache: "no-store" });
        if (!page.ok)
            throw new Error(page.status);
        const fresh = await page_of(page);
        if (taps.length || sending || refused)
            return; // what a press shows is newer
        replace(fresh);
        change = now;
    }

    const taps = [];
    let sending = false, refused = false;

    /// The button is looked for when its turn has come: the answer to the press before changed what
    /// it tells.
    async function press(name) {
        const button = document.querySelector(`[data-tap="${CSS.escape(name)}"]:not(:disabled)`);
        if (!button)
            return;
        const told = new URLSearchParams(new FormData(button.form));
        told.append(button.name, button.value);
        const answer = await fetch(button.form.action, { method: "POST", body: told });
        const page = await page_of(answer);
        replace(page);
        if (!page.querySelector("[data-taps]")) { // it says why, and what to do
            taps.length = 0;
            refused = true;
            return;
        }
        if (answer.ok)
            history.replaceState(null, "", answer.url.replace(/#.*/, ""));
    }

    async function send() {
        sending = true;
        try {
            while (taps.length)
                await press(taps.shift());
            lost.hidden = true;
        } catch {
            taps.length = 0;
            lost.hidden = false;
        }
        sending = false;
    }

    document.addEventListener("submit", (event) => {
        const tap = event.submitter?.dataset.tap;
        if (!tap || !event.target.dataset.taps)
            return;
        event.preventDefault();
        taps.push(tap);
        if (!sending)
            send();
    });

    document.addEventListener("click", (event) => {
        if (event.target.closest("[data-print]"))
            print();
    });

    async function step() {
        if (!document.hidden) {
            try {
                await look();
                lost.hidden = true;
            } catch {
                lost.hidden = false;
            }
        }
        setTimeout(step, pause + Math.random() * 500);
    }
    setTimeout(step, pause);
})();
