import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { differs, type Fields, type Usual } from "./fields";

/** Asked when the days are not those of the severity. */
export function DeadlineReason({
  fields,
  set,
  usual,
  wrong,
}: {
  fields: Fields;
  set: (next: Partial<Fields>) => void;
  usual: Usual;
  wrong: string | undefined;
}) {
  const { t } = useTranslation();
  if (!differs(fields, usual) || !fields.severity) return null;
  return (
    <TextInput
      label={t("severities.reason")}
      description={t("severities.reasonHelp", { count: usual[fields.severity] })}
      withAsterisk
      maxLength={500}
      value={fields.deadline_reason ?? ""}
      error={wrong}
      onChange={(event) => set({ deadline_reason: event.currentTarget.value })}
    />
  );
}
