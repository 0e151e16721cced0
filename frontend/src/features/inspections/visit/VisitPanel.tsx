import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Inspection } from "@/shared/api/types";
import { type Visit, type VisitItem, visitQuery } from "@/shared/api/visitQueries";
import { Panel } from "@/shared/ui/Page";
import { Failed, Loading } from "@/shared/ui/states";
import { AnsweredItem } from "./AnsweredItem";
import { ChecklistChoice } from "./ChecklistChoice";
import { MinutesPanel } from "./MinutesPanel";

const BEFORE = ["PLANNED", "DECIDED", "NOTIFIED"];

/** What was written down on site: checklists, answers, minutes. The inspected body is shown what it was told. */
export function VisitPanel({ inspection }: { inspection: Inspection }) {
  const visit = useQuery(visitQuery(inspection.id));
  if (visit.isPending) return <Loading rows={1} height={120} />;
  if (!visit.data) return <Failed error={visit.error} retry={() => void visit.refetch()} />;
  const { checklists, may, minutes } = visit.data;
  const inner = inspection.representation === "inner";
  return (
    <>
      {inner && (checklists.length > 0 || may.checklists) && (
        <Answers inspection={inspection} visit={visit.data} />
      )}
      {(minutes.length > 0 || (inner && may.minutes)) && (
        <MinutesPanel inspection={inspection} visit={visit.data} />
      )}
    </>
  );
}

function Answers({ inspection, visit }: { inspection: Inspection; visit: Visit }) {
  const { t } = useTranslation();
  const [all, showAll] = useState(false);
  const answered = new Map(visit.items.map((one) => [one.item, one]));
  const lines = visit.checklists.flatMap((list) => list.items);
  const done = lines.filter((line) => answered.has(line.id)).length;
  const conflicts = visit.items.filter((one) => one.state === "CONFLICT").length;
  const failed = visit.items.filter(isFailed).length;
  const shown = lines.filter((line) => all || needsALook(answered.get(line.id)));
  const begun = !BEFORE.includes(inspection.state);
  const aside = [
    begun && lines.length > 0 && t("visit.progress", { done, count: lines.length }),
    conflicts > 0 && t("visit.conflicts", { count: conflicts }),
    failed > 0 && t("visit.failed", { count: failed }),
  ].filter(Boolean);
  return (
    <Panel title={t("visit.title")} aside={aside.join(" · ")}>
      {visit.checklists.length ? (
        <p className="dim small">
          {visit.checklists
            .map((list) => `${list.title} (${t("checklists.version", { number: list.number })})`)
            .join("; ")}
        </p>
      ) : (
        <p className="dim">{t("visit.none")}</p>
      )}
      {visit.may.checklists && <ChecklistChoice inspection={inspection} visit={visit} />}
      {begun && lines.length > 0 && (
        <>
          {!shown.length && <p className="dim">{t("visit.calm")}</p>}
          {shown.length > 0 && (
            <ul className="list">
              {shown.map((line) => (
                <AnsweredItem
                  key={line.id}
                  inspection={inspection}
                  visit={visit}
                  line={line}
                  answered={answered.get(line.id)}
                />
              ))}
            </ul>
          )}
          <Button variant="default" className="self-start" onClick={() => showAll(!all)}>
            {t(all ? "visit.fewer" : "visit.all")}
          </Button>
        </>
      )}
    </Panel>
  );
}

const isFailed = (one: VisitItem) => one.answers.some((answer) => answer.id === one.result && answer.failed);
const needsALook = (one: VisitItem | undefined) =>
  one !== undefined && (one.state === "CONFLICT" || isFailed(one));
