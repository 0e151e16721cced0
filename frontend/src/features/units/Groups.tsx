import { useTranslation } from "react-i18next";
import type { DirectoryUnit } from "@/shared/api/types";
import { Panel } from "@/shared/ui/Page";
import { Aliases } from "./Aliases";

/** Groups with their members. */
export function Groups({ rows }: { rows: DirectoryUnit[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("units.groups")} aside={t("units.groupsHelp")}>
      <dl className="pairs">
        {rows.map((row) => (
          <div key={row.unit.id}>
            <dt>
              <b>{row.unit.name}</b>
              {row.aliases.length > 0 && (
                <p className="dim small">
                  <Aliases row={row} />
                </p>
              )}
            </dt>
            <dd>
              <span className="visually-hidden">{t("units.members")}: </span>
              {row.members.map((unit) => unit.short_name).join(", ") || (
                <span className="dim">{t("units.noMembers")}</span>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
