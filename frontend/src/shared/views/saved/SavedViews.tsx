import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBookmark, IconBookmarkPlus, IconDots, IconPinFilled } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { savedViewsQuery } from "@/shared/api/queries";
import type { SavedView, SavedViews as Views } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { REFUSED } from "@/shared/ui/refused";
import { SaveView, type Wish } from "./SaveView";

/** Ways of looking that were given a name, one's own and one's units'; the address holds the present one (`now`) anyway. */
export function SavedViews({
  kind,
  now,
  show,
}: {
  /** Whose views: each kind of record has a page of its own. */
  kind: SavedView["kind"];
  now: string;
  show: (kept: Record<string, string>) => void;
}) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const views = useQuery(savedViewsQuery).data;
  const [wish, save] = useState<Wish>();
  const [chosen, choose] = useState<string>();
  const act = useAct<Views>((answer) => queries.setQueryData(savedViewsQuery.queryKey, answer));
  const write = (path: string, body: Record<string, unknown>) =>
    act.mutate(
      { path, body },
      {
        onError: (error) =>
          notifications.show({
            ...REFUSED,
            title: t("views.notSaved"),
            message: error.message,
          }),
      },
    );
  const items = views?.items.filter((view) => view.kind === kind) ?? [];
  if (!items.length && !now) return null; // else its line stands from the start, and nothing below it is pushed away
  const last = items.find((view) => view.id === chosen);
  const changed = last && last.query !== now;
  return (
    <nav className="chips saved-views no-print" aria-label={t("views.saved")}>
      {items.map((view) => (
        <span key={view.id} className="saved-view">
          <button
            type="button"
            className={view.query === now ? "chip chip-on" : "chip"}
            aria-pressed={view.query === now}
            title={view.unit ? t("views.ofUnit", { unit: view.unit.short_name, name: view.by }) : undefined}
            onClick={() => {
              choose(view.id);
              show(Object.fromEntries(new URLSearchParams(view.query)));
            }}
          >
            <IconBookmark size={16} stroke={1.75} aria-hidden />
            {view.name}
            {view.opens && (
              <>
                <IconPinFilled size={12} aria-hidden />
                <span className="visually-hidden">{t("views.opens")}</span>
              </>
            )}
            {view.unit && <span className="dim">{view.unit.short_name}</span>}
          </button>
          <More
            view={view}
            now={now}
            change={() => save(view)}
            open={(id) => write("views/opening", { kind, id })}
            rewrite={() => write("views", { ...bodyOf(view), query: now })}
            drop={() => write("views/removal", { id: view.id })}
          />
        </span>
      ))}
      {changed && last.may_change && (
        <Button
          variant="subtle"
          size="compact-sm"
          loading={act.isPending}
          onClick={() => write("views", { ...bodyOf(last), query: now })}
        >
          {t("views.saveChange", { name: last.name })}
        </Button>
      )}
      {now && !items.some((view) => view.query === now) && (
        <button
          type="button"
          className="chip chip-dashed"
          onClick={() => save({ kind, name: "", query: now, unit: null })}
        >
          <IconBookmarkPlus size={16} stroke={1.75} aria-hidden />
          {t("views.save")}
        </button>
      )}
      <SaveView wish={wish} units={views?.units ?? []} onClose={() => save(undefined)} onSaved={choose} />
    </nav>
  );
}

const bodyOf = ({ id, kind, name, query, unit }: SavedView) => ({
  id,
  kind,
  name,
  query,
  unit: unit?.id ?? null,
});

function More({
  view,
  now,
  change,
  open,
  rewrite,
  drop,
}: {
  view: SavedView;
  now: string;
  change: () => void;
  /** What the page opens with; null: as for everybody. */
  open: (id: string | null) => void;
  rewrite: () => void;
  drop: () => void;
}) {
  const { t } = useTranslation();
  const opens = view.kind !== "plan_tasks"; // a plan opens as its appendix prints it
  if (!opens && !view.may_change) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="icon-button" aria-label={t("views.moreOf", { name: view.name })}>
          <IconDots size={16} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {opens && (
          <Menu.Item onClick={() => open(view.opens ? null : view.id)}>
            {t(view.opens ? "views.opensNot" : "views.opensIt")}
          </Menu.Item>
        )}
        {view.may_change && (
          <>
            <Menu.Item onClick={change}>{t("views.change")}</Menu.Item>
            {view.query !== now && now && <Menu.Item onClick={rewrite}>{t("views.takePresent")}</Menu.Item>}
            <Menu.Item color="son" onClick={drop}>
              {t("views.drop")}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
