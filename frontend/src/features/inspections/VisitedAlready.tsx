import { Alert } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { inspectionsQuery } from "@/shared/api/inspectionQueries";

/** A unit is not visited more than once a year but on signs of breach: whoever plans it again is told of the others. */
export function VisitedAlready({ unit, year }: { unit: string; year: number }) {
  const { t } = useTranslation();
  const items = useQuery(inspectionsQuery).data?.items ?? [];
  const others = items.filter(
    (row) => String(row.unit.id) === unit && row.year === year && row.state !== "CANCELLED",
  );
  if (!others.length) return null;
  const names = others.map((row) => `${row.code} ${row.title}`.trim()).join("; ");
  return (
    <Alert color="nghe" variant="light" role="status">
      {t("visits.already", { year, names })}
    </Alert>
  );
}
