// A depot of its own with the sample week, served to a real browser. It is always a quarter past eight
// there, in some time zone, so that some farms are late and others are not yet expected.

import { execFileSync, spawn, spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import axe from "axe-core";
import { chromium } from "playwright-core";

const source = join(dirname(fileURLToPath(import.meta.url)), "../..");
const week = join(source, "fixtures/week");

/// The zone in which it is eight o'clock: Etc/GMT-6 is six hours before Greenwich's time.
function eight_o_clock_zone() {
    const ahead = ((8 - new Date().getUTCHours() + 36) % 24) - 12;
    return ahead === 0 ? "Etc/GMT" : `Etc/GMT${ahead > 0 ? "-" : "+"}${Math.abs(ahead)}`;
}

const hours = {
    "Fromagerie du Lac": "7h30", "Ferme des Alizés": "7h45", "Chèvrerie de Fournes": "7h45", "Huilerie du Tournesol": "9h",
    "Verger des Capitelles": "9h", "Kimchi et Cie": "9h15", "Laiterie du Fresquel": "10h30",
};

const printers = [["etiquettes", "labels", "57x32"], ["tickets", "tickets", "100x150"]];

export class Depot {
    constructor() {
        this.folder = mkdtempSync(join(tmpdir(), "cageot-browser-"));
        // The program looks for layouts and fonts beside itself, as when it is installed.
        mkdirSync(join(this.folder, "bin"));
        mkdirSync(join(this.folder, "share/cageot"), { recursive: true });
        for (const part of ["layouts", "fonts"])
            symlinkSync(join(source, part), join(this.folder, "share/cageot", part));
        this.program = join(this.folder, "bin/cageot");
        copyFileSync(process.env.CAGEOT_PROGRAM, this.program);
        this.config = join(this.folder, "cageot.toml");
        this.fill();
    }

    /// What it knows before it is served: the sample week.
    fill() {
        copyFileSync(join(week, "produits.csv"), join(this.folder, "produits.csv"));
        writeFileSync(join(this.folder, "fermes.csv"),
            "ferme;heure\n" + Object.entries(hours).map(([farm, hour]) => `"${farm}";${hour}\n`).join(""));
        // No print scheduler is there: jobs wait, which is all that these pages tell of them.
        const own = printers.map(([name, role, media]) =>
            `[[printer]]\nname = "${name}"\nuri = "socket://127.0.0.1:9"\nrole = "${role}"\nmedia = "${media}"\n`);
        writeFileSync(this.config, `time_zone = "${eight_o_clock_zone()}"\n` +
            readFileSync(join(week, "cageot.toml"), "utf8") +
            `\n[producers]\ntable = "fermes.csv"\n[cups]\nserver = "${join(this.folder, "no-cups")}"\n` + own.join(""));
        this.session = this.run("import", join(week, "totaux-acheteurs.csv"),
            join(week, "preparation-acheteurs.csv")).trim().split("\n").at(-1);
    }

    run(...words) {
        return execFileSync(this.program, ["--config", this.config, "--data", join(this.folder, "data"), ...words],
            { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    }

    /// What it says to `input`, whether it refuses or not.
    answers(input, ...words) {
        return spawnSync(this.program, ["--config", this.config, "--data", join(this.folder, "data"), ...words],
            { encoding: "utf8", input, maxBuffer: 1e9 }).stdout;
    }

    /// Resolves when it answers.
    async serve(port = "0") {
        this.service = spawn(this.program,
            ["--config", this.config, "--data", join(this.folder, "data"), "serve", "--port", port],
            { stdio: ["ignore", "pipe", "ignore"] });
        const line = await new Promise((resolve, reject) => {
            this.service.stdout.once("data", (bytes) => resolve(String(bytes)));
            this.service.once("exit", (status) => reject(new Error(`cageot serve: ${status}`)));
        });
        this.address = line.match(/http:\S+/)[0];
    }

    /// Nobody answers any more; serve() may be called again.
    async halt() {
        if (!this.service)
            return;
        const gone = new Promise((resolve) => this.service.once("exit", resolve));
        this.service.kill("SIGTERM");
        await gone;
        this.service = undefined;
    }

    async stop() {
        await this.halt();
        rmSync(this.folder, { recursive: true, force: true });
    }

    async api(path) {
        return (await fetch(`${this.address}/api/v1/sessions/${this.session}${path}`)).json();
    }

    async tell(path, body) {
        const answer = await fetch(`${this.address}/api/v1/sessions/${this.session}${path}`,
            { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
        if (!answer.ok)
            throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
        return answer.json();
    }

    /// What came of a farm.
    async farm(producer) {
        return (await this.api("/arrivals")).farms.find((farm) => farm.producer === producer);
    }
}

export function launch(...more) {
    return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", ...more] });
}

/// A telephone held in one hand.
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

/// What axe-core finds against WCAG 2.2 AA, one line a fault.
export async function faults(page) {
    // Our own pages forbid scripts of others: the debugger may all the same.
    await page.evaluate(axe.source + "; 0");
    const found = await page.evaluate(() => axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    return found.violations.flatMap((fault) => fault.nodes.map((node) => `${fault.id}: ${node.target} ${node.failureSummary}`));
}

/// How far the page can be moved sideways, in CSS pixels.
export function sideways(page) {
    return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
