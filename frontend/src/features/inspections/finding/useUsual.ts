import { useQuery } from "@tanstack/react-query";
import { severitiesQuery } from "@/shared/api/lifeQueries";
import { USUAL, type Usual } from "./fields";

/** The days of each severity in the inspections of this body; the product's while there is no network to ask. */
export function useUsual(body: number): Usual {
  const table = useQuery(severitiesQuery(body)).data;
  if (!table) return USUAL;
  return { ...USUAL, ...Object.fromEntries(table.items.map((rule) => [rule.severity, rule.days])) };
}
