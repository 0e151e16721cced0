import { Button } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { AWAITING, awaitingQuery, taskQuery } from "@/shared/api/queries";
import type { TaskRow } from "@/shared/api/types";
import { Acts } from "@/shared/transitions/Acts";
import { Flags, StateBadge } from "@/shared/ui/badges";
import { showDate } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";

/** What has no date: until an event comes, or on the day on which it is looked at again. */
export function AwaitingPage() {
  const { t } = useTranslation();
  const { list = "EVENT" } = useSearch({ from: "/shell/awaiting" });
  const found = useInfiniteQuery(awaitingQuery(list));
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <div className="page stack">
      <Crumbs title={t("awaiting.title")} back={{ to: "/plans", search: {} }}>
        <Link to="/plans" search={{}} className="desk">
          {t("nav.plans")}
        </Link>
        <b>{t("awaiting.title")}</b>
      </Crumbs>
      <div>
        <h1>{t("awaiting.title")}</h1>
        <p className="dim">{t("awaiting.lead")}</p>
      </div>
      <nav className="chips" aria-label={t("awaiting.which")}>
        {AWAITING.map((one) => (
          <Link
            key={one}
            to="/awaiting"
            search={{ list: one }}
            className={one === list ? "chip chip-on" : "chip"}
            aria-current={one === list ? "page" : undefined}
          >
            {t(`awaiting.${one}`)}
          </Link>
        ))}
      </nav>
      {found.isPending && <Loading rows={4} height={76} />}
      {found.error && <Failed error={found.error} retry={() => void found.refetch()} />}
      {found.data && !rows.length && (
        <Empty title={t(`awaiting.empty_${list}`)} help={t("awaiting.emptyHelp")} />
      )}
      {rows.length > 0 && (
        <p className="dim small" role="status">
          {t(found.hasNextPage ? "awaiting.countMore" : "awaiting.count", { count: rows.length })}
        </p>
      )}
      {rows.length > 0 && (
        <ul className="list">
          {rows.map((row) => (
            <Row key={row.id} row={row} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <Button
          variant="default"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t("awaiting.more")}
        </Button>
      )}
    </div>
  );
}

const DATING = ["event_came", "set_due", "set_review", "set_rhythm"];

function Row({ row }: { row: TaskRow }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  // What may be done with it is asked for the row that is worked on, not for a whole page of them.
  const task = useQuery({ ...taskQuery(row.id), enabled: open });
  const acts = task.data?.transitions.filter(({ name }) => DATING.includes(name)) ?? [];
  return (
    <li className="item awaiting-item">
      <div className="grow">
        <Link to="/tasks/$taskId" params={{ taskId: row.id }} className="item-title clamp-2">
          {row.line_no && <span className="dim item-no">{row.line_no} </span>}
          {row.title}
        </Link>
        <p className="item-facts">
          <StateBadge state={row.state} returned={row.returned} look="plain" />
          <span>{row.lead.short_name}</span>
          <Flags row={row} />
        </p>
        <p className="item-facts">
          {row.due.printed && (
            <span>
              <span className="dim">{t("awaiting.printed")}:</span> {row.due.printed}
            </span>
          )}
          {row.due.review_on && (
            <span>
              <span className="dim">{t("task.review")}</span> <time>{showDate(row.due.review_on)}</time>
            </span>
          )}
        </p>
      </div>
      {acts.length ? (
        <Acts
          transitions={acts}
          subject={{ type: "task", id: row.id }}
          title={[row.title, row.due.printed].filter(Boolean).join(" · ")}
          keys={false}
        />
      ) : (
        <Button
          variant="default"
          loading={task.isFetching}
          disabled={open && !task.isFetching}
          onClick={() => setOpen(true)}
        >
          {t("awaiting.acts")}
          <span className="visually-hidden">: {row.title}</span>
        </Button>
      )}
    </li>
  );
}
