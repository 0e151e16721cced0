import { useTranslation } from "react-i18next";
import type { Task } from "@/shared/api/types";
import { showMoment } from "@/shared/ui/dates";
import { Panel } from "@/shared/ui/Page";

/** Who of those responsible opened it first when. */
export function SeenBy({ seen }: { seen: Task["seen"] }) {
  const { t } = useTranslation();
  if (!seen.length) return null;
  return (
    <Panel title={t("task.seen")}>
      <ul className="seen small">
        {seen.map(({ person, at }) => (
          <li key={person.id}>
            {person.full_name} <time className="dim">{showMoment(at)}</time>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
