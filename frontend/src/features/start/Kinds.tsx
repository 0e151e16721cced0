import { Checkbox } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BodyChoices } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import type { Chosen } from "./choices";

/** Units of which kinds count among those that the body inspects a year; it asks nothing of who inspects bodies below. */
export function Kinds({
  choices,
  chosen,
  set,
}: {
  choices: BodyChoices;
  chosen: Chosen;
  set: (chosen: Chosen) => void;
}) {
  const { t } = useTranslation();
  if (!choices.kinds.length) return null;
  const apart = chosen.apart ?? choices.kinds.filter((one) => !one.inspected).map((one) => one.kind);
  const all = choices.kinds.map((one) => one.kind);
  return (
    <Panel title={t("kindsInspected.title")} aside={t("kindsInspected.help")}>
      <Checkbox.Group
        aria-label={t("kindsInspected.title")}
        value={all.filter((kind) => !apart.includes(kind))}
        onChange={(inspected) => set({ ...chosen, apart: all.filter((kind) => !inspected.includes(kind)) })}
      >
        <div className="start-clears">
          {choices.kinds.map(({ kind, name, units }) => (
            <Checkbox key={kind} value={kind} label={t("kindsInspected.kind", { name, count: units })} />
          ))}
        </div>
      </Checkbox.Group>
    </Panel>
  );
}
