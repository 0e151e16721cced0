import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Giving } from "@/shared/api/types";
import { leaderFor } from "./recipients";

/** Whose word it is; asked only of whoever may write down a leader's. */
export function GiverField({
  giving,
  own,
  value,
  onChange,
  error,
}: {
  giving: Giving;
  /** Whether it may be given in one's own name. */
  own: boolean;
  value: string;
  onChange: (giver: string) => void;
  error?: string;
}) {
  const { t } = useTranslation();
  if (!giving.leaders.length) return null;
  const giver = leaderFor(giving, own, value);
  return (
    <Select
      label={t("giving.giver")}
      description={giver ? t("giving.forLeaderHelp") : undefined}
      allowDeselect={false}
      data={[
        ...(own ? [{ value: "", label: t("giving.myself") }] : []),
        ...giving.leaders.map((one) => ({
          value: String(one.id),
          label: t("giving.forLeader", { name: [one.title, one.full_name].filter(Boolean).join(" ") }),
        })),
      ]}
      value={giver}
      error={error}
      onChange={(next) => onChange(next ?? "")}
    />
  );
}
