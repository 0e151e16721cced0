import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { Extensions } from "@/shared/record/Extensions";
import { SeenBy } from "@/shared/record/SeenBy";
import { GivenBy } from "@/shared/task/GivenBy";
import { showDate, weekday } from "@/shared/ui/dates";
import { Explained } from "@/shared/ui/Explained";
import { Fact } from "@/shared/ui/Fact";
import { Panel } from "@/shared/ui/Page";
import { Promised } from "@/shared/ui/Promised";
import { PersonName } from "@/shared/ui/people";
import { Obstacles } from "./Obstacles";
import { Partners } from "./Partners";

/** The facts beside the page: who, with whom, until when, for what, on what basis; and why the date is what it is. */
export function Facts({ task, children }: { task: Task; children?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <aside className="stack facts" aria-label={t("task.facts")}>
      <Panel title={t("task.facts")}>
        <dl className="facts-list">
          <Fact name={t("task.lead")}>{task.lead.name}</Fact>
          {task.officer && (
            <Fact name={t("task.officer")}>
              <PersonName person={task.officer} />
            </Fact>
          )}
          {task.follow_up && (
            <Fact name={t("task.followUp")}>
              <PersonName person={task.follow_up} />
            </Fact>
          )}
          <Fact name={t("task.partners")}>
            <Partners task={task} />
          </Fact>
          <Fact name={t("task.due")}>
            <DueFacts task={task} />
          </Fact>
          {task.product && (
            <Fact name={t("task.expectedProduct")}>
              <span className="prose">{task.product}</span>
            </Fact>
          )}
          <Fact name={t("task.class")}>{t(`task.${task.class}`)}</Fact>
          <Fact name={t("task.givenBy")}>
            <GivenBy task={task} />
          </Fact>
          {task.line && (
            <Fact name={t("task.basis")}>
              <Link className="link" to="/plans/$planId" params={{ planId: task.line.plan_id }} search={{}}>
                {t("task.lineOf", { plan: task.line.plan_number, no: task.line.no })}
              </Link>
              <Promised said={task.line.promised} />
            </Fact>
          )}
          {task.source && (
            <Fact name={t("document.basis")}>
              <Source source={task.source} />
            </Fact>
          )}
          {task.also.length > 0 && (
            <Fact name={t("split.also")}>
              {task.also.map((one) => (
                <Source key={`${one.id}${one.clause}`} source={one} />
              ))}
            </Fact>
          )}
          {task.line?.funding && <Fact name={t("task.funding")}>{task.line.funding}</Fact>}
          {task.line?.note && <Fact name={t("task.note")}>{task.line.note}</Fact>}
        </dl>
      </Panel>
      {task.timeliness.why && (
        <Panel title={t("task.counting")}>
          <p className="small">{task.timeliness.why}</p>
        </Panel>
      )}
      <Obstacles said={task.obstacles} />
      <Extensions asked={task.extensions} />
      <SeenBy seen={task.seen} />
      {children}
    </aside>
  );
}

/** The document it hangs on; its page is for who has a part in the register. */
function Source({ source }: { source: NonNullable<Task["source"]> }) {
  const { t } = useTranslation();
  const name = `${t(`documentKind.${source.kind}`)} ${source.number}`;
  return (
    <>
      {source.id ? (
        <Link className="link" to="/documents/$documentId" params={{ documentId: source.id }} search={{}}>
          {name}
        </Link>
      ) : (
        <p>{name}</p>
      )}
      {source.clause && <p>{source.clause}</p>}
      <p className="dim small">
        {source.issuer}, {t("documents.of", { date: showDate(source.issued_on) })}
        {source.replaced && ` · ${t("document.oldBasis")}`}
      </p>
      <p className="dim small">{source.abstract}</p>
    </>
  );
}

function DueFacts({ task }: { task: Task }) {
  const { t, i18n } = useTranslation();
  const { due } = task;
  return (
    <>
      {due.on ? (
        <p>
          <b>
            <time>{showDate(due.on)}</time>
          </b>
          , {weekday(due.on, i18n.language)}
        </p>
      ) : (
        <p>{due.printed || t("timeliness.NO_DUE")}</p>
      )}
      {due.first_on && due.first_on !== due.on && (
        <p className="dim small">
          {t("task.firstDue")} <del>{showDate(due.first_on)}</del>
        </p>
      )}
      {due.on && due.printed && (
        <p className="dim small">
          {t("task.printed")} {due.printed}
        </p>
      )}
      {task.rhythm && t(`periods.${task.rhythm}`) !== due.printed && (
        <p className="dim small">
          <Explained word="rhythm">{`${t("periods.rhythm")}: ${t(`periods.${task.rhythm}`)}`}</Explained>
        </p>
      )}
      {due.why && <p className="dim small">{due.why}</p>}
      {!due.on && due.review_on && (
        <p className="dim small">
          {t("task.review")} {showDate(due.review_on)}
        </p>
      )}
    </>
  );
}
