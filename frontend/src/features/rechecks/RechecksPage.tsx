import { Alert, Select } from "@mantine/core";
import { IconAlertTriangle, IconDice5 } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { rechecksQuery } from "@/shared/api/radarQueries";
import type { RecheckRow, Rechecks } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { Tools } from "@/shared/finding/Tools";
import { RecheckBadge } from "@/shared/ticket/Rechecks";
import { Badge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Ready } from "@/shared/ui/Ready";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";

const STATES = ["OPEN", "HOLDS", "NOT_HELD"] as const;

/** What was closed and drawn by lot to be looked at again, with what came of it. */
export function RechecksPage() {
  const { t } = useTranslation();
  const filter = useSearch({ from: "/shell/rechecks" });
  const rechecks = useQuery(rechecksQuery(filter));
  const items = rechecks.data?.items ?? [];
  useAsOf(rechecks.data?.as_of);
  const open = items.filter((row) => row.state === "OPEN").length;
  return (
    <div className="page page-wide stack">
      <Crumbs title={t("recheck.list")} back={{ to: "/inspections", search: {} }}>
        <Link to="/inspections" search={{}} className="desk">
          {t("nav.inspections")}
        </Link>
        <b>{t("recheck.list")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{open ? t("recheck.waiting", { count: open }) : t("recheck.list")}</h1>
          <p className="dim">{t("recheck.lead")}</p>
        </div>
        {rechecks.data?.may_draw && <DrawNow of={rechecks.data} />}
      </div>
      <Filters />
      {rechecks.isPending && <Loading rows={5} height={56} />}
      {rechecks.error && !rechecks.data && (
        <Failed error={rechecks.error} retry={() => void rechecks.refetch()} />
      )}
      {rechecks.data && !items.length && (
        <Empty
          title={t(Object.values(filter).some(Boolean) ? "recheck.emptyFiltered" : "recheck.empty")}
          help={t("recheck.emptyHelp")}
        />
      )}
      {items.length > 0 && <Table rows={items} />}
    </div>
  );
}

/** The month's draw by hand, unless it was held. */
function DrawNow({ of }: { of: Rechecks }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const draw = useAct<Rechecks>(() => {
    for (const list of ["inspections", "work"]) void queries.invalidateQueries({ queryKey: [list] });
  });
  return (
    <div className="recheck-draw">
      <Ready
        leftSection={<IconDice5 size={16} aria-hidden />}
        unmet={of.drawn_on ? t("recheck.drawnAlready") : !of.ready && t("recheck.noneReady")}
        loading={draw.isPending}
        onClick={() => draw.mutate({ path: "rechecks", body: {}, withId: true })}
      >
        {t("recheck.draw")}
      </Ready>
      <p className="dim small">
        {of.drawn_on
          ? t("recheck.drawnOn", { date: showDate(of.drawn_on) })
          : t("recheck.ready", { count: of.ready })}
      </p>
      {draw.problem && (
        <Alert color="son" role="alert">
          {draw.problem.message}
        </Alert>
      )}
    </div>
  );
}

function Filters() {
  const { t } = useTranslation();
  const filter = useSearch({ from: "/shell/rechecks" });
  const navigate = useNavigate({ from: "/rechecks" });
  return (
    <search className="filters">
      <Select
        aria-label={t("recheck.outcome")}
        placeholder={`${t("recheck.outcome")}: ${t("plans.all")}`}
        clearable
        data={STATES.map((value) => ({ value, label: t(`recheck.state.${value}`) }))}
        value={filter.state ?? null}
        onChange={(state) =>
          void navigate({ search: { ...filter, state: state ?? undefined }, replace: true })
        }
        className={filter.state ? "filter filter-on" : "filter"}
      />
      <Tools path="rechecks/sheet" asked={filter} file="phuc-tra" />
    </search>
  );
}

function Table({ rows }: { rows: RecheckRow[] }) {
  const { t } = useTranslation();
  const heads = [
    t("recheck.ticket"),
    t("recheck.closed"),
    t("recheck.draws"),
    t("recheck.due"),
    t("recheck.outcome"),
  ];
  return (
    <div className="table-wrap">
      <table className="outline">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td>
                <Link to="/tickets/$ticketId" params={{ ticketId: row.ticket }} className="item-title">
                  <span className="dim item-no">{row.code} </span>
                  {row.text}
                </Link>
                <p className="dim small">{row.body.short_name}</p>
              </td>
              <td data-label={t("recheck.closed")}>{row.closed_on ? showDate(row.closed_on) : "–"}</td>
              <td data-label={t("recheck.draws")}>
                <Link to="/rechecks/draws/$drawId" params={{ drawId: row.draw }} className="link">
                  {showDate(row.drawn_on)}
                </Link>
              </td>
              <td data-label={t("recheck.due")}>
                {showDate(row.due_on)}{" "}
                {row.overdue && (
                  <Badge tone="red" icon={IconAlertTriangle}>
                    {t("timelinessName.OVERDUE")}
                  </Badge>
                )}
              </td>
              <td data-label={t("recheck.outcome")}>
                <RecheckBadge state={row.state} />
                {row.note && <p className="small">{row.note}</p>}
                {row.at && (
                  <p className="dim small">{[row.by, showDate(row.at)].filter(Boolean).join(", ")}</p>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
