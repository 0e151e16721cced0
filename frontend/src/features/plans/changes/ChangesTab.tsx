import { IconDownload } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { differenceQuery } from "@/shared/api/planQueries";
import type { Plan } from "@/shared/api/types";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { DifferenceTable } from "./DifferenceTable";

/** What this version changes in the one before it, on the page and as a workbook. */
export function ChangesTab({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const difference = useQuery(differenceQuery(plan.id));
  if (difference.isPending) return <Loading rows={6} height={64} />;
  if (difference.error) return <Failed error={difference.error} retry={() => void difference.refetch()} />;
  if (!difference.data.rows.length)
    return (
      <Empty
        title={t("versions.noChanges")}
        help={plan.state === "DRAFT" ? t("versions.noChangesHelp") : undefined}
      />
    );
  return (
    <div className="stack">
      <a href={`/api/v1/plans/${plan.id}/difference/sheet`} className="source" download>
        <IconDownload size={16} stroke={1.75} aria-hidden />
        {t("versions.sheet")}
      </a>
      <DifferenceTable difference={difference.data} />
    </div>
  );
}
