import { useRouter } from "@tanstack/react-router";
import { createContext, type MouseEvent, type ReactNode, useContext } from "react";
import { useTranslation } from "react-i18next";
import type { Overview } from "@/shared/api/overviewQueries";
import { Count } from "@/shared/ui/Count";
import { showPercent } from "@/shared/ui/numbers";
import type { Measure } from "@/shared/views/states";
import { useMeasureName } from "@/shared/views/useMeasureName";

/** Which of the tasks looked at: what a figure counted. `unit`: of this unit, or of this body below. */
export type Narrow = { measure: Measure; unit?: number; area?: string; due_from?: string; due_to?: string };

const Looked = createContext<Overview | null>(null);
export const LookedAt = Looked.Provider;

/** What the whole page looks at. */
export function useLooked(): Overview {
  const found = useContext(Looked);
  if (!found) throw new Error("a figure stands outside the overview");
  return found;
}

/** The list of exactly the tasks that a figure counted. */
export function listOf(found: Overview, { unit, ...narrow }: Narrow): string {
  const below = found.scope === "BELOW";
  const lead = unit ?? found.lead?.id;
  const whole = below
    ? { below: found.body.id, ...(unit && { body: unit }) }
    : { body: found.body.id, ...(lead && { lead }) };
  const query = Object.entries({ year: found.year, ...whole, ...narrow }).filter(([, value]) => value);
  return `/tasks?${new URLSearchParams(query.map(([name, value]) => [name, String(value)]))}`;
}

/** A figure that opens the list of what it counted; `named`: it says by itself what that is, since no head of a table does. A map
 * has a thousand of them, so each is a plain link. */
export function Figure({
  narrow,
  count,
  className = "link figure-link",
  named = false,
  children,
}: {
  narrow: Narrow;
  count: number;
  className?: string;
  named?: boolean;
  children?: ReactNode;
}) {
  const { history } = useRouter();
  const found = useLooked();
  const measure = useMeasureName();
  if (!count) return <span className="figure-none">{children ?? 0}</span>;
  const to = listOf(found, narrow);
  const open = (event: MouseEvent) => {
    if (event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(to);
  };
  return (
    <a href={to} className={className} onClick={open}>
      {children ?? <Count of={count} />}
      {named && <span className="visually-hidden"> ({measure(narrow.measure)})</span>}
    </a>
  );
}

const SMALL = 5;

/** A share; of fewer than five the two numbers, since one more or less would be another picture. */
export function useShare(): (part: number, whole: number) => string {
  const { i18n } = useTranslation();
  return (part, whole) =>
    whole < SMALL
      ? `${part}/${whole}`
      : showPercent(String(Math.floor((part / whole) * 100 + 0.5)), i18n.language);
}
