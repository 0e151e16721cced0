import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Plan } from "@/shared/api/types";
import { AreaName } from "@/shared/areas/AreaName";
import { Panel } from "@/shared/ui/Page";
import { ObjectivesForm } from "./ObjectivesForm";

/** What the plan wants to reach, as a whole and area by area; nothing where nothing was entered. */
export function Objectives({ plan }: { plan: Plan }) {
  const { t } = useTranslation();
  const [editing, edit] = useState(false);
  const areas = [...new Set(plan.objectives.map((one) => one.area))];
  if (!areas.length && !plan.may.edit) return null;
  return (
    <Panel title={t("objectives.title")}>
      {areas.map((area) => (
        <div key={area} className="objectives">
          <p className="strong">{area ? <AreaName code={area} /> : t("objectives.whole")}</p>
          <ul>
            {plan.objectives
              .filter((one) => one.area === area)
              .map((one) => (
                <li key={one.text}>{one.text}</li>
              ))}
          </ul>
        </div>
      ))}
      {plan.may.edit && (
        <Button
          variant="default"
          className="self-start"
          leftSection={<IconPencil size={16} stroke={1.75} aria-hidden />}
          onClick={() => edit(true)}
        >
          {t(areas.length ? "objectives.edit" : "objectives.set")}
        </Button>
      )}
      {editing && <ObjectivesForm plan={plan} onClose={() => edit(false)} />}
    </Panel>
  );
}
