import {
  IconCalendar,
  IconLayoutKanban,
  IconListTree,
  type IconProps,
  IconTable,
  IconTimeline,
} from "@tabler/icons-react";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import type { View } from "./filter";

const ICONS: Record<View, ComponentType<IconProps>> = {
  outline: IconListTree,
  table: IconTable,
  board: IconLayoutKanban,
  timeline: IconTimeline,
  calendar: IconCalendar,
};

/** How the same tasks are looked at; the first of `views` is the one that the address leaves out. */
export function ViewSwitch({
  views,
  view,
  choose,
}: {
  views: readonly View[];
  view: View;
  choose: (view: View | undefined) => void;
}) {
  const { t } = useTranslation();
  return (
    <fieldset className="view-switch" aria-label={t("views.views")}>
      {views.map((one) => {
        const Glyph = ICONS[one];
        return (
          <button
            key={one}
            type="button"
            className={one === view ? "view-on" : ""}
            aria-pressed={one === view}
            title={t(`views.view.${one}`)}
            onClick={() => choose(one === views[0] ? undefined : one)}
          >
            <Glyph size={16} stroke={1.75} aria-hidden />
            <span>{t(`views.view.${one}`)}</span>
          </button>
        );
      })}
    </fieldset>
  );
}
