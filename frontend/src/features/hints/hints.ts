import type { Me } from "@/shared/api/types";

type Post = Me["capacities"][number]["post"];
export type Hint =
  | "officer"
  | "head"
  | "leader"
  | "clerk"
  | "inspector"
  | "member"
  | "overview"
  | "plans"
  | "meeting"
  | "below"
  | "admin"
  | "keys";

/** What is told on which page, to whoever holds one of these posts; to everybody where none is named. */
const HINTS: { name: Hint; on: string; posts?: Post[] }[] = [
  { name: "leader", on: "/work", posts: ["CHAIRMAN", "VICE_CHAIRMAN"] },
  { name: "head", on: "/work", posts: ["HEAD", "DEPUTY"] },
  { name: "clerk", on: "/work", posts: ["CLERK"] },
  { name: "officer", on: "/work", posts: ["MEMBER"] },
  { name: "inspector", on: "/inspections", posts: ["INSPECTOR"] },
  { name: "member", on: "/board", posts: ["COMMITTEE_MEMBER"] },
  { name: "overview", on: "/overview" },
  { name: "plans", on: "/plans", posts: ["HEAD", "CLERK"] },
  { name: "meeting", on: "/briefing" },
  { name: "below", on: "/committee" },
  { name: "admin", on: "/start", posts: ["ADMINISTRATOR"] },
  { name: "keys", on: "/tasks" },
];

/** The one hint of this page that this person has not read. */
export function hintOf(me: Pick<Me, "capacities" | "hints">, path: string): Hint | undefined {
  const posts = me.capacities.map((capacity) => capacity.post);
  return HINTS.find(
    (hint) =>
      hint.on === path &&
      (!hint.posts || hint.posts.some((post) => posts.includes(post))) &&
      !me.hints.includes(hint.name),
  )?.name;
}
