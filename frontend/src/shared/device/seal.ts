/** What lies on the device is sealed with AES-GCM under a key made of the passcode (PBKDF2, SHA-256). */

export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };

/** As many as OWASP asks of PBKDF2 with SHA-256 (2023). */
export const ROUNDS = 600_000;
const CHECK = "dondoc";

export const salted = (): Uint8Array<ArrayBuffer> => crypto.getRandomValues(new Uint8Array(16));

export async function keyOf(
  passcode: string,
  salt: Uint8Array<ArrayBuffer>,
  rounds: number,
): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passcode.normalize("NFC"));
  const raw = await crypto.subtle.importKey("raw", typed, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds },
    raw,
    { name: "AES-GCM", length: 256 },
    false, // the key never leaves the browser's own keeping
    ["encrypt", "decrypt"],
  );
}

export async function seal(key: CryptoKey, open: BufferSource): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(12)); // never twice under one key
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, open) };
}

/** Raises when the key is another one, or somebody changed a byte. */
export const unseal = (key: CryptoKey, { iv, data }: Sealed): Promise<ArrayBuffer> =>
  crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, data);

export const sealText = (key: CryptoKey, text: string): Promise<Sealed> =>
  seal(key, new TextEncoder().encode(text));

export const unsealText = async (key: CryptoKey, sealed: Sealed): Promise<string> =>
  new TextDecoder().decode(await unseal(key, sealed));

export const checkFor = (key: CryptoKey): Promise<Sealed> => sealText(key, CHECK);

export const opens = (key: CryptoKey, check: Sealed): Promise<boolean> =>
  unsealText(key, check).then(
    (text) => text === CHECK,
    () => false,
  );
