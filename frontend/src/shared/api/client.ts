import { isInApp } from "@/shared/device/inApp";
import { i18next } from "@/shared/i18n";
import { passwordAgain } from "@/shared/session/again";
import { hearOffer } from "@/shared/undo/offers";
import { ApiProblem } from "./problem";

const meta = (name: string): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content ?? "";

/** Cookies have no port, so their names end in the instance's id; the page says which is ours. */
function csrfToken(): string {
  const name = `${meta("csrf-cookie")}=`;
  const found = document.cookie.split("; ").find((cookie) => cookie.startsWith(name));
  return found ? decodeURIComponent(found.slice(name.length)) : "";
}

/** Whether the browser keeps no cookie of ours, which came with the page; what it says of itself is not to be relied on. */
export const blocksCookies = (): boolean => meta("csrf-cookie") !== "" && !csrfToken();

const headers = (extra: Record<string, string> = {}): Record<string, string> => ({
  Accept: "application/json",
  "Accept-Language": i18next.language,
  ...extra,
});

async function answered<T>(response: Response): Promise<T> {
  if (response.ok) return response.status === 204 ? (undefined as T) : ((await response.json()) as T);
  throw await ApiProblem.from(response);
}

async function send(path: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: "same-origin", ...init });
  } catch (cause) {
    throw ApiProblem.network(cause);
  }
}

declare global {
  interface Window {
    /** Answers that boot.js asked for, by address. */
    askedEarly?: Record<string, Promise<Response>>;
  }
}

/** What was asked for before there was a page to show it: each answer is good once. */
async function early(address: string): Promise<Response | null> {
  const asked = window.askedEarly?.[address];
  if (!asked) return null;
  delete window.askedEarly?.[address];
  return asked.catch(() => null);
}

/** GET one address of the API, given from `/api/v1/` on. */
export async function get<T>(path: string, query: Record<string, string | undefined> = {}): Promise<T> {
  const params = new URLSearchParams(
    Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1])),
  );
  const suffix = params.size ? `?${params}` : "";
  const asked = `${address(path)}${suffix}`;
  return answered<T>((await early(asked)) ?? (await send(asked, { headers: headers() })));
}

/** A file that is made for this reader, put where the browser keeps what it downloads. */
export async function download(path: string, name: string): Promise<void> {
  if (isInApp()) {
    window.location.assign(address(path)); // such a view saves nothing that the page made; what the server sends it hands on
    return;
  }
  const response = await send(address(path), { headers: headers() });
  if (!response.ok) throw await ApiProblem.from(response);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** One page of a stored file as a small picture; null beyond the last one, or when it cannot be drawn. */
export async function pictureOf(id: string, page: number): Promise<{ pages: number; picture: Blob | null }> {
  const response = await send(address(`files/${id}/picture?page=${page}`), { headers: headers() });
  if (!response.ok) throw await ApiProblem.from(response);
  const picture = response.status === 204 ? null : await response.blob();
  return { pages: Number(response.headers.get("X-Pages")) || 0, picture };
}

export type Act = {
  path: string;
  body: unknown;
  key: string;
  ifMatch?: string | null;
  method?: "POST" | "PUT";
  /** Sent also when the page is being left. */
  keepalive?: boolean;
};

const PAUSES = [400, 1200, 3000];

/** Carry an act in. A dropped or unfinished answer is asked for again with the same key: never done twice. */
export async function act<T>({
  path,
  body,
  key,
  ifMatch,
  method = "POST",
  keepalive = false,
}: Act): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      const response = await send(address(path), {
        method,
        keepalive,
        headers: headers({
          "Content-Type": "application/json",
          "X-CSRFToken": csrfToken(),
          "Idempotency-Key": key,
          ...(ifMatch ? { "If-Match": ifMatch } : {}),
        }),
        body: JSON.stringify(body),
      });
      const answer = await answered<T>(response);
      hearOffer(response.headers.get("X-Undo"), answer);
      return answer;
    } catch (problem) {
      if (problem instanceof ApiProblem && problem.code === "password_needed" && (await passwordAgain()))
        continue;
      const pause = PAUSES[attempt];
      if (!(problem instanceof ApiProblem) || !problem.passing || pause === undefined) throw problem;
      await new Promise((resume) => setTimeout(resume, pause));
    }
  }
}

/** Other writes: sign-in and preferences, which carry no key. */
export async function write<T>(
  method: "POST" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await send(address(path), {
    method,
    headers: headers({ "Content-Type": "application/json", "X-CSRFToken": csrfToken() }),
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  return answered<T>(response);
}

/** Send a file's bytes under an id of our own; `onProgress` hears whole percents. Sending it twice is harmless. */
export async function upload(id: string, file: File, onProgress: (percent: number) => void): Promise<void> {
  const bytes = await file.arrayBuffer();
  const digest = await sha256(bytes);
  await new Promise<void>((done, failed) => {
    const request = new XMLHttpRequest();
    request.open("PUT", `/api/v1/uploads/${id}`);
    const extra = {
      "X-CSRFToken": csrfToken(),
      "X-Content-SHA256": digest,
      "X-File-Name": encodeURIComponent(file.name),
    };
    for (const [name, value] of Object.entries(
      headers({ "Content-Type": "application/octet-stream", ...extra }),
    ))
      request.setRequestHeader(name, value);
    request.upload.onprogress = (event) =>
      onProgress(event.total ? Math.round((event.loaded / event.total) * 100) : 0);
    request.onerror = () => failed(ApiProblem.network(new Error("upload")));
    request.onload = () =>
      request.status < 300 ? done() : failed(ApiProblem.parsed(request.status, request.responseText));
    request.send(bytes);
  });
}

async function sha256(bytes: ArrayBuffer): Promise<string> {
  const hash = crypto.subtle
    ? new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
    : (await import("./sha256")).sha256(new Uint8Array(bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

const address = (path: string): string => (path.startsWith("/") ? path : `/api/v1/${path}`);
