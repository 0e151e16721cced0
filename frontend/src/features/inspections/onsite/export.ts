/** Everything that was not sent, as one file: for the day on which no network comes any more. */
import type { Keeping } from "@/shared/device/keeping";
import type { Kept } from "@/shared/device/records";

const BLOCK = 0x8000;

/** Photos as data addresses, so that one file holds all. */
function dataAddress(bytes: ArrayBuffer): string {
  const all = new Uint8Array(bytes);
  let text = "";
  for (let at = 0; at < all.length; at += BLOCK) text += String.fromCharCode(...all.subarray(at, at + BLOCK));
  return `data:image/jpeg;base64,${btoa(text)}`;
}

export const asText = (inspection: string, records: readonly Kept[]): string =>
  JSON.stringify(
    {
      inspection,
      records: records.map(({ kind, id, at, body, bytes }) => ({
        kind,
        id,
        at,
        body,
        ...(bytes ? { photo: dataAddress(bytes) } : {}),
      })),
    },
    null,
    1,
  );

export function exported(keeping: Keeping): void {
  const unsent = keeping.view.records.filter((one) => one.unsent);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(
    new Blob([asText(keeping.inspection, unsent)], { type: "application/json" }),
  );
  link.download = `chua-gui-${keeping.inspection.slice(-6)}.json`;
  link.click();
  URL.revokeObjectURL(link.href);
}
