import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { get } from "./client";
import type { Attention, Comments, Mentionable } from "./types";

/** What can be commented on; of it, a task and a ticket can be watched. */
export type About = { type: "task" | "ticket" | "inspection"; id: string };

/** The newest first, then those before them. Its key begins with the record's, which is asked anew whenever that changes. */
export const commentsQuery = ({ type, id }: About) =>
  infiniteQueryOptions({
    queryKey: [type, id, "comments"],
    queryFn: ({ pageParam }) => get<Comments>("comments", { subject: `${type}:${id}`, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export const mentionableQuery = ({ type, id }: About) =>
  queryOptions({
    queryKey: ["mentionable", type, id],
    queryFn: () => get<Mentionable>("comments/mentionable", { subject: `${type}:${id}` }),
  });

export const attentionQuery = queryOptions({
  queryKey: ["attention"],
  queryFn: () => get<Attention>("attention"),
  staleTime: Number.POSITIVE_INFINITY, // nobody else changes it
});
