import { Button } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { KeptProgramme } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import { AreasForm } from "./AreasForm";

/** A programme with its areas in their order, to read or to change. */
export function Programme({
  programme,
  may,
  editing,
  edit,
}: {
  programme: KeptProgramme;
  may: boolean;
  editing: boolean;
  edit: (open: boolean) => void;
}) {
  const { t, i18n } = useTranslation();
  if (editing)
    return (
      <Panel title={programme.name}>
        <AreasForm programme={programme} onClose={() => edit(false)} />
      </Panel>
    );
  return (
    <Panel
      title={programme.name}
      aside={
        may && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPencil size={16} aria-hidden />}
            aria-label={t("areas.editOf", { name: programme.name })}
            onClick={() => edit(true)}
          >
            {t("areas.edit")}
          </Button>
        )
      }
    >
      {programme.areas.length === 0 && <p className="dim">{t("areas.empty")}</p>}
      <ol className="kept-areas">
        {programme.areas.map((area) => (
          <li key={area.code}>
            <span className={area.retired ? "dim" : undefined}>{area.title}</span>
            {area.retired && <span className="dim small"> · {t("areas.retired")}</span>}
            {i18n.language !== "en" && area.en && (
              <p className="dim small" lang="en">
                {area.en}
              </p>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}
