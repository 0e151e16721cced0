import { Select } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Giving } from "@/shared/api/types";
import { leaderFor, mayOwn } from "./recipients";

/** Whose word it is; asked only of whoever may write down a leader's. */
export function GiverField({
  giving,
  who,
  value,
  onChange,
  error,
}: {
  giving: Giving;
  /** To whom it is given. */
  who: string[];
  value: string;
  onChange: (giver: string) => void;
  error?: string;
}) {
  const { t } = useTranslation();
  if (!giving.leaders.length) return null;
  const giver = leaderFor(giving, who, value);
  return (
    <Select
      label={t("giving.giver")}
      description={giver ? t("giving.forLeaderHelp") : undefined}
      allowDeselect={false}
      data={[
        ...(mayOwn(giving, who) ? [{ value: "", label: t("giving.myself") }] : []),
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
