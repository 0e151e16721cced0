import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BodyChoices } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import type { Chosen } from "./choices";

/** Which of the "six clear" a plan is not issued without; the others are only said. */
export function Clears({
  choices,
  chosen,
  set,
}: {
  choices: BodyChoices;
  chosen: Chosen;
  set: (chosen: Chosen) => void;
}) {
  const { t } = useTranslation();
  const asked = chosen.clears ?? choices.clears.filter((one) => one.asked).map((one) => one.clear);
  return (
    <Panel title={t("start.clears")} aside={t("start.clearsHelp")}>
      <Checkbox.Group
        aria-label={t("start.clears")}
        value={asked}
        onChange={(clears) => set({ ...chosen, clears })}
      >
        <div className="start-clears">
          {choices.clears.map((one) => (
            <Checkbox key={one.clear} value={one.clear} label={one.name} />
          ))}
        </div>
      </Checkbox.Group>
    </Panel>
  );
}
