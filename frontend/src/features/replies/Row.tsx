import { useTranslation } from "react-i18next";
import type { Reply, ReplyRow } from "@/shared/api/types";
import { AreaName } from "@/shared/areas/AreaName";
import { Draft, Opinion } from "@/shared/reply/Opinion";
import { RowProofs } from "@/shared/ticket/RowProofs";
import { Severity } from "@/shared/ui/Severity";
import { OpinionEditor, TextEditor } from "./RowEditors";

/** What is asked and what is said to it, side by side. */
export function Row({ reply, row, no }: { reply: Reply; row: ReplyRow; no: number }) {
  const { t } = useTranslation();
  const opinion = reply.kind === "OPINION";
  return (
    <li className="report-row" id={row.id}>
      <div className="report-found">
        {opinion ? (
          <>
            <Draft row={row} />
            {row.draft && (
              <p className="item-facts">
                <Severity degree={row.draft.severity} />
                <span>
                  <AreaName code={row.draft.area} />
                </span>
                <span>{row.draft.unit.short_name}</span>
                {!row.draft.remedied_on_site && (
                  <span>
                    {t(
                      row.draft.deadline_unit === "WORKING" ? "finding.workingDays" : "finding.calendarDays",
                      {
                        count: row.draft.deadline_days,
                      },
                    )}
                  </span>
                )}
              </p>
            )}
          </>
        ) : (
          <p className="report-text">
            <span className="dim">{no}.</span> {row.asked}
          </p>
        )}
      </div>
      <div className="report-said">
        <Said reply={reply} row={row} no={no} />
        {(reply.may_write || !opinion) && (
          <RowProofs
            path={`replies/${reply.id}/rows/${row.id}/evidence`}
            record={{ type: "reply", id: reply.id }}
            code={row.draft?.code ?? t("reply.line", { n: no })}
            proofs={row.proofs}
            may={reply.may_write}
          />
        )}
        {reply.may_write && row.blocked && <p className="dim small">{row.blocked}</p>}
      </div>
    </li>
  );
}

function Said({ reply, row, no }: { reply: Reply; row: ReplyRow; no: number }) {
  const { t } = useTranslation();
  if (reply.kind === "OPINION")
    return reply.may_write ? <OpinionEditor reply={reply} row={row} /> : <Opinion row={row} />;
  if (reply.may_write) return <TextEditor reply={reply} row={row} no={no} />;
  return row.text ? <p className="prose">{row.text}</p> : <p className="dim">{t("reply.nothing")}</p>;
}
