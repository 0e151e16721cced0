import { useQuery } from "@tanstack/react-query";
import { ApiProblem } from "@/shared/api/problem";
import { meQuery } from "@/shared/api/queries";
import type { Lock } from "@/shared/device/db";
import { locks } from "@/shared/device/lock";

export type Who = { id: number; name: string };
export type WhoIsHere =
  | { state: "asking" }
  /** The server says who it is. */
  | { state: "known"; who: Who }
  /** Without the server: those who have a lock on this device. */
  | { state: "guess"; among: Who[] };

const named = ({ user, name }: Lock): Who => ({ id: user, name });

/** Who sits at this device: who is signed in, or, where the server cannot be asked, who can open a lock. Nobody who is
 * signed in is offered another person's. */
export function useWho(): WhoIsHere {
  const me = useQuery({ ...meQuery, retry: false });
  const here = useQuery({ queryKey: ["device", "locks"], queryFn: locks, staleTime: 0, retry: false });
  if (me.data) return { state: "known", who: { id: me.data.id, name: me.data.full_name } };
  if (me.isPending || here.isPending) return { state: "asking" };
  return { state: "guess", among: (here.data ?? []).map(named) };
}

/** Whether the failure is the line's, not the server's word. */
export const isCut = (error: unknown): boolean => error instanceof ApiProblem && error.passing;
