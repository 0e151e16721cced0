import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { plansQuery } from "@/shared/api/planQueries";
import type { Typed } from "./typed";

/** Kinds of document a plan may be, as they are printed. */
export const KINDS = ["Kế hoạch", "Chương trình", "Quyết định", "Đề án", "Chỉ thị"] as const;

/** Which programme the plan belongs to, and what document it is. */
export function Belongs({ typed, set }: { typed: Typed; set: (next: Typed) => void }) {
  const { t } = useTranslation();
  const plans = useQuery(plansQuery);
  const programmes = plans.data?.programmes ?? [];
  return (
    <div className="belongs">
      <Select
        label={t("versions.programme")}
        data={programmes.map((one) => ({ value: one.code, label: one.name }))}
        value={typed.programme ?? "CCHC"}
        allowDeselect={false}
        onChange={(programme) => programme && set({ programme })}
      />
      <Select
        label={t("versions.documentKind")}
        data={[...KINDS]}
        value={typed.kind ?? KINDS[0]}
        allowDeselect={false}
        onChange={(kind) => kind && set({ kind })}
      />
    </div>
  );
}
