import { Button, Menu } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { IconBookmark, IconBookmarkPlus, IconDots } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { savedViewsQuery } from "@/shared/api/queries";
import type { SavedView, SavedViews as Views } from "@/shared/api/types";
import { useAct } from "@/shared/api/useAct";
import { REFUSED } from "@/shared/ui/refused";
import { SaveView } from "./SaveView";

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
  const [saving, save] = useState(false);
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
  if (!views) return null;
  const items = views.items.filter((view) => view.kind === kind);
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
            {view.unit && <span className="dim">{view.unit.short_name}</span>}
          </button>
          {view.may_change && (
            <More
              view={view}
              now={now}
              rewrite={(query) => write("views", { ...bodyOf(view), query })}
              drop={() => write("views/removal", { id: view.id })}
            />
          )}
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
        <button type="button" className="chip chip-dashed" onClick={() => save(true)}>
          <IconBookmarkPlus size={16} stroke={1.75} aria-hidden />
          {t("views.save")}
        </button>
      )}
      <SaveView
        kind={kind}
        query={now}
        units={views.units}
        opened={saving}
        onClose={() => save(false)}
        onSaved={choose}
      />
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
  rewrite,
  drop,
}: {
  view: SavedView;
  now: string;
  rewrite: (query: string) => void;
  drop: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <button type="button" className="icon-button" aria-label={t("views.moreOf", { name: view.name })}>
          <IconDots size={16} stroke={1.75} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {view.query !== now && now && (
          <Menu.Item onClick={() => rewrite(now)}>{t("views.takePresent")}</Menu.Item>
        )}
        <Menu.Item color="son" onClick={drop}>
          {t("views.drop")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
