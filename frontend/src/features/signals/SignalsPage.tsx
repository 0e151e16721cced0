import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { signalsQuery } from "@/shared/api/radarQueries";
import type { SignalRow } from "@/shared/api/types";
import { FairTabs } from "@/shared/fair/FairTabs";
import { Hint } from "@/shared/signals/Hint";
import { Crumbs, Panel } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";

/** What one should explain oneself, and, to a leader, what stayed unexplained: in no figure and no ranking. */
export function SignalsPage() {
  const { t } = useTranslation();
  const signals = useQuery(signalsQuery);
  const items = signals.data?.items ?? [];
  const groups: [string, SignalRow[]][] = [
    [t("signal.mine"), items.filter((one) => one.mine && one.state === "OPEN")],
    [t("signal.toLeader"), items.filter((one) => !one.mine && one.state !== "SETTLED")],
    [
      t("signal.past"),
      items.filter((one) => one.state === "SETTLED" || (one.mine && one.state === "ANSWERED")),
    ],
  ];
  return (
    <div className="page page-wide stack">
      <Crumbs title={t("signal.title")} back={{ to: "/workload", search: {} }}>
        <b>{t("signal.title")}</b>
      </Crumbs>
      <div>
        <h1>{t("signal.title")}</h1>
        <p className="dim">{t("signal.lead", { count: signals.data?.own_days ?? 5 })}</p>
      </div>
      <FairTabs />
      {signals.isPending && <Loading rows={4} height={72} />}
      {signals.error && !signals.data && (
        <Failed error={signals.error} retry={() => void signals.refetch()} />
      )}
      {signals.data && !items.length && <Empty title={t("signal.empty")} help={t("signal.emptyHelp")} />}
      {groups.map(([title, rows]) =>
        rows.length ? (
          <Panel key={title} title={title} aside={rows.length}>
            <ul className="list">
              {rows.map((one) => (
                <li key={one.id} className="item">
                  <div className="grow stack">
                    <Record one={one} />
                    <Hint one={one} />
                  </div>
                </li>
              ))}
            </ul>
          </Panel>
        ) : null,
      )}
    </div>
  );
}

function Record({ one }: { one: SignalRow }) {
  const { t } = useTranslation();
  const { record } = one;
  if (!record)
    return (
      <p className="item-title">
        {one.mine ? t("signal.all") : t("signal.allOf", { name: one.owner?.full_name ?? "" })}
      </p>
    );
  switch (record.type) {
    case "ticket":
      return (
        <Link to="/tickets/$ticketId" params={{ ticketId: record.id }} className="item-title">
          {record.title}
        </Link>
      );
    case "plan":
      return (
        <Link to="/plans/$planId" params={{ planId: record.id }} search={{}} className="item-title">
          {record.title}
        </Link>
      );
    default:
      return (
        <Link to="/tasks/$taskId" params={{ taskId: record.id }} className="item-title">
          {record.title}
        </Link>
      );
  }
}
