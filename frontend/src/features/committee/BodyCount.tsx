import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { BodyBelow, BodyFigure } from "@/shared/api/committeeQueries";

/** A figure of a body; it opens all that it counts. `shown`: what stands there instead of the count. */
export function BodyCount({ row, name, shown }: { row: BodyBelow; name: BodyFigure; shown?: ReactNode }) {
  const { t } = useTranslation();
  if (!row[name]) return shown ?? row[name];
  return (
    <Link
      to="/committee/$unitId"
      params={{ unitId: String(row.unit.id) }}
      search={{ figure: name }}
      className="link figure-link"
    >
      {shown ?? row[name]}
      <span className="visually-hidden">
        {" "}
        ({t(`committee.figure.${name}`)}: {row.unit.short_name})
      </span>
    </Link>
  );
}
