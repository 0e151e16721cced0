import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type BodyBelow, type Committee, committeeQuery } from "@/shared/api/committeeQueries";
import { Ranking } from "@/shared/fair/Ranking";
import { Tools } from "@/shared/finding/Tools";
import { showDate, showMoment } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";
import { Bodies, type Shown } from "./Bodies";
import { Orders, Tickets } from "./Lists";
import { RemindBar } from "./RemindBar";
import "@/shared/i18n/committee";

/** The bodies below, by exception; those that are ticked get one reminder. */
export function CommitteePage() {
  const { t } = useTranslation();
  const committee = useQuery(committeeQuery);
  const [picked, pick] = useState<number[]>([]);
  const found = committee.data;
  useAsOf(found?.as_of);
  return (
    <div className="page page-wide stack committee">
      <Crumbs title={t("committee.title")}>
        <b>{t("committee.title")}</b>
      </Crumbs>
      {!found?.items.length && <h1>{t("committee.heading")}</h1>}
      {committee.isPending && <Loading rows={8} height={56} />}
      {committee.error && !found && <Failed error={committee.error} retry={() => void committee.refetch()} />}
      {found && !found.items.length && <Empty title={t("committee.empty")} help={t("committee.emptyHelp")} />}
      {found && found.items.length > 0 && (
        <>
          <div className="page-head">
            <div className="grow">
              <h1>{t("committee.heading")}</h1>
              <p className="dim">
                {t("committee.lead", {
                  count: found.items.length,
                  unopened: found.unopened.length,
                  silent: found.silent.length,
                  worse: found.worse.length,
                })}{" "}
                {t("committee.asOf", { moment: showMoment(found.as_of) })}
              </p>
            </div>
            <Tools path="committee/sheet" asked={{}} file="theo-doi-cap-duoi" />
          </div>
          <Exceptions committee={found} picked={picked} pick={pick} />
          <RemindBar committee={found} picked={picked} onDone={() => pick([])} />
        </>
      )}
    </div>
  );
}

type Picking = { picked: number[]; pick: (units: number[]) => void };

function Exceptions({ committee, picked, pick }: { committee: Committee } & Picking) {
  const { t } = useTranslation();
  const rows = new Map(committee.items.map((row) => [row.unit.id, row]));
  const of = (units: number[]) => units.flatMap((unit) => rows.get(unit) ?? []);
  const list = (
    name: "watched" | "unopened" | "silent" | "worse" | "worst" | "best",
    bodies: BodyBelow[],
    shown: Shown[],
  ) => (
    <Bodies
      id={name}
      title={t(`committee.list.${name}`, { date: showDate(committee.since).slice(0, 5) })}
      none={t(`committee.none.${name}`)}
      rows={bodies}
      shown={shown}
      picked={committee.may.remind ? picked : undefined}
      pick={pick}
    />
  );
  return (
    <>
      <div className="committee-lists">
        {list("unopened", of(committee.unopened), ["unopened", "unopened_since"])}
        {list("silent", of(committee.silent), ["silent", "heard_at"])}
        {list("worse", of(committee.worse), ["overdue_before", "overdue", "reason"])}
        {list(
          "watched",
          committee.items.filter((row) => row.watched),
          ["overdue", "reason"],
        )}
        <Orders committee={committee} />
        <Tickets
          id="long"
          title={t("committee.list.long")}
          none={t("committee.none.long")}
          rows={committee.long}
        />
        <Tickets
          id="repeats"
          title={t("committee.list.repeats")}
          none={t("committee.none.repeats")}
          rows={committee.repeats}
        />
      </div>
      <Ranking
        says={t(committee.ranked ? "committee.ranked" : "committee.notRanked")}
        label={t("committee.rank")}
        on={committee.ranked}
        may={committee.may.rank}
      />
      {committee.ranked && (
        <div className="committee-lists">
          {list("worst", of(committee.worst), ["share", "reason", "extended", "waiting", "stuck"])}
          {list("best", of(committee.best), ["share", "reason", "extended", "waiting", "stuck"])}
        </div>
      )}
      <Bodies
        title={t("committee.list.all", { count: committee.items.length })}
        none=""
        rows={committee.items}
        shown={["open", "overdue", "share", "extended", "waiting", "stuck", "reason"]}
        picked={committee.may.remind ? picked : undefined}
        pick={pick}
      />
    </>
  );
}
