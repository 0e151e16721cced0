import { useQuery } from "@tanstack/react-query";
import { severitiesQuery } from "@/shared/api/lifeQueries";
import type { Inspection } from "@/shared/api/types";
import { USUAL, type Usual } from "./fields";

/** The days of each severity in an inspection: its body's, for its programme; the product's while there is no network to ask. */
export function useUsual({ body, programme }: Pick<Inspection, "body" | "programme">): Usual {
  const table = useQuery(severitiesQuery(body.id, programme.code)).data;
  if (!table) return USUAL;
  return { ...USUAL, ...Object.fromEntries(table.items.map((rule) => [rule.severity, rule.days])) };
}
