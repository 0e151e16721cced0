import { Select } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { plansQuery } from "@/shared/api/planQueries";

/** What plans and inspections belong to when nothing else is chosen. */
export const REFORM = "CCHC";

/** Which programme it belongs to; nothing to choose where there is one alone. */
export function ProgrammeField({
  value,
  set,
  help,
  error,
  disabled = false,
}: {
  value: string;
  set: (code: string) => void;
  help?: string;
  error?: string | undefined;
  disabled?: boolean;
}) {
  const { t } = useTranslation();
  const programmes = useQuery(plansQuery).data?.programmes ?? [];
  if (programmes.length < 2) return null;
  return (
    <Select
      label={t("programmeField.label")}
      description={help ?? t("programmeField.help")}
      data={programmes.map((one) => ({ value: one.code, label: one.name }))}
      value={value}
      error={error}
      disabled={disabled}
      allowDeselect={false}
      onChange={(code) => code && set(code)}
    />
  );
}
