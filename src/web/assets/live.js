// Keeps the page true without being looked at: asks for the change counter, and when it moved
// fetches the page again and replaces only the parts that differ. Everything works without it.
"use strict";
(() => {
    const pause = 3000;
    const lost = document.getElementById("lost");
    const always = document.body.dataset.always === "yes";
    let change = document.body.dataset.change;

    function parts(root) {
        return [...root.querySelectorAll("[data-part]")];
    }

    function replace(page) {
        const old = parts(document), fresh = parts(page);
        const same = old.length === fresh.length &&
            old.every((part, i) => part.dataset.part === fresh[i].dataset.part);
        if (!same) {
            document.querySelector("main").replaceWith(page.querySelector("main"));
            return;
        }
        old.forEach((part, i) => {
            if (part.outerHTML === fresh[i].outerHTML)
                return;
            const held = part.contains(document.activeElement) ? document.activeElement : null;
            part.replaceWith(fresh[i]);
            if (held && held.name)
                [...fresh[i].querySelectorAll("button, a")]
                    .find((other) => other.name === held.name && other.value === held.value)?.focus();
        });
    }

    async function look() {
        const answer = await fetch("/api/v1/changes", { cache: "no-store" });
        if (!answer.ok)
            throw new Error(answer.status);
        const now = String((await answer.json()).change);
        if (now === change && !always)
            return;
        const page = await fetch(location.href, { cache: "no-store" });
        if (!page.ok)
            throw new Error(page.status);
        replace(new DOMParser().parseFromString(await page.text(), "text/html"));
        change = now;
    }

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
