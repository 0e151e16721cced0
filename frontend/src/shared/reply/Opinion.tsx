import { useTranslation } from "react-i18next";
import type { ReplyRow } from "@/shared/api/types";
import { EvidenceItem } from "@/shared/evidence/EvidenceItem";
import { showDate } from "@/shared/ui/dates";
import { StanceBadge } from "./StanceBadge";

/** What the unit said of one draft finding: stance, why, cause, plan with its date, what it attached. */
export function Opinion({ row }: { row: ReplyRow }) {
  const { t } = useTranslation();
  if (!row.stance)
    return row.silent ? <StanceBadge stance="SILENT" /> : <p className="dim">{t("reply.notAnswered")}</p>;
  return (
    <div className="stack-tight opinion">
      <p className="badges">
        <StanceBadge stance={row.stance} />
        {row.of_earlier && <span className="chip-small">{t("reply.ofEarlier")}</span>}
      </p>
      {row.text && <p className="prose">{row.text}</p>}
      {(row.cause || row.cause_type) && (
        <p className="prose">
          <b>{t("reply.causeType")}:</b>{" "}
          {[row.cause_type && t(`causeOf.${row.cause_type}`), row.cause].filter(Boolean).join(". ")}
        </p>
      )}
      {row.plan && (
        <p className="prose">
          <b>{t("reply.planned")}:</b> {row.plan}
          {row.plan_on && ` (${t("reply.due", { date: showDate(row.plan_on) })})`}
        </p>
      )}
      {row.proofs.length > 0 && (
        <ul className="list">
          {row.proofs.map((proof) => (
            <EvidenceItem key={proof.id} evidence={proof} />
          ))}
        </ul>
      )}
    </div>
  );
}

/** A finding as it was sent: code, text, what is asked, what became of it since. */
export function Draft({ row }: { row: ReplyRow }) {
  const { t } = useTranslation();
  const { draft } = row;
  if (!draft) return null;
  return (
    <>
      <p className="badges">
        <span className="strong">{draft.code}</span>
        {row.now === "CHANGED" && <span className="chip-small">{t("reply.changed")}</span>}
        {row.now === "WITHDRAWN" && <span className="chip-small">{t("reply.withdrawn")}</span>}
      </p>
      <p className={row.now === "WITHDRAWN" ? "report-text finding-gone-text" : "report-text"}>{row.asked}</p>
      {draft.requirement && <p className="dim small">{draft.requirement}</p>}
      {(draft.guidance || draft.guidance_document) && (
        <p className="small">
          <b>{t("finding.guidance")}:</b>{" "}
          {[draft.guidance, draft.guidance_document].filter(Boolean).join(" · ")}
        </p>
      )}
      {draft.remedied_on_site && (
        <p className="small">
          <b>{t("finding.onSite")}:</b> {draft.remedy}
        </p>
      )}
    </>
  );
}
