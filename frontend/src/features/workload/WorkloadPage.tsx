import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import { WORK_FIGURES, type WorkFigure, workloadQuery } from "@/shared/api/queries";
import type { PersonsWork } from "@/shared/api/types";
import { FairTabs } from "@/shared/fair/FairTabs";
import { showMoment } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { PersonName } from "@/shared/ui/people";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { useAsOf } from "@/shared/ui/useAsOf";
import { OpenTasks } from "./OpenTasks";

/** What lies with each of the reader's people, in the order of units: to share out work, never to rank anybody. */
export function WorkloadPage() {
  const { t } = useTranslation();
  const { person, figure } = useSearch({ from: "/shell/workload" });
  const workload = useQuery({ ...workloadQuery, staleTime: 0 });
  const items = workload.data?.items ?? [];
  useAsOf(workload.data?.as_of);
  return (
    <div className="page page-wide stack">
      <Crumbs title={t("workload.title")}>
        <b>{t("workload.title")}</b>
      </Crumbs>
      <div>
        <h1>{t("workload.title")}</h1>
        <p className="dim">
          {t(workload.data?.oversees ? "workload.lead" : "workload.leadOwn")}{" "}
          {workload.data && t("workload.asOf", { moment: showMoment(workload.data.as_of) })}
        </p>
      </div>
      <FairTabs />
      {workload.isPending && <Loading rows={6} height={52} />}
      {workload.error && <Failed error={workload.error} retry={() => void workload.refetch()} />}
      {workload.data && !items.length && <Empty title={t("workload.empty")} />}
      {items.length > 0 && (
        <People
          items={items}
          chosen={person}
          figure={figure ?? "open"}
          oversees={workload.data?.oversees ?? false}
        />
      )}
    </div>
  );
}

type Props = { items: PersonsWork[]; chosen: string | undefined; figure: WorkFigure; oversees: boolean };

function People({ items, chosen, figure, oversees }: Props) {
  const { t } = useTranslation();
  return (
    <div className="table-wrap">
      <table className="outline workload">
        <thead>
          <tr>
            <th scope="col">{t("workload.person")}</th>
            {WORK_FIGURES.map((count) => (
              <th key={count} scope="col" className="number">
                {t(`workload.${count}`)}
              </th>
            ))}
            <th scope="col">{t("workload.quarter")}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <Fragment key={row.person.id}>
              <Row row={row} chosen={String(row.person.id) === chosen} />
              {String(row.person.id) === chosen && (
                <tr className="row-open">
                  <td colSpan={WORK_FIGURES.length + 2}>
                    <OpenTasks
                      key={figure}
                      row={row}
                      figure={figure}
                      others={items.filter(
                        ({ person }) =>
                          oversees && person.unit?.id === row.person.unit?.id && person.id !== row.person.id,
                      )}
                    />
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, chosen }: { row: PersonsWork; chosen: boolean }) {
  const { t } = useTranslation();
  const person = String(row.person.id);
  return (
    <tr className={chosen ? "row-chosen" : undefined}>
      <td>
        <Link
          to="/workload"
          search={chosen ? {} : { person }}
          replace
          resetScroll={false}
          className="workload-person"
          aria-expanded={chosen}
        >
          <PersonName person={row.person} />
        </Link>
        <p className="dim small">
          {[row.person.title, row.person.unit?.short_name].filter(Boolean).join(", ")}
        </p>
      </td>
      {WORK_FIGURES.map((count) => (
        <td
          key={count}
          data-label={t(`workload.${count}`)}
          className={row[count] ? "number" : "number dim none"}
        >
          {row[count] ? (
            <Link
              to="/workload"
              search={{ person, figure: count }}
              replace
              resetScroll={false}
              className="link figure-link"
            >
              {count === "overdue" ? <b>{row.overdue}</b> : row[count]}
              <span className="visually-hidden">: {row.person.full_name}</span>
            </Link>
          ) : (
            0
          )}
        </td>
      ))}
      <td data-label={t("workload.quarter")} className="nowrap">
        <Link to="/people/$userId/results" params={{ userId: person }} search={{}} className="link">
          {t("workload.results")}
          <span className="visually-hidden">: {row.person.full_name}</span>
        </Link>
      </td>
    </tr>
  );
}
