import { TextInput } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { DocumentSelect } from "@/shared/documents/DocumentSelect";
import { SOURCES, type Typed } from "./typed";

/** Where it comes from: said directly, at a meeting, or by a document of the register. `spoken`: somebody else's word,
 * which needs to be placed. */
export function SourceField({
  typed,
  onChange,
  lacks,
  said,
  spoken,
}: {
  typed: Typed;
  onChange: (next: Partial<Typed>) => void;
  lacks: (keyof Typed)[];
  said: (field: string) => string | undefined;
  spoken: boolean;
}) {
  const { t } = useTranslation();
  const label = useId();
  return (
    <fieldset className="quick-field" aria-labelledby={label}>
      <p id={label} className="quick-label">
        {t("giving.source")}
      </p>
      <div className="chips">
        {SOURCES.map((source) => (
          <button
            key={source}
            type="button"
            className={source === typed.source ? "chip chip-on" : "chip"}
            aria-pressed={source === typed.source}
            onClick={() => onChange({ source })}
          >
            {t(`giving.sources.${source}`)}
          </button>
        ))}
      </div>
      {(typed.source === "MEETING" || (spoken && typed.source === "DIRECT")) && (
        <TextInput
          label={t("giving.meeting")}
          withAsterisk
          placeholder={t("giving.meetingHint")}
          maxLength={200}
          value={typed.meeting}
          error={lacks.includes("meeting") ? t("giving.meetingNeeded") : said("said_at")}
          onChange={(event) => onChange({ meeting: event.currentTarget.value })}
        />
      )}
      {typed.source === "DOCUMENT" && (
        <div className="quick-document">
          <DocumentSelect
            label={t("giving.document")}
            required
            value={typed.document || null}
            onChange={(document) => onChange({ document: document ?? "" })}
            error={lacks.includes("document") ? t("giving.documentNeeded") : said("source")}
          />
          <TextInput
            label={t("giving.clause")}
            maxLength={120}
            value={typed.clause}
            error={said("clause")}
            onChange={(event) => onChange({ clause: event.currentTarget.value })}
          />
        </div>
      )}
    </fieldset>
  );
}
