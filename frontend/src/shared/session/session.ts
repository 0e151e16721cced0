import { get, write } from "@/shared/api/client";
import { ApiProblem } from "@/shared/api/problem";
import { queryClient } from "@/shared/api/queries";
import { remember } from "./remembered";

const HEADLESS = "/_allauth/browser/v1/auth";

/** After who is here has changed: nothing of the one before may remain on the screen. */
function fresh(next: string): void {
  queryClient.clear();
  window.location.assign(next);
}

/** Sign in by user name and password. Raises ApiProblem with status 400/401 (wrong) or 429 (too many tries). */
export async function signIn(
  username: string,
  password: string,
  next: string,
  trusted: boolean,
): Promise<void> {
  await get("session"); // makes sure that the CSRF cookie is there
  await write("POST", `${HEADLESS}/login`, { username, password });
  // Signed in is signed in: that the device is not remembered is no reason to be kept outside.
  if (trusted) await write("POST", "me/trust", { trusted }).catch(() => undefined);
  fresh(next);
}

/** Enter the sample world as one of its people. */
export async function enter(username: string, next: string): Promise<void> {
  await write("POST", "demo/enter", { username });
  fresh(next);
}

/** Use up the one-use link. */
export async function makeFirstAdministrator(account: {
  token: string;
  username: string;
  full_name: string;
  password: string;
}): Promise<void> {
  await write("POST", "first-admin", account);
  fresh("/start");
}

/** Set a password with the one-use code of a slip; then one is in. */
export async function redeemCode(typed: { username: string; code: string; password: string }): Promise<void> {
  await get("session"); // makes sure that the CSRF cookie is there
  await write("POST", "access-codes/redeem", typed);
  fresh("/");
}

/** Change one's own password; signed in stays signed in here, and nowhere else. The library names fields in words of its
 * own, so its answer becomes a problem like all others. */
export async function changePassword(typed: {
  current_password: string;
  new_password: string;
}): Promise<void> {
  await write("POST", "/_allauth/browser/v1/account/password/change", typed);
}

/** Sign out; the server answers 401 to say that nobody is signed in any more. */
export async function signOut(): Promise<void> {
  try {
    await write("DELETE", `${HEADLESS}/session`);
  } catch (problem) {
    if (!(problem instanceof ApiProblem) || problem.status !== 401) throw problem;
  }
  remember(false);
  fresh("/sign-in");
}
