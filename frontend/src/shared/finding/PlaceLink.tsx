import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { Unit } from "@/shared/api/types";

/** A unit's name, which leads to everything ever found there. */
export function PlaceLink({ unit, short = false }: { unit: Unit; short?: boolean }) {
  const { t } = useTranslation();
  return (
    <Link
      to="/units/$unitId/findings"
      params={{ unitId: String(unit.id) }}
      search={{}}
      className="link"
      title={t("place.open")}
    >
      {short ? unit.short_name : unit.name}
    </Link>
  );
}
