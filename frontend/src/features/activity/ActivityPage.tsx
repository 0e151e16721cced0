import { Select } from "@mantine/core";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type EventKind, fetchActivity, optionsQuery } from "@/shared/api/queries";
import type { Unit } from "@/shared/api/types";
import { Crumbs } from "@/shared/ui/Page";
import { Pages } from "@/shared/ui/Pages";
import { Feed } from "@/shared/ui/Timeline";

const KINDS: (EventKind | undefined)[] = [undefined, "decisions", "progress"];

/** What happened: all of it, what one has to do with, or what lies with a unit; which, stands in the address. */
export function ActivityPage() {
  const { t } = useTranslation();
  const search = useSearch({ from: "/shell/activity" });
  const navigate = useNavigate({ from: "/activity" });
  const units = (useQuery(optionsQuery("units")).data?.items ?? []) as Unit[];
  const events = useInfiniteQuery({
    queryKey: ["activity", "all", search],
    queryFn: ({ pageParam }) =>
      fetchActivity(undefined, pageParam, search.kind, {
        mine: search.of && "true",
        unit: search.unit,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const show = (next: typeof search) => void navigate({ search: { ...search, ...next }, replace: true });
  const unit = units.find((one) => String(one.id) === search.unit);
  return (
    <div className="page page-narrow stack">
      <Crumbs title={t("activity.title")}>
        <b>{t("activity.title")}</b>
      </Crumbs>
      <div>
        <h1>
          {unit ? t("feed.ofUnit", { unit: unit.name }) : search.of ? t("feed.ofMe") : t("activity.title")}
        </h1>
        <p className="dim">{t("activity.lead")}</p>
      </div>
      <search className="feed-filters">
        <fieldset className="chips" aria-label={t("feed.of")}>
          <Chip on={!search.of && !search.unit} show={() => show({ of: undefined, unit: undefined })}>
            {t("feed.all")}
          </Chip>
          <Chip on={Boolean(search.of)} show={() => show({ of: "me", unit: undefined })}>
            {t("feed.mine")}
          </Chip>
        </fieldset>
        <Select
          aria-label={t("feed.unit")}
          placeholder={t("feed.unit")}
          data={units.map((one) => ({ value: String(one.id), label: one.short_name }))}
          value={search.unit ?? null}
          onChange={(value) => show({ unit: value ?? undefined, of: undefined })}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t("feed.noUnit") }}
        />
        <fieldset className="chips" aria-label={t("task.historyShow")}>
          {KINDS.map((kind) => (
            <Chip key={kind ?? "all"} on={kind === search.kind} show={() => show({ kind })}>
              {t(`task.historyKind.${kind ?? "all"}`)}
            </Chip>
          ))}
        </fieldset>
      </search>
      <section className="panel">
        <Pages
          events={events}
          of={Feed}
          filtered={search.of !== undefined || search.unit !== undefined || search.kind !== undefined}
        />
      </section>
    </div>
  );
}

function Chip({ on, show, children }: { on: boolean; show: () => void; children: string }) {
  return (
    <button type="button" className={on ? "chip chip-on" : "chip"} aria-pressed={on} onClick={show}>
      {children}
    </button>
  );
}
