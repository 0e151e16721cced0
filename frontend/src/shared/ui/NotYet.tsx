import { useTranslation } from "react-i18next";
import type { Transition } from "@/shared/api/types";

/** What the reader may do in principle, and what is missing for it. */
export function NotYet({ transitions }: { transitions: Transition[] }) {
  const { t } = useTranslation();
  const blocked = transitions.filter((transition) => !transition.enabled && transition.unmet);
  if (!blocked.length) return null;
  return (
    <div className="not-yet small">
      <p className="strong">{t("task.notYet")}</p>
      <ul>
        {blocked.map((transition) => (
          <li key={transition.name}>
            {transition.label.replace(/…$/, "")}: {transition.unmet}
          </li>
        ))}
      </ul>
    </div>
  );
}
