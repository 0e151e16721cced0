import { NativeSelect } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Division } from "@/shared/api/types";
import { AreaChecks } from "@/shared/areas/AreaChecks";
import { Panel } from "@/shared/ui/Page";
import type { Chosen, Deputising } from "./division";

const KINDS: Deputising[] = ["NEVER", "WHEN_AWAY", "ALWAYS", "AREAS"];

/** When each deputy of a unit acts for its head, with no paper. */
export function Deputies({
  division,
  chosen,
  set,
}: {
  division: Division;
  chosen: Chosen;
  set: (chosen: Chosen) => void;
}) {
  const { t } = useTranslation();
  return (
    <Panel title={t("division.deputies")} aside={t("division.deputiesHelp")}>
      {division.deputies.length === 0 ? (
        <p className="dim">{t("division.noDeputies")}</p>
      ) : (
        <ul className="start-leaders">
          {division.deputies.map((row) => {
            const now = chosen.deputies[row.post] ?? row;
            const change = (next: Partial<Chosen["deputies"][number]>) =>
              set({
                ...chosen,
                deputies: {
                  ...chosen.deputies,
                  [row.post]: { deputises: now.deputises, areas: now.areas, ...next },
                },
              });
            return (
              <li key={row.post}>
                <label htmlFor={`deputy:${row.post}`}>
                  {row.person.full_name}
                  <span className="dim small"> · {row.unit.short_name}</span>
                </label>
                {division.may ? (
                  <NativeSelect
                    id={`deputy:${row.post}`}
                    value={now.deputises}
                    onChange={(event) => change({ deputises: event.currentTarget.value as Deputising })}
                    data={KINDS.map((kind) => ({ value: kind, label: t(`division.when.${kind}`) }))}
                  />
                ) : (
                  <span id={`deputy:${row.post}`}>{t(`division.when.${row.deputises}`)}</span>
                )}
                {now.deputises === "AREAS" && (
                  <AreaChecks
                    value={now.areas}
                    onChange={(areas) => change({ areas })}
                    disabled={!division.may}
                  />
                )}
              </li>
            );
          })}
        </ul>
      )}
    </Panel>
  );
}
