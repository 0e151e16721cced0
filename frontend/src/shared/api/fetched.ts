import { ApiProblem } from "./problem";

/** A file of the front end that comes later. Where nobody answers, this is a lost connection like any other; only where the server
 * does answer is it a file that is gone, with an older build. Browsers do not tell these apart. */
export async function fetched<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    await fetch("/static/app.webmanifest", { cache: "no-store" }).catch(() => {
      throw ApiProblem.network(cause);
    });
    throw cause;
  }
}
