import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";

/** Reporting for a unit without accounts, and on what basis. */
export function ForUnit({
  task,
  unit,
  onUnit,
  basis,
  onBasis,
  basisError,
}: {
  task: Task;
  unit: string | null;
  onUnit: (unit: string | null) => void;
  basis: string;
  onBasis: (basis: string) => void;
  basisError?: string;
}) {
  const { t } = useTranslation();
  const units = [task.lead, ...task.partners.map((partner) => partner.unit)];
  return (
    <>
      <Select
        label={t("progress.recordedFor")}
        placeholder={t("progress.own")}
        clearable
        data={units.map((u) => ({ value: String(u.id), label: u.name }))}
        value={unit}
        onChange={onUnit}
      />
      {unit && (
        <TextInput
          label={t("progress.basis")}
          description={t("progress.basisHelp")}
          withAsterisk
          value={basis}
          error={basisError}
          onChange={(event) => onBasis(event.currentTarget.value)}
        />
      )}
    </>
  );
}
