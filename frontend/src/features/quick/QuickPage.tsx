import { Button, Checkbox } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconCopy } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link, useSearch } from "@tanstack/react-router";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Grid, meQuery } from "@/shared/api/queries";
import type { QuickRow } from "@/shared/api/types";
import { useLive } from "@/shared/live/LiveProvider";
import { copy } from "@/shared/ui/copy";
import { showDate } from "@/shared/ui/dates";
import { Crumbs } from "@/shared/ui/Page";
import { Empty, Failed, Loading } from "@/shared/ui/states";
import { COLUMNS, type Column, type Complaints, told } from "./columns";
import { asTable, asText } from "./copying";
import { brought, cellsOf, nothingNew, pasted, withCells, without } from "./drafts";
import { Elsewhere } from "./Elsewhere";
import { GridBar } from "./GridBar";
import { GridTable } from "./GridTable";
import { Reuse } from "./Reuse";
import { SheetButtons, SheetErrors, useSheet } from "./Sheet";
import { useGrid } from "./useGrid";
import { wordsOfStandings } from "./words";

/** All my open tasks in one grid, reported without leaving it. */
export function QuickPage() {
  const me = useQuery(meQuery).data;
  const { of = "mine" } = useSearch({ from: "/shell/report" });
  return me ? <Quick key={of} user={me.id} of={of} /> : null;
}

function Quick({ user, of }: { user: number; of: Grid }) {
  const { t } = useTranslation();
  const live = useLive();
  const [percents, setPercents] = useState(false);
  const [reusing, setReusing] = useState<QuickRow | null>(null);
  const [wrong, setWrong] = useState<Record<string, Complaints>>({});
  const grid = useGrid(user, of);
  const { query, rows, drafts, change } = grid;
  const [first] = query.data?.pages ?? [];
  const today = showDate(live.now().toISOString());
  const year = Number(today.slice(-4));
  const withPercent = percents || rows.some((row) => drafts[row.id]?.cells.percent);
  const withBasis = rows.some((row) => row.needs_basis);
  const columns = useMemo(
    () =>
      COLUMNS.filter((column) => (column !== "percent" || withPercent) && (column !== "basis" || withBasis)),
    [withPercent, withBasis],
  );
  const typed = rows.filter((row) => drafts[row.id]);
  const ready = rows.filter(
    (row) => row.last?.standing === "DONE" && !drafts[row.id] && row.state !== "ON_HOLD",
  );

  const save = () => {
    const read = typed.map((row) => {
      return { row, said: told(row, drafts[row.id] as (typeof drafts)[string], year, t) };
    });
    const complaints = Object.fromEntries(
      read
        .filter(({ said: [, bad] }) => Object.keys(bad).length)
        .map(({ row, said: [, bad] }) => [row.id, bad]),
    );
    setWrong(complaints);
    const good = read.filter(({ row }) => !complaints[row.id]).map(({ said: [item] }) => item);
    if (good.length) grid.save(good);
    focusFirst(rows, columns, complaints);
  };
  const nothing = (of: QuickRow[]) => change((all) => nothingNew(all, of, t("quick.nothingNew"), today));
  const paste = (text: string, row: number, column: Column) => {
    const made = pasted(drafts, rows, columns, { row, column }, cellsOf(text), wordsOfStandings, today);
    change(() => made.drafts);
    if (made.unread)
      notifications.show({
        color: "nghe",
        withCloseButton: false,
        message: t("quick.unread", { count: made.unread }),
      });
  };
  const sheet = useSheet(of, typed.length, (came) => {
    const made = brought(drafts, rows, came, today);
    change(() => made.drafts);
    return made.changed;
  });
  const put = () => {
    const done = copy(asText(rows, drafts, t), asTable(rows, drafts, t));
    notifications.show({
      withCloseButton: false,
      message: t(done ? "quick.copied" : "quick.notCopied", { count: rows.length }),
    });
  };
  return (
    <div className="page page-wide stack">
      <Crumbs title={t("quick.title")} back={{ to: "/work", search: {} }}>
        <Link to="/work" search={{}} className="desk">
          {t("work.title")}
        </Link>
        <b>{t("quick.title")}</b>
      </Crumbs>
      <div className="page-head">
        <div className="grow">
          <h1>{t("quick.title")}</h1>
          <p className="dim">{t(of === "unit" ? "quick.leadUnit" : "quick.lead")}</p>
        </div>
        {rows.length > 0 && (
          <div className="acts">
            <SheetButtons sheet={sheet} />
            <Button variant="default" leftSection={<IconCopy size={16} aria-hidden />} onClick={put}>
              {t("quick.copy")}
            </Button>
          </div>
        )}
      </div>
      <SheetErrors sheet={sheet} />
      {first && !query.hasNextPage && (
        <Elsewhere
          drafts={without(
            drafts,
            rows.map((row) => row.id),
          )}
          drop={(tasks) => change((all) => without(all, tasks))}
        />
      )}
      {first?.heads && <Grids of={of} />}
      {query.isPending && <Loading rows={8} height={56} />}
      {query.error && <Failed error={query.error} retry={() => void query.refetch()} />}
      {first && !rows.length && <Empty title={t("quick.empty")} help={t("work.emptyHelp")} />}
      {rows.length > 0 && (
        <>
          <div className="quick-tools">
            <p className="dim small grow desk">{t("quick.keys")}</p>
            <Checkbox
              label={t("quick.withPercent")}
              checked={percents}
              onChange={(event) => setPercents(event.currentTarget.checked)}
            />
            <button
              type="button"
              className="text-button"
              onClick={() => nothing(rows.filter((row) => !drafts[row.id] && row.last?.standing !== "DONE"))}
            >
              {t("quick.nothingRest")}
            </button>
          </div>
          <GridTable
            rows={rows}
            columns={columns}
            drafts={drafts}
            wrong={wrong}
            unit={of === "unit"}
            busy={grid.saving.isPending}
            set={(row, cells, more) => {
              grid.goOn();
              setWrong(({ [row.id]: _mended, ...rest }) => rest);
              change((all) => withCells(all, row, cells, today, more));
            }}
            reuse={setReusing}
            paste={paste}
            nothing={nothing}
          />
          {query.hasNextPage && (
            <Button
              variant="default"
              className="self-start"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t("activity.more")}
            </Button>
          )}
        </>
      )}
      <Reuse
        row={reusing}
        onUse={(row, again) => change((all) => withCells(all, row, {}, today, { again }))}
        onClose={() => setReusing(null)}
      />
      <GridBar grid={grid} typed={typed} ready={ready} wrong={Object.keys(wrong).length} save={save} />
    </div>
  );
}

/** Mine, or the unit's: for who heads one. */
function Grids({ of }: { of: Grid }) {
  const { t } = useTranslation();
  return (
    <nav className="chips" aria-label={t("quick.grids")}>
      {(["mine", "unit"] as const).map((one) => (
        <Link
          key={one}
          to="/report"
          search={one === "mine" ? {} : { of: one }}
          className={one === of ? "chip chip-on" : "chip"}
          aria-current={one === of ? "page" : undefined}
        >
          {t(`quick.of_${one}`)}
        </Link>
      ))}
    </nav>
  );
}

function focusFirst(rows: QuickRow[], columns: readonly Column[], wrong: Record<string, Complaints>): void {
  const index = rows.findIndex((row) => wrong[row.id]);
  const complaints = wrong[rows[index]?.id ?? ""] ?? {};
  const column = columns.find((one) => complaints[one]) ?? Object.keys(complaints)[0];
  if (column) document.getElementById(`quick-${index}-${column}`)?.focus();
}
