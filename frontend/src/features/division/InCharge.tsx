import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Division } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";
import { type Chosen, chargeOf, leaderOf } from "./division";

/** The leader of each area, and of a unit where that is how the body divides them, since when. */
export function InCharge({
  division,
  chosen,
  set,
}: {
  division: Division;
  chosen: Chosen;
  set: (chosen: Chosen) => void;
}) {
  const { t } = useTranslation();
  const people = [
    { value: "", label: t("start.headOfBody") },
    ...division.leaders.map((leader) => ({
      value: String(leader.id),
      label: `${leader.full_name}, ${leader.title}`,
    })),
  ];
  const row = (affair: string, name: string) => {
    const kept = chargeOf(division, affair);
    return (
      <li key={affair}>
        <label htmlFor={affair}>
          {name}
          {kept && (
            <span className="dim small"> · {t("division.since", { date: showDate(kept.valid_from) })}</span>
          )}
        </label>
        {division.may ? (
          <NativeSelect
            id={affair}
            value={leaderOf(division, chosen, affair)}
            onChange={(event) =>
              set({ ...chosen, leaders: { ...chosen.leaders, [affair]: event.currentTarget.value } })
            }
            data={people}
          />
        ) : (
          <span id={affair}>{kept?.leader.full_name ?? t("start.headOfBody")}</span>
        )}
      </li>
    );
  };
  return (
    <Panel title={t("units.leaders")} aside={t("division.fromToday")}>
      <h3 className="group">{t("start.byArea")}</h3>
      <ul className="start-leaders">{division.areas.map(({ area, title }) => row(`area:${area}`, title))}</ul>
      <h3 className="group">{t("start.byUnit")}</h3>
      <ul className="start-leaders">{division.units.map((unit) => row(`unit:${unit.id}`, unit.name))}</ul>
    </Panel>
  );
}
