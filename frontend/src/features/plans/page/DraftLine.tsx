import { ActionIcon } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { OutlineLine } from "@/shared/api/types";
import { Promised } from "@/shared/ui/Promised";
import { AddLine } from "../editing/AddLine";
import { TextCell } from "../editing/TextCell";
import { LeadCell, PartnersCell } from "../editing/UnitCell";
import type { Edit } from "../editing/useEdits";
import { Deadline } from "./Deadline";
import { Star } from "./Star";

/** A line of a draft whose cells are typed over where they stand. */
export function DraftLine({
  line,
  star,
  busy,
  save,
}: {
  line: OutlineLine;
  star: (no: string) => void;
  busy: boolean;
  save: (edit: Edit, done?: () => void) => void;
}) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const name = (field: "title" | "product" | "lead" | "partners" | "deadline") =>
    t("editing.edit", { field: t(`editing.${field}`), no: line.no });
  return (
    <>
      <tr className={line.parent ? "outline-sub" : ""}>
        <td className="star-cell">
          {!line.heading && (
            <Star
              on={line.key}
              label={t("importing.keyOn", { no: line.no })}
              disabled={busy}
              onClick={() => star(line.no)}
            />
          )}
        </td>
        <td className="outline-no">{line.no}</td>
        <td className={line.heading ? "outline-heading" : ""}>
          <TextCell
            value={line.title}
            name="title"
            label={name("title")}
            onSave={(title, done) => save({ line: line.id, title }, done)}
          >
            {line.title}
          </TextCell>
          {!line.heading && (
            <TextCell
              value={line.product}
              name="product"
              label={name("product")}
              onSave={(product, done) => save({ line: line.id, product }, done)}
            >
              <span className="dim small prose">{line.product || t("editing.noProduct")}</span>
            </TextCell>
          )}
          {line.adopts && <p className="dim small">{t("editing.adopting")}</p>}
          <Promised said={line.promised} />
        </td>
        <td data-label={t("importing.leadUnit")}>
          {line.heading ? (
            (line.lead_name ?? (line.lead_printed || "–"))
          ) : (
            <>
              <LeadCell
                value={line.lead_id}
                label={name("lead")}
                onSave={(lead, done) => save({ line: line.id, lead }, done)}
              >
                {line.lead_name ?? (line.lead_printed || "–")}
              </LeadCell>
              <PartnersCell
                value={line.partner_ids}
                names={line.partner_names}
                label={name("partners")}
                onSave={(next, done) => save({ line: line.id, partners: next }, done)}
              >
                <span className="dim small">{line.partner_names.join("; ") || t("editing.noPartners")}</span>
              </PartnersCell>
            </>
          )}
        </td>
        <td data-label={t("plans.due")}>
          {line.heading && !line.due_on && !line.deadline_printed ? (
            "–"
          ) : (
            <TextCell
              value={line.deadline_printed}
              name="deadline"
              label={name("deadline")}
              onSave={(deadline, done) => save({ line: line.id, deadline }, done)}
            >
              {line.due_on || line.deadline_printed ? (
                <Deadline line={line} due={line.due_on} />
              ) : (
                <span className="dim">{t("editing.noDeadline")}</span>
              )}
            </TextCell>
          )}
        </td>
        <td className="line-acts">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("editing.add", { no: line.no })}
            title={t("editing.add", { no: line.no })}
            onClick={() => setAdding(true)}
          >
            <IconPlus size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t("editing.drop", { no: line.no })}
            title={t("editing.drop", { no: line.no })}
            disabled={busy}
            onClick={() => save({ line: line.id, drop: true })}
          >
            <IconTrash size={18} stroke={1.75} aria-hidden />
          </ActionIcon>
        </td>
      </tr>
      {adding && (
        <tr>
          <td colSpan={6}>
            <AddLine after={line.id} busy={busy} save={save} close={() => setAdding(false)} />
          </td>
        </tr>
      )}
    </>
  );
}
