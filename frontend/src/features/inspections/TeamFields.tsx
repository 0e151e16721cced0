import { Button, Select } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { optionsQuery } from "@/shared/api/queries";
import type { Member, Person } from "@/shared/api/types";

export type TeamRow = { person: string; role: Member["role"]; title: string };
const ROLES: Member["role"][] = ["HEAD", "DEPUTY", "MEMBER", "SECRETARY"];

export const toldTeam = (rows: TeamRow[]) =>
  rows
    .filter((row) => row.person)
    .map((row) => ({ person: Number(row.person), role: row.role, title: row.title }));

/** People of the inspecting body and what each is in the team; the first is its head unless said otherwise. */
export function TeamFields({ rows, onChange }: { rows: TeamRow[]; onChange: (rows: TeamRow[]) => void }) {
  const { t } = useTranslation();
  const people = useQuery(optionsQuery("people")).data?.items ?? [];
  const options = people.filter((one): one is Person => "full_name" in one);
  const set = (at: number, next: Partial<TeamRow>) =>
    onChange(rows.map((row, place) => (place === at ? { ...row, ...next } : row)));
  return (
    <div className="stack-tight">
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row being filled has no identity but its place
        <fieldset key={at} className="partner-row" aria-label={t("inspection.memberN", { n: at + 1 })}>
          <Select
            aria-label={t("inspection.member")}
            placeholder={t("inspection.member")}
            searchable
            className="grow"
            data={options
              .filter(
                (one) =>
                  String(one.id) === row.person || !rows.some((other) => other.person === String(one.id)),
              )
              .map((one) => ({
                value: String(one.id),
                label: [one.full_name, one.title].filter(Boolean).join(" · "),
              }))}
            value={row.person || null}
            onChange={(person) => set(at, { person: person ?? "" })}
          />
          <Select
            aria-label={t("inspection.role")}
            className="partner-mode"
            allowDeselect={false}
            data={ROLES.map((role) => ({ value: role, label: t(`teamRole.${role}`) }))}
            value={row.role}
            onChange={(role) => set(at, { role: ROLES.find((one) => one === role) ?? "MEMBER" })}
          />
          <Button
            variant="default"
            px={9}
            aria-label={t("inspection.dropMember")}
            title={t("inspection.dropMember")}
            onClick={() => onChange(rows.filter((_, place) => place !== at))}
          >
            <IconX size={16} stroke={1.75} aria-hidden />
          </Button>
        </fieldset>
      ))}
      <Button
        variant="default"
        className="self-start"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => onChange([...rows, { person: "", role: rows.length ? "MEMBER" : "HEAD", title: "" }])}
      >
        {t("inspection.addMember")}
      </Button>
    </div>
  );
}
