import { Select, Textarea, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ApiProblem } from "@/shared/api/problem";
import { readDate } from "@/shared/ui/dates";
import { KINDS } from "./kinds";
import type { Particulars } from "./particulars";

/** Kind, number, date, issuer, abstract: what tells a document. `tried`: what is missing is said. */
export function ParticularsFields({
  typed,
  onChange,
  tried,
  problem,
  year,
}: {
  typed: Particulars;
  onChange: (next: Particulars) => void;
  tried: boolean;
  problem: ApiProblem | null;
  year: number;
}) {
  const { t } = useTranslation();
  const set = (next: Partial<Particulars>) => onChange({ ...typed, ...next });
  const said = (field: string) => problem?.errors.find((error) => error.field === field)?.message;
  const missing = (ok: unknown, words: string) => (tried && !ok ? words : undefined);
  return (
    <>
      <div className="two-fields">
        <TextInput
          label={t("document.number")}
          withAsterisk
          maxLength={80}
          value={typed.number}
          error={missing(typed.number.trim(), t("document.needNumber")) ?? said("number")}
          onChange={(event) => set({ number: event.currentTarget.value })}
        />
        <TextInput
          label={t("document.issuedOn")}
          withAsterisk
          inputMode="numeric"
          placeholder="dd/mm/yyyy"
          value={typed.issuedOn}
          error={missing(readDate(typed.issuedOn, year), t("document.needDate")) ?? said("issued_on")}
          onChange={(event) => set({ issuedOn: event.currentTarget.value })}
        />
      </div>
      <div className="two-fields">
        <Select
          label={t("documents.kind")}
          withAsterisk
          placeholder={t("dialog.choose")}
          allowDeselect={false}
          data={KINDS.map((value) => ({ value, label: t(`documentKind.${value}`) }))}
          value={typed.kind || null}
          error={missing(typed.kind, t("document.needKind")) ?? said("kind")}
          onChange={(kind) => set({ kind: kind ?? "" })}
        />
        <TextInput
          label={t("document.issuer")}
          withAsterisk
          maxLength={200}
          value={typed.issuer}
          error={missing(typed.issuer.trim(), t("document.needIssuer")) ?? said("issuer")}
          onChange={(event) => set({ issuer: event.currentTarget.value })}
        />
      </div>
      <Textarea
        label={t("document.abstract")}
        withAsterisk
        autosize
        minRows={2}
        maxLength={2000}
        value={typed.abstract}
        error={missing(typed.abstract.trim(), t("document.needAbstract")) ?? said("abstract")}
        onChange={(event) => set({ abstract: event.currentTarget.value })}
      />
    </>
  );
}
