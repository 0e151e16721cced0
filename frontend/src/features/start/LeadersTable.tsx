import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BodyChoices } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import { type Chosen, leaderOf } from "./choices";

/** Which leader has the affairs of each area, and of a unit where that is how the body divides them. */
export function LeadersTable({
  choices,
  chosen,
  set,
}: {
  choices: BodyChoices;
  chosen: Chosen;
  set: (chosen: Chosen) => void;
}) {
  const { t } = useTranslation();
  const people = [
    { value: "", label: t("start.headOfBody") },
    ...choices.leaders.map((leader) => ({
      value: String(leader.id),
      label: `${leader.full_name}, ${leader.title}`,
    })),
  ];
  const row = (affair: string, name: string) => (
    <li key={affair}>
      <label htmlFor={affair}>{name}</label>
      <NativeSelect
        id={affair}
        value={leaderOf(choices, chosen, affair)}
        onChange={(event) =>
          set({ ...chosen, leaders: { ...chosen.leaders, [affair]: event.currentTarget.value } })
        }
        data={people}
      />
    </li>
  );
  return (
    <Panel title={t("start.leaders")} aside={t("start.leadersHelp")}>
      {choices.leaders.length === 0 ? (
        <p className="dim">{t("start.noLeaders")}</p>
      ) : (
        <>
          <h3 className="group">{t("start.byArea")}</h3>
          <ul className="start-leaders">
            {choices.areas.map(({ area, title }) => row(`area:${area}`, title))}
          </ul>
          <details>
            <summary>{t("start.byUnit")}</summary>
            <ul className="start-leaders">
              {choices.units.map((unit) => row(`unit:${unit.id}`, unit.name))}
            </ul>
          </details>
        </>
      )}
    </Panel>
  );
}
