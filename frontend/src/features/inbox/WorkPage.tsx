import { Button } from "@mantine/core";
import { IconTable } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import type { TFunction } from "i18next";
import { Fragment, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { meQuery, workQuery } from "@/shared/api/queries";
import type { Box, Work, WorkRow } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { pageOf } from "@/shared/record/pageOf";
import { holds } from "@/shared/session/posts";
import { HintsLine } from "@/shared/signals/Hints";
import { showDate, weekday } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useListKeys } from "@/shared/ui/useListKeys";
import { restOf } from "@/shared/views/days";
import { PlanTurns } from "./PlanTurns";
import { Preview } from "./Preview";
import { useSnooze } from "./Snooze";
import { ToDeciding } from "./ToDeciding";
import { WorkList } from "./WorkList";

const BOXES: Box[] = ["to_do", "to_decide", "to_read", "unit", "sent", "waiting", "mentioned", "snoozed"];
const SOMETIMES: Box[] = ["unit", "mentioned", "snoozed"]; // absent while there is nothing in them
const NAMES = { unit: "desk.unit", mentioned: "mentioned.box", snoozed: "desk.snoozed" } as const;
const NOTHING = {
  unit: "desk.empty_unit",
  mentioned: "mentioned.empty",
  snoozed: "desk.empty_snoozed",
} as const;
const HELP = { mentioned: "mentioned.help", snoozed: "desk.snoozeHelp" } as const;
/** Their words stand in files of their own. */
const apart = (box: Box): box is keyof typeof NAMES => box in NAMES;

/** Where one begins: what waits for a decision comes first for who heads a unit or a body, and for whoever has nothing else to do. */
const firstBox = ({ to_do, to_decide }: Work["counts"], heads: boolean): "to_do" | "to_decide" =>
  to_decide > 0 && (heads || to_do === 0) ? "to_decide" : "to_do";

/** It stays as long as something lies in it: what comes in meanwhile does not take away what one is at. */
function useFirstBox(work: Work | undefined) {
  const me = useQuery(meQuery).data;
  const [box, settle] = useState<"to_do" | "to_decide">();
  if (work && me && !(box && work.counts[box])) {
    const first = firstBox(work.counts, holds(me, "CHAIRMAN", "VICE_CHAIRMAN", "HEAD"));
    if (first !== box) settle(first);
  }
  return box ?? "to_do";
}

/** Triage and finish without leaving: the list, and beside it the chosen task with its acts. */
export function WorkPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/work" });
  const navigate = useNavigate({ from: "/work" });
  const summary = useInfiniteQuery(workQuery("to_do")).data?.pages[0];
  const begun = useFirstBox(summary);
  const box = search.box ?? begun;
  const work = useInfiniteQuery(workQuery(box));
  const items = work.data?.pages.flatMap((page) => page.items) ?? [];
  const [first] = work.data?.pages ?? [];
  // What was just finished leaves the list, and stays beside it until another is chosen.
  const last = useRef<WorkRow>(undefined);
  // What comes in above does not push away what one is at.
  const still = items.find((item) => item.id === last.current?.id);
  const chosen = search.task ?? (still ?? items[0])?.id;
  last.current = items.find((item) => item.id === chosen) ?? last.current;
  const kept = last.current?.id === chosen ? last.current : undefined;
  const shown = kept ?? (chosen ? { kind: "task" as const, id: chosen } : undefined);
  const choose = (task: string) => void navigate({ search: { box, task }, replace: true });
  const [snoozing, openSnooze] = useState<string>();
  const put = useSnooze();
  // What is put aside takes its row along: its neighbour is chosen, and has the focus once the row is gone.
  const aside = useRef<string>(undefined);
  const snooze = (id: string, until: string | null) => {
    const at = items.findIndex((item) => item.id === id);
    const next = items[at + 1] ?? items[at - 1];
    if (next) choose(next.id);
    aside.current = id;
    put(id, until);
  };
  useEffect(() => {
    if (!aside.current || items.some((item) => item.id === aside.current)) return;
    aside.current = undefined;
    if (document.activeElement === document.body)
      document.querySelector<HTMLElement>(`[data-row="${chosen}"]`)?.focus();
  });
  useListKeys(
    items.map((item) => item.id),
    chosen,
    choose,
    (id) => {
      const row = items.find((item) => item.id === id);
      if (row) void navigate(pageOf(row));
    },
    { s: (id) => (kept?.snoozed_until ? snooze(id, null) : openSnooze(id)) },
  );
  // What has a card among the decisions is counted, and found, with them.
  const plans = summary?.plans ?? [];
  const decided = box === "to_decide" ? plans.filter((plan) => plan.tab === null) : [];
  const boxes = BOXES.filter((one) => one === box || !SOMETIMES.includes(one) || summary?.counts[one]);
  return (
    <div className={first && !items.length ? "work work-empty" : "work"}>
      <Crumbs title={t("work.title")}>
        <b>{t("work.title")}</b>
      </Crumbs>
      <div className="work-list">
        <Headline work={summary} />
        <HintsLine />
        <PlanTurns plans={plans.filter((plan) => !decided.includes(plan))} />
        <div className="work-tools">
          {summary && (summary.counts.to_do > 0 || items.length > 0) && (
            <Link to="/report" search={{}} className="button-link">
              <IconTable size={16} stroke={1.75} aria-hidden />
              {t("quick.open")}
            </Link>
          )}
          <ToDeciding count={summary?.counts.to_decide ?? 0} />
        </div>
        <div className="chips" role="tablist" aria-label={t("work.boxes")}>
          {boxes.map((name) => (
            <button
              key={name}
              type="button"
              role="tab"
              aria-selected={name === box}
              className={name === box ? "chip chip-on" : "chip"}
              onClick={() => void navigate({ search: { box: name } })}
            >
              {nameOf(name, t)} <b>{summary?.counts[name] ?? "–"}</b>
            </button>
          ))}
        </div>
        <PlanTurns plans={decided} boxed />
        {work.isPending && <Loading rows={5} height={72} />}
        {work.error && <Failed error={work.error} retry={() => void work.refetch()} />}
        {first && !items.length && !decided.length && (
          <Empty
            title={apart(box) ? t(NOTHING[box]) : t(`work.empty_${box}`)}
            help={box === "snoozed" || box === "mentioned" ? t(HELP[box]) : t("work.emptyHelp")}
            action={<Elsewhere box={box} work={first} />}
          />
        )}
        {first && items.length > 0 && (
          <>
            <WorkList
              items={items}
              box={box}
              chosen={chosen}
              onChoose={choose}
              rests={restOf(first)}
              snoozing={snoozing}
              openSnooze={openSnooze}
              snooze={snooze}
            />
            {work.hasNextPage && (
              <Button
                variant="default"
                className="self-start"
                loading={work.isFetchingNextPage}
                onClick={() => void work.fetchNextPage()}
              >
                {t("activity.more")}
              </Button>
            )}
            <p className="dim small desk">
              {t("work.keys")} · S: {t("desk.snoozeHint")} · ?: {t("desk.keysHint")}
            </p>
          </>
        )}
      </div>
      <Preview row={items.length ? shown : undefined} mentioned={box === "mentioned"} />
    </div>
  );
}

const nameOf = (box: Box, t: TFunction): string => (apart(box) ? t(NAMES[box]) : t(`work.${box}`));

/** Where to look when this box is empty: another that is not, else the plans. */
function Elsewhere({ box, work }: { box: Box; work: Work }) {
  const { t } = useTranslation();
  const other = BOXES.find((name) => name !== box && work.counts[name] > 0);
  return other ? (
    <Button variant="default" renderRoot={(props) => <Link to="/work" search={{ box: other }} {...props} />}>
      {nameOf(other, t)} ({work.counts[other]})
    </Button>
  ) : (
    <Button variant="default" renderRoot={(props) => <Link to="/plans" {...props} />}>
      {t("work.openPlans")}
    </Button>
  );
}

/** What is waiting and how late it is, as a sentence with numbers. */
function Headline({ work }: { work: Work | undefined }) {
  const { t, i18n } = useTranslation();
  const live = useLive();
  const today = live.now().toISOString();
  const { overdue = 0, due_soon: soon = 0 } = work ?? {};
  const decide = work?.counts.to_decide ?? 0;
  const parts = [
    overdue > 0 && t("work.overdueOnly", { overdue }),
    soon > 0 && t("work.soonOnly", { soon }),
    decide > 0 && t("work.decide", { count: decide }),
  ].filter((part) => part !== false);
  return (
    <div className="headline">
      <p className="dim">
        <span className="capital">{weekday(today, i18n.language)}</span>, <time>{showDate(today)}</time>
      </p>
      <h1>
        {parts.map((part, at) => (
          <Fragment key={part}>
            <span className="whole">{at < parts.length - 1 ? `${part},` : part}</span>{" "}
          </Fragment>
        ))}
        {!parts.length && t(work ? "work.calm" : "work.title")}
      </h1>
    </div>
  );
}
