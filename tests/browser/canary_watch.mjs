// Looks whether something of a canary became more than text on a page.

/// Runs in every page: {wrong, words, links} of a document, `token` is what no page shows.
function examine(root, token) {
    const wrong = [];
    const outer = (element) => element.outerHTML.slice(0, 200);
    const all = [...root.querySelectorAll("*")];
    const addresses = ["href", "src", "action", "formaction", "xlink:href", "data", "srcdoc", "poster"];
    for (const element of all) {
        const names = element.getAttributeNames();
        if (names.some((name) => ["data-canary", "style"].includes(name) || name.startsWith("on") || !/^[a-z:-]+$/i.test(name)))
            wrong.push(`an attribute of a canary: ${outer(element)}`);
        if (!/^[a-z]+[1-6]?$/i.test(element.localName) || ["base", "iframe", "object", "embed", "style"].includes(element.localName))
            wrong.push(`an element of a canary: ${outer(element)}`);
        if (element.localName === "script" && !/^\/assets\/[0-9a-f]+\/[a-z_]+\.js$/.test(element.getAttribute("src") ?? ""))
            wrong.push(`a script of a canary: ${outer(element)}`);
        for (const name of addresses.filter((one) => names.includes(one))) {
            const url = new URL(element.getAttribute(name), location.href);
            if (url.origin !== location.origin || element.getAttribute(name) === "x")
                wrong.push(`leads elsewhere: ${outer(element)}`);
        }
        if (token && element.name !== "token" && String(element.value ?? "").includes(token))
            wrong.push(`the token in ${outer(element)}`);
    }
    const fields = all.filter((one) => one.localName === "input" && one.type !== "hidden").map((one) => one.value);
    const words = [root.title, root.body.textContent, ...fields].join("\n");
    if (token && words.includes(token))
        wrong.push("the token can be read");
    const links = all.filter((one) => one.localName === "a" && one.hasAttribute("href"));
    return { wrong, words, links: links.map((one) => one.getAttribute("href")) };
}

/// In every page of the context a canary that is run tells so. Resolves to what is wrong, which more is added to.
export async function watch(context) {
    const wrong = [];
    await context.addInitScript(`window.examine = ${examine};
        window.ran = [];
        window.violated = [];
        window.canary = (number) => window.ran.push("K" + number + " ran");
        document.addEventListener("securitypolicyviolation", (event) =>
            window.violated.push(event.violatedDirective + " " + event.blockedURI + " " + event.sample));`);
    context.on("page", (page) => {
        const tell = (what) => wrong.push(`${page.url()}: ${what}`);
        page.on("pageerror", (error) => tell(`error: ${error.message}`));
        page.on("dialog", (dialog) => { tell(`dialog: ${dialog.message()}`); dialog.dismiss(); });
        page.on("console", (message) => /Content.Security.Policy/i.test(message.text()) && tell(message.text()));
        page.on("popup", () => tell("a page of its own"));
    });
    return wrong;
}

/// The page as it is: {wrong, words, links, missing}, the last those of the selectors that nothing fits.
export function look(page, token = "", selectors = []) {
    return page.evaluate(([token, selectors]) => {
        const looked = window.examine(document, token);
        return { ...looked, wrong: [...window.ran, ...window.violated, ...looked.wrong],
            missing: selectors.filter((selector) => !document.querySelector(selector)) };
    }, [token, selectors]);
}

/// What `page` is answered to each of its requests [address, form?], as the browser would read it: [{status, wrong, …}].
export function lookAtAnswers(page, requests, token = "") {
    return page.evaluate(async ([requests, token]) => {
        const answers = [];
        for (const [address, form] of requests) {
            const answer = await fetch(address, form ? { method: "POST", body: new URLSearchParams(form) } : {});
            const root = new DOMParser().parseFromString(await answer.text(), "text/html");
            answers.push({ address, form, status: answer.status, ...window.examine(root, token) });
        }
        return answers;
    }, [requests, token]);
}

/// The forms that a page posts, as [address, names of the fields, names of the buttons].
export function formsOf(page) {
    return page.locator("form[method=post]").evaluateAll((forms) => forms.map((form) => {
        const names = (buttons) => [...new Set([...form.elements].filter((one) => (one.localName === "button") === buttons).map(
            (one) => one.name).filter(Boolean))];
        return [form.getAttribute("action"), names(false), names(true)];
    }));
}

/// As it is compared: however it is broken into lines.
export function plain(text) {
    return text.replace(/[\s\u00a0\u202f]+/g, " ");
}
