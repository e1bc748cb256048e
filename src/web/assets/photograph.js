// A photograph of labels, taken with <input type="file" accept="image/*" capture="environment">, becomes the texts of the
// codes on it. It is made small here: a telephone's picture of 5 MB would take longer to send than to read.

import { signed } from "./queue.js";

const longest_side = 2000;
const quality = 0.85;

/// `why`: "unreadable" as a picture, "lost" on its way, "refused" by the depot, "unknown" who sent it.
function fault(why) {
    return Object.assign(new Error(why), { why });
}

function loaded(file) {
    return new Promise((resolve, reject) => {
        const image = new Image();
        const url = URL.createObjectURL(file);
        image.onload = () => resolve({ image, width: image.naturalWidth, height: image.naturalHeight, url });
        image.onerror = () => {
            URL.revokeObjectURL(url);
            reject(fault("unreadable"));
        };
        image.src = url;
    });
}

/// Upright, as the camera noted it.
async function opened(file) {
    try {
        const image = await createImageBitmap(file, { imageOrientation: "from-image" });
        return { image, width: image.width, height: image.height };
    } catch { // not there, or it does not know this kind of picture or this option
        return loaded(file);
    }
}

async function small_jpeg(file) {
    const { image, width, height, url } = await opened(file);
    try {
        const scale = Math.min(1, longest_side / Math.max(width, height));
        const canvas = document.createElement("canvas");
        canvas.width = Math.max(1, Math.round(width * scale));
        canvas.height = Math.max(1, Math.round(height * scale));
        const context = canvas.getContext("2d");
        context.fillStyle = "white"; // a JPEG has nothing transparent
        context.fillRect(0, 0, canvas.width, canvas.height);
        context.imageSmoothingQuality = "high";
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", quality));
        if (!blob)
            throw fault("unreadable");
        return blob;
    } finally {
        image.close?.();
        if (url)
            URL.revokeObjectURL(url);
    }
}

/// The texts of the codes on a picture, each once; none when there is none to read. Throws a fault. `secret` is the station's.
export async function codesOn(jpeg, secret) {
    let answer, told;
    try {
        const headers = { "Content-Type": "image/jpeg", ...signed(secret) };
        answer = await fetch("/api/v1/photographs", { method: "POST", headers, body: jpeg });
        told = await answer.json();
    } catch {
        throw fault("lost");
    }
    if (!answer.ok)
        throw fault(answer.status === 401 ? "unknown" : "refused");
    return [...new Set(told.symbols.map((symbol) => symbol.text))];
}

/// Of a photograph `file`, as a telephone takes it.
export async function codesOfPhotograph(file, secret) {
    return codesOn(await small_jpeg(file), secret);
}
