// Whoever comes by another name, from another page, without the page's own token or with more than a form holds is refused
// at every address of src/web/routes.cpp, and nothing is changed.

import assert from "node:assert/strict";
import { request } from "node:http";
import { after, before, test } from "node:test";

import { Depot } from "./depot.mjs";
import { routes } from "./site_routes.mjs";

const depot = new Depot();
let own, port, token, untouched;
before(async () => {
    await depot.serve();
    own = new URL(depot.address).host;
    port = new URL(depot.address).port;
    token = (await (await fetch(`${depot.address}/stations`)).text()).match(/name="token" value="([^"]+)"/)[1];
    untouched = await changes();
});
after(() => depot.stop());

/// Another number whenever something is remembered.
async function changes() {
    return (await (await fetch(`${depot.address}/api/v1/changes`)).json()).change;
}

/// As it is written, without a browser's mending of addresses. Resolves to the answer with its text.
function ask(method, path, headers = {}, body = "") {
    const length = method === "POST" ? { "Content-Length": Buffer.byteLength(body) } : {};
    return new Promise((resolve, reject) => {
        const asked = request({ host: "127.0.0.1", port, method, path, headers: { Host: own, ...length, ...headers } }, (answer) => {
            let text = "";
            answer.on("data", (bytes) => { text += bytes; });
            answer.on("end", () => resolve({ status: answer.statusCode, headers: answer.headers, text }));
        });
        asked.on("error", reject);
        asked.end(body);
    });
}

const values = { session: "S1", place: "0", version: "1", letter: "A", number: "1", printer: "etiquettes", code: "U1234567874" };
const pathOf = (pattern) => pattern.replace(/\{(\w+)\}/g, (hole, name) => values[name] ?? "x");
const posts = routes.filter(({ method }) => method === "POST").map(({ pattern }) => pattern);
const programs = posts.filter((pattern) => pattern.startsWith("/api/"));
const forms = posts.filter((pattern) => !pattern.startsWith("/api/") && !pattern.startsWith("/hooks/"));

/// What its address takes.
function typed(pattern, more = {}) {
    const type = pattern.endsWith("/photographs") ? "image/png" :
        programs.includes(pattern) ? "application/json" : "application/x-www-form-urlencoded";
    return { "Content-Type": type, ...more };
}

/// Each of `asked` [method, pattern, headers, body] gets this status, and nothing has changed.
async function areRefused(status, asked) {
    assert.ok(asked.length > 10);
    for (const [method, pattern, headers, body] of asked) {
        const answer = await ask(method, pathOf(pattern), headers, body);
        assert.equal(answer.status, status, `${method} ${pattern} ${JSON.stringify(headers)} ${String(body).slice(0, 80)}`);
        assert.equal(answer.headers["x-content-type-options"], "nosniff");
        assert.match(answer.headers["content-security-policy"], /default-src 'none'/);
    }
    assert.equal(await changes(), untouched);
}

test("a name that is not ours is answered nowhere", () => {
    const names = ["evil.test", `evil.test:${port}`, "127.0.0.1:1", `127.0.0.1.evil.test:${port}`];
    return areRefused(421, routes.flatMap(({ method, pattern }) => names.map((name) =>
        (method === "POST" ? [method, pattern, typed(pattern, { Host: name }), "{}"] : [method, pattern, { Host: name }]))));
});

test("a form without the token of its page, or with another, changes nothing", () => {
    const bodies = ["", "token=", `token=${"0".repeat(token.length)}`, `token=${token}0`, `token=${token.slice(1)}`];
    return areRefused(403, forms.flatMap((pattern) => bodies.map((body) => ["POST", pattern, typed(pattern), body])));
});

test("what comes from a page of another site changes nothing, even with the token", () => {
    const from = [{ Origin: "http://evil.test" }, { Origin: "null" }, { Origin: `http://${own}.evil.test` }, { "Sec-Fetch-Site": "cross-site" },
        { "Sec-Fetch-Site": "same-site" }, { "Sec-Fetch-Site": "none" }, { Origin: `http://${own}`, "Sec-Fetch-Site": "cross-site" }];
    return areRefused(403, [...forms, ...programs].flatMap((pattern) => from.map((headers) =>
        ["POST", pattern, typed(pattern, headers), programs.includes(pattern) ? "{}" : `token=${token}`])));
});

test("what a page of another site may send unasked is nothing that programs send", () => {
    const types = ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"];
    const headers = [{}, ...types.map((type) => ({ "Content-Type": type }))];
    return areRefused(415, programs.flatMap((pattern) => headers.map((one) => ["POST", pattern, one, "{}"])));
});

// Of photographs, order files and tables tests/web tells (photographs_api, import_page): they may be larger.
test("more than a form holds is refused", () =>
    areRefused(413, posts.filter((pattern) => !/photographs$|^\/import$|^\/tables\//.test(pattern)).map(
        (pattern) => ["POST", pattern, typed(pattern), "x".repeat(65537)])));

test("no way of writing a path leads out of the site", async () => {
    const up = ["..", "%2e%2e", "%2E%2e", ".%2e", "..%2f..", "..%5c..", "%252e%252e", "..%00", "....//", "%c0%ae%c0%ae", "%uff0e%uff0e"];
    const places = ["/assets/@/etc/passwd", "/assets/x/@", "/sessions/@/S1", "/sessions/S1/@/S1", "/sessions/@%2f..", "/api/v1/sessions/@", "/@/@/etc/passwd",
        "/sessions/S1/labels/@%2fsecret.png", "/printers/@/received/1.png", "/printers/etiquettes/received/@%2f1.png"];
    const others = ["//etc/passwd", "/sessions//S1", "/./", "/sessions/S1/", "/S1/../", "/%2fetc%2fpasswd"];
    for (const path of [...up.flatMap((dots) => places.map((place) => place.replaceAll("@", dots))), ...others]) {
        const answer = await ask("GET", path);
        assert.ok(answer.status === 404 || answer.status === 400, `${path}: ${answer.status}`);
        assert.doesNotMatch(answer.text, /root:|cageot-browser/, path);
    }
});
