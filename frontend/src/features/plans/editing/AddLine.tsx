import { Button, Select, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unitsQuery } from "@/shared/api/bodyQueries";
import { Ready } from "@/shared/ui/Ready";
import type { Edit } from "./useEdits";

/** A new line after another: its text and who leads it; the rest is typed in its cells. */
export function AddLine({
  after,
  busy,
  save,
  close,
}: {
  after: string;
  busy: boolean;
  save: (edit: Edit, done: () => void) => void;
  close: () => void;
}) {
  const { t } = useTranslation();
  const units = useQuery(unitsQuery);
  const [title, setTitle] = useState("");
  const [lead, setLead] = useState<string | null>(null);
  return (
    <form
      className="add-line"
      onSubmit={(event) => {
        event.preventDefault();
        if (title.trim() && lead) save({ after, title: title.trim(), lead: Number(lead) }, close);
      }}
      onKeyDown={(event) => event.key === "Escape" && close()}
    >
      <TextInput
        aria-label={t("editing.newTitle")}
        placeholder={t("editing.newTitle")}
        ref={(node) => {
          if (node && !title && document.activeElement?.tagName === "BUTTON") node.focus();
        }}
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Select
        aria-label={t("editing.newLead")}
        placeholder={t("editing.newLead")}
        searchable
        data={(units.data?.items ?? []).map((unit) => ({ value: String(unit.id), label: unit.short_name }))}
        value={lead}
        onChange={setLead}
      />
      <Ready type="submit" loading={busy} unmet={(!title.trim() || !lead) && t("ready.line")}>
        {t("editing.save")}
      </Ready>
      <Button variant="subtle" onClick={close}>
        {t("editing.cancel")}
      </Button>
    </form>
  );
}
