export type StagedPhoto = { id: string; url: string };

const types = ["image/jpeg", "image/png", "image/webp"];
const maxBytes = 8 * 1024 * 1024;

/** By XMLHttpRequest, since fetch reports no progress of an upload. The server looks again at everything. */
export function uploadPhoto(
  url: string,
  file: File,
  progress: (percent: number) => void,
): Promise<StagedPhoto | { error: string }> {
  const refusal = refusalOf(file);
  if (refusal) return Promise.resolve({ error: refusal });
  const body = new FormData();
  body.append("photo", file);
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) =>
      progress(total ? Math.round((100 * loaded) / total) : 0);
    request.onload = () =>
      resolve(request.response ?? { error: "The photo could not be read. Try another one." });
    request.onerror = () =>
      resolve({ error: "The photo did not arrive. Check the connection and try again." });
    request.send(body);
  });
}

function refusalOf({ type, size }: File) {
  if (!types.includes(type)) return "Choose a JPEG, PNG or WebP photo.";
  if (size > maxBytes) return "This photo is larger than 8 MB. Choose a smaller one.";
}
