import type { Me } from "@/shared/api/types";

/** Whether they hold one of these posts. */
export const holds = (me: Me, ...posts: Me["capacities"][number]["post"][]): boolean =>
  me.capacities.some(({ post }) => posts.includes(post));
