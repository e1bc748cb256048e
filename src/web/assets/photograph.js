// A photograph of labels, taken with <input type="file" accept="image/*" capture="environment">, becomes the texts of the
// codes on it. It is made small here: a telephone's picture of 5 MB would take longer to send than to read.

const longest_side = 2000;
const quality = 0.85;

function fault(sentence) {
    return Object.assign(new Error(sentence), { sentence });
}

function loaded(file) {
    return new Promise((resolve, reject) => {
        const image = new Image();
        const url = URL.createObjectURL(file);
        image.onload = () => resolve({ image, width: image.naturalWidth, height: image.naturalHeight, url });
        image.onerror = () => {
            URL.revokeObjectURL(url);
            reject(fault("Cette photo ne se lit pas: prenez-la avec l’appareil photo."));
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
            throw fault("Cette photo ne se lit pas: reprenez-la.");
        return blob;
    } finally {
        image.close?.();
        if (url)
            URL.revokeObjectURL(url);
    }
}

/// The texts of the codes on the photograph `file`, each once; none when there is none to read. Throws
/// an error whose `sentence` says what to do.
export async function codesOfPhotograph(file) {
    const body = await small_jpeg(file);
    let answer, told;
    try {
        answer = await fetch("/api/v1/photographs", { method: "POST", headers: { "Content-Type": "image/jpeg" }, body });
        told = await answer.json();
    } catch {
        throw fault("La photo n’est pas arrivée: vérifiez le réseau, puis recommencez.");
    }
    if (!answer.ok)
        throw fault(told.error ?? "La photo n’a pas été lue: recommencez.");
    return [...new Set(told.symbols.map((symbol) => symbol.text))];
}
