/** A photo is drawn anew, smaller: what the camera wrote beside the picture (place, device) does not come along. */

export const LONGEST = 2000; // px, of the longer side
export const LARGEST = 600_000; // bytes

/** Width and height within `longest`, never enlarged. */
export function within(width: number, height: number, longest = LONGEST): { width: number; height: number } {
  const scale = Math.min(1, longest / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

export type Try = { quality: number; longest: number };
export const FIRST: Try = { quality: 0.82, longest: LONGEST };

/** What to try when the last try came to `bytes`: coarser first, then smaller; null when it is small enough. */
export function nextTry(last: Try, bytes: number): Try | null {
  if (bytes <= LARGEST) return null;
  if (last.quality > 0.5) return { ...last, quality: Math.round((last.quality - 0.12) * 100) / 100 };
  const shrunk = Math.floor(last.longest * Math.min(0.85, Math.sqrt(LARGEST / bytes)));
  return { quality: FIRST.quality, longest: Math.max(320, shrunk) };
}

/** The photo as JPEG, at most `LONGEST` and `LARGEST`. Raises when it is no picture. */
export async function shrunk(file: Blob): Promise<ArrayBuffer> {
  const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
  try {
    for (let attempt: Try | null = FIRST; ; ) {
      const made = await drawn(picture, attempt);
      const next: Try | null = nextTry(attempt, made.size);
      if (!next || (next.longest === attempt.longest && attempt.longest === 320)) return made.arrayBuffer();
      attempt = next;
    }
  } finally {
    picture.close();
  }
}

async function drawn(picture: ImageBitmap, { quality, longest }: Try): Promise<Blob> {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, within(picture.width, picture.height, longest));
  const brush = canvas.getContext("2d");
  if (!brush) throw new Error("no canvas");
  brush.fillStyle = "white"; // JPEG has no glass
  brush.fillRect(0, 0, canvas.width, canvas.height);
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob ? done(blob) : failed(new Error("no picture"))), "image/jpeg", quality),
  );
}
