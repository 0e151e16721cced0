import { Textarea, TextInput } from "@mantine/core";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "@/shared/api/problem";
import { readDate } from "@/shared/ui/dates";

/** What an inspection is called, when it is made and on what basis, as typed. */
export type Particulars = { title: string; from: string; to: string; basis: string };
export type Wrong = Partial<Record<keyof Particulars, string | undefined>>;

/** The days as the server takes them; the second one left out: one day. */
export function daysOf(typed: Particulars, year: number): { from: string | null; to: string | null } {
  const from = readDate(typed.from, year);
  return { from, to: typed.to ? readDate(typed.to, year) : from };
}

/** What is missing or wrong, by field. */
export function complaints(typed: Particulars, year: number, t: TFunction): Wrong {
  const { from, to } = daysOf(typed, year);
  return {
    title: typed.title.trim() ? undefined : t("inspection.needTitle"),
    from: from ? undefined : t("inspection.needDate"),
    to: to || !typed.to ? undefined : t("inspection.needDate"),
  };
}

const SERVER = { title: "title", from: "starts_on", to: "ends_on", basis: "basis" } as const;

/** The same as the server said it. */
export const saidOf = (problem: ApiProblem | null): Wrong =>
  Object.fromEntries(
    Object.entries(SERVER).map(([name, field]) => [
      name,
      problem?.errors.find((error) => error.field.startsWith(field))?.message,
    ]),
  );

export function ParticularsFields({
  typed,
  set,
  wrong,
}: {
  typed: Particulars;
  set: (next: Partial<Particulars>) => void;
  wrong: Wrong;
}) {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t("inspection.title")}
        withAsterisk
        maxLength={500}
        value={typed.title}
        error={wrong.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      <div className="two-fields">
        <TextInput
          label={t("inspection.from")}
          withAsterisk
          description={t("dialog.dateHelp")}
          inputMode="numeric"
          value={typed.from}
          error={wrong.from}
          onChange={(event) => set({ from: event.currentTarget.value })}
        />
        <TextInput
          label={t("inspection.to")}
          description={t("inspection.toHelp")}
          inputMode="numeric"
          value={typed.to}
          error={wrong.to}
          onChange={(event) => set({ to: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t("task.basis")}
        autosize
        minRows={2}
        maxLength={2000}
        value={typed.basis}
        error={wrong.basis}
        onChange={(event) => set({ basis: event.currentTarget.value })}
      />
    </>
  );
}
