import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { officersQuery } from "@/shared/api/planQueries";
import type { Matrix, Plan } from "@/shared/api/types";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { type Edits, pending } from "./changes";
import { MatrixTable } from "./MatrixTable";
import { Outcome } from "./Outcome";
import { SaveBar } from "./SaveBar";
import { useOfficers } from "./useOfficers";

/** Officers by area and unit: the whole plan is given in one table, exceptions follow at each task. */
export function OfficersTab({ plan }: { plan: Plan }) {
  const matrix = useQuery(officersQuery(plan.id));
  const { t } = useTranslation();
  if (matrix.isPending) return <Loading rows={6} height={64} />;
  if (matrix.error) return <Failed error={matrix.error} retry={() => void matrix.refetch()} />;
  if (!matrix.data.cells.length) return <Empty title={t("matrix.empty")} />;
  return <Officers plan={plan} matrix={matrix.data} />;
}

function Officers({ plan, matrix }: { plan: Plan; matrix: Matrix }) {
  const { t } = useTranslation();
  const [edits, setEdits] = useState<Edits>({});
  const saving = useOfficers(plan.id, () => setEdits({}));
  const may = matrix.units.some((row) => row.may);
  const issued = plan.state === "ISSUED";
  const { changed, waiting } = pending(matrix, edits);
  const cells = [...changed, ...(issued ? waiting : [])];
  return (
    <div className="stack">
      <p className="dim">{t(!may ? "matrix.readOnlyAll" : issued ? "matrix.lead" : "matrix.leadDraft")}</p>
      <Outcome saving={saving} matrix={matrix} issued={issued} />
      <MatrixTable matrix={matrix} edits={edits} set={setEdits} busy={saving.isPending} />
      {(cells.length > 0 || saving.isPending) && (
        <SaveBar
          changed={changed.length}
          waiting={cells.length - changed.length}
          progress={saving.progress}
          busy={saving.isPending}
          undo={() => setEdits({})}
          save={() => saving.mutate(cells)}
        />
      )}
    </div>
  );
}
