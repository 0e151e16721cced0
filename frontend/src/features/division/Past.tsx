import { useTranslation } from "react-i18next";
import type { Division } from "@/shared/api/types";
import { showDate } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

/** Who had which affairs before, from when until when. */
export function Past({ division }: { division: Division }) {
  const { t } = useTranslation();
  if (!division.past.length) return null;
  const titles = new Map(division.areas.map(({ area, title }) => [area as string, title]));
  return (
    <Panel title={t("division.past")}>
      <ul className="list">
        {division.past.map((row) => (
          <li
            key={`${row.leader.id}:${row.area ?? row.unit?.id}:${row.valid_from}:${row.valid_to}`}
            className="item"
          >
            <p className="grow">
              {row.area ? titles.get(row.area) : row.unit?.name}: {row.leader.full_name}
            </p>
            <p className="dim small">
              {t("away.days", { first: showDate(row.valid_from), last: showDate(row.valid_to) })}
            </p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
