import { IconAlertTriangle, IconArrowsSplit, IconClipboardCheck } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { meQuery } from "@/shared/api/queries";
import type { Inspection } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import type { ItemOfList, Visit, VisitAnswer, VisitItem } from "@/shared/api/visitQueries";
import { FileName } from "@/shared/evidence/FileName";
import { Badge } from "@/shared/ui/badges";
import { showMoment } from "@/shared/ui/dates";

const ANSWERS = ["YES", "NO", "NA"] as const;

/** A line with what each member said of it, and, where they contradict each other, which counts. */
export function AnsweredItem({
  inspection,
  visit,
  line,
  answered,
}: {
  inspection: Inspection;
  visit: Visit;
  line: ItemOfList;
  answered: VisitItem | undefined;
}) {
  const { t } = useTranslation();
  const photos = visit.photos.filter((photo) => photo.item === line.id);
  const conflict = answered?.state === "CONFLICT";
  const made = answered?.answers.flatMap((answer) => answer.findings) ?? [];
  const codes = inspection.findings.filter((one) => made.includes(one.id)).map((one) => one.code);
  const counts = answered?.answers.find((answer) => answer.id === answered.result);
  return (
    <li className="item">
      <div className="grow stack-tight">
        <p className="item-title">{line.text}</p>
        <p className="item-facts">
          {conflict && (
            <Badge tone="amber" icon={IconArrowsSplit}>
              {t("siteVisit.conflict")}
            </Badge>
          )}
          {counts?.failed && (
            <Badge tone="red" icon={IconAlertTriangle}>
              {t("siteVisit.notMet")}
            </Badge>
          )}
          {codes.length > 0 && (
            <Badge tone="grey" icon={IconClipboardCheck} look="plain">
              {t("siteVisit.hasFinding", { codes: codes.join(", ") })}
            </Badge>
          )}
          {answered?.chosen_by && (
            <span>{t("siteVisit.chosenBy", { name: answered.chosen_by.full_name })}</span>
          )}
          {!answered && <span>{t("siteVisit.notAnswered")}</span>}
        </p>
        {answered && (
          <ul className="visit-answers">
            {answered.answers.map((answer) => (
              <li key={answer.id} className="visit-answer small">
                <Said line={line} answer={answer} />
                {conflict && (
                  <Choosing inspection={inspection} visit={visit} answered={answered} answer={answer} />
                )}
              </li>
            ))}
          </ul>
        )}
        {photos.length > 0 && (
          <p className="item-facts">
            {photos.map((photo, at) => (
              <span key={photo.id}>
                <FileName file={photo.file}>{photo.caption || t("siteVisit.photoN", { n: at + 1 })}</FileName>
              </span>
            ))}
          </p>
        )}
      </div>
    </li>
  );
}

function Said({ line, answer }: { line: ItemOfList; answer: VisitAnswer }) {
  const { t, i18n } = useTranslation();
  const { figures, choice, text } = answer.value;
  const known = ANSWERS.find((one) => one === choice);
  const said = [
    ...line.figures
      .filter((one) => one.key in figures)
      .map((one) => `${one.label}: ${(figures[one.key] ?? 0).toLocaleString(i18n.language)}`),
    known ? t(`itemAnswer.${known}`) : line.choices.find((one) => one.key === choice)?.label,
    text,
  ].filter(Boolean);
  return (
    <>
      <span>{said.join("; ") || "–"}</span>
      {answer.note && <span className="dim">“{answer.note}”</span>}
      <span className="dim">
        {answer.author.full_name}, {showMoment(answer.at)}
        {answer.after_minutes && `, ${t("siteVisit.afterMinutes")}`}
      </span>
    </>
  );
}

/** The head and deputies choose any answer, an author gives way to another's. */
function Choosing({
  inspection,
  visit,
  answered,
  answer,
}: {
  inspection: Inspection;
  visit: Visit;
  answered: VisitItem;
  answer: VisitAnswer;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const me = useQuery(meQuery).data?.id;
  const choose = useAct<VisitItem>(() =>
    queries.invalidateQueries({ queryKey: ["inspection", inspection.id, "visit"] }),
  );
  const isMine = answer.author.id === me;
  const givesWay = !isMine && answered.answers.some((one) => one.author.id === me);
  if (!visit.may.choose && !(visit.may.answer && givesWay)) return null;
  return (
    <>
      <button
        type="button"
        className="text-button"
        disabled={choose.isPending}
        onClick={() =>
          choose.mutate({
            path: `inspections/${inspection.id}/items/${answer.item}/choice`,
            body: {
              answer: answer.id,
              seen: answered.answers.map(({ id, version }) => ({ answer: id, version })),
            },
          })
        }
      >
        {t(visit.may.choose ? "siteVisit.take" : "siteVisit.giveWay")}
        <span className="visually-hidden">: {answer.author.full_name}</span>
      </button>
      {choose.problem && (
        <span className="choice-wrong" role="alert">
          {choose.problem.message}
        </span>
      )}
    </>
  );
}
