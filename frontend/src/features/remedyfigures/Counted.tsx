import { Link, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { RemedyFigures } from "@/shared/api/types";
import type { RemedyFilter } from "@/shared/finding/search";

/** A figure that opens the list of what it counted, at the same day, narrowed as it is here; nothing has no list. */
export function Counted({
  figures,
  measure,
  count,
  of,
  children,
}: {
  figures: Pick<RemedyFigures, "year" | "day">;
  measure: string;
  count: number;
  of?: RemedyFilter;
  children?: ReactNode;
}) {
  const { body, unit, inspection, area, severity } = useSearch({ from: "/shell/remediation/figures" });
  if (!count) return <span className="figure-none">{children ?? 0}</span>;
  const kept = { body, unit, inspection, area, severity };
  return (
    <Link
      to="/remediation"
      search={{ ...kept, ...of, year: String(figures.year), as_of: figures.day, measure }}
      className="link figure-link"
    >
      {children ?? count}
    </Link>
  );
}
