// A camera that looks on until it is closed: the browser's own reader of codes where there is one, else the depot reads a
// picture after the other. Browsers lend a camera only to a page over HTTPS, or of their own machine.

import { codesOn } from "./photograph.js";
import { readRawText } from "./raw_text.js";

/// From a look to the next, in ms; after one that failed longer.
const pace = 400, rest = 2000;
/// A code in sight is read once, until it was out of sight for so long, in ms.
const forgets = 1500;
/// A camera that reads nothing for so long closes by itself, in ms.
const idle = 60000;
const longest_side = 1280, quality = 0.8;

export function canSee() {
    return isSecureContext && Boolean(navigator.mediaDevices?.getUserMedia);
}

/// The browser's own reader of what labels carry; null when it has none.
async function ownReader() {
    const formats = await globalThis.BarcodeDetector?.getSupportedFormats().catch(() => []) ?? [];
    return formats.includes("qr_code") && formats.includes("code_128") ?
        new BarcodeDetector({ formats: ["qr_code", "code_128", "ean_13"].filter((format) => formats.includes(format)) }) : null;
}

function jpegOf(video) {
    const scale = Math.min(1, longest_side / Math.max(video.videoWidth, video.videoHeight));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
}

/// What was in sight lately, so that a label held before the camera is one scan: its two codes are one thing.
export class Sight {
    constructor() {
        this.seen = new Map(); // by code: when last, in ms
        this.before = []; // codes of the look before, however long it took
    }

    /// The text to be scanned, of all that are in sight now; undefined when there is none, or it is still the one before.
    look(texts, now) {
        const codes = texts.map((text) => readRawText(text).code ?? text);
        const known = codes.some((code) => this.before.includes(code) || now - (this.seen.get(code) ?? -Infinity) < forgets);
        for (const code of codes)
            this.seen.set(code, now);
        this.before = codes;
        return known ? undefined : texts[0];
    }
}

export class Camera {
    /// `told` is told: read(text), failed(error), closed(); it tells secret(). Errors: see photograph.js.
    constructor(video, told) {
        this.video = video;
        this.told = told;
        this.sight = new Sight();
    }

    /// Throws what getUserMedia throws.
    async open() {
        this.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: { ideal: "environment" }, width: { ideal: longest_side } }, audio: false });
        this.video.srcObject = this.stream;
        await this.video.play();
        this.reader = await ownReader();
        this.until = Date.now() + idle;
        this.look();
    }

    close() {
        clearTimeout(this.clock);
        this.stream?.getTracks().forEach((track) => track.stop());
        this.video.srcObject = null;
        if (this.stream)
            this.told.closed();
        this.stream = undefined;
    }

    async look() {
        const begun = Date.now();
        if (begun > this.until || document.hidden) {
            this.close();
            return;
        }
        let pause = pace;
        try {
            this.saw(await this.texts());
        } catch (error) {
            pause = rest;
            this.told.failed(error);
        }
        if (this.stream)
            this.clock = setTimeout(() => this.look(), Math.max(50, begun + pause - Date.now()));
    }

    async texts() {
        try {
            if (this.reader)
                return (await this.reader.detect(this.video)).map((found) => found.rawValue);
        } catch {
            this.reader = null; // it is there in name only
        }
        return codesOn(await jpegOf(this.video), this.told.secret());
    }

    saw(texts) {
        const text = this.stream && this.sight.look(texts, Date.now());
        if (!text)
            return;
        this.until = Date.now() + idle;
        this.told.read(text);
    }
}
